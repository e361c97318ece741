import { request as httpRequest } from 'node:http'
import { messageOf } from '../../../errors.ts'
import type { Service } from '../kinds.ts'
import { type ResourceType, types } from '../resources.ts'
import { notFound, unavailable } from '../status.ts'
import type { Store } from '../store.ts'
import { type Address, backendsOf, type Pods, servicePort, slicesOf } from '../traffic/endpoints.ts'
import type { ApiRequest, ApiResponse } from './exchange.ts'
import type { ResourceRoute } from './route.ts'

/** `[scheme:]name[:port]`, as the path of a proxy request names its target. */
function target(text: string): { name: string; port: string } {
  const parts = text.split(':')
  const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts
  return { name, port }
}

function serviceAddress(store: Store, pods: Pods, namespace: string, text: string): Address {
  const { name, port: wanted } = target(text)
  const service = store.get<Service>(types.services, namespace, name)
  if (!service) throw notFound(types.services, name)
  const port = servicePort(service, wanted)
  if (!port) throw unavailable(`no service port "${wanted}" found for service "${name}"`)
  const backends = backendsOf(slicesOf(store, namespace, name), port.name ?? '')
  const addresses = backends.map(one => pods.address(one.uid, one.port)).filter(one => one !== undefined)
  const address = addresses[Math.floor(Math.random() * addresses.length)]
  if (address) return address
  throw unavailable(
    backends.length
      ? `error trying to reach service: dial tcp: connect: connection refused`
      : `no endpoints available for service "${name}"`
  )
}

function podAddress(store: Store, pods: Pods, type: ResourceType, namespace: string, text: string): Address {
  const { name, port } = target(text)
  const pod = store.get(type, namespace, name)
  if (!pod) throw notFound(type, name)
  const address = pods.address(pod.metadata.uid, Number(port || 80))
  if (!address) throw unavailable('error trying to reach service: dial tcp: connect: connection refused')
  return address
}

/** Hop-by-hop headers and those that speak of this connection, not of the next. */
const own = new Set([
  'connection',
  'host',
  'authorization',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade'
])

/** Passes a request on to a pod, by itself or behind a Service. 503 when there is none to answer. */
export function proxy(store: Store, pods: Pods, request: ApiRequest, route: ResourceRoute): Promise<ApiResponse> {
  const { type, namespace = '', name = '', rest = '' } = route
  const address =
    type === types.services
      ? serviceAddress(store, pods, namespace, name)
      : podAddress(store, pods, type, namespace, name)
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([key]) => !own.has(key)))
  const search = request.query.size ? `?${request.query}` : ''
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      ...address,
      method: request.method,
      path: `/${rest}${search}`,
      headers: { ...headers, ...(request.body.length ? { 'content-length': request.body.length } : {}) },
      agent: false,
      signal: request.signal
    })
    outgoing.on('error', error => reject(unavailable(`error trying to reach service: ${messageOf(error)}`)))
    outgoing.on('response', answer => {
      const received = Object.entries(answer.headers).filter(([key, value]) => !own.has(key) && value !== undefined)
      const passed = Object.fromEntries(
        received.map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : String(value)])
      )
      resolve({ status: answer.statusCode ?? 502, headers: passed, body: answer })
    })
    outgoing.end(request.body)
  })
}
