import { applied } from './applied.ts'
import { define } from './definitions.ts'
import { end, giveUp, note, type Phase, seconds, turnBack, undecided } from './goal.ts'
import { runHooks, startHooks } from './hooks.ts'
import { sweep } from './left-over.ts'
import type { KubeObject } from './objects.ts'
import { lostCause, progressOf } from './progress.ts'
import { deciding, type Phases } from './protocol.ts'
import type { ReleaseSet } from './release-set.ts'
import { rollingOrder } from './rolling.ts'
import { type Seen, settled } from './seen.ts'
import { placedKey, stageObjects } from './stage.ts'

/** Both bundles are there before anything is changed: what is to come, and what to go back to. */
const storeBundles: Phase = ({ goal, seen }) => {
  const bundles = goal.fallbackBundle ? [goal.fallbackBundle, goal.bundle] : [goal.bundle]
  const missing = bundles.filter(bundle => !seen.placed.has(placedKey(bundle)))
  const named = missing.map(({ metadata }) => metadata.name).join(', ')
  return missing.length === 0 ? undefined : { act: { verb: 'create', objects: missing }, why: `Stored ${named}` }
}

const unsettled = (set: ReleaseSet, seen: Seen): KubeObject[] => set.followers.filter(object => !settled(seen, object))

const progress = (objects: readonly KubeObject[], seen: Seen): string =>
  objects
    .map(object =>
      object.kind === 'Deployment' ? progressOf(seen, object.metadata.name) : `${placedKey(object)} rolling`
    )
    .join('; ')

/** What hooks need is there before anything is changed that runs: only what is missing is created. */
const prepareHooks: Phase = world => (world.goal.set.hooks.length > 0 ? stageObjects(world) : undefined)

const roll: Phase = ({ goal, seen }) => applied(seen, rollingOrder(goal.set).flat(), 'Applied')

const awaitRolled: Phase = world => {
  const { goal, seen, now, journal } = world
  const rolling = unsettled(goal.set, seen)
  const lost = rolling.flatMap(object => (object.kind === 'Deployment' && lostCause(seen, object.metadata.name)) || [])
  if (lost.length > 0) return giveUp(world, 'ROLLED_BACK', `${journal.version} can't become ready: ${lost.join('; ')}`)
  if (rolling.length === 0) return note(world, { phase: 'bake', cutAt: now }, `${journal.version} is rolled out`)
  if (now >= journal.deadline) {
    return giveUp(world, 'ROLLED_BACK', `not rolled out within ${seconds(goal.deadline)}: ${progress(rolling, seen)}`)
  }
  return {
    wait: Math.min(2_000, journal.deadline - now),
    why: `${progress(rolling, seen)} (${seconds(now - journal.startedAt)})`
  }
}

const bake: Phase = world => {
  const { goal, seen, now, journal } = world
  const gate = goal.gates.after && journal.intent === 'release' ? seen.after : undefined
  if (gate?.state === 'failed') return giveUp(world, 'ROLLED_BACK', `${journal.version} failed its gate: ${gate.says}`)
  const over = (journal.cutAt ?? now) + (journal.intent === 'release' ? goal.bake : 0)
  if (gate?.state === 'pending' && now >= over + goal.deadline)
    return giveUp(world, 'ROLLED_BACK', undecided(world, gate.says))
  if (gate && gate.next <= now && (now < over || gate.state === 'pending'))
    return { act: { verb: 'gate', when: 'after' }, why: '' }
  if (now < over || gate?.state === 'pending')
    return {
      wait: 1_000,
      why: `Watching ${journal.version} for ${seconds(over - now)} more${gate ? ` (${gate.says})` : ''}`
    }
  return undefined
}

const conclude: Phase = world => end(world, 'SUCCEEDED', `${world.goal.set.app} ${world.journal.version} is live`)

const rollBack: Phase = ({ goal, seen }) =>
  goal.fallback && applied(seen, rollingOrder(goal.fallback).flat(), 'Restored', 'back')

const awaitRolledBack: Phase = world => {
  const { goal, seen, now, journal } = world
  const set = goal.fallback
  if (!set || set.followers.length === 0) {
    return end(world, 'ROLLBACK_FAILED', `${journal.why ?? ''}; there is no earlier release to go back to`)
  }
  const rolling = unsettled(set, seen)
  if (rolling.length === 0)
    return end(world, journal.outcome ?? 'ROLLED_BACK', `${journal.why ?? ''}; ${set.version} runs again`)
  const until = journal.deadline + goal.bake + goal.deadline
  return now < until
    ? { wait: 2_000, why: `Rolling back: ${progress(rolling, seen)}` }
    : end(world, 'ROLLBACK_FAILED', `${journal.why ?? ''}; ${progress(rolling, seen)}`)
}

const protocol: Phases = {
  stage: [
    turnBack,
    storeBundles,
    define,
    prepareHooks,
    runHooks('before-staging'),
    runHooks('before-cutover'),
    roll,
    awaitRolled
  ],
  bake: [turnBack, startHooks('after-cutover'), bake, runHooks('after-cutover'), sweep, conclude],
  reverse: [rollBack, awaitRolledBack],
  retire: [],
  done: []
}

/** The strategy `rolling`: applied in place, watched, and what was there before applied again when it fails. */
export const decideRolling = deciding(protocol)
