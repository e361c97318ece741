import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { type Journal, readLock, type Selector } from '../../src/target/kubernetes/journal.ts'
import { type KubeObject, key } from '../../src/target/kubernetes/objects.ts'
import { widened } from '../../src/target/kubernetes/overlap.ts'
import { equal, matches, releaseOf, replicasOf, selectorOf, templateLabels } from '../../src/target/kubernetes/seen.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { keepsHooks } from './hook-invariant.ts'
import { canonical } from './patch.ts'
import type { Memory } from './pipeline.ts'
import { bornWithShare, isWayIn, plansShare, risen, sharedSelectors, unready } from './routes.ts'
import type { World } from './world.ts'

/** One write that took effect. */
export interface Effect {
  readonly before: World
  readonly after: World
  readonly write: Write
  /** The epoch under which it was decided. */
  readonly epoch: number
  /** The present intent has done more than to fence. */
  readonly acted: boolean
  /** The run that sent it just now; absent where it lands late. */
  readonly by?: {
    readonly goal: Goal
    readonly memory: Memory
    readonly shown: World
    /** Its watches lag behind, or people have a hand in it: what it could have known better is not asked. */
    readonly misled: boolean
  }
}

/** What no write may do; the sentence says what it did. */
export const breachOf = (effect: Effect): string | undefined => {
  const born = ({ before, after }: Effect) => bornWithShare(before, after)
  for (const rule of [
    lockTaken,
    epochHolds,
    intended,
    born,
    keepsBlue,
    readyFirst,
    keepsForeign,
    keepsHooks,
    goesBack
  ]) {
    const says = rule(effect)
    if (says) return says
  }
  return undefined
}

export const lockIn = (world: World) => {
  const lease = world.all('Lease')[0]
  return lease && readLock(lease)
}

/** I3: a lock that is held is left to its holder unless it was found idle, and no run takes it twice. */
function lockTaken({ before, after, write, by }: Effect): string | undefined {
  if (!by || write.verb === 'patch' || write.verb === 'remove') return undefined
  const [was, is] = [lockIn(before), lockIn(after)]
  const me = by.goal.run.holder
  if (!is || is === was || is.holder !== me || was?.holder === me) return undefined
  if (was?.holder && !by.memory.leaseIdle) return `I3: ${me} took the lock that ${was.holder} holds`
  if (by.memory.wasHolder) return `I3: ${me} lost the lock and took it again`
  return was && is.epoch <= was.epoch ? `I3: ${me} took the lock without a new epoch` : undefined
}

interface Change {
  readonly id: string
  readonly from: KubeObject
  readonly to: KubeObject | undefined
}

const changes = ({ before, after }: Effect): Change[] =>
  [...before.objects].flatMap(([id, from]) => {
    const to = after.objects.get(id)
    return to === from ? [] : [{ id, from, to }]
  })

const isPreview = ({ metadata }: KubeObject): boolean => metadata.labels?.[key.release] !== undefined

/** Traffic moved, or the size of a release changed, or a release was deleted. */
function isMomentous({ from, to }: Change): boolean {
  if (from.kind === 'Service') return !isPreview(from) && !(to && equal(selectorOf(from), selectorOf(to)))
  if (isWayIn(from)) return risen(from, to).length > 0
  return from.kind === 'Deployment' && !(to && replicasOf(from) === replicasOf(to))
}

/** I3: once an intent acts, nothing of an earlier one takes effect any more on what it moves traffic between. */
function epochHolds(effect: Effect): string | undefined {
  const lock = lockIn(effect.before)
  if (!lock || effect.epoch >= lock.epoch || !effect.acted) return undefined
  const found = changes(effect).find(change => isMomentous(change) && concerns(lock.journal, change))
  return found && `I3: a write of epoch ${effect.epoch} changed ${found.id} although epoch ${lock.epoch} acts`
}

function concerns(journal: Journal | undefined, { from }: Change): boolean {
  const release = from.metadata.labels?.[key.release] ?? ''
  if (isWayIn(from)) return true
  if (from.kind === 'Service') return journal?.services[from.metadata.name] !== undefined
  return journal !== undefined && [...journal.from, journal.to].includes(release)
}

