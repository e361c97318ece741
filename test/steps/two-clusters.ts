import { afterEach, beforeEach } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { GitHub } from '../../src/record/github.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../src/sandbox/cluster/workload/in-process.ts'
import { goLive } from '../../src/steps/kubernetes.ts'
import { manifestsOf } from '../target/kubernetes/under-traffic.ts'

export const names = ['eu', 'us']
const config = `
version: 1
environments:
  production:
    target:
      kubernetes:
        namespace: shop
        manifests: k8s/
        app: web
        waves: [{ name: eu, kubeconfig: eu }, { name: us, kubeconfig: us }]
    strategy: { blueGreen: { drain: 0 } }
`
/** What a test has, anew for each. */
export const stage = {
  clusters: {} as Record<string, SandboxCluster>,
  /** Version whose gate fails in the region that comes after the colon. */
  bad: '',
  titles: [] as string[]
}

beforeEach(async () => {
  stage.bad = ''
  stage.titles = []
  const start = (region: string) =>
    startCluster({
      namespaces: ['shop'],
      workload: inProcess(({ container }) => (request, response) => {
        const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
        const fails = request.url === '/healthz' && stage.bad === `${version}:${region}`
        response.writeHead(fails ? 500 : 200).end(version)
      })
    })
  const [eu, us] = await Promise.all(names.map(start))
  stage.clusters = { eu: eu as SandboxCluster, us: us as SandboxCluster }
})
afterEach(() => Promise.all(Object.values(stage.clusters).map(cluster => cluster.stop())))

export const context = (): Context => ({
  report: {
    ...silent,
    phase(title, work) {
      stage.titles.push(title)
      return work()
    }
  },
  clock: systemClock,
  http: systemHttp({}),
  files: {
    ...systemFiles,
    read: async path => Buffer.from(stage.clusters[path]?.kubeconfig ?? config),
    exists: async () => true
  },
  processes: systemProcesses,
  environment: {},
  event: { name: 'release', payload: {} },
  run: runOf({}),
  signal: new AbortController().signal
})

export async function release(
  version: string,
  onFailure: 'stop' | 'rollback' = 'stop',
  dryRun = false,
  github: GitHub | undefined = undefined
) {
  const occasion = { kind: 'release', ref: `v${version}`, version, channel: 'stable', prerelease: false } as const
  const inputs = {
    image: 'registry.test/web',
    manifests: ['k8s/'],
    namespace: 'shop',
    bake: 0,
    drain: 0,
    keepPrevious: 600_000,
    deadline: 20_000,
    gates: ['after /healthz']
  }
  const found = settings(inputs, undefined, occasion, {})
  const waves = names.map(name => ({ name, namespace: 'shop', kubeconfig: name }))
  const [gate] = found.gates.after
  const gates = { before: [], after: gate ? [{ ...gate, attempts: 2, interval: 50 }] : [] }
  const plan = {
    release: { ...occasion, sha: 'a'.repeat(40) },
    settings: {
      ...found,
      gates,
      target: { ...(found.target as never as object), namespace: 'shop', manifests: [], app: 'web', waves, onFailure }
    },
    github,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
  const text = manifestsOf(version, {})
    .map(object => JSON.stringify(object))
    .join('\n---\n')
  const swapped = {
    sources: [{ path: 'k8s/shop.yaml', text }],
    files: [],
    changes: [],
    lock: { version: 1 as const, images: [], files: [] }
  }
  return goLive(context(), plan as never, [], swapped, dryRun)
}
