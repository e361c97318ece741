import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Furnished, furnish } from '../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { type VirtualClock, virtualClock } from '../../src/sandbox/cluster/virtual-clock.ts'
import { awsCli } from './aws-cli.ts'

/* `aws ecs deploy`: a blue-green deployment by CodeDeploy, as AWS's own program does and awaits it. */

const group = { applicationName: 'AppECS-default-web', deploymentGroupName: 'DgpECS-default-web' }

let clock: VirtualClock
let aws: SandboxAws
let cli: Awaited<ReturnType<typeof awsCli>>
let web: Furnished
let folder: string

beforeAll(async () => {
  clock = virtualClock(Date.UTC(2026, 10, 21))
  aws = await startAws({ clock })
  cli = await awsCli(aws)
  folder = await mkdtemp(join(tmpdir(), 'cutover-deploy-'))
  web = await furnish(aws, { service: { deploymentController: { type: 'CODE_DEPLOY' } } })
  await aws.perform('codedeploy:CreateApplication', { applicationName: group.applicationName, computePlatform: 'ECS' })
  const prodTrafficRoute = { listenerArns: [web.listener] }
  const targetGroups = [{ name: 'web-blue' }, { name: 'web-green' }]
  await aws.perform('codedeploy:CreateDeploymentGroup', {
    ...group,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    ecsServices: [{ clusterName: 'default', serviceName: 'web' }],
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 }
    },
    loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups, prodTrafficRoute }] }
  })
  await clock.advance(600_000)
})
afterAll(async () => {
  await cli?.stop()
  await aws?.stop()
  await rm(folder, { recursive: true, force: true })
})

const file = async (name: string, content: object): Promise<string> => {
  await writeFile(join(folder, name), JSON.stringify(content))
  return join(folder, name)
}

test('its deployment succeeds, and the new revision has the traffic', async () => {
  const definition = await file('definition.json', {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'shop/web:2.0.0', portMappings: [{ containerPort: 8080 }] }]
  })
  const LoadBalancerInfo = { ContainerName: 'web', ContainerPort: 8080 }
  const Properties = { TaskDefinition: 'replaced', LoadBalancerInfo }
  const TargetService = { Type: 'AWS::ECS::Service', Properties }
  const appSpec = await file('appspec.json', { version: 0, Resources: [{ TargetService }] })
  const deploying = cli.run(
    ...['ecs', 'deploy', '--service', 'web', '--cluster', 'default', '--task-definition', definition],
    ...['--codedeploy-appspec', appSpec, '--codedeploy-application', group.applicationName],
    ...['--codedeploy-deployment-group', group.deploymentGroupName]
  )
  let over = false
  const ended = deploying.finally(() => {
    over = true
  })
  // Time passes only here; the program asks every 15 real seconds.
  const passing = (async () => {
    while (!over) {
      if (aws.requests.some(({ operation }) => operation === 'CreateDeployment')) await clock.advance(60_000)
      await pause(50)
    }
  })()
  expect(await ended).toMatch(/Successfully deployed .*web:2.* to service 'web'/)
  await passing
  const { Rules } = await aws.perform<{ Rules: { Actions: { ForwardConfig?: { TargetGroups: object[] } }[] }[] }>(
    'elasticloadbalancing:DescribeRules',
    { RuleArns: [web.productionRule] }
  )
  expect(Rules[0]?.Actions[0]?.ForwardConfig?.TargetGroups).toContainEqual({ TargetGroupArn: web.green, Weight: 100 })
})
