import type { Act, Decision } from '../../rollout/engine.ts'
import { watchUntil } from './cutover.ts'
import { giveUp, note, type Phase, seconds, together, type World } from './goal.ts'
import type { Journal } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import type { TrafficService } from './release-set.ts'
import { backendName, type Change, concerns, namesService, rulesOf, shareOf, sharing, whole } from './routes.ts'
import { endpointUids, epochOf, named, uids } from './seen.ts'
import { carriesTraffic, readyPods, underEpoch } from './stage.ts'
import { fence, reroute, type Step } from './writes.ts'

/*
 * A route sends a growing share of the requests to a Service of the new release alone, while the live Service still
 * selects the old one: who uses the live Service sees nothing of it. With all requests on the new release, the live Service
 * is moved as always, and the route is made plain again.
 */

type Weight = NonNullable<Journal['weight']>

const serviceNames = ({ goal }: World): string[] => goal.set.services.map(({ name }) => name)

/** The releases that may have a share of a route: this one, and the one whose run was cut off. */
const sharers = (route: KubeObject, { journal }: World): string[] =>
  [...new Set([journal.to, ...journal.from, route.metadata.annotations?.[key.active] ?? ''])].filter(Boolean)

const routesOf = (world: World): KubeObject[] =>
  world.seen.routes.filter(route => concerns(route, serviceNames(world), sharers(route, world)))

/** Something answers behind every live Service to which a route would send all requests. */
const isServed = (world: World, route: KubeObject): boolean =>
  serviceNames(world)
    .filter(name => concerns(route, [name], sharers(route, world)))
    .every(name => !named(world.seen.services, name) || endpointUids(world.seen, name).length > 0)

/**
 * Fences every route, and gives the live Services all requests in the same write where a release had a share; a step under
 * way keeps it. One write a route: it is how a release is turned back.
 */
export const settleRoutes: Phase = world => {
  const { epoch } = world
  const routes = routesOf(world).map(route => ({ route, changes: takenBack(world, route) }))
  const blocked = routes.find(({ route, changes }) => changes.length > 0 && !mayTakeBack(world, route))
  if (blocked && sharer(world, blocked.route) !== world.journal.to) {
    const { name } = blocked.route.metadata
    return { wait: 1_000, why: `HTTPRoute ${name} stays as it is until the live Services reach a ready pod` }
  }
  return together(
    routes.flatMap(({ route, changes }): Act<Step>[] => {
      const { name } = route.metadata
      if (changes.length > 0 && mayTakeBack(world, route)) {
        const why = `HTTPRoute ${name} sends all requests to the live Service`
        return [{ act: reroute(route, changes, { epoch, active: '', previous: sharer(world, route) }), why }]
      }
      if (epochOf(route) >= epoch) return []
      return [{ act: fence(route, epoch), why: `Fenced HTTPRoute ${name} at epoch ${epoch}` }]
    })
  )
}

/** A step under way keeps its share. */
const takenBack = (world: World, route: KubeObject): Change[] =>
  world.journal.phase === 'stage' && world.journal.weight
    ? []
    : whole(route, serviceNames(world), sharers(route, world))

const sharer = ({ journal }: World, { metadata }: KubeObject): string =>
  metadata.annotations?.[key.active] || journal.to

/** Before the live Services are moved, what they select may have died: then what has a share keeps it. */
const mayTakeBack = (world: World, route: KubeObject): boolean =>
  world.journal.phase !== 'stage' || isServed(world, route)

/** While it has a share, the release must be able to serve it, and the routes must be as this run left them. */
export const guardShares: Phase = world => {
  const { goal, seen, journal } = world
  const { weight, to, phase } = journal
  if (!weight || phase !== 'stage') return undefined
  const down = goal.set.deployments.find(({ object }) => readyPods(seen, object.metadata.name).length === 0)
  if (down && carriesTraffic(seen, to))
    return giveUp(world, 'ROLLED_BACK', `no pod of Deployment ${down.object.metadata.name} is ready any more`)
  for (const route of routesOf(world)) {
    const share = shareOf(route, serviceNames(world), to)
    if (share === weight.to || (weight.since === undefined && share === weight.from)) continue
    const found = share === undefined ? 'its backends are not those of a release' : `${to} has ${share} %`
    return giveUp(world, 'STOPPED', `somebody else changed HTTPRoute ${route.metadata.name}: ${found}`)
  }
  return undefined
}

/** Raises the new release's share step by step; each is watched for its time, and what fails takes all of it back. */
export const weigh: Phase = world => {
  const { goal, journal } = world
  const [first] = goal.weights ?? []
  if (!goal.weights || !first || journal.intent !== 'release' || journal.from.length === 0) return undefined
  if (routesOf(world).length === 0)
    return giveUp(world, 'STOPPED', `no HTTPRoute sends requests to ${serviceNames(world).join(', ')}`)
  const { weight } = journal
  if (!weight) return note(world, { routed: true, weight: { from: 0, to: first.weight } }, '')
  return serve(world) ?? raise(world, weight) ?? watchStep(world, weight) ?? nextStep(world, weight)
}

