import { messageOf } from '../../../errors.ts'
import type { Milliseconds } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import type { Job } from '../kinds.ts'
import { timestamp, withCondition } from '../object.ts'
import type { Pod } from '../pods.ts'
import { types } from '../resources.ts'
import type { Change } from '../store.ts'
import { type Controller, keyOf } from './loop.ts'
import { createPod, isActive, isReady, ownerKeys, podsOf } from './pods.ts'
import type { Tools } from './replicaset.ts'

const source = 'job-controller'

const over = (job: Job): boolean =>
  job.status?.conditions?.some(one => (one.type === 'Complete' || one.type === 'Failed') && one.status === 'True') ??
  false

/** Runs a Job's pods until enough of them have succeeded, or too many have failed. */
export class JobController implements Controller {
  readonly name = 'job'
  readonly #tools: Tools

  constructor(tools: Tools) {
    this.#tools = tools
  }

  concerns({ type, object }: Change): string[] {
    if (type === types.jobs) return [keyOf(object)]
    return type === types.pods ? ownerKeys(object, 'Job') : []
  }

  reconcile(namespace: string, name: string): Milliseconds | undefined {
    const { store, clock } = this.#tools
    const job = store.get<Job>(types.jobs, namespace, name)
    if (!job || job.metadata.deletionTimestamp || job.spec.suspend) return undefined
    if (over(job)) return this.#expire(job)
    const { succeeded, failed, active } = this.#count(job, podsOf(store, job))
    const { completions = 1, parallelism = 1, backoffLimit = 6, activeDeadlineSeconds } = job.spec
    const age = clock.now() - Date.parse(job.status?.startTime ?? timestamp(clock.now()))
    const left = activeDeadlineSeconds === undefined ? undefined : activeDeadlineSeconds * 1000 - age
    if (succeeded >= completions) return this.#finish(job, endings.complete)
    if (failed > backoffLimit) return this.#finish(job, endings.failed)
    if (left !== undefined && left <= 0) return this.#finish(job, endings.late)
    return this.#start(job, Math.min(parallelism, completions - succeeded) - active) ?? left
  }

  #finish(job: Job, { type, criterion, reason, message }: Ending): undefined {
    const { store, clock, events } = this.#tools
    const time = timestamp(clock.now())
    for (const pod of podsOf(store, job).filter(isActive)) remove(store, clock, types.pods, pod)
    store.modify(types.jobs, job, draft => {
      const { active: _, ...rest } = draft.status
      const conditions = withCondition(rest.conditions, { type: criterion, status: 'True', reason, message }, time)
      draft.status = {
        ...rest,
        ready: 0,
        ...(type === 'Complete' ? { completionTime: time } : {}),
        conditions: withCondition(conditions, { type, status: 'True', reason, message }, time)
      }
    })
    const complete = type === 'Complete'
    events.record(job, complete ? 'Normal' : 'Warning', complete ? 'Completed' : reason, message, source)
    return undefined
  }

  #count(job: Job, pods: readonly Pod[]): { succeeded: number; failed: number; active: number } {
    const { store, clock } = this.#tools
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
    // Under OnFailure it is the restarts that count against the limit.
    const statuses = active.flatMap(pod => pod.status.containerStatuses ?? [])
    const restarts = statuses.reduce((sum, one) => sum + one.restartCount, 0)
    return { succeeded, failed: failed + restarts, active: active.length }
  }

  #start(job: Job, missing: number): Milliseconds | undefined {
    const { registry, events } = this.#tools
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

  #expire(job: Job): Milliseconds | undefined {
    const { store, clock } = this.#tools
    const ttl = job.spec.ttlSecondsAfterFinished
    if (ttl === undefined) return undefined
    const end = job.status.conditions?.find(one => one.type === 'Complete' || one.type === 'Failed')
    const left = Date.parse(end?.lastTransitionTime ?? '') + ttl * 1000 - clock.now()
    if (left > 0) return left
    remove(store, clock, types.jobs, job)
    return undefined
  }
}

interface Ending {
  readonly type: 'Complete' | 'Failed'
  /** The condition that comes before: what decided. */
  readonly criterion: string
  readonly reason: string
  readonly message: string
}

const endings = {
  complete: {
    type: 'Complete',
    criterion: 'SuccessCriteriaMet',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods'
  },
  failed: {
    type: 'Failed',
    criterion: 'FailureTarget',
    reason: 'BackoffLimitExceeded',
    message: 'Job has reached the specified backoff limit'
  },
  late: {
    type: 'Failed',
    criterion: 'FailureTarget',
    reason: 'DeadlineExceeded',
    message: 'Job was active longer than specified deadline'
  }
} as const satisfies Record<string, Ending>
