import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Deployment, ReplicaSet } from '../kinds.ts'
import { type Condition, timestamp, withCondition } from '../object.ts'
import { asked, limits, statusTotal } from './rollout.ts'

type Status = Deployment['status']

/** The counts of a Deployment's status, from its ReplicaSets. */
function counts(sets: readonly ReplicaSet[], current: ReplicaSet | undefined): Status {
  const available = statusTotal(sets, 'availableReplicas')
  const filled = {
    replicas: statusTotal(sets, 'replicas'),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: statusTotal(sets, 'readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, asked(sets) - available)
  }
  const terminating = sets.reduce((sum, set) => sum + (set.status?.terminatingReplicas ?? 0), 0)
  return {
    ...Object.fromEntries(Object.entries(filled).filter(([, count]) => count > 0)),
    terminatingReplicas: terminating
  }
}

export const isComplete = ({ spec }: Deployment, status: Status): boolean =>
  (status.updatedReplicas ?? 0) === spec.replicas &&
  (status.replicas ?? 0) === spec.replicas &&
  (status.availableReplicas ?? 0) === spec.replicas

const progressed = (before: Status | undefined, after: Status): boolean => {
  const old = (status: Status | undefined) => (status?.replicas ?? 0) - (status?.updatedReplicas ?? 0)
  return (
    (after.updatedReplicas ?? 0) > (before?.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before?.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before?.availableReplicas ?? 0)
  )
}

function availability(deployment: Deployment, status: Status): Condition {
  const enough = (status.availableReplicas ?? 0) >= deployment.spec.replicas - limits(deployment).unavailable
  return enough
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.'
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.'
      }
}

/** Where the rollout stands; undefined when its last word still holds. */
function progress(
  deployment: Deployment,
  status: Status,
  current: ReplicaSet | undefined,
  now: number
): Condition | undefined {
  const last = deployment.status?.conditions?.find(one => one.type === 'Progressing')
  const name = `ReplicaSet "${current?.metadata.name}"`
  const say = (is: 'True' | 'False', reason: string, message: string): Condition => ({
    type: 'Progressing',
    status: is,
    reason,
    message
  })
  if (isComplete(deployment, status)) {
    if (last?.reason === 'NewReplicaSetAvailable' && last.message?.startsWith(name)) return undefined
    return say('True', 'NewReplicaSetAvailable', `${name} has successfully progressed.`)
  }
  if (!last) return say('True', 'NewReplicaSetCreated', `Created new replica set "${current?.metadata.name}"`)
  if (progressed(deployment.status, status) || last.reason === 'NewReplicaSetAvailable')
    return say('True', 'ReplicaSetUpdated', `${name} is progressing.`)
  const late = last.reason !== 'ProgressDeadlineExceeded' && now >= deadlineOf(deployment, last)
  return late ? say('False', 'ProgressDeadlineExceeded', `${name} has timed out progressing.`) : undefined
}

const deadlineOf = (deployment: Deployment, last: Condition): number =>
  Date.parse(last.lastUpdateTime ?? '') + (deployment.spec.progressDeadlineSeconds ?? 600) * 1000

function conditionsOf(
  deployment: Deployment,
  status: Status,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
  now: number
): Condition[] {
  const time = timestamp(now)
  const put = (list: Condition[], next: Condition) => withCondition(list, { ...next, lastUpdateTime: time }, time)
  const before = deployment.status?.conditions ?? []
  const available = availability(deployment, status)
  const held = before.find(one => one.type === 'Available')
  let conditions = held?.status === available.status ? before : put(before, available)
  const next = deployment.spec.paused ? undefined : progress(deployment, status, current, now)
  if (next) conditions = put(conditions, next)
  const failure = sets.flatMap(set => set.status?.conditions ?? []).find(one => one.type === 'ReplicaFailure')
  const others = conditions.filter(one => one.type !== 'ReplicaFailure')
  if (!failure) return others
  const known = conditions.find(one => one.type === 'ReplicaFailure')
  return known?.message === failure.message ? conditions : put(conditions, { ...failure })
}

/** The whole status of a Deployment. */
export function statusOf(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
  clock: Clock
): Status {
  const status = counts(sets, current)
  const conditions = conditionsOf(deployment, status, sets, current, clock.now())
  return {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...status,
    ...(conditions.length ? { conditions } : {})
  }
}

/** Time until the progress deadline, when the rollout is under way. */
export function untilDeadline(deployment: Deployment, status: Status, clock: Clock): Milliseconds | undefined {
  const last = status.conditions?.find(one => one.type === 'Progressing')
  if (last?.status !== 'True' || last.reason === 'NewReplicaSetAvailable' || deployment.spec.paused) return undefined
  return Math.max(1000, deadlineOf(deployment, last) - clock.now())
}
