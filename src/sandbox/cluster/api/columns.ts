import { at, isFields, isList } from '../json.ts'
import type { Deployment, EndpointSlice, Job, Scaler, Service } from '../kinds.ts'
import type { ApiObject, LabelSelector } from '../object.ts'
import type { Pod } from '../pods.ts'
import { selectorText } from '../selectors.ts'
import { age, containerList, since } from './tables.ts'

export interface Column {
  readonly name: string
  /** Shown with `-o wide` alone. */
  readonly wide?: boolean
  readonly cell: (object: ApiObject, now: number) => unknown
}

const none = '<none>'
const name: Column = { name: 'Name', cell: object => object.metadata.name }
const created: Column = { name: 'Age', cell: (object, now) => since(object.metadata.creationTimestamp, now) }
const value = (title: string, ...path: string[]): Column => ({ name: title, cell: object => at(object, ...path) ?? '' })
const number = (title: string, ...path: string[]): Column => ({ name: title, cell: object => at(object, ...path) ?? 0 })
const size = (title: string, field: string): Column => ({
  name: title,
  cell: object => (isFields(object[field]) ? Object.keys(object[field]).length : 0)
})
const images: Column[] = [
  { name: 'Containers', wide: true, cell: object => containerList(object, 'name') },
  { name: 'Images', wide: true, cell: object => containerList(object, 'image') },
  { name: 'Selector', wide: true, cell: object => selectorText(at(object, 'spec', 'selector') as LabelSelector) }
]

/** What a pod is up to, in one word, as kubectl shows it. */
function podStatus(pod: Pod): string {
  let word = pod.status.reason ?? pod.status.phase
  for (const { state } of pod.status.containerStatuses ?? []) {
    if (state.waiting?.reason) word = state.waiting.reason
    else if (state.terminated) word = state.terminated.reason
  }
  return pod.metadata.deletionTimestamp ? 'Terminating' : word
}

function podRestarts(pod: Pod, now: number): string {
  const statuses = pod.status.containerStatuses ?? []
  const count = statuses.reduce((total, one) => total + one.restartCount, 0)
  const last = statuses.map(one => one.lastState.terminated?.finishedAt).find(time => time !== undefined)
  return count && last ? `${count} (${since(last, now)} ago)` : String(count)
}

function podReady(pod: Pod): string {
  const statuses = pod.status.containerStatuses ?? []
  return `${statuses.filter(one => one.ready).length}/${pod.spec.containers.length}`
}

