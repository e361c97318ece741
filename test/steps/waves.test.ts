import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../src/sandbox/cluster/workload/in-process.ts'
import { goLive } from '../../src/steps/kubernetes.ts'
import { retireStep } from '../../src/steps/retire.ts'
import { rollbackStep } from '../../src/steps/rollback.ts'
import { statusStep } from '../../src/steps/status.ts'
import { key } from '../../src/target/kubernetes/objects.ts'
import { manifestsOf } from '../target/kubernetes/under-traffic.ts'

const names = ['eu', 'us']
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
let clusters: Record<string, SandboxCluster>
/** Versions whose gate fails in the region that comes after the colon. */
let bad: string
let titles: string[]

beforeEach(async () => {
  bad = ''
  titles = []
  const start = (region: string) =>
    startCluster({
      namespaces: ['shop'],
      workload: inProcess(({ container }) => (request, response) => {
        const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
        const fails = request.url === '/healthz' && bad === `${version}:${region}`
        response.writeHead(fails ? 500 : 200).end(version)
      })
    })
  const [eu, us] = await Promise.all(names.map(start))
  clusters = { eu: eu as SandboxCluster, us: us as SandboxCluster }
})
afterEach(() => Promise.all(Object.values(clusters).map(cluster => cluster.stop())))

const context = (): Context => ({
  report: {
    ...silent,
    phase(title, work) {
      titles.push(title)
      return work()
    }
  },
  clock: systemClock,
  http: systemHttp({}),
  files: {
    ...systemFiles,
    read: async path => Buffer.from(clusters[path]?.kubeconfig ?? config),
    exists: async () => true
  },
  processes: systemProcesses,
  environment: {},
  event: { name: 'release', payload: {} },
  run: runOf({}),
  signal: new AbortController().signal
})

