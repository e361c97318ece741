import { applied } from './applied.ts'
import { end, giveUp, type Phase, type World } from './goal.ts'
import { type KubeObject, key } from './objects.ts'
import { lostCause, progressOf } from './progress.ts'
import { type Seen, settled } from './seen.ts'
import { placedKey } from './stage.ts'

/** With which part of a release a workload is rolled that no Service of the set selects. */
export const companions = ['staging', 'cutover', 'commit'] as const
export type Companion = (typeof companions)[number]

const companionOf = ({ metadata }: KubeObject): Companion =>
  companions.find(known => known === metadata.annotations?.[key.with]) ?? 'commit'

/**
 * Going back is first of all about the traffic, so everything follows after it; and Jobs that ran in their time do not
 * run again.
 */
function followersWith(when: Companion, { goal, journal }: World): KubeObject[] {
  if (journal.intent !== 'rollback') return goal.set.followers.filter(object => companionOf(object) === when)
  return when === 'commit' ? goal.set.followers.filter(({ kind }) => kind !== 'Job') : []
}

/** Applies the followers of one part in place, and does not wait for them. */
export const rollFollowers =
  (when: Companion): Phase =>
  world =>
    applied(world.seen, followersWith(when, world), 'Rolled')

const standing = (seen: Seen, object: KubeObject): string =>
  object.kind === 'Deployment' ? progressOf(seen, object.metadata.name) : `${placedKey(object)} is rolling out`

/**
 * Waits until the followers of one part are rolled out. One that is not in time, or never will be, undoes the release; the
 * traffic that a person took back stays where it is: what it came from is what they wanted to leave.
 */
export const awaitFollowers =
  (when: Companion): Phase =>
  world => {
    const { goal, seen, now, journal } = world
    const rolling = followersWith(when, world).find(object => !settled(seen, object))
    if (!rolling) return undefined
    const fail = (why: string) =>
      journal.intent === 'rollback'
        ? end(world, 'ROLLBACK_FAILED', `the traffic is on ${journal.version} again, and ${why}`)
        : giveUp(world, when === 'staging' ? 'STOPPED' : 'ROLLED_BACK', why)
    const lost = rolling.kind === 'Deployment' ? lostCause(seen, rolling.metadata.name) : undefined
    if (lost) return fail(`${placedKey(rolling)} can't become ready: ${lost}`)
    const until = when === 'staging' ? journal.deadline : (journal.cutAt ?? now) + goal.bake + goal.deadline
    return now < until
      ? { wait: Math.min(2_000, until - now), why: standing(seen, rolling) }
      : fail(`${placedKey(rolling)} did not roll out`)
  }
