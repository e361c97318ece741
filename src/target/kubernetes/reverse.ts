import { end, names, note, type Phase, type World } from './goal.ts'
import { key } from './objects.ts'
import { isWide, widened } from './overlap.ts'
import {
  deploymentsOf,
  endpointUids,
  epochOf,
  equal,
  isReady,
  liveService,
  named,
  podsOf,
  releaseOf,
  replicasOf,
  selectorOf,
  uids
} from './seen.ts'
import { carriesTraffic, placedKey } from './stage.ts'
import { fence, isPinned, point, resize, unpin } from './writes.ts'

/** Before the traffic goes back, what it goes back to must be able to take it. */
export const awaitBlue: Phase = world => {
  const { seen, now, journal, goal } = world
  const wide = Object.keys(journal.services).some(name => isWide(seen, journal, name))
  if (!carriesTraffic(seen, journal.to) && !wide) return undefined
  const down = journal.from.find(release => deploymentsOf(seen, release).every(d => !podsOf(seen, d).some(isReady)))
  if (down === undefined) return undefined
  return now < journal.deadline + goal.bake + goal.deadline
    ? { wait: 1_000, why: `Waiting for a ready pod of ${down} to go back to` }
    : end(
        world,
        'ROLLBACK_FAILED',
        `${down} has no ready pod to go back to; the traffic stays on ${journal.to}. ${journal.why ?? ''}`
      )
}

/**
 * One guarded write per Service fences it and, where it had been moved, moves it back. A Service not yet moved is fenced
 * too: that is what stops a move that was sent before and has not landed.
 */
export const pointBack: Phase = world => {
  const { goal, seen, epoch, journal } = world
  for (const [name, { from, to, ports, overlap }] of Object.entries(journal.services)) {
    const live = liveService(seen, name)
    if (!live || epochOf(live) >= epoch) continue
    const wide = isWide(seen, journal, name)
    if (!from || !(wide || equal(selectorOf(live), to)))
      return { act: fence(live, epoch), why: `Fenced Service ${name} at epoch ${epoch}` }
    const active = releaseOf(from) ?? ''
    const selector = overlap === undefined || wide ? from : widened(from)
    return {
      act: point(live, { selector, active, previous: goal.set.rid, epoch, ...(ports ? { ports } : {}) }),
      why: `Rolled back: Service ${name} selects ${active} again`
    }
  }
  return undefined
}

/** The traffic is back as the EndpointSlices say, and clients had the drain time to leave the failed release. */
export const drainGreen: Phase = world => {
  const { goal, seen, now, journal } = world
  const green = new Set(uids(deploymentsOf(seen, journal.to).flatMap(d => podsOf(seen, d))))
  const moved = Object.keys(journal.services).filter(name => wasMoved(world, name))
  const still = moved.find(name => endpointUids(seen, name).some(uid => green.has(uid)))
  if (still) return { wait: 500, why: `Service ${still} still reaches pods of ${journal.to}` }
  if (moved.length === 0 || green.size === 0) return undefined
  if (journal.backAt === undefined)
    return note(world, { backAt: now }, `The traffic is on ${names(journal.from)} again`)
  const left = journal.backAt + goal.drain - now
  return left > 0 ? { wait: Math.min(left, 2_000), why: `Draining ${journal.to} before it is scaled down` } : undefined
}

/** This reversal took its traffic off the release, and nobody has given it back since. */
const wasMoved = ({ seen, journal, epoch }: World, name: string): boolean => {
  const live = liveService(seen, name)
  if (!live || releaseOf(selectorOf(live)) === journal.to) return false
  return live.metadata.annotations?.[key.previous] === journal.to && epochOf(live) === epoch
}

/** What failed goes to size 0, never while a Service still selects it. */
export const stopGreen: Phase = ({ seen, journal, epoch }) => {
  if (carriesTraffic(seen, journal.to)) return undefined
  const green = deploymentsOf(seen, journal.to).find(deployment => replicasOf(deployment) > 0)
  return green && { act: resize(green, 0, epoch), why: `Scaled Deployment ${green.metadata.name} to 0` }
}

/** Autoscalers and shared objects of the release that has the traffic again take its form again. */
export const restoreBlue: Phase = ({ seen }) => {
  if (!seen.from) return undefined
  const missing = seen.from.autoscalers.filter(({ metadata }) => !named(seen.autoscalers, metadata.name))
  if (missing.length > 0)
    return { act: { verb: 'create', objects: missing }, why: `Restored ${missing.map(placedKey).join(', ')}` }
  const pinned = seen.from.autoscalers.flatMap(original => {
    const live = named(seen.autoscalers, original.metadata.name)
    return live && isPinned(live) && !isPinned(original) ? [{ live, original }] : []
  })[0]
  if (pinned)
    return { act: unpin(pinned.live, pinned.original), why: `Released ${placedKey(pinned.live)} to its own bounds` }
  const due = [...seen.from.shared, ...seen.from.followers.filter(({ kind }) => kind !== 'Job')].filter(
    object => !seen.placed.has(`back ${placedKey(object)}`)
  )
  return due.length === 0
    ? undefined
    : { act: { verb: 'apply', objects: due, as: 'back' }, why: `Restored ${due.map(placedKey).join(', ')}` }
}

export const concludeReversal: Phase = world => {
  const { journal, seen } = world
  const why = journal.why ?? ''
  if (carriesTraffic(seen, journal.to)) {
    return end(
      world,
      'ROLLBACK_FAILED',
      `${why}; there is no earlier release to go back to, the traffic stays on ${journal.to}`
    )
  }
  return end(
    world,
    journal.outcome ?? 'ROLLED_BACK',
    `${why}; the traffic is on ${journal.fromVersion ?? names(journal.from)}`
  )
}