async function release(version: string, onFailure: 'stop' | 'rollback' = 'stop', dryRun = false) {
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
    github: undefined,
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

/** The release that each cluster's Service is on, by its version. */
const live = (): Record<string, string> =>
  Object.fromEntries(
    names.map(name => {
      const service = clusters[name]?.objects('Service', 'shop').find(({ metadata }) => metadata.name === 'web')
      const selector = (service?.spec as { selector?: Record<string, string> } | undefined)?.selector ?? {}
      return [name, (selector[key.release] ?? 'nothing').replace(/-[0-9a-f]{8}$/, '')]
    })
  )
const outcomes = (waves: string | undefined): string[] =>
  (JSON.parse(waves ?? '[]') as { name: string; outcome: string }[]).map(({ name, outcome }) => `${name} ${outcome}`)

const where = { environment: 'production' } as const
const status = async () => {
  const { outputs } = await statusStep(context(), { ...where, format: 'json' } as Parameters<typeof statusStep>[1])
  const { live: versions, healthy } = JSON.parse(outputs.json ?? '') as { live: string[]; healthy: boolean }
  return { versions, healthy, output: outputs.healthy }
}
const rollBack = (to?: string) =>
  rollbackStep(context(), { ...where, to, 'dry-run': false } as Parameters<typeof rollbackStep>[1])

describe('a release in waves', () => {
  test('goes live in one cluster after the other, once both were found fit for it', async () => {
    const { outputs, failure } = await release('1.0.0')
    expect([failure, outputs.outcome, outcomes(outputs.waves)]).toEqual([
      undefined,
      'SUCCEEDED',
      ['eu SUCCEEDED', 'us SUCCEEDED']
    ])
    expect(titles).toEqual(['Preflight eu', 'Preflight us', 'Cut over eu', 'Cut over us'])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('that is bad in the first cluster never begins in the second', async () => {
    await release('1.0.0')
    bad = '1.1.0:eu'
    const { outputs, failure } = await release('1.1.0')
    expect([failure?.code, outcomes(outputs.waves)]).toEqual(['ROLLED_BACK', ['eu ROLLED_BACK', 'us NOT_BEGUN']])
    expect(failure?.message).toMatch(/^Wave eu \(1 of 2\): /)
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('that is bad in the second cluster stays in the first, and that is said', async () => {
    await release('1.0.0')
    bad = '1.1.0:us'
    const { outputs, failure } = await release('1.1.0')
    expect(outcomes(outputs.waves)).toEqual(['eu SUCCEEDED', 'us ROLLED_BACK'])
    expect(failure?.hint).toMatch(/The waves: eu SUCCEEDED, us ROLLED_BACK\.$/)
    expect(live()).toEqual({ eu: '1-1-0', us: '1-0-0' })
  })

  test('that is bad in the second cluster goes back in the first too, where the settings say so', async () => {
    await release('1.0.0')
    bad = '1.1.0:us'
    const { outputs } = await release('1.1.0', 'rollback')
    expect(outcomes(outputs.waves)).toEqual(['eu ROLLED_BACK', 'us ROLLED_BACK'])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('is not begun anywhere when one cluster is not fit for it', async () => {
    const { us } = clusters
    if (us) us.faults = ({ path }) => (path.endsWith('/deployments') ? { status: 403, message: 'no' } : undefined)
    await expect(release('1.0.0')).rejects.toMatchObject({ message: expect.stringMatching(/^Wave us: /) })
    expect(live()).toEqual({ eu: 'nothing', us: 'nothing' })
  })

  test('goes on where it was stopped when it is run again', async () => {
    await release('1.0.0')
    bad = '1.1.0:us'
    await release('1.1.0')
    bad = ''
    const { outputs } = await release('1.1.0')
    expect(outcomes(outputs.waves)).toEqual(['eu SUCCEEDED', 'us SUCCEEDED'])
    expect(live()).toEqual({ eu: '1-1-0', us: '1-1-0' })
  })

  test('is only told of in a dry run', async () => {
    const { outputs } = await release('1.0.0', 'stop', true)
    expect([outputs.outcome, outcomes(outputs.waves)]).toEqual(['PLANNED', ['eu PLANNED', 'us PLANNED']])
    expect(live()).toEqual({ eu: 'nothing', us: 'nothing' })
  })
})

describe('clusters of one target', () => {
  test('are healthy when all are on one version', async () => {
    await release('1.0.0')
    expect(await status()).toEqual({ versions: ['1.0.0'], healthy: true, output: 'true' })
    bad = '1.1.0:us'
    await release('1.1.0')
    expect(await status()).toEqual({ versions: ['1.1.0', '1.0.0'], healthy: false, output: 'false' })
  })

  test('go back together, to the version that the first one had before', async () => {
    await release('1.0.0')
    await release('1.1.0')
    const { outputs, failure } = await rollBack()
    expect([failure, outputs.from, outputs.to, outcomes(outputs.waves)]).toEqual([
      undefined,
      '1.1.0',
      '1.0.0',
      ['eu SUCCEEDED', 'us SUCCEEDED']
    ])
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('go no further back where a release never came', async () => {
    await release('0.9.0')
    await release('1.0.0')
    bad = '1.1.0:us'
    await release('1.1.0')
    expect((await rollBack()).outputs.outcome).toBe('SUCCEEDED')
    expect(live()).toEqual({ eu: '1-0-0', us: '1-0-0' })
  })

  test('let go of what they kept, each of its own', async () => {
    await release('1.0.0')
    await release('1.1.0')
    const inputs = { ...where, now: true } as Parameters<typeof retireStep>[1]
    const { outputs, failure } = await retireStep(context(), inputs)
    expect([failure, outputs.outcome, outputs.version]).toEqual([undefined, 'SUCCEEDED', '1.1.0'])
    expect(outputs.changes?.split('\n').filter(line => line.startsWith('Retired'))).toHaveLength(2)
    expect((await retireStep(context(), inputs)).outputs.changes).toBe('')
  })
})
