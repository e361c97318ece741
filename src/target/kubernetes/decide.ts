import { adopt, fenceDeployments, fenceServices } from './adopt.ts'
import { dropBackends } from './backends.ts'
import { applyShared, bake, commit, confirm, cutOver, freezeBlue, pause, scaleGreen } from './cutover.ts'
import { define } from './definitions.ts'
import { awaitFollowers, rollFollowers } from './followers.ts'
import { ownClock, type Phase, turnBack } from './goal.ts'
import { runHooks, startHooks } from './hooks.ts'
import { sweep, sweepServices } from './left-over.ts'
import { awaitBack, overlap, overlapBack } from './overlap.ts'
import { deciding, type Phases } from './protocol.ts'
import { conclude, dropStaged, prune, retire } from './retire.ts'
import { awaitBlue, concludeReversal, drainGreen, pointBack, restoreBlue, stopGreen } from './reverse.ts'
import { awaitReady, expire, gateBefore, isStanding, stageDeployments, stageObjects, stagePreviews } from './stage.ts'
import { guardShares, settleRoutes, weigh } from './weigh.ts'

/**
 * A rollback to a release that still stands has nothing to stage. Its Services need no fence of their own either: the
 * write that moves each is one.
 */
const unlessStanding =
  (phase: Phase): Phase =>
  world =>
    world.goal.intent === 'rollback' && isStanding(world) ? undefined : phase(world)

/** From the lock to the traffic. */
const staging: readonly Phase[] = [
  fenceDeployments,
  settleRoutes,
  guardShares,
  awaitBack,
  ...[
    fenceServices,
    adopt,
    dropStaged,
    define,
    stageObjects,
    runHooks('before-staging'),
    rollFollowers('staging'),
    stageDeployments,
    stagePreviews,
    awaitReady,
    awaitFollowers('staging'),
    gateBefore,
    pause,
    runHooks('before-cutover')
  ].map(unlessStanding),
  applyShared,
  freezeBlue,
  weigh,
  overlap,
  cutOver,
  scaleGreen,
  confirm
]

/** The protocol, in the order in which it happens. Each phase is over when it has nothing left to do. */
const protocol: Phases = {
  stage: [turnBack, expire(staging), ...staging],
  bake: [
    turnBack,
    ownClock,
    fenceDeployments,
    fenceServices,
    settleRoutes,
    rollFollowers('cutover'),
    startHooks('after-cutover'),
    bake,
    runHooks('after-cutover'),
    awaitFollowers('cutover'),
    rollFollowers('commit'),
    awaitFollowers('commit'),
    commit
  ],
  reverse: [
    ownClock,
    awaitBlue,
    settleRoutes,
    pointBack,
    overlapBack,
    drainGreen,
    stopGreen,
    dropBackends,
    restoreBlue,
    concludeReversal
  ],
  retire: [
    ownClock,
    fenceDeployments,
    fenceServices,
    settleRoutes,
    sweepServices,
    retire,
    sweep,
    dropBackends,
    prune,
    conclude
  ],
  done: []
}

/** What to do next about a blue-green goal. */
export const decide = deciding(protocol)
