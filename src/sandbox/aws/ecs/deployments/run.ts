import type { Fleet } from '../services/fleet.ts'
import type { ServiceState } from '../services/service.ts'
import type { TaskDefinition } from '../shapes.ts'
import type { World } from '../world.ts'
import { DeploymentState, Turn } from './deployment.ts'
import { failureOf } from './monitors.ts'
import { roll, rolling } from './rolling.ts'
import { shiftBack, shifting } from './shifting.ts'

const isRolling = ({ config }: DeploymentState): boolean => (config.strategy ?? 'ROLLING') === 'ROLLING'

/** Starts a service deployment of the definition with the service's settings; one under way is stopped for it. */
export function beginDeployment(world: World, service: ServiceState, definition: TaskDefinition): DeploymentState {
  const sources = service.fleets.filter(fleet => fleet.wanted > 0 || !fleet.empty).map(fleet => fleet.revision)
  const older = service.deployments.filter(({ ended }) => !ended)
  for (const one of older) {
    one.become('STOP_REQUESTED')
    one.turn(new Turn('stop', 'Service deployment stopped because a newer service deployment was started.'))
  }
  const revision = service.revise(definition)
  const deployment = new DeploymentState(world, service, revision, sources)
  revision.groups = deployment.source?.groups.length
    ? deployment.source.groups
    : (service.config.loadBalancers ?? []).map(({ targetGroupArn = '' }) => targetGroupArn)
  const fleet = service.launch(revision)
  fleet.goal = service.desired
  void run(world, deployment, fleet, older)
  return deployment
}

async function run(
  world: World,
  deployment: DeploymentState,
  fleet: Fleet,
  older: readonly DeploymentState[]
): Promise<void> {
  const { service } = deployment
  deployment.held.add(fleet)
  try {
    await deployment.until(() => older.every(({ ended }) => ended))
    await deployment.pause(world.pace.pending)
    deployment.become('IN_PROGRESS')
    await (isRolling(deployment) ? rolling(world, deployment, fleet) : shifting(world, deployment, fleet))
    succeed(deployment, fleet)
  } catch (thrown) {
    if (!(thrown instanceof Turn)) throw thrown
    await turned(world, deployment, fleet, thrown)
  } finally {
    deployment.held.clear()
    service.reconcile()
  }
}

function succeed(deployment: DeploymentState, fleet: Fleet): void {
  const { service } = deployment
  fleet.become('COMPLETED', `ECS deployment ${fleet.id} completed.`)
  service.event(`(deployment ${fleet.id}) deployment completed.`)
  deployment.become('SUCCESSFUL')
}

/** Goes another way: stays where it is, or goes back. What was requested is seen as such for a moment. */
async function turned(world: World, deployment: DeploymentState, fleet: Fleet, turn: Turn): Promise<void> {
  if (turn.to === 'end') return
  deployment.taken(turn)
  fleet.launching = false
  const failed = failureOf(world, deployment)?.what
  try {
    await deployment.pause(world.pace.tick)
    if (turn.to === 'rollback') return await rollBack(world, deployment, fleet, turn)
    if (failed) fail(deployment, fleet, failed)
    else fleet.become('FAILED', `ECS deployment ${fleet.id} stopped.`)
    deployment.become('STOPPED', turn.reason)
  } catch (again) {
    if (!(again instanceof Turn)) throw again
    if (again.to === 'stop') deployment.become('STOPPED', again.reason)
    if (again.to === 'rollback') deployment.become('ROLLBACK_FAILED', again.reason)
  }
}

/** @throws Turn */
async function rollBack(world: World, deployment: DeploymentState, fleet: Fleet, turn: Turn): Promise<void> {
  const { source } = deployment
  const failed = failureOf(world, deployment)?.what
  fail(deployment, fleet, isRolling(deployment) && failed ? failed : turn.reason.replace(/\.$/, ''))
  const startedAt = new Date(world.clock.now())
  deployment.rollback = { reason: turn.reason, startedAt, ...(source && { serviceRevisionArn: source.arn }) }
  if (!source) {
    const noWay = 'No rollback candidate was found to run the rollback.'
    return deployment.become('ROLLBACK_FAILED', `${turn.reason} ${noWay}`)
  }
  deployment.become('ROLLBACK_IN_PROGRESS', turn.reason)
  await goBack(world, deployment, turn)
  deployment.become('ROLLBACK_SUCCESSFUL')
}

function fail({ service }: DeploymentState, fleet: Fleet, what: string): void {
  const circuit =
    what === 'tasks failed to start' ? 'ECS deployment circuit breaker' : `ECS deployment ${fleet.id} failed`
  fleet.become('FAILED', `${circuit}: ${what}.`)
  service.event(`(deployment ${fleet.id}) deployment failed: ${what}.`)
}

/** @throws Turn */
async function goBack(world: World, deployment: DeploymentState, turn: Turn): Promise<void> {
  const { service, source } = deployment
  if (!source) return
  const known = service.fleetOf(source)
  service.event(`rolling back to deployment ${known?.id ?? 'ecs-svc'}.`)
  if (!isRolling(deployment)) {
    const blue = known ?? service.launch(source)
    service.fleets = [blue, ...service.fleets.filter(fleet => fleet !== blue)]
    deployment.held.add(blue)
    await shiftBack(world, deployment, blue)
    blue.become('COMPLETED', `ECS deployment ${blue.id} completed.`)
    return
  }
  const back = service.launch(source)
  const by = turn.reason.includes('circuit breaker') ? 'ECS deployment circuit breaker: ' : 'ECS deployment '
  back.become('IN_PROGRESS', `${by}rolling back to deploymentId ${known?.id ?? back.id}.`)
  await roll(world, deployment, back, false)
  back.become('COMPLETED', `ECS deployment ${back.id} completed.`)
  service.event(`(deployment ${back.id}) deployment completed.`)
}
