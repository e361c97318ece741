import type { Act, Decision } from '../../rollout/engine.ts'
import { canariesOf, canaryIn, entrances, isCanaryOfApp, isInUse, serve } from './backends.ts'
import { releaseOfCanary, sendsAlike } from './canaries.ts'
import { watchUntil } from './cutover.ts'
import { giveUp, note, type Phase, seconds, together, type World } from './goal.ts'
import type { Journal } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { endpointUids, epochOf, named } from './seen.ts'
import { backendName, type Change } from './share.ts'
import { shares } from './shares.ts'
import { carriesTraffic, readyPods } from './stage.ts'
import { fence, reroute, type Step } from './writes.ts'

/*
 * A route sends a growing share of the requests to a Service of the new release alone, while the live Service still
 * selects the old one: who uses the live Service sees nothing of it. With all requests on the new release, the live Service
 * is moved as always, and the route is made plain again. Where an Ingress is the way in, its canary is the route: see
 * canaries.ts for what differs.
 */

type Weight = NonNullable<Journal['weight']>

const serviceNames = ({ goal }: World): string[] => goal.set.services.map(({ name }) => name)

/** The releases that may have a share of a route: this one, and the one whose run was cut off. */
const sharers = (route: KubeObject, { journal }: World): string[] =>
  [
    ...new Set([
      journal.to,
      ...journal.from,
      route.metadata.annotations?.[key.active] ?? '',
      releaseOfCanary(route) ?? ''
    ])
  ].filter(Boolean)

const routesOf = (world: World): KubeObject[] =>
  world.seen.routes
    .filter(route => releaseOfCanary(route) === undefined || isCanaryOfApp(world, route))
    .filter(route => shares.concerns(route, serviceNames(world), sharers(route, world)))

/** A canary is of one release alone, a route of them all. */
const isOwn = ({ journal }: World, route: KubeObject): boolean => (releaseOfCanary(route) ?? journal.to) === journal.to

/** The routes that give this release its share. */
const ownRoutes = (world: World): KubeObject[] =>
  routesOf(world).filter(route => isInUse(world, route) && isOwn(world, route))

/** Something answers behind every live Service to which a route would send all requests. */
const isServed = (world: World, route: KubeObject): boolean =>
  serviceNames(world)
    .filter(name =>
      [name, ...sharers(route, world).map(rid => backendName(name, rid))].some(one => shares.names(route, one))
    )
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
    const { kind, metadata } = blocked.route
    return { wait: 1_000, why: `${kind} ${metadata.name} stays as it is until the live Services reach a ready pod` }
  }
  return together(
    routes.flatMap(({ route, changes }): Act<Step>[] => {
      const name = `${route.kind} ${route.metadata.name}`
      if (changes.length > 0 && mayTakeBack(world, route)) {
        const why = `${name} sends all requests to the live Service`
        return [{ act: reroute(route, changes, { epoch, active: '', previous: sharer(world, route) }), why }]
      }
      if (epochOf(route) >= epoch) return []
      return [{ act: fence(route, epoch), why: `Fenced ${name} at epoch ${epoch}` }]
    })
  )
}

/** A step under way keeps its share. */
const takenBack = (world: World, route: KubeObject): Change[] =>
  world.journal.phase === 'stage' && world.journal.weight && isOwn(world, route)
    ? []
    : shares.whole(route, serviceNames(world), sharers(route, world))

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
  for (const route of ownRoutes(world)) {
    const share = shares.shareOf(route, serviceNames(world), to)
    if (share === weight.to || (weight.since === undefined && share === weight.from)) continue
    const found = share === undefined ? 'its backends are not those of a release' : `${to} has ${share} %`
    return giveUp(world, 'STOPPED', `somebody else changed ${route.kind} ${route.metadata.name}: ${found}`)
  }
  return guardCanaries(world, weight)
}

/** A canary has no share of what its Ingress does not send to the same places any more, and none once it is gone. */
function guardCanaries(world: World, { since, from }: Weight): Decision<Step> | undefined {
  const isWrong = (canary: KubeObject): boolean => {
    const live = canaryIn(world, canary.metadata.name)
    return live ? !sendsAlike(live, canary) : since !== undefined || from > 0
  }
  const wrong = canariesOf(world).find(isWrong)
  const why = `somebody else changed Ingress ${wrong?.metadata.name}, or that of which it is the canary`
  return wrong && giveUp(world, 'STOPPED', why)
}

/** Raises the new release's share step by step; each is watched for its time, and what fails takes all of it back. */
export const weigh: Phase = world => {
  const { goal, journal } = world
  const [first] = goal.weights ?? []
  if (!goal.weights || !first || journal.intent !== 'release' || journal.from.length === 0) return undefined
  const way = goal.ingressClass === undefined ? 'HTTPRoute' : `Ingress of class ${goal.ingressClass}`
  if (entrances(world).length === 0)
    return giveUp(world, 'STOPPED', `no ${way} sends requests to ${serviceNames(world).join(', ')}`)
  const { weight } = journal
  const by = goal.ingressClass === undefined ? { routed: true as const } : { canaries: true as const }
  if (!weight) return note(world, { ...by, weight: { from: 0, to: first.weight } }, '')
  return serve(world) ?? raise(world, weight) ?? watchStep(world, weight) ?? nextStep(world, weight)
}

/** One guarded write a route, all at the same time. */
function raise(world: World, { from, to }: Weight): Decision<Step> | undefined {
  const { epoch, journal } = world
  const services = serviceNames(world)
  const due = ownRoutes(world).filter(route => shares.shareOf(route, services, journal.to) === from)
  return together(
    due.map(route => ({
      act: reroute(route, shares.sharing(route, services, journal.to, to), {
        epoch,
        active: journal.to,
        previous: journal.from.join(',')
      }),
      why: `${route.kind} ${route.metadata.name} sends ${to} % to ${journal.to}`
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
