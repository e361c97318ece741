import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Act, Decision } from '../../rollout/engine.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import type { Memory, Seen, ServiceSeen } from './seen.ts'
import type { Step } from './step.ts'

/** A share of the requests in percent, and how long it is watched before the next. */
export interface Weight {
  readonly weight: number
  readonly for: Milliseconds
}

/** What a run wants of the services. */
export interface Goal {
  readonly intent: 'release' | 'rollback'
  readonly app: string
  readonly version: string
  readonly holder: string
  readonly startedAt: Instant
  /** From the start to all requests on the release, without what the services' own steps take. */
  readonly deadline: Milliseconds
  /** How long another run, or a deployment of somebody else, is waited for. */
  readonly lockWait: Milliseconds
  readonly bake: Milliseconds
  /** From the last request to the end of the tasks that answered it. */
  readonly drain: Milliseconds
  /** Above 0 the previous release keeps its size (weights only). */
  readonly keepPrevious: Milliseconds
  /** Ends STAGED before any request of users. */
  readonly pause: boolean
  /** Weights only; the last is 100. */
  readonly steps: readonly Weight[]
  readonly gates: { readonly before: boolean; readonly after: boolean }
  /** Something is to be done on the revision before anything is moved: migrations, for instance. */
  readonly prepares?: boolean
  /** There is a lock object to be held. */
  readonly locked: boolean
}

/** Everything that is decided from. */
export interface World {
  readonly goal: Goal
  readonly seen: Seen
  readonly now: Instant
}

/** One part of a protocol: what it still has to do, or nothing. */
export type Phase = (world: World) => Decision<Step> | undefined

export function first(phases: readonly Phase[], world: World): Decision<Step> | undefined {
  for (const phase of phases) {
    const decision = phase(world)
    if (decision) return decision
  }
  return undefined
}

/** Since when the release itself is on its way: what was done before it has deadlines of its own. */
export const begunAt = ({ goal, seen: { memory } }: World): Instant => memory.preparedAt ?? goal.startedAt

/** What comes before anything is moved, once in a run; a run that finds the release on a service needs none. */
export const prepare = ({ goal, seen: { memory } }: World): Act<Step> | undefined =>
  goal.prepares && memory.preparedAt === undefined ? { act: { verb: 'prepare' }, why: '' } : undefined

export const note = (memory: Partial<Memory>, why: string): Act<Step> => ({ act: { verb: 'note', memory }, why })

/** Turns the run round: from here on everything leads back to what was live. Only the first word counts. */
export function giveUp({ seen, now }: World, outcome: Outcome, why: string): Decision<Step> {
  const to = seen.previous === undefined ? 'what was live before' : short(seen.previous)
  return note({ back: { outcome, why, since: now } }, `Going back to ${to}: ${why}`)
}

/** The end; not before every call whose answer got lost can take effect no more. A rollback that is turned back has failed. */
export function end({ goal, seen, now }: World, outcome: Outcome, why: string): Decision<Step> {
  const [late] = seen.memory.lost.filter(({ until }) => until > now)
  if (late) return { wait: Math.min(1_000, late.until - now), why: `${why}; a call without an answer may still land` }
  return { done: goal.intent === 'rollback' && outcome === 'ROLLED_BACK' ? 'ROLLBACK_FAILED' : outcome, why }
}

/** Every second for ten seconds after an act, then ever more slowly, up to 15 s. */
export function wait({ goal, seen: { memory }, now }: World, why: string, longest = 15_000): Decision<Step> {
  const quiet = now - (memory.actedAt ?? goal.startedAt)
  return { wait: Math.max(1, Math.min(longest, 15_000, Math.max(1_000, quiet / 10))), why }
}

export const seconds = (duration: Milliseconds): string => `${Math.max(0, Math.round(duration / 1000))} s`
/** `web:42` of an ARN. */
export const short = (arn: string): string => arn.replace(/^.*task-definition\//, '')

const count = (number: number, what: string): string => (number > 0 ? ` ${number} ${what}` : '')

/** `web:42 3/4 running, 1 pending, stage TEST_TRAFFIC_SHIFT, targets 2 healthy 1 initial, weights web-a 90, web-b 10` */
export function progressOf({ seen }: World, service: ServiceSeen): string {
  const { primary, deployment, targets, desired } = service
  const sum = (key: 'healthy' | 'initial' | 'unhealthy' | 'draining') =>
    targets.reduce((total, one) => total + one[key], 0)
  const health = `${count(sum('healthy'), 'healthy')}${count(sum('initial'), 'initial')}${count(sum('unhealthy'), 'unhealthy')}${count(sum('draining'), 'draining')}`
  const [rule] = seen.rules.filter(({ test }) => !test)
  return [
    `${short(primary.revision)} ${primary.running}/${primary.desired || desired} running`,
    ...(primary.pending > 0 ? [`${primary.pending} pending`] : []),
    ...(primary.failed > 0 ? [`${primary.failed} failed`] : []),
    ...(deployment?.stage && deployment.status !== 'SUCCESSFUL' ? [`stage ${deployment.stage}`] : []),
    ...(health ? [`targets${health}`] : []),
    ...(rule ? [`weights ${seen.services.map(({ name }) => rule.shares[name] ?? 0).join('/')}`] : [])
  ].join(', ')
}
