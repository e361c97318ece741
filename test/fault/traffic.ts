import type { EndpointSlice, Service } from '../../src/sandbox/cluster/kinds.ts'
import type { Pod } from '../../src/sandbox/cluster/pods.ts'
import { types } from '../../src/sandbox/cluster/resources.ts'
import type { Change, Store } from '../../src/sandbox/cluster/store.ts'
import { backendsOf, slicesOf } from '../../src/sandbox/cluster/traffic/endpoints.ts'
import { key } from '../../src/target/kubernetes/objects.ts'

/** Between two requests to a Service, on the virtual clock: each opens a connection, and comes back on it once. */
const period = 50
/** How much later than the API the proxies know of endpoints. */
const propagation = 20
/** The second request of a connection comes so much later: just within the drain of every scenario here. */
const keptAlive = 4_800

/** What became of a client's requests. */
export interface Traffic {
  /** Answered requests, by the version that answered. */
  readonly answered: Readonly<Record<string, number>>
  readonly lost: number
}

export interface TrafficOptions {
  readonly namespace: string
  /**
   * What a pod does when it is told to end. `refuses`: from that moment it answers nobody, as an app does that knows of
   * no drain, and requests on connections that it has are lost. `drains`: it goes on until it exits, and closes idle
   * connections first, as an app does that can be rolled.
   */
  readonly ending: 'refuses' | 'drains'
  readonly versionOf: (pod: Pod) => string
  readonly now: () => number
  readonly tell: (line: string) => void
}

/** A Service as the proxies of the nodes have it. */
class Front {
  readonly name: string
  readonly #coming: { readonly at: number; readonly pods: readonly string[] }[] = []
  readonly #kept: (string | undefined)[] = new Array(keptAlive / period)
  #known: readonly string[]
  #turn = 0

  constructor(name: string, pods: readonly string[]) {
    this.name = name
    this.#known = pods
  }

  learn(at: number, pods: readonly string[]): void {
    this.#coming.push({ at: at + propagation, pods })
  }

  /** The pod that a new connection gets at `at`; undefined while there is none. */
  next(at: number): string | undefined {
    while (this.#coming[0] && this.#coming[0].at <= at) this.#known = this.#coming.shift()?.pods ?? []
    return this.#known[this.#turn++ % this.#known.length]
  }

  /** Keeps a connection to `pod`, and gives back the one that was kept long enough. */
  exchange(pod: string | undefined): string | undefined {
    const place = this.#turn % this.#kept.length
    const old = this.#kept[place]
    this.#kept[place] = pod
    return old
  }
}

/**
 * Sends requests at a steady rate to every Service that traffic comes in by, follows EndpointSlices as kube-proxy does,
 * and tries nothing twice: a request that no pod answers is lost. Knows nothing of releases but their version. What it
 * sent between two changes is worked out at the second one: nothing else can change what becomes of it.
 */
export class TrafficClient {
  readonly #store: Store
  readonly #options: TrafficOptions
  readonly #fronts = new Map<string, Front>()
  /** Services that have answered: from then on they must go on to. */
  readonly #open = new Set<string>()
  /** The version of each pod that answers. */
  readonly #answering = new Map<string, string>()
  readonly #answered = new Map<string, number>()
  readonly #lost = new Map<string, number>()
  readonly #unsubscribe: () => void
  #next: number

  constructor(store: Store, options: TrafficOptions) {
    this.#store = store
    this.#options = options
    this.#next = options.now()
    for (const service of store.list<Service>(types.services, options.namespace)) this.#found(service)
    for (const pod of store.list<Pod>(types.pods, options.namespace)) this.#looked(pod)
    this.#unsubscribe = store.onChange(change => this.#follow(change))
  }

  get traffic(): Traffic {
    const lost = [...this.#lost.values()].reduce((sum, count) => sum + count, 0)
    return { answered: Object.fromEntries([...this.#answered].sort(([a], [b]) => (a < b ? -1 : 1))), lost }
  }

  get violations(): string[] {
    return [...this.#lost].map(([where, count]) => `I1: ${count} requests to ${where} were lost`)
  }

  stop(): void {
    this.#unsubscribe()
    this.#send(this.#options.now())
  }

  #follow({ kind, type, object }: Change): void {
    if (object.metadata.namespace !== this.#options.namespace) return
    this.#send(this.#options.now())
    if (type === types.pods && kind === 'DELETED') this.#answering.delete(object.metadata.uid)
    else if (type === types.pods) this.#looked(object as Pod)
    if (type === types.services && kind === 'ADDED') this.#found(object as Service)
    if (type === types.endpointslices) this.#learned(object as EndpointSlice)
  }

  /** A preview belongs to a release alone: nobody comes in by it. */
  #found({ metadata: { name, labels } }: Service): void {
    if (labels?.[key.release] === undefined) this.#fronts.set(name, new Front(name, this.#backends(name)))
  }

  #learned({ metadata: { labels } }: EndpointSlice): void {
    const name = labels?.['kubernetes.io/service-name'] ?? ''
    this.#fronts.get(name)?.learn(this.#options.now(), this.#backends(name))
  }

  #backends(service: string): string[] {
    return backendsOf(slicesOf(this.#store, this.#options.namespace, service), '').map(({ uid }) => uid)
  }

  #looked(pod: Pod): void {
    const { uid, deletionTimestamp } = pod.metadata
    const ready = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
    if (ready && (this.#options.ending === 'drains' || !deletionTimestamp))
      this.#answering.set(uid, this.#options.versionOf(pod))
    else this.#answering.delete(uid)
  }

  /** All requests before `until`: those of that very moment see what changes in it. */
  #send(until: number): void {
    for (; this.#next < until; this.#next += period)
      for (const front of this.#fronts.values()) this.#sendTo(front, this.#next)
  }

  #sendTo(front: Front, at: number): void {
    const pod = front.next(at)
    if (pod === undefined && !this.#open.has(front.name)) return
    this.#open.add(front.name)
    this.#request(pod, `Service ${front.name} on new connections`, at)
    const kept = front.exchange(pod)
    // The app closed the idle connection while it drained: its client has seen that, and opens a new one.
    if (kept === undefined || (this.#options.ending === 'drains' && !this.#answering.has(kept))) return
    this.#request(kept, `Service ${front.name} on kept connections`, at)
  }

  #request(pod: string | undefined, where: string, at: number): void {
    const version = pod && this.#answering.get(pod)
    if (version !== undefined) {
      this.#answered.set(version, (this.#answered.get(version) ?? 0) + 1)
      return
    }
    const before = this.#lost.get(where) ?? 0
    const ago = this.#options.now() - at
    if (before === 0) this.#options.tell(`VIOLATION the first request to ${where} was lost ${ago} ms ago`)
    this.#lost.set(where, before + 1)
  }
}
