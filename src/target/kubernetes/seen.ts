import type { Verdict } from '../../gate/gate.ts'
import type { Instant } from '../../io/clock.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import type { Selector } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { adoptedId } from './release-id.ts'
import type { ReleaseSet } from './release-set.ts'

/** One observation: what the API server says, and what only this run can know. */
export interface Seen {
  readonly lease: KubeObject | undefined
  /** The Lease has not changed for a whole lease duration of our own clock: its holder is gone. */
  readonly leaseIdle: boolean
  readonly renewDue: boolean
  /** This run held the lock before: finding another holder now means that it was superseded. */
  readonly wasHolder: boolean
  /** How this run has ended, once the API server took its word for it: another may hold the lock a moment later. */
  readonly ended?: { readonly done: Outcome; readonly why: string } | undefined
  readonly services: readonly KubeObject[]
  readonly deployments: readonly KubeObject[]
  /** StatefulSets and DaemonSets, where the set has any. */
  readonly statefulSets: readonly KubeObject[]
  readonly daemonSets: readonly KubeObject[]
  /** Jobs, where the set has hooks. */
  readonly jobs: readonly KubeObject[]
  readonly replicaSets: readonly KubeObject[]
  readonly pods: readonly KubeObject[]
  /** By a pod's UID, when this run first saw it ready in its present life. */
  readonly readySince: ReadonlyMap<string, Instant>
  readonly slices: readonly KubeObject[]
  readonly autoscalers: readonly KubeObject[]
  readonly budgets: readonly KubeObject[]
  /** HTTPRoutes and Ingresses, where a release is given its traffic by their weights, or was. */
  readonly routes: readonly KubeObject[]
  /** `kind/name` of what this run created or applied, or found there: such objects are not read again. */
  readonly placed: ReadonlySet<string>
  /** Names of the set's custom resource definitions that the API server serves. */
  readonly served: ReadonlySet<string>
  /** Live objects that left the manifests and are to go, once the release is committed. */
  readonly leftOver: readonly KubeObject[]
  /** What stands under the names of shared objects and CronJobs before a first release, where a Deployment is adopted. */
  readonly found: readonly KubeObject[]
  /** What the API server will not let this run do, in words: the release can't go on. */
  readonly refused: string | undefined
  readonly before: Verdict
  readonly after: Verdict
  /** The bundle of the release that the traffic comes from, once it was read; undefined where none is kept. */
  readonly from: ReleaseSet | undefined
}

interface PodStatus {
  phase?: string
  conditions?: { type: string; status: string }[]
}

interface DeploymentStatus {
  observedGeneration?: number
  replicas?: number
  updatedReplicas?: number
  readyReplicas?: number
  availableReplicas?: number
}

interface Endpoint {
  conditions?: { ready?: boolean; terminating?: boolean }
  targetRef?: { kind?: string; uid?: string; name?: string }
}

export const named = (objects: readonly KubeObject[], name: string): KubeObject | undefined =>
  objects.find(object => object.metadata.name === name)

export const epochOf = (object: KubeObject): number => Number(object.metadata.annotations?.[key.epoch] ?? 0)

export const selectorOf = (service: KubeObject): Selector =>
  ((service.spec as { selector?: Selector } | undefined)?.selector ?? {}) as Selector

/** The release that a selector picks: by our label, by a ReplicaSet's hash when adopted, or none. */
export function releaseOf(selector: Selector): string | undefined {
  const hash = selector[key.podTemplateHash]
  return selector[key.release] ?? (hash === undefined ? undefined : adoptedId(hash))
}

export const matches = (selector: Selector, labels: Record<string, string> | undefined): boolean =>
  Object.entries(selector).every(([name, value]) => labels?.[name] === value)

export const equal = (a: Selector, b: Selector): boolean => matches(a, b) && matches(b, a)

export const replicasOf = (deployment: KubeObject): number =>
  (deployment.spec as { replicas?: number } | undefined)?.replicas ?? 1

export const templateLabels = (deployment: KubeObject): Record<string, string> =>
  (deployment.spec as { template?: { metadata?: { labels?: Record<string, string> } } } | undefined)?.template?.metadata
    ?.labels ?? {}

export const isReady = (pod: KubeObject): boolean => {
  const { conditions } = (pod.status ?? {}) as PodStatus
  return !pod.metadata.deletionTimestamp && (conditions ?? []).some(c => c.type === 'Ready' && c.status === 'True')
}

/** It has run to its end, or was evicted: what is left is its object, which never gets traffic again. */
export const hasEnded = ({ status }: KubeObject): boolean =>
  ['Succeeded', 'Failed'].includes((status as PodStatus | undefined)?.phase ?? '')

const owns = (owner: KubeObject, object: KubeObject): boolean =>
  (object.metadata.ownerReferences ?? []).some(reference => reference.uid === owner.metadata.uid)

/** The ReplicaSets of a Deployment that still have or want pods. */
export const liveReplicaSets = (seen: Seen, deployment: KubeObject): KubeObject[] =>
  seen.replicaSets.filter(
    set =>
      owns(deployment, set) &&
      (replicasOf(set) > 0 || ((set.status as { replicas?: number } | undefined)?.replicas ?? 0) > 0)
  )

