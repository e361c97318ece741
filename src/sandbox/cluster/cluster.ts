import type { RequestListener } from 'node:http'
import { type Clock, type Milliseconds, systemClock } from '../../io/clock.ts'
import { Access, type Rule } from './api/access.ts'
import { Api } from './api/api.ts'
import { selfSigned } from './api/certificate.ts'
import type { ApiRequest, ApiResponse } from './api/exchange.ts'
import type { Faults, RequestRecord } from './api/faults.ts'
import { listen } from './api/server.ts'
import { controllers } from './controllers/all.ts'
import { provision } from './controllers/garbage.ts'
import { ControlLoop } from './controllers/loop.ts'
import type { DesiredReplicas } from './controllers/scaling.ts'
import type { Node } from './controllers/scheduler.ts'
import { EventRecorder } from './events.ts'
import { copy } from './json.ts'
import { Kubelet } from './kubelet/kubelet.ts'
import { type ApiObject, newMeta } from './object.ts'
import { Registry } from './registry.ts'
import { allTypes, types } from './resources.ts'
import { Addresses } from './schema/service-defaults.ts'
import { type Snapshot, Store } from './store.ts'
import type { Address } from './traffic/endpoints.ts'
import { Gateway } from './traffic/gateway.ts'
import { ServiceProxy } from './traffic/service-proxy.ts'
import { inProcess } from './workload/in-process.ts'
import type { ResolveImage, Workload } from './workload/workload.ts'

export interface ClusterOptions {
  readonly clock?: Clock
  /** Finds what an image runs. Without it every image is there and runs nothing of its own. */
  readonly resolveImage?: ResolveImage
  /** What containers are. Without it each is an HTTP server that says its pod's name. */
  readonly workload?: Workload
  /** Namespaces that exist from the start, beside `default` and `kube-system`. */
  readonly namespaces?: readonly string[]
  /** Time until traffic follows a change of endpoints. Real clusters take 20-50 ms. */
  readonly propagation?: Milliseconds
  /** Time until a controller follows a change. */
  readonly reaction?: Milliseconds
  readonly node?: Partial<Node>
  /** Pauses between restarts and pulls; the kubelet's own are 10 s and 5 min. */
  readonly backOff?: { readonly initial: Milliseconds; readonly most: Milliseconds }
  readonly showsCrashLoop?: boolean
  /** What the metrics of a HorizontalPodAutoscaler ask for. */
  readonly desiredReplicas?: DesiredReplicas
  /** Goes on from there: its pods run, and what else was under way begins anew. */
  readonly from?: ClusterSnapshot
}

/** A cluster at one moment; many may go on from the same. */
export interface ClusterSnapshot {
  readonly store: Snapshot
  readonly addresses: Addresses
}

/** A running cluster on loopback. */
export interface SandboxCluster {
  /** Plain HTTP. The kubeconfig names the same API behind TLS. */
  readonly url: string
  /** The administrator's bearer token. */
  readonly token: string
  /** For kubectl and clients; its current namespace is the first one asked for. */
  readonly kubeconfig: string
  readonly store: Store
  /** All requests so far, in order. */
  readonly requests: readonly RequestRecord[]
  /** Asked for each request; undefined ends all faults. */
  faults: Faults | undefined
  /** The API without a socket, for tests on a virtual clock. */
  serve(request: ApiRequest): Promise<ApiResponse | 'reset'>
  /** The cluster as it is now, for others to start from. */
  snapshot(): ClusterSnapshot
  /** Copies of all objects of a kind, `Pod` for instance. */
  objects<T extends ApiObject = ApiObject>(kind: string, namespace?: string): T[]
  /** Where traffic of a Service goes in. Connections are refused by reset while no pod is ready. */
  serviceAddress(namespace: string, name: string, port?: number | string): Promise<Address>
  /** Where requests for an HTTPRoute go in: shared among its backends by their weights, exactly. */
  routeAddress(namespace: string, name: string): Promise<Address>
  /** The same for an Ingress, with the canaries that it has: by the rules of ingress-nginx. */
  ingressAddress(namespace: string, name: string): Promise<Address>
  /** A token for someone with these rules alone, or with those that RoleBindings give. */
  addUser(name: string, rules?: readonly Rule[], groups?: readonly string[]): string
  revoke(token: string): void
  /** A kubeconfig for a token of addUser. */
  kubeconfigFor(token: string, namespace?: string): string
  stop(): Promise<void>
}

const hello: RequestListener = (_, response) => response.end('ok\n')
const anyImage: ResolveImage = async () => ({ command: [], cwd: '/', env: {} })

