import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { HttpRoute, Ingress } from '../kinds.ts'
import { types } from '../resources.ts'
import type { Change, Store } from '../store.ts'
import { type Address, backendsOf, slicesOf } from './endpoints.ts'
import { type Backend, backendsFor } from './ingress.ts'

/** Where the Service of a namespace is reached. */
type Find = (namespace: string, service: string, port: number | string | undefined) => Promise<Address>

/** What requests come in by. */
export type Entrance = 'HTTPRoute' | 'Ingress'

/**
 * A gateway's part: a loopback address for each HTTPRoute and Ingress, where requests are shared among its backends by their
 * weights (for an Ingress those of its canary) as they were known `delay` ago. Shares are exact over a round (smooth weighted round robin, as nginx has it), so that they
 * can be counted. A backend that is not there is a 500, one that does not answer a 502: nothing is tried twice.
 */
export class Gateway {
  readonly #store: Store
  readonly #clock: Clock
  readonly #delay: Milliseconds
  readonly #find: Find
  readonly #known = new Map<string, HttpRoute | Ingress>()
  readonly #fronts = new Map<string, Promise<Server>>()
  /** By entrance and backends, how far each backend is ahead of its turn. */
  readonly #credits = new Map<string, Map<string, number>>()
  readonly #stopped = new AbortController()

  constructor(store: Store, clock: Clock, delay: Milliseconds, find: Find) {
    this.#store = store
    this.#clock = clock
    this.#delay = delay
    this.#find = find
    const unsubscribe = store.onChange(change => this.#onChange(change))
    this.#stopped.signal.addEventListener('abort', unsubscribe)
  }

  /** Where requests for it go in. The same address for as long as the cluster runs. */
  async address(kind: Entrance, namespace: string, name: string): Promise<Address> {
    const key = `${kind}/${namespace}/${name}`
    const front = this.#fronts.get(key) ?? this.#open(key)
    this.#fronts.set(key, front)
    return { host: '127.0.0.1', port: ((await front).address() as AddressInfo).port }
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    for (const front of this.#fronts.values()) {
      const server = await front
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }

  #onChange({ type, kind, object }: Change): void {
    if (type !== types.httproutes && type !== types.ingresses) return
    const { namespace = '', name } = object.metadata
    const key = `${type.kind}/${namespace}/${name}`
    this.#clock.sleep(this.#delay, this.#stopped.signal).then(
      () => {
        if (kind === 'DELETED') this.#known.delete(key)
        else this.#known.set(key, object as HttpRoute | Ingress)
      },
      () => undefined
    )
  }

  #open(key: string): Promise<Server> {
    const server = createServer((incoming, response) => void this.#pass(key, incoming, response))
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () => resolve(server))
    })
  }

  async #pass(key: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const backend = this.#choose(key, incoming.url ?? '/')
    const [, namespace = ''] = key.split('/')
    if (!backend || !this.#store.get(types.services, namespace, backend.name)) {
      response.writeHead(500).end('no such backend')
      return
    }
    const { host, port } = await this.#find(namespace, backend.name, backend.port)
    const { method, url, headers } = incoming
    const outgoing = request({ host, port, method, path: url, headers, agent: false }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    outgoing.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end('no answer')))
    incoming.pipe(outgoing)
  }

  #choose(key: string, path: string): Backend | undefined {
    const backends = this.#backends(key, path).filter(({ weight = 1 }) => weight > 0)
    const turn = `${key}/${backends.map(({ name, weight = 1 }) => `${name}=${weight}`).join()}`
    const credits = this.#credits.get(turn) ?? new Map<string, number>()
    this.#credits.set(turn, credits)
    for (const { name, weight = 1 } of backends) credits.set(name, (credits.get(name) ?? 0) + weight)
    const [chosen] = backends.toSorted((a, b) => (credits.get(b.name) ?? 0) - (credits.get(a.name) ?? 0))
    if (!chosen) return undefined
    const all = backends.reduce((sum, { weight = 1 }) => sum + weight, 0)
    credits.set(chosen.name, (credits.get(chosen.name) ?? 0) - all)
    return chosen
  }

  #backends(key: string, path: string): readonly Backend[] {
    const known = this.#known.get(key)
    if (!known) return []
    const [kind, namespace = ''] = key.split('/')
    if (kind === 'HTTPRoute') return ruleFor(known as HttpRoute, path)
    const others = [...this.#known]
      .filter(([other]) => other.startsWith(`Ingress/${namespace}/`))
      .map(([, ingress]) => ingress as Ingress)
    const isServed = (service: string): boolean => {
      const slices = slicesOf(this.#store, namespace, service)
      return slices.some(({ ports }) => (ports ?? []).some(({ name = '' }) => backendsOf(slices, name).length > 0))
    }
    return backendsFor(known as Ingress, others, path, isServed)
  }
}

function ruleFor({ spec: { rules = [] } }: HttpRoute, path: string): readonly Backend[] {
  const isFor = ({ matches = [] }: (typeof rules)[number]): boolean =>
    matches.length === 0 || matches.some(match => path.startsWith(match.path?.value ?? '/'))
  return rules.find(isFor)?.backendRefs ?? []
}
