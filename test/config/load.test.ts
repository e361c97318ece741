import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig, parseConfig } from '../../src/config/load.ts'
import { systemFiles } from '../../src/io/files.ts'
import { failure } from './failure.ts'

const whole = `version: 1
images:
  web:
    repository: ghcr.io/acme/web
    context: .
    file: Dockerfile
    target: production
    platforms: [linux/amd64, linux/arm64]
    buildArgs: { MODE: "1" }
    secrets: { npm: "\${NPM_TOKEN}" }
    cacheFrom: [type=gha]
    cacheTo: ['type=gha,mode=max']
    provenance: max
    sbom: true
    builder: remote
    tags: { latest: false, major: true, minor: false }
environments:
  dev: { when: { push: dev } }
  uat: { when: { prerelease: true, push: [main, 'release/*'] } }
  production:
    when: { release: true, dispatch: false }
    promoteFrom: uat
    target: { kubernetes: { namespace: shop, manifests: k8s/, app: shop, context: prod, kubeconfig: "\${KUBE}" } }
    strategy: { blueGreen: { bake: 5m, keepPrevious: 1h30m, keepReleases: 5, drain: 0, deadline: 500ms } }
    gates:
      before: [{ http: { path: /healthz, expect: 200 } }]
      after: [{ http: { path: /, port: http, service: web, timeout: 1s, attempts: 2, interval: 10s } }]
`

