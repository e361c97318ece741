import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { systemFiles } from '../../src/io/files.ts'
import { type EcsMode, ecsAim } from '../../src/sandbox/aim-ecs.ts'
import { kubernetesAim } from '../../src/sandbox/aim-kubernetes.ts'
import { type CheckoutOptions, checkOut, exampleFolder } from '../../src/sandbox/checkout.ts'

let folder: string

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-checkout-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(files: Record<string, string>): string {
  const source = join(folder, 'source')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true })
    writeFileSync(join(source, path), text)
  }
  return source
}

const out = (source: string, more: Partial<CheckoutOptions> = {}) =>
  checkOut({
    source,
    into: join(folder, 'copy'),
    version: '1.1.0',
    registry: '127.0.0.1:5000',
    aim: kubernetesAim('/kubeconfig'),
    ...more
  })

const read = (path: string): string => readFileSync(join(folder, 'copy', path), 'utf8')

test('the example is checked out at a version, named after the sandbox, and its configuration stays valid', async () => {
  const checkout = out(exampleFolder())
  expect(checkout).toEqual({
    folder: join(folder, 'copy'),
    environment: 'production',
    place: 'shop',
    rename: expect.any(Function),
    repositories: ['127.0.0.1:5000/acme/shop'],
    unset: {},
    gates: ['/healthz'],
    notes: ['A release is watched for 4s instead of 5m, and its gates are asked every 500ms.']
  })
  expect(JSON.parse(read('package.json')).version).toBe('1.1.0')
  expect(read('k8s/deployment.yaml')).toContain('image: 127.0.0.1:5000/acme/shop:1.0.0 #')
  const loaded = await loadConfig(systemFiles, join(folder, 'copy/.github/cutover.yml'))
  expect(loaded?.config.environments?.production?.target?.kubernetes?.kubeconfig?.path).toBe('/kubeconfig')
  expect(loaded?.config.environments?.production?.gates?.after?.[0]?.http?.interval).toBe(500)
})

test('a bad setting goes into the manifest that has it; one that none has is left to the image', () => {
  const { unset } = out(exampleFolder(), { bad: { CURRENCY: 'EURO', OTHER: 'x' } })
  expect(unset).toEqual({ OTHER: 'x' })
  expect(read('k8s/config.yaml')).toContain('  CURRENCY: "EURO"\n')
})

const config = (environments: string) => `version: 1
images: { web: { repository: ghcr.io/acme/web, builder: cloud, buildWith: podman, cacheFrom: [type=gha], secrets: { t: '\${T}' } } }
environments: ${environments}
`

test('only whole repositories are renamed, and what needs the outside world is left out', () => {
  const kubernetes = '{ kubernetes: { namespace: n, manifests: [m.yml, k8s], context: far } }'
  const source = put({
    '.github/cutover.yml': config(
      `{ live: { when: { release: true }, promoteFrom: uat, target: ${kubernetes} }, uat: {} }`
    ),
    'm.yml': 'image: ghcr.io/acme/web@sha256:1\nimage: ghcr.io/acme/web-admin:1\nimage: my.ghcr.io/acme/web:1\n',
    'k8s/deep/x.yaml': 'image: "ghcr.io/acme/web"\n',
    '.git/HEAD': 'ref'
  })
  const checkout = out(source)
  expect(read('m.yml')).toBe(
    'image: 127.0.0.1:5000/acme/web@sha256:1\nimage: ghcr.io/acme/web-admin:1\nimage: my.ghcr.io/acme/web:1\n'
  )
  expect(read('k8s/deep/x.yaml')).toBe('image: "127.0.0.1:5000/acme/web"\n')
  expect(checkout.notes).toContain('Images are built for live instead of promoted.')
  expect(read('.github/cutover.yml')).not.toMatch(/cloud|podman|gha|secrets|promoteFrom|far/)
  expect(() => read('.git/HEAD')).toThrow('ENOENT')
})

test.each(['append: { base: scratch }', 'bake: docker-bake.hcl'])('an image with %s is refused', builder => {
  const kubernetes = '{ kubernetes: { namespace: n, manifests: [m.yml] } }'
  const text = config(`{ live: { when: { release: true }, target: ${kubernetes} } }`)
  const source = put({ '.github/cutover.yml': text.replace('builder: cloud', builder) })
  expect(() => out(source)).toThrow(
    `A rehearsal builds Dockerfiles alone, and images.web has ${builder.split(':')[0]}.`
  )
})

