import type { Instant } from '../../io/clock.ts'
import type { Act, Decision } from '../../rollout/engine.ts'
import { applied } from './applied.ts'
import { end, giveUp, note, type Phase, seconds, together, undecided, type World } from './goal.ts'
import type { Selector } from './journal.ts'
import { foreignFields } from './managed-fields.ts'
import { type KubeObject, key } from './objects.ts'
import { isWide } from './overlap.ts'
import { portsOf, samePorts } from './ports.ts'
import type { TrafficService } from './release-set.ts'
import {
  autoscalersOf,
  deploymentsOf,
  endpointUids,
  equal,
  liveService,
  named,
  releaseOf,
  selectorOf,
  uids
} from './seen.ts'
import { carriesTraffic, placedKey, readyPods, underEpoch } from './stage.ts'
import { point, type Step } from './writes.ts'

/** Objects that all releases share take the new release's form just before its traffic. */
export const applyShared: Phase = ({ goal, seen }) => applied(seen, goal.set.shared, 'Applied')

/** Everything but the traffic is there: a person, or another run, has the next word. */
export const pause: Phase = world => {
  const { goal, seen, journal } = world
  if (!goal.pause || goal.intent !== 'release' || carriesTraffic(seen, journal.to)) return undefined
  return end(world, 'STAGED', `${journal.version} is ready and gets no traffic yet; run this release again to cut over`)
}

/** Blue keeps the size that it has: its autoscaler goes before the traffic does, or it would shrink what we may need again. */
export const freezeBlue: Phase = ({ seen, journal }) => {
  const blue = journal.from.flatMap(release => deploymentsOf(seen, release))
  const [autoscaler] = blue.flatMap(deployment => autoscalersOf(seen, deployment.metadata.name))
  return (
    autoscaler && {
      act: { verb: 'remove', object: autoscaler },
      why: `Removed HorizontalPodAutoscaler ${autoscaler.metadata.name}: its Deployment keeps its size until it is retired`
    }
  )
}

/** The cutover: one guarded write per Service, all at the same time. What speaks against one of them goes before. */
export const cutOver: Phase = world => {
  const acts = world.goal.set.services.flatMap(service => cutOverOne(world, service) ?? [])
  const objection = acts.find(({ act }) => act.verb === 'replace')
  return objection ?? together(acts)
}

function cutOverOne(world: World, service: TrafficService): Act<Step> | undefined {
  const { goal, seen, epoch, journal } = world
  const live = liveService(seen, service.name)
  const { rid } = goal.set
  if (!live) {
    const object = underEpoch(service.object, epoch, { [key.active]: rid })
    return { act: { verb: 'create', objects: [object] }, why: `Created Service ${service.name} on ${rid}` }
  }
  const selector = selectorOf(live)
  if (equal(selector, service.selector)) return undefined
  const from = journal.services[service.name]?.from
  if (!from || !(equal(selector, from) || isWide(seen, journal, service.name))) {
    const found = JSON.stringify(selector)
    if (journal.intent === 'rollback' && releaseOf(selector) !== undefined) {
      const services = { ...journal.services, [service.name]: { from: selector, to: service.selector } }
      return note(world, { services }, `Service ${service.name} was moved meanwhile; it is taken from ${found}`, true)
    }
    return giveUp(world, 'STOPPED', takenOver(live, service.selector))
  }
  const ports = samePorts(portsOf(live), service.ports) ? {} : { ports: service.ports }
  const previous = journal.from.join(',')
  return {
    act: point(live, { selector: service.selector, active: rid, previous, epoch, ...ports }),
    why: `Cut over: Service ${service.name} now selects ${rid}`
  }
}

/** Who set a selector to what it should not be, as far as the API server knows, and what has to end. */
function takenOver(live: KubeObject, selector: Selector): string {
  const managers = foreignFields({ ...live, spec: { selector } }, live)
    .filter(({ path }) => path.startsWith('.spec.selector'))
    .map(({ manager }) => manager)
  const by = managers.length > 0 ? ` (${managers.join(', ')})` : ''
  const found = JSON.stringify(selectorOf(live))
  return `somebody else${by} changed the selector of Service ${live.metadata.name} to ${found}: have it leave the selector alone`
}

/** The new release's autoscaler begins once it has the traffic to be measured by. */
export const scaleGreen: Phase = ({ goal, seen }) => {
  const missing = goal.set.autoscalers.filter(({ metadata }) => !named(seen.autoscalers, metadata.name))
  return missing.length === 0
    ? undefined
    : { act: { verb: 'create', objects: missing }, why: `Created ${missing.map(placedKey).join(', ')}` }
}

/** New connections reach the new release alone, as the EndpointSlices of the live Services say. */
export const confirm: Phase = world => {
  const { goal, seen, now, journal } = world
  for (const service of goal.set.services) {
    const pods = uids(service.deployments.flatMap(name => readyPods(seen, name)))
    const reached = endpointUids(seen, service.name)
    if (pods.length === 0 || pods.join() !== reached.join()) {
      return {
        wait: 1_000,
        why: `Service ${service.name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}`
      }
    }
  }
  return note(world, { phase: 'bake', cutAt: now }, `${journal.version} has all the traffic`)
}

/** Watches the release under its traffic; what fails here sends the traffic back. */
export const bake: Phase = world => {
  const { goal, seen, now, journal } = world
  for (const { name, selector } of goal.set.services) {
    const live = liveService(seen, name)
    if (!live) return end(world, 'SUPERSEDED', `somebody else deleted Service ${name}; it is left so`)
    if (!equal(selectorOf(live), selector))
      return end(world, 'SUPERSEDED', `${takenOver(live, selector)}; it stays as it was found`)
  }
  const down = goal.set.deployments.find(({ object }) => readyPods(seen, object.metadata.name).length === 0)
  if (down) return giveUp(world, 'ROLLED_BACK', `no pod of Deployment ${down.object.metadata.name} is ready any more`)
  const over = (journal.cutAt ?? now) + (journal.intent === 'release' ? goal.bake : 0)
  return watchUntil(world, over, `Watching ${journal.version} for ${seconds(over - now)} more`)
}

/** Asks the gates `after` until the time is over and none of them is open any more. */
export function watchUntil(world: World, over: Instant, why: string): Decision<Step> | undefined {
  const { goal, seen, now, journal } = world
  const after = goal.gates.after && journal.intent === 'release' ? seen.after : undefined
  if (after?.state === 'failed')
    return giveUp(world, 'ROLLED_BACK', `${journal.version} failed its gate under traffic: ${after.says}`)
  if (after?.state === 'pending' && now >= over + goal.deadline)
    return giveUp(world, 'ROLLED_BACK', undecided(world, after.says))
  if (after && after.next <= now && (now < over || after.state === 'pending'))
    return { act: { verb: 'gate', when: 'after' }, why: '' }
  if (now >= over && after?.state !== 'pending') return undefined
  const next = Math.max(
    1,
    Math.min(2_000, now < over ? over - now : 2_000, after && after.next > now ? after.next - now : 2_000)
  )
  return { wait: next, why: `${why}${after ? ` (${after.says})` : ''}` }
}

/** From here on the release is the one to come back to; how long the one before is kept is settled now. */
export const commit: Phase = world => {
  const { goal, now, journal } = world
  const { keepUntil: _before, ...rest } = journal
  const kept = goal.keepPrevious > 0 ? { keepUntil: now + goal.keepPrevious } : {}
  return note({ ...world, journal: rest }, { phase: 'retire', ...kept }, `${journal.version} is committed`)
}
