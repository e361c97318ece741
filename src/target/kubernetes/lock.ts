import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { adoption } from './adopt.ts'
import { type Goal, seconds } from './goal.ts'
import { type Journal, type Lock, leaseName, leaseObject, type Way } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { widened } from './overlap.ts'
import { portsOf, samePorts } from './ports.ts'
import type { TrafficService } from './release-set.ts'
import { hasDue, notNow, retirement } from './retire.ts'
import { epochOf, equal, liveService, releaseOf, type Seen, selectorOf } from './seen.ts'
import { isStanding } from './stage.ts'
import type { Step } from './writes.ts'

/** How this run comes to hold the lock, or why it need not; nothing once it holds it. */
export function acquire(goal: Goal, seen: Seen, now: Instant, lock: Lock | undefined): Decision<Step> | undefined {
  const ended = endOf(goal, seen, now, lock)
  if (ended) return ended
  if (lock?.journal && lock.holder === goal.run.holder) return seen.renewDue ? renew(goal, seen, now, lock) : undefined
  if (seen.wasHolder) return seen.ended ?? { done: 'SUPERSEDED', why: lost(goal, lock) }
  if (lock?.holder && !seen.leaseIdle) return waitForHolder(goal, now, lock)
  return take(goal, seen, now, lock)
}

function endOf(goal: Goal, seen: Seen, now: Instant, lock: Lock | undefined): Decision<Step> | undefined {
  const journal = lock?.journal
  if (journal?.phase === 'done' && journal.outcome && journal.run.holder === goal.run.holder) {
    const done = goal.intent === 'retire' ? 'SUCCEEDED' : journal.outcome
    return { done, why: journal.why ?? '' }
  }
  if (goal.intent === 'retire') return lock?.holder === goal.run.holder ? undefined : notNow(goal, seen, now, lock)
  if (journal?.phase !== 'done' || journal.to !== goal.set.rid) return undefined
  if (journal.outcome === 'STAGED' && goal.pause && isStanding({ goal, seen }))
    return { done: 'STAGED', why: `${goal.set.version} is staged already; nothing to do` }
  if (!isLive(goal, seen, journal) || hasDue(goal, seen, now, journal)) return undefined
  return { done: 'SUCCEEDED', why: `${goal.set.version} is live already; nothing to do` }
}

/** What the last run left is what this one wants. */
const isLive = (goal: Goal, seen: Seen, { outcome, to, phase }: Journal): boolean =>
  phase === 'done' && outcome === 'SUCCEEDED' && to === goal.set.rid && carries(goal, seen)

/** Every Service of the set sends its traffic to the goal's release, and its Deployments stand. */
function carries(goal: Goal, seen: Seen): boolean {
  if (goal.fallback) return false
  const standing = goal.set.deployments.every(({ object }) =>
    seen.deployments.some(
      d => d.metadata.name === object.metadata.name && (d.spec as { replicas?: number }).replicas !== 0
    )
  )
  const selected = goal.set.services.every(service => {
    const live = liveService(seen, service.name)
    return live && equal(selectorOf(live), service.selector)
  })
  return standing && selected
}

const who = ({ journal, holder }: Lock): string => journal?.run.url ?? holder

/** How this run came to hold the lock no more. */
function lost({ set }: Goal, lock: Lock | undefined): string {
  if (lock?.journal) return `${who(lock)} took over; it finishes or undoes what this run began`
  const what = lock ? `the journal from the Lease ${leaseName(set.app)}` : `the Lease ${leaseName(set.app)}`
  return `somebody removed ${what}; the next run starts from what the Services select`
}

function waitForHolder(goal: Goal, now: Instant, lock: Lock): Decision<Step> {
  const doing = lock.journal ? `${lock.journal.intent} of ${lock.journal.version}` : 'work of its own'
  const held = `${goal.set.app} is locked by ${who(lock)}, ${doing}`
  const left = goal.startedAt + goal.lockWait - now
  if (left <= 0 && goal.intent === 'retire') return { done: 'SUCCEEDED', why: `${held}; it retires what is due itself` }
  return left <= 0
    ? {
        code: 'LOCK_HELD',
        done: 'STOPPED',
        why: `${held}, for longer than ${seconds(goal.lockWait)}; nothing was changed`
      }
    : { wait: Math.min(left, 1_000), why: `${held}; waiting for it to end` }
}

