import { applied } from './applied.ts'
import { end, names, note, type Phase, type World } from './goal.ts'
import { key } from './objects.ts'
import { isWide, widened } from './overlap.ts'
import {
  autoscalersOf,
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
  type Seen,
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
  const shared = seen.routes.some(
    route => route.metadata.annotations?.[key.previous] === journal.to && epochOf(route) === world.epoch
  )
  if ((moved.length === 0 && !shared) || green.size === 0) return undefined
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

/**
 * What failed goes to size 0, never while a Service still selects it. Its autoscaler goes first: it would shrink the release
 * when that is tried again, before there is any traffic to measure.
 */
export const stopGreen: Phase = ({ seen, journal, epoch }) => {
  if (carriesTraffic(seen, journal.to)) return undefined
  const green = deploymentsOf(seen, journal.to)
  const [autoscaler] = green.flatMap(({ metadata }) => autoscalersOf(seen, metadata.name))
  if (autoscaler)
    return {
      act: { verb: 'remove', object: autoscaler },
      why: `Removed ${placedKey(autoscaler)} of ${journal.version}`
    }
  const up = green.find(deployment => replicasOf(deployment) > 0)
  return up && { act: resize(up, 0, epoch), why: `Scaled Deployment ${up.metadata.name} to 0` }
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
  const { shared, followers } = seen.from
  return applied(seen, [...shared, ...followers.filter(({ kind }) => kind !== 'Job')], 'Restored', 'back')
}

export const concludeReversal: Phase = world => {
  const { journal, seen } = world
  const { services, from, fromVersion, to, why = '' } = journal
  const stay = Object.keys(services).filter(name => releaseAt(seen, name) === to)
  const isBack = from.length > 0 && stay.every(name => services[name]?.from === null)
  if (carriesTraffic(seen, to) && !isBack) {
    return end(
      world,
      'ROLLBACK_FAILED',
      `${why}; there is no earlier release to go back to, the traffic stays on ${to}`
    )
  }
  const left = [...stay.map(name => `Service ${name}, which is new, stays on ${to}`), ...bound(world)]
  const told = [why, `the traffic is on ${fromVersion ?? names(from)}`, ...left].join('; ')
  return end(world, journal.outcome ?? 'ROLLED_BACK', told)
}

const releaseAt = (seen: Seen, service: string): string | undefined => {
  const live = liveService(seen, service)
  return live && releaseOf(selectorOf(live))
}

/** Services that were narrowed to the pods of a plain Deployment, which goes on to be changed by who knows nothing of it. */
const bound = ({ seen, journal }: World): string[] =>
  Object.keys(journal.services).flatMap(name => {
    const live = liveService(seen, name)
    const hash = live && selectorOf(live)[key.podTemplateHash]
    return hash === undefined
      ? []
      : `Service ${name} selects the pods of today alone (${key.podTemplateHash}=${hash}): whoever changes or restarts their Deployment before the next release takes its traffic away`
  })
