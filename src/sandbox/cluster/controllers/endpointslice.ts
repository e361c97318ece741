import { canonical, same } from '../json.ts'
import type { Endpoint, EndpointSlice, Service } from '../kinds.ts'
import { newMeta, ownedBy } from '../object.ts'
import type { Pod } from '../pods.ts'
import { suffix } from '../registry.ts'
import { types } from '../resources.ts'
import { matchesLabels } from '../selectors.ts'
import type { Change, Store } from '../store.ts'
import { slicesOf } from '../traffic/endpoints.ts'
import { type Controller, keyOf } from './loop.ts'
import { isFinished, isReady } from './pods.ts'

type Ports = NonNullable<EndpointSlice['ports']>

interface Group {
  readonly ports: Ports | null
  readonly endpoints: Endpoint[] | null
}

/** The container ports behind a Service's ports on one pod: a named target may differ from pod to pod. */
function portsOn(service: Service, pod: Pod): Ports {
  return (service.spec.ports ?? []).flatMap(({ name = '', port, targetPort = port, protocol = 'TCP', appProtocol }) => {
    const number = typeof targetPort === 'number' ? targetPort : namedPort(pod, targetPort)
    return number === undefined ? [] : [{ name, port: number, protocol, ...(appProtocol ? { appProtocol } : {}) }]
  })
}

export const namedPort = (pod: Pod, name: string): number | undefined =>
  pod.spec.containers.flatMap(one => one.ports ?? []).find(port => port.name === name)?.containerPort

/** A pod in deletion is no longer ready to the world, but may still serve what it has. */
function endpointOf(service: Service, pod: Pod): Endpoint {
  const serving = isReady(pod) || service.spec.publishNotReadyAddresses === true
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const { namespace = '', name, uid } = pod.metadata
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: {
      ready: serving && (!terminating || service.spec.publishNotReadyAddresses === true),
      serving,
      terminating
    },
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: { kind: 'Pod', namespace, name, uid }
  }
}

/** Endpoints of a Service, gathered by the ports that their pods have. */
function wanted(store: Store, service: Service): Group[] {
  const groups = new Map<string, { ports: Ports; endpoints: Endpoint[] }>()
  for (const pod of store.list<Pod>(types.pods, service.metadata.namespace)) {
    if (!matchesLabels(service.spec.selector, pod.metadata.labels) || !pod.status.podIP || isFinished(pod)) continue
    const ports = portsOn(service, pod)
    const key = canonical(ports)
    const group = groups.get(key) ?? { ports, endpoints: [] }
    group.endpoints.push(endpointOf(service, pod))
    groups.set(key, group)
  }
  return groups.size ? [...groups.values()] : [{ ports: null, endpoints: null }]
}

function sliceFor(service: Service): EndpointSlice {
  const { name, namespace, labels } = service.metadata
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: newMeta({
      name: `${name}-${suffix()}`,
      generateName: `${name}-`,
      ...(namespace ? { namespace } : {}),
      generation: 1,
      labels: {
        ...labels,
        'kubernetes.io/service-name': name,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io'
      },
      ownerReferences: [ownedBy(service)]
    }),
    addressType: 'IPv4',
    endpoints: null,
    ports: null
  }
}

/** Lists the pods that each Service selects. */
export function endpointSliceController(store: Store): Controller {
  const selecting = (change: Change): string[] =>
    store
      .list<Service>(types.services, change.object.metadata.namespace)
      .filter(({ spec }) =>
        [change.object, change.before].some(pod => matchesLabels(spec.selector, pod?.metadata.labels))
      )
      .map(keyOf)

  return {
    name: 'endpointslice',
    concerns: change => {
      if (change.type === types.services) return [keyOf(change.object)]
      return change.type === types.pods ? selecting(change) : []
    },
    reconcile(namespace, name) {
      const service = store.get<Service>(types.services, namespace, name)
      if (!service?.spec.selector) return undefined
      const found = slicesOf(store, namespace, name)
      // Slices of a Service of that name that was deleted go with it: https://github.com/kubernetes/kubernetes/pull/94730
      const isOwn = ({ metadata }: EndpointSlice): boolean =>
        (metadata.ownerReferences ?? []).some(({ uid }) => uid === service.metadata.uid)
      const present = found.filter(isOwn)
      for (const stale of found.filter(slice => !isOwn(slice))) store.remove(types.endpointslices, stale)
      for (const group of wanted(store, service)) {
        const slice = takeLike(present, group.ports) ?? store.create(types.endpointslices, sliceFor(service))
        store.modify(types.endpointslices, slice, draft => {
          if (same(draft.endpoints, group.endpoints) && same(draft.ports, group.ports)) return
          Object.assign(draft, group)
          draft.metadata.generation = (draft.metadata.generation ?? 0) + 1
        })
      }
      for (const left of present) store.remove(types.endpointslices, left)
      return undefined
    }
  }
}

/** A present slice to write to: the one with the same ports, else any. */
function takeLike(present: EndpointSlice[], ports: Ports | null): EndpointSlice | undefined {
  const index = present.findIndex(slice => same(slice.ports, ports))
  return present.splice(Math.max(index, 0), 1)[0]
}
