import type { Milliseconds } from '../../io/clock.ts'
import { giveUp, names, note, type Phase, seconds, type World } from './goal.ts'
import type { Journal, Selector } from './journal.ts'
import { key } from './objects.ts'
import type { TrafficService } from './release-set.ts'
import { bystanders } from './retire.ts'
import {
  deploymentsOf,
  endpointUids,
  equal,
  hasEnded,
  liveService,
  matches,
  podsOf,
  releaseOf,
  type Seen,
  selectorOf,
  uids
} from './seen.ts'
import { readyPods } from './stage.ts'
import { point, resize } from './writes.ts'

/*
 * A load balancer that knows pods by their addresses (an AWS target group, a network endpoint group) follows a Service
 * within seconds or minutes. Were the Service moved in one write, it would let the old pods go before it has the new
 * ones. So the Service selects both releases for a while: one write to widen its selector, one to narrow it.
 */

/** What a selector of ours picks without the label that tells releases apart: every release of the app. */
export function widened(selector: Selector): Selector {
  const { [key.release]: _release, [key.podTemplateHash]: _hash, ...plain } = selector
  return plain
}

/** The Service selects both releases, as this intent or one before it meant it to. */
export function isWide(seen: Seen, journal: Journal, name: string): boolean {
  const { from, overlap, wide } = journal.services[name] ?? {}
  const live = liveService(seen, name)
  return (wide || overlap !== undefined) && !!from && !!live && equal(selectorOf(live), widened(from))
}

/** What is on its way: a Service that somebody else moved meanwhile is the cutover's to judge. */
const joinsOf = ({ goal, seen, journal }: World): TrafficService[] =>
  goal.set.services.filter(({ name, selector }) => {
    const { overlap, from } = journal.services[name] ?? {}
    const live = liveService(seen, name)
    if (overlap === undefined || !from || !live || equal(selectorOf(live), selector)) return false
    return equal(selectorOf(live), from) || isWide(seen, journal, name)
  })

/** Both releases get traffic, until the load balancers know the new pods. Nothing else may match the wider selector. */
export const overlap: Phase = world => {
  const { goal, seen, epoch, journal } = world
  const joining = joinsOf(world)
  if (joining.length === 0) return undefined
  // What a run before has left wide is made narrow first, by adoption or, towards a release that stands, by the cutover.
  if (!journal.widening && goal.set.services.some(({ name }) => isWide(seen, journal, name))) return undefined
  if (!journal.widening) return clearWay(world, joining) ?? note(world, { widening: true }, '')
  for (const { name } of joining) {
    const live = liveService(seen, name)
    const from = journal.services[name]?.from
    if (!live || !from || !equal(selectorOf(live), from)) continue
    const active = releaseOf(from) ?? ''
    return {
      act: point(live, { selector: widened(from), active, previous: goal.set.rid, epoch }),
      why: `Overlap: Service ${name} selects ${active} and ${goal.set.rid}`
    }
  }
  return awaitKnown(world, joining)
}

/** The time counts from the last Service that was widened, and from there every new pod must be listed. */
function awaitKnown(world: World, joining: readonly TrafficService[]): ReturnType<Phase> {
  const { seen, now, journal } = world
  if (journal.overlapAt === undefined) return note(world, { overlapAt: now }, '')
  const longest = Math.max(...joining.map(({ name }) => journal.services[name]?.overlap ?? 0))
  const left = journal.overlapAt + longest - now
  if (left > 0)
    return {
      wait: Math.min(left, 2_000),
      why: `Both releases get traffic for ${seconds(left)} more: load balancers follow`
    }
  const missing = joining.find(({ name, deployments }) => {
    const reached = endpointUids(seen, name)
    return uids(deployments.flatMap(deployment => readyPods(seen, deployment))).some(uid => !reached.includes(uid))
  })
  return missing && { wait: 1_000, why: `Service ${missing.name} does not list every new pod yet` }
}

/** What is kept of earlier releases goes first: the wider selector would match it too. */
function clearWay(world: World, joining: readonly TrafficService[]): ReturnType<Phase> {
  const { seen, epoch, journal } = world
  const [kept] = bystanders(world)
  if (kept)
    return {
      act: resize(kept, 0, epoch),
      why: `Scaled Deployment ${kept.metadata.name} to 0: it would join the overlap`
    }
  const ours = new Set(
    uids([...journal.from, journal.to].flatMap(release => deploymentsOf(seen, release)).flatMap(d => podsOf(seen, d)))
  )
  const stranger = seen.pods.find(
    pod =>
      !pod.metadata.deletionTimestamp &&
      !hasEnded(pod) &&
      !ours.has(pod.metadata.uid ?? '') &&
      joining.some(({ sel0 }) => matches(sel0, pod.metadata.labels))
  )
  if (!stranger) return undefined
  const { name, labels } = stranger.metadata
  return labels?.[key.release] !== undefined
    ? { wait: 1_000, why: `Pod ${name} of ${labels[key.release]} is still ending` }
    : giveUp(world, 'STOPPED', `pod ${name} of neither release would get traffic in the overlap`)
}

/** A run that died on its way back has left Services wide: they are made narrow when load balancers have had their time. */
export const awaitBack: Phase = ({ seen, now, journal }) => {
  if (journal.widening || journal.backOverlapAt === undefined) return undefined
  const left = journal.backOverlapAt + longest(journal, seen) - now
  if (left <= 0) return undefined
  const why = `Both releases get traffic for ${seconds(left)} more, as the run before has left it: load balancers follow`
  return { wait: Math.min(left, 2_000), why }
}

/** How long the widest of the Services that select both releases has to. */
const longest = (journal: Journal, seen: Seen): Milliseconds =>
  Math.max(
    0,
    ...Object.entries(journal.services).map(([name, { overlap = 0 }]) => (isWide(seen, journal, name) ? overlap : 0))
  )

/** On the way back: what it goes back to is known to load balancers before what failed is let go. */
export const overlapBack: Phase = world => {
  const { goal, seen, now, epoch, journal } = world
  const wide = Object.keys(journal.services).filter(name => isWide(seen, journal, name))
  if (wide.length === 0) return undefined
  if (journal.backOverlapAt === undefined) return note(world, { backOverlapAt: now }, '')
  const left = journal.backOverlapAt + longest(journal, seen) - now
  if (left > 0) {
    const why = `${names(journal.from)} gets traffic again, ${journal.to} for ${seconds(left)} more: load balancers follow`
    return { wait: Math.min(left, 2_000), why }
  }
  const [name = ''] = wide
  const live = liveService(seen, name)
  const from = journal.services[name]?.from
  if (!live || !from) return undefined
  const active = releaseOf(from) ?? ''
  return {
    act: point(live, { selector: from, active, previous: goal.set.rid, epoch }),
    why: `Rolled back: Service ${name} selects ${active} alone`
  }
}
