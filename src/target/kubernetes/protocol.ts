import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { first, type Goal, type Phase, type World } from './goal.ts'
import { type Journal, readLock } from './journal.ts'
import { acquire } from './lock.ts'
import type { Seen } from './seen.ts'
import type { Step } from './writes.ts'

/** What a strategy does under the lock: for each phase of the journal its parts, in the order in which they happen. */
export type Phases = Record<Journal['phase'], readonly Phase[]>

/** Decides by `phases`, once the lock is held. Pure and total: all that is known is in `seen`. */
export const deciding =
  (phases: Phases) =>
  (goal: Goal, seen: Seen, now: Instant): Decision<Step> => {
    const lock = seen.lease && readLock(seen.lease)
    const before = acquire(goal, seen, now, lock)
    if (before) return before
    const { lease } = seen
    if (!lease || !lock?.journal) return { wait: 100, why: 'The Lease was removed; looking again' }
    const world: World = { goal, seen, now, lease, epoch: lock.epoch, journal: lock.journal }
    return first(phases[lock.journal.phase], world) ?? { wait: 1_000, why: 'Waiting' }
  }
