import { ecsOf } from '../../config/ecs.ts'
import { loadConfig } from '../../config/load.ts'
import { CutoverError } from '../../errors.ts'
import type { PinnedImage } from '../../image/image.ts'
import { parseReference } from '../../image/reference.ts'
import type { Context } from '../../runner/context.ts'
import { type EcsPlace, standInSecret } from '../../sandbox/aim-ecs.ts'
import type { Furnished } from '../../sandbox/aws/furnish.ts'
import type { SandboxAws } from '../../sandbox/aws/server.ts'
import type { Checkout } from '../../sandbox/checkout.ts'
import { baseOfFile } from '../../target/ecs/task-definition/file.ts'
import { revised } from '../../target/ecs/task-definition/revise.ts'
import type { Definition } from '../../target/ecs/task-definition/revision.ts'
import { type Hosts, led } from './lead.ts'
import { buildAll } from './plain.ts'
import type { BuildOptions } from './scene.ts'

/** An account as it is before the first deployment. */
export interface Grounds {
  readonly aws: SandboxAws
  readonly hosts: Hosts
  readonly place: EcsPlace
  readonly balancer: Omit<Furnished, 'name' | 'taskDefinition'>
  /** Gates are asked before the cutover. */
  readonly gated: boolean
}

const tasks = 2
const patience = 30_000

/**
 * Builds, pushes and deploys a version as people do without Cutover: docker push, register-task-definition,
 * create-service. Resolves with the revision: `web:1`.
 */
export async function deployServices(
  grounds: Grounds,
  context: Context,
  checkout: Checkout,
  docker: BuildOptions
): Promise<string> {
  const { aws, hosts, place } = grounds
  const { cluster, services } = place
  const images = await buildAll(context, checkout, docker, repository => led(repository, hosts))
  const definition = await definitionOf(context, checkout, images)
  await aws.perform('ssm:PutParameter', { Name: standInSecret, Value: 'rehearsed' })
  await makeSurroundings(aws, definition)
  await aws.perform('ecs:CreateCluster', { clusterName: cluster })
  const { taskDefinition } = await aws.perform<{ taskDefinition: { taskDefinitionArn: string } }>(
    'ecs:RegisterTaskDefinition',
    definition
  )
  for (const [index, serviceName] of services.entries())
    await aws.perform('ecs:CreateService', {
      ...{ cluster, serviceName, taskDefinition: taskDefinition.taskDefinitionArn, launchType: 'FARGATE' },
      desiredCount: index === 0 ? tasks : 0,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] } },
      ...trafficOf(grounds, definition, index === 0 ? 'blue' : 'green')
    })
  for (const service of services) await running(context, aws, cluster, service)
  if (place.mode === 'native') await watchFromNowOn(grounds, cluster, services)
  return taskDefinition.taskDefinitionArn.split('/').at(-1) ?? ''
}

/** Waits until a service has all its tasks, behind the load balancer and healthy. */
async function running({ clock, report, signal }: Context, aws: SandboxAws, cluster: string, service: string) {
  const end = clock.monotonic() + patience
  const known = aws.ecs.find(cluster, service)
  while (known.current || !known.fleets.every(({ settled }) => settled)) {
    const healthy = known.fleets[0]?.healthy.length ?? 0
    report.progress(`${service} ${healthy}/${known.desired} healthy`)
    if (clock.monotonic() > end) throw neverHealthy(aws, cluster, service)
    await clock.sleep(50, signal)
  }
}

function neverHealthy(aws: SandboxAws, cluster: string, service: string): CutoverError {
  const all = [...(aws.ecs.world.clusters.get(cluster)?.tasks.values() ?? [])]
  const reasons = [...new Set(all.flatMap(({ stoppedReason }) => stoppedReason ?? []))]
  const why = reasons.length > 0 ? reasons.join('; ') : 'its tasks run, and answer no health check'
  return new CutoverError('TIMED_OUT', `${service} was not healthy in ${patience / 1000} s: ${why}`, {
    hint: 'The sandbox runs your program with node on this machine, and asks the path of its first gate `before`. See that it starts from a fresh checkout, with what its task definition sets, and listens on the port that is mapped there.'
  })
}

/** The first deployment has nobody to be watched for: bakes begin with the next. */
async function watchFromNowOn({ aws, gated }: Grounds, cluster: string, [service]: readonly string[]): Promise<void> {
  const deploymentConfiguration = { ...blueGreen(gated), bakeTimeInMinutes: 1 }
  await aws.perform('ecs:UpdateService', { cluster, service, deploymentConfiguration })
}

/** The task definition of a version, as somebody would register it by hand. */
async function definitionOf({ files }: Context, { environment }: Checkout, images: readonly PinnedImage[]) {
  const config = (await loadConfig(files))?.config
  const ecs = ecsOf({}, config?.environments?.[environment] ?? {}, environment)
  const path = ecs?.taskDefinition ?? ''
  const base = baseOfFile({ path, text: String(await files.read(path)) })
  return revised(base, { images, containers: ecs?.containers ?? {}, settings: ecs?.set ?? {} })
}

/** What a definition names has been there before it. */
async function makeSurroundings(aws: SandboxAws, definition: Definition): Promise<void> {
  const { taskRoleArn, executionRoleArn, containerDefinitions = [] } = definition
  const AssumeRolePolicyDocument = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }]
  })
  for (const role of new Set([taskRoleArn, executionRoleArn])) {
    const RoleName = role?.split('/').at(-1)
    if (RoleName) await aws.perform('iam:CreateRole', { RoleName, AssumeRolePolicyDocument })
  }
  for (const { logConfiguration } of containerDefinitions) {
    const group = logConfiguration?.options?.['awslogs-group']
    if (group) aws.logs.createGroup(group)
  }
}

/** How a service gets its traffic, and what it does of its own at a deployment. */
function trafficOf({ place, balancer, gated, aws }: Grounds, definition: Definition, side: 'blue' | 'green') {
  const { containerDefinitions = [] } = definition
  const served =
    containerDefinitions.find(({ portMappings = [] }) => portMappings.length > 0) ?? containerDefinitions[0]
  const containerPort = served?.portMappings?.[0]?.containerPort ?? 80
  const entry = { targetGroupArn: balancer[side], containerName: served?.name, containerPort }
  if (place.mode !== 'native') return { loadBalancers: [entry], deploymentConfiguration: breaker }
  const advancedConfiguration = {
    alternateTargetGroupArn: balancer.green,
    productionListenerRule: balancer.productionRule,
    testListenerRule: balancer.testRule,
    roleArn: `arn:aws:iam::${aws.account}:role/ecsInfrastructureRole`
  }
  return { loadBalancers: [{ ...entry, advancedConfiguration }], deploymentConfiguration: blueGreen(gated) }
}

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

const blueGreen = (gated: boolean) => ({
  ...breaker,
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 0,
  lifecycleHooks: gated ? [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }] : []
})

/** The version that the tasks of a target group run; the newest where several do. */
export function versionBehind({ aws, place: { cluster, services } }: Grounds, targetGroup: string): string {
  const fleets = services.flatMap(service => aws.ecs.find(cluster, service).fleets)
  const fleet = fleets.find(({ revision, empty }) => revision.groups.includes(targetGroup) && !empty)
  const image = fleet?.revision.definition.containerDefinitions?.[0]?.image
  return (image && parseReference(image).tag) ?? '?'
}
