import { messageOf } from '../../../errors.ts'
import type { Milliseconds } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import type { Job } from '../kinds.ts'
import { type Condition, timestamp, withCondition } from '../object.ts'
import type { Pod } from '../pods.ts'
import { types } from '../resources.ts'
import { type Controller, keyOf } from './loop.ts'
import { createPod, isActive, isReady, ownerKeys, podsOf } from './pods.ts'
import type { Tools } from './replicaset.ts'

const source = 'job-controller'

const over = (job: Job): boolean =>
  job.status?.conditions?.some(one => (one.type === 'Complete' || one.type === 'Failed') && one.status === 'True') ??
  false

/** Runs a Job's pods until enough of them have succeeded, or too many have failed. */
export function jobController({ store, registry, clock, events }: Tools): Controller {
  const finish = (job: Job, type: 'Complete' | 'Failed', reason: string, message: string) => {
    const time = timestamp(clock.now())
    for (const pod of podsOf(store, job).filter(isActive)) remove(store, clock, types.pods, pod)
    store.modify(types.jobs, job, draft => {
      const before: Condition = {
        type: type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget',
        status: 'True',
        reason,
        message
      }
      const conditions = withCondition(draft.status.conditions, before, time)
      const { active: _, ...rest } = draft.status
      draft.status = {
        ...rest,
        ready: 0,
        ...(type === 'Complete' ? { completionTime: time } : {}),
        conditions: withCondition(conditions, { type, status: 'True', reason, message }, time)
      }
    })
    events.record(
      job,
      type === 'Complete' ? 'Normal' : 'Warning',
      type === 'Complete' ? 'Completed' : reason,
      message,
      source
    )
  }

  const count = (job: Job, pods: readonly Pod[]) => {
    const succeeded = pods.filter(pod => pod.status.phase === 'Succeeded').length
    const failed = pods.filter(pod => pod.status.phase === 'Failed').length
    const active = pods.filter(isActive)
    store.modify(types.jobs, job, draft => {
      draft.status = {
        ...draft.status,
        startTime: draft.status?.startTime ?? timestamp(clock.now()),
        active: active.length,
        ready: active.filter(isReady).length,
        terminating: pods.filter(pod => pod.metadata.deletionTimestamp).length,
        uncountedTerminatedPods: {},
        ...(succeeded ? { succeeded } : {}),
        ...(failed ? { failed } : {})
      }
    })
    const restarts = active
      .flatMap(pod => pod.status.containerStatuses ?? [])
      .reduce((sum, one) => sum + one.restartCount, 0)
    return { succeeded, failed: failed + restarts, active }
  }

  const start = (job: Job, missing: number): Milliseconds | undefined => {
    try {
      for (let index = 0; index < missing; index++) {
        const pod = createPod(registry, job, job.spec.template)
        events.record(job, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`, source)
      }
    } catch (error) {
      events.record(job, 'Warning', 'FailedCreate', `Error creating: ${messageOf(error)}`, source)
      return 1000
    }
    return undefined
  }

  return {
    name: 'job',
    concerns: ({ type, object }) => {
      if (type === types.jobs) return [keyOf(object)]
      return type === types.pods ? ownerKeys(object, 'Job') : []
    },
    reconcile(namespace, name) {
      const job = store.get<Job>(types.jobs, namespace, name)
      if (!job || job.metadata.deletionTimestamp || job.spec.suspend) return undefined
      if (over(job)) return expire(job)
      const { succeeded, failed, active } = count(job, podsOf(store, job))
      const { completions = 1, parallelism = 1, backoffLimit = 6, activeDeadlineSeconds } = job.spec
      const age = clock.now() - Date.parse(job.status?.startTime ?? timestamp(clock.now()))
      if (succeeded >= completions)
        finish(job, 'Complete', 'CompletionsReached', 'Reached expected number of succeeded pods')
      else if (failed > backoffLimit)
        finish(job, 'Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit')
      else if (activeDeadlineSeconds && age >= activeDeadlineSeconds * 1000)
        finish(job, 'Failed', 'DeadlineExceeded', 'Job was active longer than specified deadline')
      else {
        const again = start(job, Math.min(parallelism, completions - succeeded) - active.length)
        return again ?? (activeDeadlineSeconds ? Math.max(1000, activeDeadlineSeconds * 1000 - age) : undefined)
      }
      return undefined
    }
  }

  function expire(job: Job): Milliseconds | undefined {
    const ttl = job.spec.ttlSecondsAfterFinished
    if (ttl === undefined) return undefined
    const ended = job.status.conditions?.find(
      one => one.type === 'Complete' || one.type === 'Failed'
    )?.lastTransitionTime
    const left = Date.parse(ended ?? '') + ttl * 1000 - clock.now()
    if (left > 0) return left
    remove(store, clock, types.jobs, job)
    return undefined
  }
}