/** The Service of this release alone, for routes to name: its selector never changes. One that comes late goes with its Deployment. */
function backend({ goal, seen }: World, { name, selector, ports, deployments }: TrafficService): KubeObject {
  const { uid = '', ...owner } = named(seen.deployments, deployments[0] ?? '')?.metadata ?? { name: '' }
  const { app, namespace, rid, version } = goal.set
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: backendName(name, rid),
      namespace,
      labels: { [key.app]: app, [key.release]: rid },
      annotations: { [key.version]: version },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: owner.name, uid }]
    },
    spec: {
      type: 'ClusterIP',
      selector,
      ports: (ports as { nodePort?: number }[]).map(({ nodePort: _, ...port }) => port)
    }
  }
}

/** A route that names a Service without endpoints answers 5xx: they are there, and list every ready pod, before any share. */
function serve(world: World): Decision<Step> | undefined {
  const { goal, seen, epoch } = world
  const used = goal.set.services.filter(({ name }) =>
    routesOf(world).some(route => concerns(route, [name], [goal.set.rid]))
  )
  for (const service of used) {
    const object = backend(world, service)
    const { name } = object.metadata
    const live = named(seen.services, name)
    if (!live) return { act: { verb: 'create', objects: [underEpoch(object, epoch)] }, why: `Staged Service ${name}` }
    if (epochOf(live) < epoch) return { act: fence(live, epoch), why: `Fenced Service ${name} at epoch ${epoch}` }
    const pods = uids(service.deployments.flatMap(deployment => readyPods(seen, deployment)))
    const reached = endpointUids(seen, name)
    if (pods.length === 0 || pods.join() !== reached.join())
      return { wait: 1_000, why: `Service ${name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}` }
  }
  return undefined
}

/** One guarded write a route, all at the same time. */
function raise(world: World, { from, to }: Weight): Decision<Step> | undefined {
  const { epoch, journal } = world
  const services = serviceNames(world)
  const due = routesOf(world).filter(route => shareOf(route, services, journal.to) === from)
  return together(
    due.map(route => ({
      act: reroute(route, sharing(route, services, journal.to, to), {
        epoch,
        active: journal.to,
        previous: journal.from.join(',')
      }),
      why: `HTTPRoute ${route.metadata.name} sends ${to} % to ${journal.to}`
    }))
  )
}

function watchStep(world: World, weight: Weight): Decision<Step> | undefined {
  const { goal, now, journal } = world
  const { since, to } = weight
  const lasts = goal.weights?.find(step => step.weight === to)?.for ?? 0
  if (since === undefined) {
    const deadline = now + lasts + goal.deadline
    return note(
      world,
      { weight: { ...weight, since: now }, deadline },
      `${journal.version} has ${to} % of the requests`
    )
  }
  const left = seconds(since + lasts - now)
  return watchUntil(world, since + lasts, `Watching ${journal.version} at ${to} % for ${left} more`)
}

function nextStep(world: World, { to }: Weight): Decision<Step> | undefined {
  const next = world.goal.weights?.find(({ weight }) => weight > to)
  return next && note(world, { weight: { from: to, to: next.weight } }, '')
}

/** The Services of single releases go when no route names them, and gateways had the drain time to learn it. */
export const dropBackends: Phase = world => {
  const { goal, seen, now, journal } = world
  if (!journal.routed) return undefined
  const left = journal.phase === 'retire' ? (journal.cutAt ?? now) + goal.drain - now : 0
  if (left > 0)
    return { wait: Math.min(left, 2_000), why: `Gateways leave ${journal.to}'s own Service for ${seconds(left)} more` }
  const stale = seen.services.find(service => isBackend(world, service) && !isNamed(world, service))
  if (stale) return { act: { verb: 'remove', object: stale }, why: `Deleted Service ${stale.metadata.name}` }
  const { routed: _routed, weight: _weight, ...rest } = journal
  return note({ ...world, journal: rest }, {}, '')
}

const isBackend = ({ goal }: World, { metadata }: KubeObject): boolean => {
  const release = metadata.labels?.[key.release]
  return (
    release !== undefined &&
    metadata.labels?.[key.app] === goal.set.app &&
    goal.set.services.some(({ name }) => metadata.name === backendName(name, release))
  )
}

const isNamed = ({ seen }: World, { metadata }: KubeObject): boolean =>
  seen.routes.some(route =>
    rulesOf(route).some(({ backendRefs = [] }) => backendRefs.some(ref => namesService(route, ref, metadata.name)))
  )
