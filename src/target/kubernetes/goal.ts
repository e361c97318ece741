import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Act, Decision } from '../../rollout/engine.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import { type Journal, leaseObject, type Run } from './journal.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import type { Seen } from './seen.ts'
import type { Step } from './writes.ts'

/** A share of the requests in percent, and how long it is watched before the next. */
export interface Weight {
  readonly weight: number
  readonly for: Milliseconds
}

/** What a run wants of the cluster. */
export interface Goal {
  /** `retire` leaves the traffic where it is, and puts what is kept no longer to size 0. */
  readonly intent: 'release' | 'rollback' | 'retire'
  readonly set: ReleaseSet
  readonly run: Run
  /** Why a person goes back; kept in the journal. */
  readonly reason?: string
  readonly startedAt: Instant
  /** From the start to the traffic on the new release; over it, the release is given up. */
  readonly deadline: Milliseconds
  /** How long to wait for another run's lock before giving up. */
  readonly lockWait: Milliseconds
  /** How long the new release is watched under traffic before the old one may go. */
  readonly bake: Milliseconds
  /** From the cutover to the end of the old pods: connections that clients keep open live that long. */
  readonly drain: Milliseconds
  /** Above 0 the previous release stays at its size, so that a rollback needs no pod to start. */
  readonly keepPrevious: Milliseconds
  /** Only with `retire`: what was to be kept for longer goes as well. */
  readonly atOnce?: boolean
  /** Ends `STAGED` with everything ready but the traffic; a later run of the same release moves that. */
  readonly pause?: boolean
  /** By Service, how long it selects both releases on its way; others are moved in one write. */
  readonly overlaps?: Readonly<Record<string, Milliseconds>>
  /** For the strategy `weighted`: the shares of the requests that the release gets before it gets all; the last is 100. */
  readonly weights?: readonly Weight[]
  /** Ingresses of this class give them, by canaries; HTTPRoutes where it is not said. */
  readonly ingressClass?: string
  /** How many retired releases stay in the cluster, at size 0, to go back to. */
  readonly history: number
  readonly gates: { readonly before: boolean; readonly after: boolean }
  /** The bundle to be stored with the release. */
  readonly bundle: KubeObject
  /** For the strategy `rolling`: what is applied again when the release fails; its absence means blue-green. */
  readonly fallback?: ReleaseSet
  /** To be stored with it, so that one can also go back by hand. */
  readonly fallbackBundle?: KubeObject
}

/** Everything that a phase decides from while this run holds the lock. */
export interface World {
  readonly goal: Goal
  readonly seen: Seen
  readonly now: Instant
  readonly lease: KubeObject
  readonly epoch: number
  readonly journal: Journal
}

/** One part of the protocol: what it still has to do, or nothing. */
export type Phase = (world: World) => Decision<Step> | undefined

/** The first decision that any of `phases` makes. */
export function first(phases: readonly Phase[], world: World): Decision<Step> | undefined {
  for (const phase of phases) {
    const decision = phase(world)
    if (decision) return decision
  }
  return undefined
}

/** Writes of different objects that wait for nothing of each other's: every one is guarded by itself. */
export function together(acts: readonly Act<Step>[]): Decision<Step> | undefined {
  const [next, ...also] = acts
  return next && also.length > 0 ? { ...next, also } : next
}

/** Writes how the intent goes on. Raising `epoch` makes it a new intent: whatever was sent before can't land any more. */
export function note(world: World, change: Partial<Journal>, why: string, raise = false): Act<Step> {
  const journal = { ...world.journal, ...change }
  const lock = {
    holder: journal.phase === 'done' ? '' : world.goal.run.holder,
    epoch: raise ? world.epoch + 1 : world.epoch,
    journal
  }
  return { act: { verb: 'replace', object: leaseObject(world.goal.set, lock, world.now, world.lease) }, why }
}

/** Times that a runner with a faster clock wrote would make this one wait for its lead: they become its own now. */
export const ownClock: Phase = world => {
  const { now, journal } = world
  const ahead = (['cutAt', 'backAt', 'overlapAt', 'backOverlapAt'] as const).filter(
    time => (journal[time] ?? now) > now
  )
  if (ahead.length === 0) return undefined
  return note(
    world,
    Object.fromEntries(ahead.map(time => [time, now])),
    'Took times of the run before, whose clock is ahead'
  )
}

/** Turns the intent round: from here on everything leads back to the release that had the traffic. */
export function giveUp(world: World, outcome: Outcome, why: string): Act<Step> {
  // The overlap of an earlier way back is none of this one.
  const { backOverlapAt: _, ...journal } = world.journal
  const said = `Going back to ${names(journal.from)}: ${why}`
  return note({ ...world, journal }, { phase: 'reverse', outcome, why }, said, true)
}

/** Of a gate that was asked for as long as the bake and the deadline, and has neither passed nor failed. */
export const undecided = ({ goal, journal }: World, says: string): string =>
  `${journal.version} did not pass its gate within ${seconds(goal.bake + goal.deadline)}: ${says}`

/** A release that is not allowed to go on goes back, as far as it got. */
export const turnBack: Phase = world =>
  world.seen.refused === undefined
    ? undefined
    : giveUp(world, world.journal.phase === 'bake' ? 'ROLLED_BACK' : 'STOPPED', world.seen.refused)

export const end = (world: World, outcome: Outcome, why: string): Decision<Step> =>
  note(world, { phase: 'done', outcome, why, endedAt: world.now }, `${outcome}: ${why}`)

export const names = (releases: readonly string[]): string => releases.join(', ') || 'no release'

export const seconds = (duration: Milliseconds): string => `${Math.max(0, Math.round(duration / 1000))} s`
