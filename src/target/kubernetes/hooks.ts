import type { Decision } from '../../rollout/engine.ts'
import { unstartable } from './diagnose.ts'
import { giveUp, type Phase, seconds, type World } from './goal.ts'
import type { KubeObject } from './objects.ts'
import { suffixedName } from './release-id.ts'
import type { Hook, HookPoint } from './release-set.ts'
import { epochOf, named } from './seen.ts'
import { underEpoch } from './stage.ts'
import type { Step } from './writes.ts'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

const conditionOf = (job: KubeObject, type: string): Condition | undefined =>
  ((job.status as { conditions?: Condition[] } | undefined)?.conditions ?? []).find(
    condition => condition.type === type && condition.status === 'True'
  )

export const hasSucceeded = (job: KubeObject): boolean => conditionOf(job, 'Complete') !== undefined

export const podsOfJob = (pods: readonly KubeObject[], job: KubeObject): KubeObject[] =>
  pods.filter(pod => (pod.metadata.ownerReferences ?? []).some(({ uid }) => uid === job.metadata.uid))

/** Why a Job has failed, or will never end: its own controller gives up crashes only, not pods that can't start. */
export function failureOf(job: KubeObject, pods: readonly KubeObject[]): string | undefined {
  const failed = conditionOf(job, 'Failed')
  if (failed) return failed.message ?? failed.reason ?? 'its Job failed'
  return unstartable(podsOfJob(pods, job))
}

const hasPredecessor = ({ goal, journal }: World): boolean =>
  goal.fallback ? goal.fallback.followers.length > 0 : journal.from.length > 0

function dueAt(world: World, point: HookPoint): Hook[] {
  const occasion = hasPredecessor(world) ? 'upgrade' : 'install'
  return world.goal.set.hooks.filter(hook => hook.point === point && (hook.only ?? occasion) === occasion)
}

/**
 * Runs the hooks of one point, one after another, and waits for each. The Job is the record of its run: one that succeeded
 * never runs again in this release; what failed under an earlier epoch gets a new attempt. A rollback runs none: what they
 * did to databases and the like is done.
 */
export const runHooks =
  (point: HookPoint): Phase =>
  world => {
    if (world.journal.intent === 'rollback') return undefined
    for (const hook of dueAt(world, point)) {
      const decision = advance(world, hook)
      if (decision) return decision
    }
    return undefined
  }

/** The same without waiting: for hooks that run while something else is watched. */
export const startHooks =
  (point: HookPoint): Phase =>
  world => {
    const decision = runHooks(point)(world)
    return decision && 'wait' in decision ? undefined : decision
  }

function advance(world: World, { point, object }: Hook): Decision<Step> | undefined {
  const { seen, epoch } = world
  const attempts = attemptsOf(seen.jobs, object)
  const last = attempts.at(-1)
  if (!last) return start(world, object, point)
  if (attempts.some(hasSucceeded)) return undefined
  const failure = failureOf(last, seen.pods)
  if (failure === undefined) return awaitEnd(world, last.metadata.name, point)
  if (epochOf(last) < epoch) return start(world, attempt(object, attempts.length + 1), point)
  return giveUp(
    world,
    point === 'after-cutover' ? 'ROLLED_BACK' : 'STOPPED',
    `hook ${last.metadata.name} failed: ${failure}`
  )
}

const start = ({ epoch }: World, job: KubeObject, point: HookPoint): Decision<Step> => ({
  act: { verb: 'create', objects: [underEpoch(job, epoch)] },
  why: `Started hook ${job.metadata.name} (${point})`
})

/**
 * The Job of one attempt. Those that failed stay until their release goes: so each name is created once, whatever
 * requests are under way, and an attempt can begin only where the one before has ended.
 */
const attempt = (object: KubeObject, number: number): KubeObject =>
  number === 1
    ? object
    : { ...object, metadata: { ...object.metadata, name: suffixedName(object.metadata.name, String(number)) } }

/** All attempts at a hook so far, in their order. */
export function attemptsOf(jobs: readonly KubeObject[], object: KubeObject): KubeObject[] {
  const found: KubeObject[] = []
  for (;;) {
    const next = named(jobs, attempt(object, found.length + 1).metadata.name)
    if (!next) return found
    found.push(next)
  }
}

/** A hook that is given up runs on: to end a migration half-way is for its own activeDeadlineSeconds to decide. */
function awaitEnd(world: World, name: string, point: HookPoint): Decision<Step> {
  const { goal, now, journal } = world
  const after = point === 'after-cutover'
  const until = after ? (journal.cutAt ?? now) + goal.bake + goal.deadline : journal.deadline
  if (now >= until) {
    const limit = seconds(after ? goal.bake + goal.deadline : goal.deadline)
    return giveUp(world, after ? 'ROLLED_BACK' : 'TIMED_OUT', `hook ${name} did not end within ${limit} and runs on`)
  }
  return { wait: Math.min(2_000, until - now), why: `Hook ${name} runs` }
}