/** Takes a lock that nobody holds any more: the write that takes it is the write that states the intent. */
function take(goal: Goal, seen: Seen, now: Instant, lock: Lock | undefined): Decision<Step> {
  const journal = intentOf(goal, seen, now, lock)
  if (!('intent' in journal)) return journal
  const hasty = goal.pause ? notHeldBack(seen, journal) : undefined
  if (hasty) return { done: 'STOPPED', why: `${hasty}; nothing was changed. Release this version without a pause` }
  const object = leaseObject(
    goal.set,
    { holder: goal.run.holder, epoch: highestEpoch(seen, lock) + 1, journal },
    now,
    seen.lease
  )
  const why = `Locked ${goal.set.app} to ${goal.intent} ${goal.set.version} (from ${journal.from.join(', ') || 'nothing'})`
  return { act: seen.lease ? { verb: 'replace', object } : { verb: 'create', objects: [object] }, why }
}

/** What would keep a staged release from waiting for days without harm. */
function notHeldBack(seen: Seen, { services }: Journal): string | undefined {
  for (const [name, { from }] of Object.entries(services)) {
    if (from?.[key.podTemplateHash] !== undefined)
      return `Service ${name} would be bound to the pods that a plain Deployment has today, and lose them at its next change`
    if (from === null && liveService(seen, name))
      return `Service ${name} reaches no pods: it would reach the new ones as soon as they are ready`
  }
  return undefined
}

/** A Lease that somebody deleted begins again at 0: what was sent under the epochs before must be refused even so. */
const highestEpoch = ({ services, deployments, routes }: Seen, lock: Lock | undefined): number =>
  Math.max(lock?.epoch ?? 0, ...[...services, ...deployments, ...routes].map(epochOf))

function renew(goal: Goal, seen: Seen, now: Instant, lock: Lock): Decision<Step> | undefined {
  if (!lock.journal) return undefined
  const object = leaseObject(goal.set, { ...lock, journal: lock.journal }, now, seen.lease)
  return { act: { verb: 'replace', object }, why: '' }
}

/** The unfinished intent of a run that died is this run's own, where both mean the same. */
function unfinished({ intent, set }: Goal, lock: Lock | undefined): Journal | undefined {
  const journal = lock?.journal
  return journal && journal.phase !== 'done' && journal.to === set.rid && journal.intent === intent
    ? journal
    : undefined
}

/** What this run means to do, from what it sees; of an unfinished intent it keeps where moved Services came from. */
function intentOf(goal: Goal, seen: Seen, now: Instant, lock: Lock | undefined): Journal | Decision<Step> {
  const last = lock?.journal
  if (last && (goal.intent === 'retire' || isLive(goal, seen, last))) return retirement(goal, last, now)
  if (goal.intent === 'retire') return { wait: 100, why: 'The Lease was removed; looking again' }
  const begun = unfinished(goal, lock)
  const services: Record<string, Way> = {}
  let adopted: string | undefined
  for (const service of goal.set.services) {
    const live = liveService(seen, service.name)
    const moved = live && equal(selectorOf(live), service.selector) && begun?.services[service.name]
    const found = moved || adoption(seen, service, goal.set)
    if ('impossible' in found) return { done: 'STOPPED', why: `${found.impossible}; nothing was changed` }
    if ('unsettled' in found) return waitToAdopt(goal, now, found.unsettled)
    if ('version' in found) adopted = found.version
    services[service.name] = wayOf(goal, service, live, found)
  }
  const blue = Object.values(services).flatMap(({ from }) => (from && releaseOf(from)) ?? [])
  const from = [...new Set(goal.fallback ? [goal.fallback.rid] : blue)].filter(release => release !== goal.set.rid)
  const known = begun?.fromVersion ?? versionOf(from, last) ?? adopted
  return {
    intent: goal.intent,
    from,
    ...(known === undefined ? {} : { fromVersion: known }),
    to: goal.set.rid,
    version: goal.set.version,
    ...placeIn(begun, goal, seen),
    startedAt: begun?.startedAt ?? now,
    deadline: now + goal.deadline,
    ...carriedOn(goal, last),
    ...backOverlapOf(last, now),
    ...sharesOf(goal, begun, last),
    ...(goal.reason ? { reason: goal.reason } : {}),
    run: goal.run,
    services
  }
}