test('of gates only the paths of Services are asked', async () => {
  const gates = `gates: {
    before: [{ command: ./smoke.sh }, { http: { path: /ready } }],
    after: [{ http: { url: 'https://shop.test/' } }, { http: { path: /healthz } }, { datadog: { monitor: 1 } }]
  }`
  const kubernetes = '{ kubernetes: { namespace: n, manifests: [m.yml] } }'
  const source = put({
    '.github/cutover.yml': config(`{ live: { when: { release: true }, target: ${kubernetes}, ${gates} } }`),
    'm.yml': ''
  })
  const { gates: asked, notes } = out(source)
  const loaded = await loadConfig(systemFiles, join(folder, 'copy/.github/cutover.yml'))
  const { before, after } = loaded?.config.environments?.live?.gates ?? {}
  expect({ asked, notes, paths: [before, after].map(list => list?.map(({ http }) => http?.path)) }).toEqual({
    asked: ['/healthz'],
    notes: [
      'Gates outside of the cluster are not asked: command, http, datadog.',
      'A release is watched for 4s instead of a minute, and its gates are asked every 500ms.'
    ],
    paths: [['/ready'], ['/healthz']]
  })
})

test('without a configuration, or an environment to rehearse, it says which is missing', () => {
  expect(() => out(put({ 'package.json': '{}' }))).toThrow('There is no .github/cutover.yml.')
  rmSync(join(folder, 'copy'), { recursive: true })
  const source = put({ '.github/cutover.yml': config('{ dev: { when: { push: dev } } }') })
  expect(() => out(source)).toThrow('has no environment for releases with a Kubernetes target')
})

const listener = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener-rule/app/web/1/2'
const registry = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const toEcs = (mode: EcsMode, services: string[]) =>
  ecsAim({ mode, cluster: 'shop', app: 'web', services, rule: `${listener}/3`, testRule: `${listener}/4` })

test('the example is checked out for two services of Amazon ECS, and its configuration stays valid', async () => {
  const aim = toEcs('weights', ['web-blue', 'web-green'])
  const checkout = out(exampleFolder(), { aim, registry, config: '.github/cutover-ecs.yml', bad: { CURRENCY: 'EURO' } })
  expect(checkout).toEqual({
    folder: join(folder, 'copy'),
    environment: 'production',
    place: 'shop',
    rename: expect.any(Function),
    repositories: [`${registry}/shop`],
    unset: {},
    gates: ['/healthz'],
    notes: [
      'A release is watched for 3s instead of 5m, and its gates are asked every 500ms.',
      'Each share of the requests (50 %) is watched for a second.'
    ]
  })
  expect(read('ecs/web.json')).toContain('{ "name": "CURRENCY", "value": "EURO" }')
  const { target, strategy } =
    (await loadConfig(systemFiles, join(folder, 'copy/.github/cutover.yml')))?.config.environments?.production ?? {}
  expect([target?.ecs?.service, target?.ecs?.rules, target?.ecs?.testRule]).toEqual([
    ['web-blue', 'web-green'],
    [`${listener}/3`],
    `${listener}/4`
  ])
  expect(strategy?.weighted).toMatchObject({ bake: 3000, deadline: 120_000, drain: 1000 })
})

test('of a target of Amazon ECS what needs the outside world is left out, and so are gates that could not be asked', async () => {
  const text = config(`{
    other: { when: { release: true }, target: { kubernetes: { namespace: n, manifests: [m.yml] } } },
    live: {
      when: { release: true },
      target: { ecs: { cluster: c, service: web, region: us-east-1, taskDefinition: t.jsonc, lock: { bucket: locks },
        schedules: [nightly], tasks: [{ name: migrate }],
        set: { containers: { web: { environment: { A: b }, secrets: { KEY: far } } } } } },
      gates: { before: [{ http: { path: /ready } }], after: [{ http: { path: /healthz } }] } } }`)
  const source = put({ '.github/cutover.yml': text, 't.jsonc': '{ "secrets": [{ "valueFrom": "arn:x" }] }' })
  const { notes } = out(source, { aim: toEcs('rolling', ['web']), registry })
  const loaded = await loadConfig(systemFiles, join(folder, 'copy/.github/cutover.yml'))
  const { live, other } = loaded?.config.environments ?? {}
  expect([live?.target?.ecs, live?.gates?.before, other?.when, read('t.jsonc'), notes]).toEqual([
    {
      ...{ cluster: 'c', service: ['web'], app: 'web', taskDefinition: 't.jsonc' },
      set: { containers: { web: { environment: { A: 'b' } } } }
    },
    undefined,
    undefined,
    '{ "secrets": [{ "valueFrom": "/rehearsed" }] }',
    [
      'Left out of the target: lock, schedules, tasks.',
      'A service that rolls has no moment for gates before the cutover: they are not asked.',
      'A release is watched for 3s instead of a minute, and its gates are asked every 500ms.'
    ]
  ])
})

test('a target of Amazon ECS without a task definition has nothing to begin with', () => {
  const text = config('{ live: { when: { release: true }, target: { ecs: { cluster: c, service: web } } } }')
  expect(() => out(put({ '.github/cutover.yml': text }), { aim: toEcs('native', ['web']) })).toThrow(
    'environments.live.target.ecs names no taskDefinition.'
  )
})
