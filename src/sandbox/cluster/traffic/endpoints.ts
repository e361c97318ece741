import type { Endpoint, EndpointSlice, Service, ServicePort } from '../kinds.ts'
import { types } from '../resources.ts'
import type { Store } from '../store.ts'

/** A pod behind a Service port, and the port of the container that listens. */
export interface Backend {
  readonly uid: string
  readonly port: number
}

/** Where a pod's port can be reached on this machine. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** What runs the pods, as far as traffic is concerned. */
export interface Pods {
  /** Undefined when nothing listens. */
  address(uid: string, port: number): Address | undefined
}

export const slicesOf = (store: Store, namespace: string, service: string): EndpointSlice[] =>
  store
    .list<EndpointSlice>(types.endpointslices, namespace)
    .filter(slice => slice.metadata.labels?.['kubernetes.io/service-name'] === service)

/** The pods that new connections may go to: ready ones; terminating but serving ones when none is ready (KEP-1669). */
export function backendsOf(slices: readonly EndpointSlice[], portName: string): Backend[] {
  const of = (wanted: (conditions: Endpoint['conditions']) => boolean) =>
    slices.flatMap(({ ports, endpoints }) => {
      const port = ports?.find(one => one.name === portName)?.port
      if (port === undefined) return []
      return (endpoints ?? []).filter(one => wanted(one.conditions)).map(one => ({ uid: one.targetRef.uid, port }))
    })
  const ready = of(conditions => conditions.ready)
  return ready.length ? ready : of(conditions => conditions.serving && conditions.terminating)
}

/** A Service's port by name or number, as clients name it. */
export const servicePort = (service: Service, wanted: string | number | undefined): ServicePort | undefined => {
  const ports = service.spec.ports ?? []
  if (wanted === undefined || wanted === '') return ports.length === 1 ? ports[0] : ports.find(port => !port.name)
  return ports.find(port => port.name === String(wanted) || String(port.port) === String(wanted))
}