/** I4: the journal says what is done before it is done. */
function intended(effect: Effect): string | undefined {
  const journal = effect.by && lockIn(effect.by.shown)?.journal
  if (!effect.by) return undefined
  for (const change of changes(effect)) {
    if (!isMomentous(change)) continue
    if (!journal || !covers(journal, change)) return `I4: ${change.id} was changed before the journal said so`
  }
  const made = [...effect.after.objects.keys()].find(
    id => id.startsWith('Deployment/') && !effect.before.objects.has(id)
  )
  const release = made && effect.after.objects.get(made)?.metadata.labels?.[key.release]
  return made && release !== journal?.to ? `I4: ${made} was made before the journal said so` : undefined
}

function covers(journal: Journal, { from, to }: Change): boolean {
  const { services, phase, to: release, from: before, widening } = journal
  if (isWayIn(from)) return to !== undefined && risen(from, to).every(ref => plansShare(journal, to, ref))
  if (from.kind === 'Service') {
    const planned = services[from.metadata.name]
    const selector = to && selectorOf(to)
    if (!planned || !selector) return false
    const back = planned.from !== null && equal(selector, planned.from)
    const over = planned.from !== null && (planned.overlap !== undefined || planned.wide === true)
    const isBoth = (one: Selector): boolean => over && planned.from !== null && equal(one, widened(planned.from))
    const plain = releaseOf(selectorOf(from)) === undefined
    const came = planned.from === null || equal(selectorOf(from), planned.from) || isBoth(selectorOf(from))
    if (phase === 'stage')
      return back ? plain : came && (equal(selector, planned.to) || (isBoth(selector) && widening === true))
    const away = equal(selectorOf(from), planned.to) || isBoth(selectorOf(from))
    return phase === 'reverse' && away && (back || isBoth(selector))
  }
  const id = from.metadata.labels?.[key.release] ?? ''
  const grows = to !== undefined && replicasOf(to) > replicasOf(from)
  // What neither had nor gets the traffic makes room: for an overlap, or because it was staged in vain.
  if (phase === 'stage') return grows ? id === release : to !== undefined && ![release, ...before].includes(id)
  if (phase === 'reverse') return !grows && to !== undefined && id === release
  return phase === 'retire' && !grows && id !== release && (to !== undefined || !before.includes(id))
}

/** I4: a reversal leads back to what stands: it fails only where nothing does, or somebody gave the traffic back. */
function goesBack({ after, write, by }: Effect): string | undefined {
  const journal = by && write.verb === 'replace' ? lockIn(after)?.journal : undefined
  if (!by || by.misled || journal?.phase !== 'done' || journal.outcome !== 'ROLLBACK_FAILED') return undefined
  const left = Object.entries(journal.services).find(([name, { from, to }]) => {
    const live = by.shown.get('Service', name)
    const stays = live && equal(selectorOf(live), to) && live.metadata.annotations?.[key.previous] !== journal.to
    return stays && from && releaseOf(from) !== journal.to && reached(by.shown, from).ready > 0
  })
  return left && `I4: the reversal left Service ${left[0]} on ${journal.to} although ${journal.from.join()} stands`
}

/** What an autoscaler may not do to live pods, because Cutover keeps it from it. */
export function shrunkByLoad(before: World, deployment: KubeObject, replicas: number): string | undefined {
  const journal = lockIn(before)?.journal
  const { name, labels } = deployment.metadata
  if (!journal || replicas >= replicasOf(deployment)) return undefined
  const { matchLabels } = (deployment.spec as unknown as { selector: { matchLabels: Record<string, string> } }).selector
  const idle = before
    .all('Deployment')
    .some(other => other !== deployment && replicasOf(other) > 0 && matches(matchLabels, templateLabels(other)))
  if (idle && selected(before, deployment))
    return `I2: the autoscaler of ${name} counts idle pods and shrinks what is live`
  const moved = Object.entries(journal.services).some(([service, { to }]) => {
    const live = before.get('Service', service)
    return live !== undefined && equal(selectorOf(live), to)
  })
  const early = moved && ['stage', 'bake', 'reverse'].includes(journal.phase)
  return early && journal.from.includes(labels?.[key.release] ?? '')
    ? `I6: the autoscaler of ${name} made it smaller before the commit`
    : undefined
}

