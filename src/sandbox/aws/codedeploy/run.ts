import { messageOf } from '../../../errors.ts'
import type { Ecs } from '../ecs/ecs.ts'
import { refused } from '../ecs/refusals.ts'
import type { ServiceState, TaskSetState } from '../ecs/services/service.ts'
import { type AppSpec, readAppSpec } from './app-spec.ts'
import { type CodeDeployment, Halt } from './deployment.ts'
import { type Traffic, trafficOf } from './traffic.ts'

/** The replacement task set has an hour to become healthy (`deployment-steps-ecs.html` of the CodeDeploy user guide). */
const installMinutes = 60

const failed = (code: NonNullable<Halt['error']['code']>, message: string) =>
  new Halt('Failed', { code, message }, true)

/** The service that a deployment group deploys to. @throws Halt */
function serviceOf(ecs: Ecs, { group }: CodeDeployment): ServiceState {
  const { clusterName = '', serviceName = '' } = group.ecsServices?.[0] ?? {}
  try {
    return ecs.find(clusterName, serviceName)
  } catch (error) {
    throw new Halt('Failed', { code: 'INVALID_ECS_SERVICE', message: messageOf(error) }, false)
  }
}

/**
 * The lifecycle of `reference-appspec-file-structure-hooks.html`: BeforeInstall, Install, AfterInstall, AllowTestTraffic,
 * AfterAllowTestTraffic, the wait for ContinueDeployment, BeforeAllowTraffic, AllowTraffic, AfterAllowTraffic; then the
 * original task set's termination wait. Hooks of Lambda functions are not modelled. @throws Halt
 */
export async function deploy(ecs: Ecs, deployment: CodeDeployment): Promise<void> {
  const { pace } = ecs.world
  deployment.become('Queued')
  await deployment.pause(pace.pending)
  deployment.become('InProgress')
  const service = serviceOf(ecs, deployment)
  const blue = service.taskSets.find(({ status }) => status === 'PRIMARY')
  if (!blue)
    throw new Halt('Failed', { code: 'INVALID_ECS_SERVICE', message: 'The service has no primary task set.' }, false)
  const spec = readAppSpec(deployment.input.revision ?? {})
  const traffic = trafficOf(ecs.world.balancer, deployment.group, blue)
  await removeOthers(ecs, deployment, service, blue)
  const green = await install(ecs, deployment, service, spec, traffic)
  traffic.test(100)
  await deployment.pause(pace.stage)
  await readyWait(deployment)
  for (const { percent, minutes } of traffic.steps(deployment)) {
    traffic.production(percent)
    await deployment.pause(pace.stage)
    await deployment.until(() => false, minutes)
  }
  blue.status = 'ACTIVE'
  green.status = 'PRIMARY'
  service.event(`updated primary taskSet to ${green.fleet.id}.`)
  await terminationWait(deployment)
  await removeOthers(ecs, deployment, service, green)
}

async function install(
  ecs: Ecs,
  deployment: CodeDeployment,
  service: ServiceState,
  spec: AppSpec,
  traffic: Traffic
): Promise<TaskSetState> {
  const { definitions, pace } = ecs.world
  let definition: ReturnType<typeof definitions.usable>
  try {
    definition = definitions.usable(spec.taskDefinition, refused.client)
  } catch (error) {
    const message = `The ECS service cannot be updated due to an unexpected error: ${messageOf(error)}`
    throw new Halt('Failed', { code: 'ECS_UPDATE_ERROR', message }, false)
  }
  traffic.production(0)
  const revision = service.revise(definition)
  revision.groups = [traffic.green]
  const green: TaskSetState = {
    fleet: service.launch(revision),
    externalId: deployment.id,
    startedBy: 'CODE_DEPLOY',
    status: 'ACTIVE',
    scale: 100
  }
  service.taskSets.unshift(green)
  deployment.green = green
  service.event(`updated computedDesiredCount for taskSet ${green.fleet.id} to ${service.desired}.`)
  service.wake()
  await deployment.pause(pace.tick)
  if (await deployment.until(() => green.fleet.settled && green.fleet.wanted === service.desired, installMinutes))
    return green
  throw failed(
    'TIMEOUT',
    'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.'
  )
}

/** READY_WAIT of a group that stops unless told to continue. @throws Halt */
async function readyWait(deployment: CodeDeployment): Promise<void> {
  const { actionOnTimeout, waitTimeInMinutes = 0 } =
    deployment.group.blueGreenDeploymentConfiguration?.deploymentReadyOption ?? {}
  if (actionOnTimeout !== 'STOP_DEPLOYMENT') return
  deployment.become('Ready')
  deployment.waitsFor = 'READY_WAIT'
  const continued = await deployment.until(() => deployment.continued.has('READY_WAIT'), waitTimeInMinutes)
  deployment.waitsFor = undefined
  if (!continued)
    throw new Halt('Stopped', { code: 'TIMEOUT', message: 'The wait time for traffic rerouting has expired.' }, false)
  deployment.become('InProgress')
}

async function terminationWait(deployment: CodeDeployment): Promise<void> {
  const { terminationWaitTimeInMinutes = 0 } =
    deployment.group.blueGreenDeploymentConfiguration?.terminateBlueInstancesOnDeploymentSuccess ?? {}
  deployment.waitsFor = 'TERMINATION_WAIT'
  await deployment.until(() => deployment.continued.has('TERMINATION_WAIT'), terminationWaitTimeInMinutes)
  deployment.waitsFor = undefined
}

/** Takes all task sets away but one. */
async function removeOthers(
  { world }: Ecs,
  deployment: CodeDeployment,
  service: ServiceState,
  kept: TaskSetState
): Promise<void> {
  const others = service.taskSets.filter(set => set !== kept)
  for (const set of others) {
    set.status = 'DRAINING'
    set.scale = 0
    service.event(`updated computedDesiredCount for taskSet ${set.fleet.id} to 0.`)
  }
  service.wake()
  while (others.length > 0) {
    service.reconcile()
    if (others.every(({ fleet }) => fleet.empty)) break
    await deployment.pause(world.pace.tick)
  }
  service.taskSets = [kept]
  service.fleets = [kept.fleet]
}

/** A rollback deployment: all traffic to the task set that had it, and the other one goes. @throws Halt */
export async function deployBack(ecs: Ecs, deployment: CodeDeployment, triggering: CodeDeployment): Promise<void> {
  const { pace, balancer } = ecs.world
  deployment.become('InProgress')
  const service = serviceOf(ecs, deployment)
  const blue = service.taskSets.find(set => set !== triggering.green)
  if (!blue) throw new Halt('Failed', { code: 'INVALID_ECS_SERVICE', message: 'The original task set is gone.' }, false)
  blue.scale = 100
  const traffic = trafficOf(balancer, deployment.group, blue)
  await deployment.pause(pace.tick)
  await deployment.until(() => blue.fleet.settled, installMinutes)
  traffic.production(0)
  traffic.test(0)
  await deployment.pause(pace.stage)
  if (triggering.green) triggering.green.status = 'ACTIVE'
  blue.status = 'PRIMARY'
  await removeOthers(ecs, deployment, service, blue)
}
