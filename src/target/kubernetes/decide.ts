import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { adopt, fenceDeployments, fenceServices } from './adopt.ts'
import { applyShared, bake, commit, confirm, cutOver, freezeBlue, rollFollowers, scaleGreen } from './cutover.ts'
import { first, type Goal, ownClock, type Phase, turnBack, type World } from './goal.ts'
import { type Journal, readLock } from './journal.ts'
import { acquire } from './lock.ts'
import { conclude, prune, retire } from './retire.ts'
import { awaitBlue, concludeReversal, drainGreen, pointBack, restoreBlue, stopGreen } from './reverse.ts'
import type { Seen } from './seen.ts'
import { awaitReady, expire, gateBefore, isStanding, stageDeployments, stageObjects, stagePreviews } from './stage.ts'
import type { Step } from './writes.ts'

/**
 * A rollback to a release that still stands has nothing to stage. Its Services need no fence of their own either: the
 * write that moves each is one.
 */
const unlessStanding =
  (phase: Phase): Phase =>
  world =>
    world.goal.intent === 'rollback' && isStanding(world) ? undefined : phase(world)

/** The protocol, in the order in which it happens. Each phase is over when it has nothing left to do. */
const protocol: Record<Journal['phase'], readonly Phase[]> = {
  stage: [
    turnBack,
    expire,
    fenceDeployments,
    ...[fenceServices, adopt, stageObjects, stageDeployments, stagePreviews, awaitReady, gateBefore].map(
      unlessStanding
    ),
    applyShared,
    freezeBlue,
    cutOver,
    scaleGreen,
    confirm
  ],
  bake: [turnBack, ownClock, fenceDeployments, fenceServices, bake, rollFollowers, commit],
  reverse: [ownClock, awaitBlue, pointBack, drainGreen, stopGreen, restoreBlue, concludeReversal],
  retire: [ownClock, fenceDeployments, fenceServices, retire, prune, conclude],
  done: []
}

/** What to do next about `goal`. Pure and total: all that is known is in `seen`. */
export function decide(goal: Goal, seen: Seen, now: Instant): Decision<Step> {
  const lock = seen.lease && readLock(seen.lease)
  const before = acquire(goal, seen, now, lock)
  if (before) return before
  const { lease } = seen
  if (!lease || !lock?.journal) return { wait: 100, why: 'The Lease was removed; looking again' }
  const world: World = { goal, seen, now, lease, epoch: lock.epoch, journal: lock.journal }
  return first(protocol[lock.journal.phase], world) ?? { wait: 1_000, why: 'Waiting' }
}
