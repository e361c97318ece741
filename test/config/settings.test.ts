import { describe, expect, it } from 'vitest'
import type { Overrides } from '../../src/config/overrides.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { prerelease, push, read, release } from './occasions.ts'

const web = {
  name: 'web',
  repository: 'ghcr.io/acme/web',
  context: '.',
  platforms: [],
  buildArgs: {},
  secrets: {},
  cacheFrom: [],
  cacheTo: [],
  provenance: 'min',
  sbom: false,
  attest: false,
  tags: { latest: true, major: true, minor: true },
  buildWith: 'buildx',
  mirrors: []
}
const blueGreen = { kind: 'blueGreen', bake: 60_000, keepPrevious: 0, drain: 30_000, deadline: 600_000 }
const gate = { kind: 'http', expect: 200, timeout: 5000, attempts: 3, successes: 1, interval: 5000, initialDelay: 0 }
const pods = { restarts: 0, oomKills: 0, unready: 30_000 }

describe('without a file', () => {
  it('an image, manifests and a namespace are all that is needed', () => {
    const inputs = { image: 'ghcr.io/acme/web', manifests: ['k8s/'], namespace: 'shop' }
    expect(settings(inputs, undefined, release, {})).toEqual({
      environment: 'production',
      images: [web],
      target: { namespace: 'shop', manifests: ['k8s/'], app: 'web' },
      strategy: blueGreen,
      gates: { before: [], after: [], pods }
    })
  })

  it('nothing is deployed without manifests, and nothing is built without an image', () => {
    expect(settings({}, undefined, push, {})).toEqual({
      environment: 'dev',
      images: [],
      strategy: blueGreen,
      gates: { before: [], after: [], pods }
    })
  })

  it('every input is heard', () => {
    const inputs: Overrides = {
      environment: 'qa',
      image: 'registry.example:5000/Team_Web',
      context: 'app',
      file: 'app/Dockerfile.prod',
      stage: 'run',
      platforms: ['linux/arm64'],
      buildArgs: ['A=1', 'B=x=y'],
      secrets: ['npm=token'],
      cacheFrom: ['type=gha'],
      cacheTo: ['type=gha,mode=max'],
      provenance: 'false',
      sbom: true,
      attest: true,
      verify: ['repository=acme/web'],
      builder: 'remote',
      tags: ['latest'],
      manifests: ['a.yml', 'b.yml'],
      namespace: 'shop',
      app: 'store',
      kubeContext: 'blue',
      kubeconfig: '/tmp/config',
      strategy: 'rolling',
      gates: ['after /ready 204', '/healthz'],
      bake: 1000,
      deadline: 2000
    }
    expect(settings(inputs, undefined, release, {})).toEqual({
      environment: 'qa',
      images: [
        {
          name: 'team-web',
          repository: 'registry.example:5000/Team_Web',
          context: 'app',
          file: 'app/Dockerfile.prod',
          target: 'run',
          platforms: ['linux/arm64'],
          buildArgs: { A: '1', B: 'x=y' },
          secrets: { npm: 'token' },
          cacheFrom: ['type=gha'],
          cacheTo: ['type=gha,mode=max'],
          provenance: false,
          sbom: true,
          attest: true,
          builder: 'remote',
          tags: { latest: true, major: false, minor: false },
          buildWith: 'buildx',
          mirrors: []
        }
      ],
      verify: {
        repository: 'acme/web',
        commit: false,
        denySelfHostedRunners: false,
        provenance: true,
        source: ['registry', 'github']
      },
      target: {
        namespace: 'shop',
        manifests: ['a.yml', 'b.yml'],
        app: 'store',
        context: 'blue',
        kubeconfig: '/tmp/config'
      },
      strategy: { kind: 'rolling', bake: 1000, deadline: 2000 },
      gates: {
        before: [],
        after: [
          { ...gate, path: '/ready', expect: 204 },
          { ...gate, path: '/healthz' }
        ],
        pods
      }
    })
  })

  it.each<[Overrides, string]>([
    [
      { image: 'ghcr.io/acme/web:1' },
      'Input image is "ghcr.io/acme/web:1": it must be a repository without tag and digest.'
    ],
    [{ image: 'web@sha256:00' }, 'Input image is "web@sha256:00": it must be a repository without tag and digest.'],
    [
      { image: 'web', tags: ['newest'] },
      'Entry "newest" of tags is not understood: it must be latest, major, minor, none, or begin with type= and one of schedule, semver, match, edge, ref, raw, sha.'
    ],
    [{ image: 'web', provenance: 'true' }, 'Input provenance is "true": it must be min, max or false.'],
    [{ image: 'web', buildArgs: ['A=1', 'B'] }, 'Entry 2 of input build-args has no name and value.'],
    [{ image: 'web', secrets: ['hunter2'] }, 'Entry 1 of input secrets has no name and value.'],
    [{ gates: ['healthz'] }, 'Input gates is "healthz": it must be a path with a status.'],
    [{ image: 'web', manifests: ['k8s/'] }, 'Input namespace is missing.']
  ])('%j is refused', async (inputs, message) => {
    expect(await failure(() => settings(inputs, undefined, release, {}))).toMatchObject({
      code: 'INPUT_INVALID',
      message
    })
  })
})