const ports = (service: Service): string =>
  (service.spec.ports ?? [])
    .map(({ port, nodePort, protocol }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`)
    .join(',') || none

const external = ({ spec, status }: Service & { status?: unknown }): string => {
  const ingress = at(status, 'loadBalancer', 'ingress')
  if (isList(ingress) && ingress.length) return ingress.map(one => at(one, 'ip') ?? at(one, 'hostname')).join(',')
  return spec.type === 'LoadBalancer' ? '<pending>' : none
}

const plain = (labels: Record<string, string> | undefined): string =>
  Object.entries(labels ?? {})
    .map(([key, text]) => `${key}=${text}`)
    .join(',') || none

const endpointList = (slice: EndpointSlice): string => {
  const addresses = (slice.endpoints ?? []).flatMap(one => one.addresses)
  return addresses.length > 3
    ? `${addresses.slice(0, 3).join(',')} + ${addresses.length - 3} more...`
    : addresses.join(',') || '<unset>'
}

const hosts = (ingress: ApiObject): string => {
  const rules = at(ingress, 'spec', 'rules')
  return isList(rules) ? rules.map(rule => at(rule, 'host') ?? '*').join(',') : '*'
}

const jobStatus = ({ status }: Job): string =>
  status?.conditions?.find(one => one.status === 'True' && (one.type === 'Complete' || one.type === 'Failed'))?.type ??
  'Running'

const duration = (job: Job, now: number): string => {
  const { startTime, completionTime } = job.status ?? {}
  return startTime ? age((completionTime ? Date.parse(completionTime) : now) - Date.parse(startTime)) : ''
}

const column = <T extends ApiObject>(
  title: string,
  cell: (object: T, now: number) => unknown,
  wide = false
): Column => ({
  name: title,
  wide,
  cell: (object, now) => cell(object as T, now)
})

const rollout = (title: string, field: string) => number(title, 'status', field)

export const columns: Readonly<Record<string, readonly Column[]>> = {
  Other: [name, { name: 'Created At', cell: object => object.metadata.creationTimestamp }],
  Pod: [
    name,
    column<Pod>('Ready', podReady),
    column<Pod>('Status', podStatus),
    column<Pod>('Restarts', podRestarts),
    created,
    column<Pod>('IP', pod => pod.status.podIP ?? none, true),
    column<Pod>('Node', pod => pod.spec.nodeName ?? none, true),
    column<Pod>('Nominated Node', () => none, true),
    column<Pod>('Readiness Gates', () => none, true)
  ],
  Deployment: [
    name,
    column<Deployment>('Ready', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas}`),
    rollout('Up-to-date', 'updatedReplicas'),
    rollout('Available', 'availableReplicas'),
    created,
    ...images
  ],
  ReplicaSet: [
    name,
    number('Desired', 'spec', 'replicas'),
    rollout('Current', 'replicas'),
    rollout('Ready', 'readyReplicas'),
    created,
    ...images
  ],
  StatefulSet: [
    name,
    column<Deployment>('Ready', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas}`),
    created,
    ...images
  ],
  DaemonSet: [
    name,
    rollout('Desired', 'desiredNumberScheduled'),
    rollout('Current', 'currentNumberScheduled'),
    rollout('Ready', 'numberReady'),
    rollout('Up-to-date', 'updatedNumberScheduled'),
    rollout('Available', 'numberAvailable'),
    column('Node Selector', object =>
      plain(at(object, 'spec', 'template', 'spec', 'nodeSelector') as Record<string, string>)
    ),
    created
  ],
  Service: [
    name,
    value('Type', 'spec', 'type'),
    column<Service>('Cluster-IP', ({ spec }) => spec.clusterIP ?? none),
    column<Service>('External-IP', external),
    column<Service>('Port(s)', ports),
    created,
    column<Service>('Selector', ({ spec }) => plain(spec.selector), true)
  ],
  EndpointSlice: [
    name,
    value('AddressType', 'addressType'),
    column<EndpointSlice>('Ports', ({ ports: list }) => (list ?? []).map(one => one.port).join(',') || '<unset>'),
    column<EndpointSlice>('Endpoints', endpointList),
    created
  ],
  ConfigMap: [name, size('Data', 'data'), created],
  Secret: [name, value('Type', 'type'), size('Data', 'data'), created],
  ServiceAccount: [name, created],
  Namespace: [name, value('Status', 'status', 'phase'), created],
  Node: [
    name,
    column('Status', () => 'Ready'),
    column('Roles', () => none),
    created,
    value('Version', 'status', 'nodeInfo', 'kubeletVersion')
  ],
  Lease: [name, value('Holder', 'spec', 'holderIdentity'), created],
  Job: [
    name,
    column<Job>('Status', jobStatus),
    column<Job>('Completions', ({ spec, status }) => `${status?.succeeded ?? 0}/${spec.completions ?? 1}`),
    column<Job>('Duration', duration),
    created
  ],
  CronJob: [
    name,
    value('Schedule', 'spec', 'schedule'),
    column('Timezone', object => at(object, 'spec', 'timeZone') ?? none),
    column('Suspend', object => (at(object, 'spec', 'suspend') === true ? 'True' : 'False')),
    column('Active', object => (at(object, 'status', 'active') as unknown[] | undefined)?.length ?? 0),
    column('Last Schedule', (object, now) =>
      at(object, 'status', 'lastScheduleTime') ? since(at(object, 'status', 'lastScheduleTime'), now) : none
    ),
    created
  ],
  Ingress: [
    name,
    column('Class', object => at(object, 'spec', 'ingressClassName') ?? none),
    column('Hosts', hosts),
    column('Address', () => ''),
    column('Ports', object => (isList(at(object, 'spec', 'tls')) ? '80, 443' : '80')),
    created
  ],
  HorizontalPodAutoscaler: [
    name,
    column<Scaler>('Reference', ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`),
    column('Targets', () => '<unknown>'),
    number('MinPods', 'spec', 'minReplicas'),
    number('MaxPods', 'spec', 'maxReplicas'),
    rollout('Replicas', 'currentReplicas'),
    created
  ],
  PodDisruptionBudget: [
    name,
    column('Min Available', object => at(object, 'spec', 'minAvailable') ?? 'N/A'),
    column('Max Unavailable', object => at(object, 'spec', 'maxUnavailable') ?? 'N/A'),
    rollout('Allowed Disruptions', 'disruptionsAllowed'),
    created
  ],
  Event: [
    { name: 'Last Seen', cell: (object, now) => since(object.lastTimestamp ?? object.eventTime, now) },
    value('Type', 'type'),
    value('Reason', 'reason'),
    column(
      'Object',
      object =>
        `${String(at(object, 'involvedObject', 'kind')).toLowerCase()}/${String(at(object, 'involvedObject', 'name'))}`
    ),
    value('Message', 'message')
  ]
}