/** How the traffic of one Service moves. Ports that change can't be those of two releases at once: then it moves in one write. */
function wayOf(
  { overlaps }: Goal,
  { name, selector, sel0, ports }: TrafficService,
  live: KubeObject | undefined,
  found: Pick<Way, 'from' | 'ports' | 'overlap' | 'wide'>
): Way {
  const { from, wide } = found
  const before = found.ports ?? (from && live && !samePorts(portsOf(live), ports) ? portsOf(live) : undefined)
  const common = from !== null && before === undefined && equal(widened(from), sel0)
  const overlap = found.overlap ?? (common ? overlaps?.[name] : undefined)
  return {
    from,
    to: selector,
    ...(before ? { ports: before } : {}),
    ...(overlap === undefined ? {} : { overlap }),
    ...(wide ? { wide } : {})
  }
}

/** What a new intent takes over from the last one: releases to drop that were staged, and until when another is kept. */
function carriedOn({ set }: Goal, last: Journal | undefined): Pick<Journal, 'supersedes' | 'keepUntil'> {
  const before = last?.phase === 'done' ? [] : (last?.supersedes ?? [])
  const staged = [...before, ...(last?.outcome === 'STAGED' ? [last.to] : [])].filter(release => release !== set.rid)
  return {
    ...(staged.length > 0 ? { supersedes: staged } : {}),
    ...(last?.keepUntil === undefined ? {} : { keepUntil: last.keepUntil })
  }
}

/** A reversal that died in its overlap: load balancers do not know what it goes back to for longer than that, by our own clock. */
const backOverlapOf = (last: Journal | undefined, now: Instant): Pick<Journal, 'backOverlapAt'> =>
  last?.phase === 'done' || last?.backOverlapAt === undefined
    ? {}
    : { backOverlapAt: Math.min(last.backOverlapAt, now) }

/** Shares that a run left to its release are watched anew, for the whole time of their step; any other's are taken back. */
function sharesOf(
  goal: Goal,
  begun: Journal | undefined,
  last: Journal | undefined
): Pick<Journal, 'routed' | 'canaries' | 'weight'> {
  const { from, to } = (begun?.phase === 'stage' && goal.weights && begun.weight) || {}
  return {
    ...(last?.routed ? { routed: true } : {}),
    ...(last?.canaries ? { canaries: true } : {}),
    ...(from !== undefined && to !== undefined ? { weight: { from, to } } : {})
  }
}

/** Of releases that carry the traffic, what the last run knew them as: the release it made, or the one it came from. */
function versionOf(releases: readonly string[], last: Journal | undefined): string | undefined {
  if (!last) return undefined
  if (releases.includes(last.to)) return last.version
  return releases.some(release => last.from.includes(release)) ? last.fromVersion : undefined
}

/** An intent whose traffic had all moved goes on where it was; any other begins again, and finds what is there. */
function placeIn(begun: Journal | undefined, goal: Goal, seen: Seen): Pick<Journal, 'phase' | 'cutAt'> {
  const { phase, cutAt } = begun ?? {}
  if ((phase !== 'bake' && phase !== 'retire') || !carries(goal, seen)) return { phase: 'stage' }
  return { phase, ...(cutAt === undefined ? {} : { cutAt }) }
}

function waitToAdopt(goal: Goal, now: Instant, why: string): Decision<Step> {
  return now < goal.startedAt + goal.deadline
    ? { wait: 2_000, why }
    : { done: 'TIMED_OUT', why: `${why}; nothing was changed` }
}
