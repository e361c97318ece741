import type {
  Deployment,
  EndpointSlice,
  HttpRoute,
  Ingress,
  ReplicaSet,
  Service
} from '../../src/sandbox/cluster/kinds.ts'
import type { ApiObject } from '../../src/sandbox/cluster/object.ts'
import type { Pod } from '../../src/sandbox/cluster/pods.ts'
import { types } from '../../src/sandbox/cluster/resources.ts'
import { matchesLabels } from '../../src/sandbox/cluster/selectors.ts'
import type { Change, Store } from '../../src/sandbox/cluster/store.ts'
import { slicesOf } from '../../src/sandbox/cluster/traffic/endpoints.ts'
import { key } from '../../src/target/kubernetes/objects.ts'

const isReady = ({ metadata, status }: Pod): boolean =>
  !metadata.deletionTimestamp && (status.conditions ?? []).some(one => one.type === 'Ready' && one.status === 'True')

/** A client keeps a connection that it has for so long: less than any drain here, which has to outlast it. */
const keptAlive = 4_800

const textOf = (selector: Service['spec']['selector']): string => JSON.stringify(selector ?? null)

/**
 * Looks at every change in the store, whoever made it, and knows nothing of how a cutover works: only what traffic needs.
 * `strict` asks that a Service never has pods of more than `most` releases, as a rolling update has by its nature.
 */
export class Watcher {
  readonly violations: string[] = []
  /** How often each live Service's selector was changed. */
  readonly moves = new Map<string, number>()
  readonly #store: Store
  readonly #namespace: string
  readonly #parity: number
  readonly #strict: boolean
  readonly #most: number
  readonly #tell: (line: string) => void
  readonly #served = new Set<string>()
  readonly #now: () => number
  /** When a pod was last sent connections by a live Service. */
  readonly #reached = new Map<string, number>()
  readonly #listed = new Map<string, readonly string[]>()
  readonly stop: () => void

