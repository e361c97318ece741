import { randomUUID } from 'node:crypto'
import { copy, type Fields, same } from '../json.ts'
import type { PodTemplate } from '../kinds.ts'
import type { ApiObject } from '../object.ts'
import type { PodSpec } from '../pods.ts'

/** Kinds whose objects count the changes of their spec in `metadata.generation`. */
const counted = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Ingress',
  'HTTPRoute',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'EndpointSlice',
  'Pod'
])

export const isCounted = (kind: string): boolean => counted.has(kind)

/** A Deployment's annotations count as well: its controller copies them to ReplicaSets. */
export function specChanged(live: ApiObject, next: ApiObject): boolean {
  if (next.kind === 'Deployment' && !same(live.metadata.annotations ?? {}, next.metadata.annotations ?? {})) return true
  const bare = (object: ApiObject) => ({ ...object, metadata: undefined, status: undefined })
  return !same(bare(live), bare(next))
}

const statuses: Readonly<Record<string, Fields>> = {
  Namespace: { phase: 'Active' },
  Deployment: {},
  Job: {},
  CronJob: {},
  ReplicaSet: { replicas: 0 },
  StatefulSet: { replicas: 0, availableReplicas: 0 },
  DaemonSet: { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 },
  Service: { loadBalancer: {} },
  Ingress: { loadBalancer: {} },
  ResourceQuota: {}
}

/** What a new object's status is before anyone has looked at it. */
export const firstStatus = (object: ApiObject): Fields | undefined =>
  object.kind === 'Pod' ? { phase: 'Pending', qosClass: qosClass(object.spec as PodSpec) } : copy(statuses[object.kind])

function qosClass({ containers }: PodSpec): string {
  const resources = (containers ?? []).map(one => one.resources ?? {})
  if (resources.every(({ requests, limits }) => !requests && !limits)) return 'BestEffort'
  const bounded = resources.every(({ requests, limits }) => limits?.cpu && limits.memory && same(requests, limits))
  return bounded ? 'Guaranteed' : 'Burstable'
}

/** A Job selects its pods by labels that only it has, unless it brings a selector of its own. */
export function labelJob(object: ApiObject): void {
  const spec = object.spec as { manualSelector?: boolean; selector?: unknown; template: PodTemplate }
  if (spec.manualSelector) return
  const uid = randomUUID()
  object.metadata.uid = uid
  const { name } = object.metadata
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name
  }
  spec.selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } }
  const { metadata } = spec.template
  spec.template.metadata = { ...metadata, labels: { ...metadata?.labels, ...labels } }
  // An object without labels of its own takes those of its template, as SetDefaults_Job has it.
  object.metadata.labels ??= { ...spec.template.metadata.labels }
}