describe('a file', () => {
  const shop = `images: { web: { repository: ghcr.io/acme/web, file: Dockerfile, secrets: { npm: '\${NPM}' }, tags: { latest: false } } }
environments:
  production:
    promoteFrom: uat
    target: { kubernetes: { namespace: shop, manifests: [k8s/], kubeconfig: '\${KUBE}' } }
    strategy: { rolling: { bake: 5m } }
    gates: { after: [{ http: { path: /healthz, port: 8080 } }] }
  uat: { target: { kubernetes: { namespace: uat, manifests: k8s/, kubeconfig: conf } }, strategy: { blueGreen: { drain: 0 } } }
`

  it('is filled up with defaults, and its secrets with the environment', async () => {
    expect(settings({}, await read(shop), prerelease, { NPM: 'token' })).toEqual({
      environment: 'uat',
      images: [{ ...web, file: 'Dockerfile', secrets: { npm: 'token' }, tags: { ...web.tags, latest: false } }],
      target: { namespace: 'uat', manifests: ['k8s/'], app: 'web', kubeconfig: 'conf' },
      strategy: { ...blueGreen, drain: 0 },
      gates: { before: [], after: [], pods }
    })
  })

  it('reads no build secret for what is promoted', async () => {
    expect(settings({}, await read(shop), release, { KUBE: '/kube' })).toEqual({
      environment: 'production',
      images: [{ ...web, file: 'Dockerfile', tags: { ...web.tags, latest: false } }],
      promoteFrom: 'uat',
      target: { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: '/kube' },
      strategy: { kind: 'rolling', bake: 300_000, deadline: 600_000 },
      gates: { before: [], after: [{ ...gate, path: '/healthz', port: 8080 }], pods }
    })
  })

  it('gives way to inputs', async () => {
    const inputs: Overrides = {
      image: 'localhost:5000/web',
      secrets: ['npm=given'],
      namespace: 'other',
      strategy: 'rolling',
      bake: 0,
      gates: []
    }
    expect(settings(inputs, await read(shop), prerelease, {})).toMatchObject({
      images: [{ name: 'web', repository: 'localhost:5000/web', secrets: { npm: 'given' }, file: 'Dockerfile' }],
      target: { namespace: 'other', manifests: ['k8s/'] },
      strategy: { kind: 'rolling', bake: 0, deadline: 600_000 }
    })
  })

  it('names the variable that is missing', async () => {
    const config = await read(shop)
    expect(await failure(() => settings({}, config, prerelease, { NPM: '' }))).toEqual({
      code: 'CONFIG_INVALID',
      message: 'images.web.secrets.npm reads ${NPM}, which is not set or empty.',
      hint: 'Pass it to the step: env: { NPM: ${{ secrets.NPM }} }'
    })
    expect(await failure(() => settings({}, config, release, {}))).toMatchObject({
      message: 'environments.production.target.kubernetes.kubeconfig reads ${KUBE}, which is not set or empty.'
    })
  })
})

describe('a file with two images', () => {
  const two = `images: { web: { repository: a/web }, api: { repository: a/api } }
environments: { production: { target: { kubernetes: { namespace: shop, manifests: k8s/, app: shop } } } }`

  it('releases both, or the one that a monorepo tag names', async () => {
    const names = async (component?: string) =>
      settings({}, await read(two), { ...release, ...(component ? { component } : {}) }, {}).images.map(
        ({ name }) => name
      )
    expect(await names()).toEqual(['web', 'api'])
    expect(await names('api')).toEqual(['api'])
    expect(await names('@acme/web')).toEqual(['web'])
    expect(await names('release')).toEqual(['web', 'api'])
  })

  it('needs a name for the app, whichever image is released, because the lock must stay the same', async () => {
    const config = await read(two.replace(', app: shop', ''))
    expect(await failure(() => settings({}, config, { ...release, component: 'web' }, {}))).toEqual({
      code: 'CONFIG_INVALID',
      message: 'The environment production deploys 2 images (web, api), and nothing names its app.',
      hint: 'Give it as app, under target.kubernetes or as an input. It names the lock in the cluster: never change it.'
    })
  })

  it('refuses an input that could mean either', async () => {
    const config = await read(two)
    expect(await failure(() => settings({ buildArgs: ['A=1'] }, config, release, {}))).toEqual({
      code: 'INPUT_INVALID',
      message: 'Input build-args does not say which of the images web, api it means.',
      hint: 'Say it in cutover.yml, under images.'
    })
    expect(await failure(() => settings({ stage: 'run' }, config, release, {}))).toMatchObject({
      message: 'Input build-target does not say which of the images web, api it means.'
    })
  })
})