  constructor(
    store: Store,
    {
      namespace,
      parity,
      strict,
      most = 1,
      now,
      tell
    }: {
      namespace: string
      parity: number
      strict: boolean
      most?: number
      now: () => number
      tell: (line: string) => void
    }
  ) {
    this.#store = store
    this.#namespace = namespace
    this.#parity = parity
    this.#strict = strict
    this.#most = most
    this.#tell = tell
    this.#now = now
    for (const service of this.#live()) this.#look(service)
    this.stop = store.onChange(change => this.#follow(change))
  }

  /** Services that traffic comes in by: of those of a release alone the ones with a share of a route, and no previews. */
  #live(): Service[] {
    const services = this.#store.list<Service>(types.services, this.#namespace)
    const shared = this.#shared()
    return services.filter(
      ({ metadata }) => metadata.labels?.[key.release] === undefined || shared.includes(metadata.name)
    )
  }

  /** Services to which routes and canaries send requests. */
  #shared(): string[] {
    const canaries = this.#store.list<Ingress>(types.ingresses, this.#namespace).filter(({ metadata }) => {
      const marks = metadata.annotations ?? {}
      const weight = Number(marks['nginx.ingress.kubernetes.io/canary-weight'] ?? 0)
      return marks['nginx.ingress.kubernetes.io/canary'] === 'true' && weight > 0
    })
    const named = canaries.flatMap(({ spec }) =>
      (spec.rules ?? []).flatMap(({ http }) => (http?.paths ?? []).flatMap(path => path.backend.service?.name ?? []))
    )
    const routes = this.#store.list<HttpRoute>(types.httproutes, this.#namespace)
    const backends = routes.flatMap(({ spec }) => (spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs))
    return [...named, ...backends.filter(({ weight = 1 }) => weight > 0).map(({ name }) => name)]
  }

  /** A route answers 5xx for its share of a Service that is not there. */
  #guardRoutes(): void {
    for (const name of this.#shared())
      if (!this.#store.get(types.services, this.#namespace, name))
        this.#violated(`I1: a route sends requests to Service ${name}, which is not there`)
      else if (this.#endpoints(name).length === 0)
        this.#violated(`I1: a route sends requests to Service ${name}, which lists no pods`)
  }

  #follow({ kind, type, object, before }: Change): void {
    if (object.metadata.namespace !== this.#namespace) return
    this.#guardForeign(kind, type === types.services, object)
    if (type === types.services && before) this.#moved(object as Service, before as Service)
    if (type === types.pods && before && isReady(before as Pod) && (kind === 'DELETED' || !isReady(object as Pod)))
      this.#dying(object as Pod)
    const isWayIn = type === types.httproutes || type === types.ingresses
    if (type === types.services || isWayIn) this.#guardRoutes()
    if (
      type === types.services ||
      type === types.pods ||
      type === types.endpointslices ||
      type === types.deployments ||
      isWayIn
    )
      for (const service of this.#live()) this.#look(service)
  }

  #violated(what: string): void {
    if (this.violations.includes(what)) return
    this.#tell(`VIOLATION ${what}`)
    this.violations.push(what)
  }

  #guardForeign(kind: Change['kind'], isService: boolean, { kind: what, metadata }: ApiObject): void {
    const foreign = metadata.labels?.foreign !== undefined
    const service = isService && metadata.labels?.[key.release] === undefined
    if (kind === 'DELETED' && (foreign || service)) this.#violated(`I7: ${what} ${metadata.name} was deleted`)
  }

  #moved({ metadata, spec }: Service, before: Service): void {
    if (metadata.labels?.[key.release] !== undefined || textOf(spec.selector) === textOf(before.spec.selector)) return
    this.moves.set(metadata.name, (this.moves.get(metadata.name) ?? 0) + 1)
    this.#tell(`Service ${metadata.name} moved to ${textOf(spec.selector)}`)
    const ready = this.#podsOf(spec.selector).filter(isReady)
    if (this.#served.has(metadata.name) && ready.length < this.#parity)
      this.#violated(`I1: Service ${metadata.name} was moved to ${ready.length} ready pods, needs ${this.#parity}`)
  }

  /** A pod that goes while a Service still sends it connections takes requests with it. In a rolling update that is the proxy's race. */
  #dying({ metadata }: Pod): void {
    if (!this.#strict) return
    const idle = this.#now() - (this.#reached.get(metadata.uid) ?? 0)
    if (idle < keptAlive)
      this.#violated(`I2: pod ${metadata.name} goes ${idle} ms after its last new connection, which lives longer`)
    const reaching = this.#live().filter(service => this.#endpoints(service.metadata.name).includes(metadata.uid))
    for (const service of reaching)
      this.#violated(`I2: pod ${metadata.name} goes while Service ${service.metadata.name} sends it traffic`)
  }

  #look(service: Service): void {
    const { name } = service.metadata
    const pods = this.#podsOf(service.spec.selector)
    const ready = pods.filter(isReady)
    const endpoints = this.#endpoints(name)
    for (const uid of new Set([...endpoints, ...(this.#listed.get(name) ?? [])])) this.#reached.set(uid, this.#now())
    this.#listed.set(name, endpoints)
    if (endpoints.length > 0) this.#served.add(name)
    if (this.#strict) {
      const releases = new Set(pods.map(pod => pod.metadata.labels?.[key.podTemplateHash]))
      if (releases.size > this.#most) this.#violated(`I1: Service ${name} selects pods of ${releases.size} releases`)
    }
    if (!this.#served.has(name)) return
    if (endpoints.length === 0) this.#violated(`I1: Service ${name} has no endpoint any more`)
    if (ready.length < this.#parity)
      this.#violated(`I2: Service ${name} selects ${ready.length} ready pods, needs ${this.#parity}`)
    if (this.#strict) this.#sized(name, pods)
  }

  /** What a Service selects is not only ready now but meant to stay as large. */
  #sized(service: string, pods: readonly Pod[]): void {
    for (const deployment of this.#ownersOf(pods)) {
      if (deployment.spec.replicas < this.#parity)
        this.#violated(
          `I2: Deployment ${deployment.metadata.name} has ${deployment.spec.replicas} replicas under Service ${service}`
        )
    }
  }

  #ownersOf(pods: readonly Pod[]): Deployment[] {
    const owned = (object: ApiObject): string[] => (object.metadata.ownerReferences ?? []).map(({ uid }) => uid)
    const sets = new Set(pods.flatMap(owned))
    const replicaSets = this.#store.list<ReplicaSet>(types.replicasets, this.#namespace)
    const owners = new Set(replicaSets.filter(({ metadata }) => sets.has(metadata.uid)).flatMap(owned))
    const deployments = this.#store.list<Deployment>(types.deployments, this.#namespace)
    return deployments.filter(({ metadata }) => owners.has(metadata.uid))
  }

  #podsOf(selector: Service['spec']['selector']): Pod[] {
    if (!selector) return []
    const pods = this.#store.list<Pod>(types.pods, this.#namespace)
    return pods.filter(({ metadata }) => !metadata.deletionTimestamp && matchesLabels(selector, metadata.labels))
  }

  #endpoints(service: string): string[] {
    const endpoints = slicesOf(this.#store, this.#namespace, service).flatMap(
      (slice: EndpointSlice) => slice.endpoints ?? []
    )
    return endpoints.filter(({ conditions }) => conditions.ready).map(({ targetRef }) => targetRef.uid)
  }
}
