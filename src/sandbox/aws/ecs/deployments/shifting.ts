import type { Fleet } from '../services/fleet.ts'
import type { DeploymentConfiguration } from '../shapes.ts'
import type { World } from '../world.ts'
import type { DeploymentState, Stage } from './deployment.ts'
import { runHooks } from './hooks.ts'
import { watch } from './monitors.ts'
import { type Route, restore, routesOf, shift } from './routes.ts'

/** A step of the production traffic: how far, and how long to wait there. */
interface Step {
  readonly percent: number
  readonly bakeMinutes: number
}

/**
 * Percents and waits of a strategy; nobody waits at 100 % but the deployment's own bake time (LinearConfiguration and
 * CanaryConfiguration in the API reference, with their defaults).
 */
export function stepsOf({ strategy, linearConfiguration, canaryConfiguration }: DeploymentConfiguration): Step[] {
  const last = { percent: 100, bakeMinutes: 0 }
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration ?? {}
    return [{ percent: canaryPercent, bakeMinutes: canaryBakeTimeInMinutes }, last].filter(
      ({ percent }, index) => index === 1 || percent < 100
    )
  }
  if (strategy !== 'LINEAR') return [last]
  const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration ?? {}
  const before = Array.from({ length: Math.ceil(100 / stepPercent) - 1 }, (_, index) => ({
    percent: Math.round((index + 1) * stepPercent * 10) / 10,
    bakeMinutes: stepBakeTimeInMinutes
  }))
  return [...before, last]
}

/** A stage that is its hooks and nothing else. @throws Turn */
async function pass(world: World, deployment: DeploymentState, stage: Stage): Promise<void> {
  deployment.enter(stage)
  await runHooks(world, deployment, stage)
  await deployment.pause(world.pace.stage)
}

async function bake(world: World, deployment: DeploymentState, minutes: number): Promise<void> {
  const end = world.clock.now() + minutes * world.pace.minute
  await deployment.until(
    () => world.clock.now() >= end,
    () => watch(world, deployment)
  )
}

/** Routes are kept for a rollback: which way the traffic was before. */
export const routesUnderWay = new WeakMap<DeploymentState, readonly Route[]>()

/**
 * BLUE_GREEN, LINEAR and CANARY, by the stages of `blue-green-deployment-how-it-works.html` and
 * `deployment-type-linear.html` of the developer guide: PRE_PRODUCTION_TRAFFIC_SHIFT and PRODUCTION_TRAFFIC_SHIFT come again
 * with every step. @throws Turn
 */
export async function shifting(world: World, deployment: DeploymentState, green: Fleet): Promise<void> {
  const { target, source, weights } = deployment
  if (deployment.sources.length > 1) await reconcile(world, deployment, green)
  const routes = routesOf(world.balancer, deployment)
  routesUnderWay.set(deployment, routes)
  target.groups = routes.map(route => (source ? route.green : route.blue))
  weights.production.set(target.arn, source ? 0 : 100)
  if (source) weights.production.set(source.arn, 100)
  await pass(world, deployment, 'PRE_SCALE_UP')
  await scaleUp(world, deployment, green)
  await pass(world, deployment, 'POST_SCALE_UP')
  if (source) await shiftTraffic(world, deployment, routes)
  await pass(world, deployment, 'POST_PRODUCTION_TRAFFIC_SHIFT')
  deployment.enter('BAKE_TIME')
  await bake(world, deployment, deployment.config.bakeTimeInMinutes ?? 0)
  await cleanUp(world, deployment, green)
}

async function shiftTraffic(world: World, deployment: DeploymentState, routes: readonly Route[]): Promise<void> {
  deployment.enter('TEST_TRAFFIC_SHIFT')
  shift(world.balancer, deployment, routes, 'test', 100)
  await runHooks(world, deployment, 'TEST_TRAFFIC_SHIFT', 'AWS_LAMBDA')
  await deployment.pause(world.pace.stage)
  await pass(world, deployment, 'POST_TEST_TRAFFIC_SHIFT')
  for (const { percent, bakeMinutes } of stepsOf(deployment.config)) {
    await pass(world, deployment, 'PRE_PRODUCTION_TRAFFIC_SHIFT')
    deployment.enter('PRODUCTION_TRAFFIC_SHIFT')
    shift(world.balancer, deployment, routes, 'production', percent)
    await runHooks(world, deployment, 'PRODUCTION_TRAFFIC_SHIFT', 'AWS_LAMBDA')
    await deployment.pause(world.pace.stage)
    await bake(world, deployment, bakeMinutes)
  }
}

async function scaleUp(world: World, deployment: DeploymentState, green: Fleet): Promise<void> {
  const { service } = deployment
  deployment.enter('SCALE_UP')
  await deployment.until(
    () => {
      green.goal = service.desired
      green.wanted = service.desired
      service.reconcile()
      return green.settled
    },
    () => watch(world, deployment)
  )
}

/** More than one revision is about, because a deployment was replaced: all traffic goes to the source, the others go. */
async function reconcile(world: World, deployment: DeploymentState, green: Fleet): Promise<void> {
  const { service, source } = deployment
  await pass(world, deployment, 'RECONCILE_SERVICE')
  // The deployment that was replaced may have taken its tasks already.
  const kept = source && (service.fleetOf(source) ?? service.launch(source))
  service.fleets = [green, ...service.fleets.filter(fleet => fleet !== green)]
  await deployment.until(() => {
    if (kept) kept.wanted = service.desired
    service.reconcile()
    return kept?.settled !== false
  })
  if (source) restore(world.balancer, service, source)
  const others = () => service.fleets.filter(fleet => fleet !== green && fleet !== kept)
  await deployment.until(() => {
    for (const fleet of others()) fleet.wanted = 0
    service.reconcile()
    return others().every(fleet => fleet.empty)
  })
}

async function cleanUp(world: World, deployment: DeploymentState, kept: Fleet): Promise<void> {
  const { service } = deployment
  deployment.enter('CLEAN_UP')
  const others = () => service.fleets.filter(fleet => fleet !== kept)
  await deployment.until(() => {
    for (const fleet of others()) fleet.wanted = 0
    service.reconcile()
    return others().every(fleet => fleet.empty)
  })
  await deployment.pause(world.pace.stage)
}

/**
 * Back to the source revision, whose tasks an end of the deployment may have taken already: they come first. Then production traffic, then the test traffic, each with its Lambda hooks; then the green
 * tasks go. The documentation names the stages of a rollback, not their order. @throws Turn
 */
export async function shiftBack(world: World, deployment: DeploymentState, blue: Fleet): Promise<void> {
  const routes = routesUnderWay.get(deployment) ?? []
  const { weights, target, service, source } = deployment
  await deployment.until(() => {
    blue.wanted = service.desired
    service.reconcile()
    return blue.settled
  })
  // Stopped before its own routes were known: the traffic is where the deployment that it replaced has left it.
  if (source && routes.length === 0 && deployment.sources.length > 1) restore(world.balancer, service, source)
  for (const [kind, stage] of [
    ['production', 'PRODUCTION_TRAFFIC_SHIFT'],
    ['test', 'TEST_TRAFFIC_SHIFT']
  ] as const) {
    if (!weights[kind].get(target.arn)) continue
    deployment.enter(stage)
    shift(world.balancer, deployment, routes, kind, 0)
    await runHooks(world, deployment, stage, 'AWS_LAMBDA')
    await deployment.pause(world.pace.stage)
  }
  await cleanUp(world, deployment, blue)
}