/** I6: until COMMIT blue keeps the size that it has when traffic leaves it. I2: what is selected is not changed. */
function keepsBlue(effect: Effect): string | undefined {
  const journal = lockIn(effect.before)?.journal
  const early = journal !== undefined && ['stage', 'bake', 'reverse'].includes(journal.phase)
  for (const change of changes(effect)) {
    const { id, from, to } = change
    if (from.kind !== 'Deployment') continue
    const shrinks = !to || replicasOf(to) < replicasOf(from)
    if (early && shrinks && journal.from.includes(from.metadata.labels?.[key.release] ?? ''))
      return `I6: ${id} became smaller before the commit`
    if (!selected(effect.before, from)) continue
    if (shrinks) return `I2: ${id} became smaller while a Service selects it`
    if (canonical(template(from)) !== canonical(template(to))) return `I2: the template of ${id} changed under traffic`
  }
  return undefined
}

const template = (deployment: KubeObject | undefined): unknown =>
  (deployment?.spec as { template?: unknown } | undefined)?.template

const podLabels = (world: World, { metadata: { name }, ...rest }: KubeObject): Record<string, string> =>
  world.derived.pods.find(pod => pod.metadata.name === `${name}-0`)?.metadata.labels ??
  templateLabels({ metadata: { name }, ...rest })

function selected(world: World, deployment: KubeObject): boolean {
  const live = world.all('Service').filter(service => !isPreview(service))
  const selectors = [...live.map(selectorOf), ...sharedSelectors(world)]
  return selectors.some(selector => matches(selector, podLabels(world, deployment)))
}

/** I1: a release was READY, and as large as what it takes over from, when traffic was sent to it. */
function readyFirst({ before, after, write, by }: Effect): string | undefined {
  if (write.verb === 'patch' && isWayIn(write.object) && by) {
    const { kind, metadata } = write.object
    const [was, is] = [before, after].map(world => world.get(kind, metadata.name))
    const shares = was ? risen(was, is) : []
    return shares.map(share => unready(by.shown, share)).find(Boolean)
  }
  if (write.verb !== 'patch' || write.object.kind !== 'Service' || !by) return undefined
  const { name } = write.object.metadata
  const [from, to] = [before.get('Service', name), after.get('Service', name)]
  const journal = lockIn(by.shown)?.journal
  if (!from || !to || isPreview(from) || equal(selectorOf(from), selectorOf(to)) || journal?.phase !== 'stage')
    return undefined
  if (releaseOf(selectorOf(from)) === undefined || releaseOf(selectorOf(to)) !== journal.to) return undefined
  const [old, next] = [reached(by.shown, selectorOf(from)), reached(by.shown, selectorOf(to))]
  if (next.ready === 0) return `I1: Service ${name} was moved to a release without ready pods`
  if (journal.intent === 'rollback') return undefined
  if (next.ready < next.all)
    return `I1: Service ${name} was moved to a release of which ${next.all - next.ready} pods are not ready`
  return next.all < old.ready ? `I1: Service ${name} was moved from ${old.ready} ready pods to ${next.all}` : undefined
}

function reached(world: World, selector: Readonly<Record<string, string>>): { all: number; ready: number } {
  const pods = world.derived.pods.filter(pod => matches(selector, pod.metadata.labels))
  const isReady = ({ status }: KubeObject): boolean =>
    (status as { conditions: { status: string }[] }).conditions[0]?.status === 'True'
  return { all: pods.length, ready: pods.filter(isReady).length }
}

/** I7: what Cutover did not make or adopt is never deleted, nor is any Service that traffic comes in by. */
function keepsForeign(effect: Effect): string | undefined {
  const gone = changes(effect).find(
    ({ from, to }) =>
      !to &&
      from.kind !== 'HorizontalPodAutoscaler' &&
      (from.metadata.labels?.[key.release] === undefined || from.metadata.labels[key.app] === undefined)
  )
  return gone && `I7: ${gone.id} was deleted`
}