const defaultNode: Node = {
  name: 'sandbox',
  cpu: '64',
  memory: '256Gi',
  labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': 'sandbox' }
}

/** Everything but the sockets. */
function assemble(options: ClusterOptions) {
  const clock = options.clock ?? systemClock
  const store = new Store(clock, options.from?.store)
  const addresses = new Addresses(options.from?.addresses)
  const tools = {
    store,
    clock,
    registry: new Registry(store, clock, addresses),
    events: new EventRecorder(store, clock)
  }
  const host = {
    store,
    clock,
    workload: options.workload ?? inProcess(() => hello),
    resolveImage: options.resolveImage ?? anyImage,
    backOff: options.backOff ?? { initial: 10_000, most: 300_000 },
    showsCrashLoop: options.showsCrashLoop ?? false
  }
  const node = { ...defaultNode, ...options.node }
  const kubelet = new Kubelet(host, tools.events, addresses)
  const all = controllers(tools, node, options.desiredReplicas ?? (() => undefined))
  const loop = new ControlLoop(store, clock, all, options.reaction ?? 2)
  const propagation = options.propagation ?? 20
  const proxy = new ServiceProxy(store, clock, kubelet, propagation)
  const gateway = new Gateway(store, clock, propagation, (...place) => proxy.address(...place))
  const access = new Access(store)
  if (options.from) store.announce()
  else furnish(store, node, ['default', 'kube-system', ...(options.namespaces ?? [])])
  return { store, addresses, kubelet, loop, proxy, gateway, access, api: new Api({ ...tools, access, node: kubelet }) }
}

/** Starts a cluster in a few milliseconds; nothing of it outlives `stop`. */
export async function startCluster(options: ClusterOptions = {}): Promise<SandboxCluster> {
  const { store, addresses, kubelet, loop, proxy, gateway, access, api } = assemble(options)
  const certificate = selfSigned(systemClock.now())
  const serve = (request: ApiRequest) => api.serve(request)
  const [server, secure] = await Promise.all([listen(serve), listen(serve, certificate)])
  const token = access.issue('kubernetes-admin', ['system:masters'])
  const kubeconfigFor = (of: string, namespace = options.namespaces?.[0] ?? 'default') =>
    kubeconfig(secure.url, certificate.cert, of, namespace)
  return {
    url: server.url,
    token,
    kubeconfig: kubeconfigFor(token),
    kubeconfigFor,
    store,
    requests: api.requests,
    get faults() {
      return api.faults
    },
    set faults(faults) {
      api.faults = faults
    },
    serve,
    snapshot: () => ({ store: store.snapshot(), addresses: new Addresses(addresses) }),
    objects: <T extends ApiObject>(kind: string, namespace?: string) =>
      allTypes.filter(type => type.kind === kind && type.stored).flatMap(type => copy(store.list<T>(type, namespace))),
    serviceAddress: (namespace, name, port) => proxy.address(namespace, name, port),
    routeAddress: (namespace, name) => gateway.address('HTTPRoute', namespace, name),
    ingressAddress: (namespace, name) => gateway.address('Ingress', namespace, name),
    addUser: (name, rules, groups = []) => access.issue(name, groups, rules),
    revoke: of => access.revoke(of),
    async stop() {
      loop.stop()
      await Promise.all([server.stop(), secure.stop(), gateway.stop(), proxy.stop(), kubelet.stop()])
    }
  }
}

/** What is there before anyone asks for anything. */
function furnish(store: Store, node: Node, namespaces: readonly string[]): void {
  for (const name of new Set(namespaces)) {
    store.create(types.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: newMeta({ name, labels: { 'kubernetes.io/metadata.name': name } }),
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' }
    })
    provision(store, name)
  }
  const size = { cpu: node.cpu, memory: node.memory, pods: '110' }
  store.create(types.nodes, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: newMeta({ name: node.name, labels: { ...node.labels } }),
    spec: {},
    status: {
      capacity: size,
      allocatable: size,
      conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }],
      nodeInfo: { kubeletVersion: 'v1.36.3+cutover-sandbox', operatingSystem: 'linux', architecture: 'amd64' }
    }
  })
}

/** client-go sends a token over TLS alone. */
const kubeconfig = (server: string, cert: string, token: string, namespace: string): string => `apiVersion: v1
kind: Config
current-context: sandbox
clusters:
  - name: sandbox
    cluster:
      server: ${server}
      certificate-authority-data: ${Buffer.from(cert).toString('base64')}
users:
  - name: user
    user: { token: "${token}" }
contexts:
  - name: sandbox
    context: { cluster: sandbox, user: user, namespace: "${namespace}" }
`
