import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { EndpointSlice, Service } from '../kinds.ts'
import { types } from '../resources.ts'
import type { Change, Store } from '../store.ts'
import { type Address, backendsOf, type Pods, servicePort } from './endpoints.ts'

/**
 * kube-proxy's part: a loopback address for each Service port. A new connection goes to a random endpoint of those
 * that were known `delay` ago; one that is established stays with its pod. No endpoint, or one that refuses, is a
 * reset: nothing is tried twice, so no loss is hidden.
 */
export class ServiceProxy {
  readonly #store: Store
  readonly #clock: Clock
  readonly #pods: Pods
  readonly #delay: Milliseconds
  readonly #known = new Map<string, EndpointSlice>()
  readonly #fronts = new Map<string, Promise<{ server: Server; address: Address }>>()
  readonly #sockets = new Set<Socket>()
  readonly #stopped = new AbortController()

  constructor(store: Store, clock: Clock, pods: Pods, delay: Milliseconds) {
    this.#store = store
    this.#clock = clock
    this.#pods = pods
    this.#delay = delay
    const unsubscribe = store.onChange(change => this.#onChange(change))
    this.#stopped.signal.addEventListener('abort', unsubscribe)
  }

  /** Where the Service's port is reached on this machine. The same address for as long as the cluster runs. */
  async address(namespace: string, name: string, port?: number | string): Promise<Address> {
    const key = `${namespace}/${name}/${port ?? ''}`
    const front = this.#fronts.get(key) ?? this.#open(namespace, name, port)
    this.#fronts.set(key, front)
    return (await front).address
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    for (const socket of this.#sockets) socket.destroy()
    for (const front of this.#fronts.values()) {
      const { server } = await front
      await new Promise(resolve => server.close(resolve))
    }
  }

  #onChange({ type, kind, object }: Change): void {
    if (type !== types.endpointslices) return
    const { uid } = object.metadata
    this.#clock.sleep(this.#delay, this.#stopped.signal).then(
      () => {
        if (kind === 'DELETED') this.#known.delete(uid)
        else this.#known.set(uid, object as EndpointSlice)
      },
      () => undefined
    )
  }

  #open(
    namespace: string,
    name: string,
    port: number | string | undefined
  ): Promise<{ server: Server; address: Address }> {
    const server = createServer(client => this.#connect(client, this.#choose(namespace, name, port)))
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () =>
        resolve({ server, address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port } })
      )
    })
  }

  #choose(namespace: string, name: string, port: number | string | undefined): Address | undefined {
    const service = this.#store.get<Service>(types.services, namespace, name)
    const wanted = service && servicePort(service, port)
    if (!wanted) return undefined
    const slices = [...this.#known.values()].filter(
      ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name
    )
    const backends = backendsOf(slices, wanted.name ?? '')
    const backend = backends[Math.floor(Math.random() * backends.length)]
    return backend && this.#pods.address(backend.uid, backend.port)
  }

  #connect(client: Socket, address: Address | undefined): void {
    if (!address) {
      client.resetAndDestroy()
      return
    }
    const upstream = connect(address)
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    }
    // What breaks one side breaks the other: a client must see what its connection saw.
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.resetAndDestroy())
    upstream.on('close', failed => (failed ? client.resetAndDestroy() : client.end()))
    client.on('close', () => upstream.destroy())
    client.pipe(upstream)
    upstream.pipe(client)
  }
}
