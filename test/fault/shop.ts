// What the product loads only when it is used is here from the start: real loading would take hours of virtual time.
import '../../src/gate/http.ts'
import type { Gates, Strategy } from '../../src/config/settings.ts'
import { mannerOf } from '../../src/config/strategy.ts'
import { CutoverError } from '../../src/errors.ts'
import type { Instant } from '../../src/io/clock.ts'
import type { Ended } from '../../src/rollout/engine.ts'
import { type Report, silent } from '../../src/runner/report.ts'
import type { ApiRequest, ApiResponse } from '../../src/sandbox/cluster/api/exchange.ts'
import { type ClusterSnapshot, type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { isReady } from '../../src/sandbox/cluster/controllers/pods.ts'
import type { Pod } from '../../src/sandbox/cluster/pods.ts'
import { types } from '../../src/sandbox/cluster/resources.ts'
import { slicesOf } from '../../src/sandbox/cluster/traffic/endpoints.ts'
import { type VirtualClock, virtualClock } from '../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../src/sandbox/cluster/workload/simulated.ts'
import { ApiServer } from '../../src/target/kubernetes/client.ts'
import { readHistory, wayBack } from '../../src/target/kubernetes/history.ts'
import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import { prepare } from '../../src/target/kubernetes/prepare.ts'
import { rollOut, type Terms } from '../../src/target/kubernetes/rollout.ts'
import { foreign, hooks, manifestsOf } from './manifests.ts'
import type { Kind } from './plan.ts'
import { Runner, type Wire } from './runner.ts'

export const namespace = 'shop'
const pace = { timeout: 1_000, attempts: 3, successes: 1, interval: 2_000, initialDelay: 0 }
const gate = { kind: 'http', expect: 200, ...pace } as const
const gates: Gates = { before: [{ ...gate, path: '/ready' }], after: [{ ...gate, path: '/healthz' }] }
export const blueGreen: Strategy = { kind: 'blueGreen', bake: 4_000, keepPrevious: 0, drain: 5_000, deadline: 600_000 }
export const weighted: Strategy & { kind: 'weighted' } = {
  ...blueGreen,
  kind: 'weighted',
  steps: [
    { weight: 10, for: 10_000 },
    { weight: 50, for: 10_000 },
    { weight: 100, for: 0 }
  ]
}
export const canaried: Strategy = { ...weighted, ingressClass: 'nginx' }
export const rolling: Strategy = { kind: 'rolling', bake: 4_000, deadline: 600_000 }

export const versionOf = (pod: Pod | undefined): string =>
  /:([^@]+)@/.exec(pod?.spec.containers[0]?.image ?? '')?.[1] ?? ''

/** A cluster at a moment. */
export interface Base {
  readonly cluster: ClusterSnapshot
  readonly at: Instant
}

/** A cluster with an app in it, on a clock of its own and without a socket between them. */
export class Shop implements Wire {
  readonly clock: VirtualClock
  readonly sandbox: SandboxCluster
  /** All that happened, in the order in which it did. */
  readonly trail: string[] = []
  readonly #stopTime: () => void

  constructor(sandbox: SandboxCluster, clock: VirtualClock) {
    this.sandbox = sandbox
    this.clock = clock
    this.#stopTime = clock.run()
  }

  /** An empty cluster, or one that goes on from `base`. */
  static async open(base?: Base): Promise<Shop> {
    const clock = virtualClock(base?.at, 4)
    const workload = simulated(clock, ({ pod, container: { name, image } }) => {
      const vain = image.includes(`-no-${name}`)
      return hooks.some(([hook]) => hook === name)
        ? { exitAfter: 800, exitCode: vain ? 1 : 0, says: `${name} was here` }
        : { readyAfter: isReady(pod) ? 0 : 300, drain: 500 }
    })
    const from = base ? { from: base.cluster } : {}
    return new Shop(await startCluster({ clock, workload, namespaces: [namespace], ...from }), clock)
  }

  /** What is here now, for others to go on from. */
  base(): Base {
    return { cluster: this.sandbox.snapshot(), at: this.clock.now() }
  }

  async close(): Promise<void> {
    this.#stopTime()
    await this.sandbox.stop()
  }

  tell(line: string): void {
    this.trail.push(`${((this.clock.monotonic() ?? 0) / 1000).toFixed(3).padStart(9)} ${line}`)
  }

  runner(name: string, faults: ReadonlyMap<number, Kind> = new Map()): Runner {
    return new Runner(this, this.clock, faults, line => this.tell(`${name} ${line}`))
  }

  /** The API; what the Service proxy passes on is answered here, by the pods' story. */
  async serve(request: ApiRequest): Promise<ApiResponse | 'reset'> {
    const [, service, path] = /\/services\/([^/:]+):[^/]+\/proxy(\/.*)/.exec(request.path) ?? []
    if (service === undefined) return this.sandbox.serve(request)
    const pods = this.reached(service)
    if (pods.length === 0) return { status: 503, headers: {}, body: 'no endpoints available' }
    const failing = path === '/healthz' && pods.some(pod => versionOf(pod).endsWith('-bad'))
    return { status: failing ? 500 : 200, headers: {}, body: failing ? 'out of order' : 'ok' }
  }

  /** The pods to which a Service sends connections. */
  reached(service: string): Pod[] {
    const { store } = this.sandbox
    const uids = slicesOf(store, namespace, service).flatMap(({ endpoints }) =>
      (endpoints ?? []).filter(({ conditions }) => conditions.ready).map(({ targetRef }) => targetRef.uid)
    )
    return store.list<Pod>(types.pods, namespace).filter(({ metadata }) => uids.includes(metadata.uid))
  }

  /** The versions that answer behind the app's Services. */
  live(): string[] {
    return [...new Set(['api', 'web'].flatMap(service => this.reached(service).map(versionOf)))].sort()
  }

  cluster(runner: Runner): ApiServer {
    const headers = { authorization: `Bearer ${this.sandbox.token}` }
    const access = {
      server: new URL('http://cluster.test'),
      namespace,
      tls: {},
      headers: async () => headers,
      renew: () => false
    }
    return new ApiServer(access, runner)
  }

  /** What somebody deployed by hand, and what is nobody's business. */
  async deploy(version: string | undefined): Promise<void> {
    const cluster = this.cluster(this.runner('person'))
    for (const object of [...foreign, ...(version === undefined ? [] : manifestsOf(version))])
      await cluster.create(await cluster.resource(object.apiVersion, object.kind), object as KubeObject)
    await this.clock.sleep(20_000)
  }

  async release(
    runner: Runner,
    version: string,
    strategy: Strategy = blueGreen,
    more: Pick<Terms, 'pause'> = {}
  ): Promise<Ended> {
    const cluster = this.cluster(runner)
    const around = this.#around(runner)
    const image = `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
    const options = { app: 'shop', namespace, version, tag: `v${version}`, images: [{ name: 'web', reference: image }] }
    const manner = { ...mannerOf(strategy), gated: true }
    const objects = manifestsOf(version).map(object => ({ object }))
    const { set, fallback } = await prepare(cluster, objects, { ...options, ...manner }, around)
    const terms: Terms = { intent: 'release', strategy, gates, run: { id: 'run', url: '', actor: 'ada' }, ...more }
    return rollOut(cluster, set, fallback ? { ...terms, fallback } : terms, around)
  }

  /** As a person does it: to the version named, or to the one before. */
  async rollback(runner: Runner, to?: string): Promise<Ended> {
    const cluster = this.cluster(runner)
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', to)
    const run = { id: 'back', url: '', actor: 'ada' }
    const terms: Terms = { intent: 'rollback', strategy: blueGreen, gates: { before: [], after: [] }, run }
    return rollOut(cluster, set, terms, this.#around(runner))
  }

  /** As a schedule does it. */
  async retire(runner: Runner): Promise<Ended> {
    const cluster = this.cluster(runner)
    const { live, kept } = await readHistory(cluster, 'shop')
    const now = kept.find(({ release }) => [...live.values()].includes(release))
    if (!now) throw new CutoverError('NOT_FOUND', 'Nothing is live.', { hint: '' })
    const run = { id: 'retire', url: '', actor: '' }
    const terms: Terms = { intent: 'retire', strategy: blueGreen, gates: { before: [], after: [] }, run }
    return rollOut(cluster, now.set(), terms, this.#around(runner))
  }

  #around(runner: Runner) {
    const line = (text: string) => {
      if (!runner.dead) this.tell(`    ${text}`)
    }
    const report: Report = { ...silent, line, warning: line }
    return { clock: runner.clock, report, signal: new AbortController().signal }
  }
}

/** What a run ended with, in a word: its outcome, or the code of what it threw. */
export const endOf = (run: Promise<Ended>): Promise<string> =>
  run.then(
    ({ outcome }) => outcome,
    error => {
      if (error instanceof CutoverError) return `${error.code}: ${error.message}`
      throw error
    }
  )