describe('a configuration', () => {
  it('is read with everything that can be said', async () => {
    expect(await parseConfig(whole, 'cutover.yml')).toEqual({
      version: 1,
      images: {
        web: {
          repository: 'ghcr.io/acme/web',
          context: '.',
          file: 'Dockerfile',
          target: 'production',
          platforms: ['linux/amd64', 'linux/arm64'],
          buildArgs: { MODE: '1' },
          secrets: { npm: 'NPM_TOKEN' },
          cacheFrom: ['type=gha'],
          cacheTo: ['type=gha,mode=max'],
          provenance: 'max',
          sbom: true,
          builder: 'remote',
          tags: { latest: false, major: true, minor: false }
        }
      },
      environments: {
        dev: { when: { push: ['dev'] } },
        uat: { when: { prerelease: true, push: ['main', 'release/*'] } },
        production: {
          when: { release: true, dispatch: false },
          promoteFrom: 'uat',
          target: {
            kubernetes: {
              namespace: 'shop',
              manifests: ['k8s/'],
              app: 'shop',
              context: 'prod',
              kubeconfig: { path: '${KUBE}', variable: 'KUBE' }
            }
          },
          strategy: { blueGreen: { bake: 300_000, keepPrevious: 5_400_000, keepReleases: 5, drain: 0, deadline: 500 } },
          gates: {
            before: [{ http: { path: '/healthz', expect: 200 } }],
            after: [{ http: { path: '/', port: 'http', service: 'web', timeout: 1000, attempts: 2, interval: 10_000 } }]
          }
        }
      }
    })
  })

  it('is refused with all its problems at once, each with its place, the value and the fix', async () => {
    const wrong = `version: 2
imgs: {}
images:
  Web: { repository: ghcr.io/acme/web }
  api: { repository: ghcr.io/acme/api:1, build-args: {}, platforms: linux/amd64, sbom: 'yes' }
environments:
  production:
    notify: []
    promoteFrom: stagin
    target: { kubernetes: { namespce: shop, manifests: k8s/ } }
    strategy: { blueGreen: { bake: 5 minutes }, rolling: {} }
    gates: { before: [{ http: { path: healthz, expect: 20 } }] }
`
    expect(await failure(() => parseConfig(wrong, '.github/cutover.yml'))).toEqual({
      code: 'CONFIG_INVALID',
      message: `.github/cutover.yml has 14 problems:
.github/cutover.yml:1:10: version is 2, but must be 1.
.github/cutover.yml:2:1: There is no key imgs; did you mean images?
.github/cutover.yml:4:3: The name images.Web must be a name of a-z, 0-9 and - with at most 63 characters.
.github/cutover.yml:5:22: images.api.repository is "ghcr.io/acme/api:1", but must be a repository without tag and digest, for example ghcr.io/acme/web.
.github/cutover.yml:5:42: There is no key images.api.build-args; did you mean buildArgs?
.github/cutover.yml:5:69: images.api.platforms is "linux/amd64", but must be a list, for example ["linux/amd64"].
.github/cutover.yml:5:88: images.api.sbom is "yes", but must be true or false.
.github/cutover.yml:8:5: There is no key environments.production.notify; known here: when, promoteFrom, verify, target, strategy, gates.
.github/cutover.yml:10:15: environments.production.target.kubernetes.namespace is missing, for example shop.
.github/cutover.yml:10:29: There is no key environments.production.target.kubernetes.namespce; did you mean namespace?
.github/cutover.yml:11:15: environments.production.strategy must have one of blueGreen, weighted and rolling.
.github/cutover.yml:11:36: environments.production.strategy.blueGreen.bake is "5 minutes", but must be a duration, for example 5m.
.github/cutover.yml:12:39: environments.production.gates.before[0].http.path is "healthz", but must be a path that begins with /, for example /healthz.
.github/cutover.yml:12:56: environments.production.gates.before[0].http.expect is 20, but must be a whole number from 100 to 599, for example 200.`,
      hint: 'An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json',
      at: { file: '.github/cutover.yml', line: 1, column: 10 }
    })
  })

  it.each([
    ['', 'c:1:1: The file is empty; begin with version: 1'],
    ['[]', 'c:1:1: The file must be keys with values.'],
    ['version: 1\nversion: 1', 'c:2:1: Map keys must be unique.'],
    ['version: 1\nimages: *none', 'c:1:1: Unresolved alias (the anchor must be set before the alias): none.'],
    [
      'version: 1\nenvironments: { uat: { promoteFrom: ${FROM} } }',
      "c:2:38: Unexpected flow-map-start at node end. Inside { }, put ${NAME} in quotes: '${NAME}'."
    ],
    [
      'version: 1\nenvironments: { uat: { promoteFrom: uat } }',
      'c:2:37: environments.uat.promoteFrom is "uat", but must be another environment of this file, for example uat.'
    ],
    [
      'version: 1\nimages: { web: { repository: r, context: "${DIR}" } }',
      'c:2:42: images.web.context is "${DIR}", but takes no ${NAME}: only secrets and kubeconfig are read from the environment, for example ./web.'
    ]
  ])('%j is refused', async (text, message) => {
    expect(await failure(() => parseConfig(text, 'c'))).toMatchObject({ code: 'CONFIG_INVALID', message })
  })

  it('that holds a secret is refused without repeating it', async () => {
    const text = 'version: 1\nimages: { web: { repository: r, secrets: { npm: hunter2 } } }'
    expect(await failure(() => parseConfig(text, 'c'))).toMatchObject({
      message:
        'c:2:49: images.web.secrets.npm must be ${NAME}, the name of an environment variable, for example ${NPM_TOKEN}.'
    })
  })

  it('that expands without end is refused', async () => {
    const layers = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`)
    expect(await failure(() => parseConfig(`l0: &l0 x\n${layers.join('\n')}`, 'c'))).toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'c:1:1: Excessive alias count indicates a resource exhaustion attack.'
    })
  })
})

describe('the file', () => {
  let folder: string
  const back = process.cwd()
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cutover-config-'))
    await mkdir(join(folder, '.github'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const inFolder = {
    ...systemFiles,
    exists: (path: string) => systemFiles.exists(join(folder, path)),
    read: (path: string) => systemFiles.read(join(folder, path))
  }

  it('need not be there, unless it is asked for', async () => {
    expect(await loadConfig(inFolder)).toBeUndefined()
    expect(await failure(() => loadConfig(inFolder, 'release.yml'))).toMatchObject({ code: 'FILE_UNREADABLE' })
    expect(process.cwd()).toBe(back)
  })

  it('is found with either ending', async () => {
    await writeFile(join(folder, '.github/cutover.yaml'), 'version: 1')
    expect(await loadConfig(inFolder)).toEqual({ path: '.github/cutover.yaml', config: { version: 1 } })
    await writeFile(join(folder, '.github/cutover.yml'), 'version: 1\nimages: {}')
    expect(await loadConfig(inFolder)).toEqual({ path: '.github/cutover.yml', config: { version: 1, images: {} } })
  })
})