export const podsOf = (seen: Seen, deployment: KubeObject): KubeObject[] => {
  const sets = seen.replicaSets.filter(set => owns(deployment, set))
  return seen.pods.filter(pod => sets.some(set => owns(set, pod)) && !pod.metadata.deletionTimestamp && !hasEnded(pod))
}

/**
 * The Deployment's controller has seen its spec, or all but the last `unseen` changes of it, and every replica is of the
 * newest template and available.
 */
export function rolledOut(deployment: KubeObject, unseen = 0): boolean {
  const status = (deployment.status ?? {}) as DeploymentStatus
  const wanted = replicasOf(deployment)
  return (
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0) - unseen &&
    (status.updatedReplicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted
  )
}

/**
 * A rolled workload is where its manifest wants it, as `kubectl rollout status` judges; kinds that do not roll always are,
 * and so are those whose pods are new only when somebody deletes them.
 */
export function settled(seen: Seen, { kind, metadata }: KubeObject): boolean {
  if (kind === 'Deployment') {
    const live = named(seen.deployments, metadata.name)
    return live !== undefined && rolledOut(live)
  }
  if (kind === 'StatefulSet') return statefulSetRolledOut(named(seen.statefulSets, metadata.name))
  return kind !== 'DaemonSet' || daemonSetRolledOut(named(seen.daemonSets, metadata.name))
}

/** Its controller has seen its spec: what its status says is about that. */
export const observed = (live: KubeObject): boolean =>
  ((live.status as DeploymentStatus | undefined)?.observedGeneration ?? 0) >= (live.metadata.generation ?? 0)

interface UpdateStrategy {
  type?: string
  rollingUpdate?: { partition?: number }
}

const updateOf = ({ spec }: KubeObject): UpdateStrategy =>
  (spec as { updateStrategy?: UpdateStrategy } | undefined)?.updateStrategy ?? {}

function statefulSetRolledOut(live: KubeObject | undefined): boolean {
  if (!live || !observed(live)) return false
  const { type, rollingUpdate } = updateOf(live)
  if (type === 'OnDelete') return true
  const status = live.status as DeploymentStatus & { currentRevision?: string; updateRevision?: string }
  const kept = rollingUpdate?.partition ?? 0
  const updated =
    kept > 0
      ? (status.updatedReplicas ?? 0) >= replicasOf(live) - kept
      : status.currentRevision === status.updateRevision
  return updated && (status.readyReplicas ?? 0) === replicasOf(live)
}

function daemonSetRolledOut(live: KubeObject | undefined): boolean {
  if (!live || !observed(live)) return false
  if (updateOf(live).type === 'OnDelete') return true
  const status = live.status as {
    desiredNumberScheduled?: number
    updatedNumberScheduled?: number
    numberAvailable?: number
  }
  const wanted = status.desiredNumberScheduled ?? 0
  return (status.updatedNumberScheduled ?? 0) === wanted && (status.numberAvailable ?? 0) === wanted
}

/**
 * UIDs of the pods to which a Service sends new connections, as its EndpointSlices say; sorted. Those of a Service of the
 * same name that was deleted say nothing: they are about to go with it.
 */
export function endpointUids(seen: Seen, service: string): string[] {
  const live = liveService(seen, service)
  const slices = seen.slices.filter(
    ({ metadata }) =>
      metadata.labels?.['kubernetes.io/service-name'] === service &&
      !(metadata.ownerReferences ?? []).some(({ kind, uid }) => kind === 'Service' && uid !== live?.metadata.uid)
  )
  const endpoints = slices.flatMap(slice => (slice.endpoints ?? []) as Endpoint[])
  const ready = endpoints.filter(endpoint => endpoint.conditions?.ready !== false)
  return [...new Set(ready.flatMap(endpoint => endpoint.targetRef?.uid ?? []))].sort()
}

export const uids = (pods: readonly KubeObject[]): string[] => pods.map(pod => pod.metadata.uid ?? '').sort()

/** The Deployments that are a release's: adopted ones carry the label on themselves, not on their pods. */
export const deploymentsOf = (seen: Seen, release: string): KubeObject[] =>
  seen.deployments.filter(deployment => deployment.metadata.labels?.[key.release] === release)

export const liveService = (seen: Seen, name: string): KubeObject | undefined => named(seen.services, name)

/** The autoscalers that set the size of a Deployment. */
export const autoscalersOf = (seen: Seen, deployment: string): KubeObject[] =>
  seen.autoscalers.filter(({ spec }) => {
    const target = (spec as { scaleTargetRef?: { kind?: string; name?: string } }).scaleTargetRef
    return target?.kind === 'Deployment' && target.name === deployment
  })

/** The first port of a Service, by which a gate asks it where it names none. */
export const portOf = (service: KubeObject): number =>
  (service.spec as { ports?: { port: number }[] } | undefined)?.ports?.[0]?.port ?? 80
