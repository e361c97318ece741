import { createHash } from 'node:crypto'
import {
  CodeDeployClient,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  type DeploymentInfo,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand
} from '@aws-sdk/client-codedeploy'
import { DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { register } from '../../../../src/sandbox/aws/furnish.ts'
import type { Behaviour } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../../src/sandbox/cluster/workload/workload.ts'
import { openShop, type Shop, settings } from './shop.ts'

let shop: Shop
let client: CodeDeployClient
afterEach(() => shop.stop())

const names = { applicationName: 'AppECS-default-web', deploymentGroupName: 'DgpECS-default-web' }

/** A service of CODE_DEPLOY with its application and deployment group. */
async function open(group: object = {}, behaviour: (launch: Launch) => Behaviour = () => ({})): Promise<void> {
  shop = await openShop({ service: { deploymentController: { type: 'CODE_DEPLOY' } } }, behaviour)
  client = new CodeDeployClient(settings(shop.aws))
  await shop.aws.perform('codedeploy:CreateApplication', { applicationName: names.applicationName })
  await shop.aws.perform('codedeploy:CreateDeploymentGroup', {
    ...names,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    ecsServices: [{ clusterName: 'default', serviceName: 'web' }],
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'web-blue' }, { name: 'web-green' }],
          prodTrafficRoute: { listenerArns: [shop.listener] },
          testTrafficRoute: { listenerArns: [shop.testListener] }
        }
      ]
    },
    ...group
  })
  await register(shop.aws, { image: 'shop/web:2.0.0' })
}

const appSpec = (taskDefinition = 'web:2') =>
  JSON.stringify({
    version: 0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: taskDefinition,
            LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 8080 }
          }
        }
      }
    ]
  })
const revision = (content: string) => ({
  revisionType: 'AppSpecContent' as const,
  appSpecContent: { content, sha256: createHash('sha256').update(content).digest('hex') }
})
const deploy = async (content = appSpec()): Promise<string> =>
  (await client.send(new CreateDeploymentCommand({ ...names, revision: revision(content) }))).deploymentId ?? ''
const info = async (deploymentId: string): Promise<DeploymentInfo> =>
  (await client.send(new GetDeploymentCommand({ deploymentId }))).deploymentInfo ?? {}

/** The statuses of a deployment until it is one of `ends`. */
async function statuses(id: string, ...ends: string[]): Promise<string[]> {
  const seen: string[] = []
  for (let look = 0; look < 500; look++) {
    const { status = '' } = await info(id)
    if (seen.at(-1) !== status) seen.push(status)
    if (ends.includes(status)) return seen
    await shop.clock.advance(look < 30 ? 1000 : 20_000)
  }
  return seen
}

const taskSets = async () => {
  const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
  return (services[0]?.taskSets ?? []).map(({ status, externalId, startedBy, taskDefinition }) => ({
    status,
    externalId,
    startedBy,
    revision: taskDefinition?.split('/')[1]
  }))
}

test('a deployment replaces the task set and moves both listeners', async () => {
  await open()
  const id = await deploy()
  expect(await statuses(id, 'Succeeded')).toEqual(['Queued', 'InProgress', 'Succeeded'])
  expect([await taskSets(), await shop.share()]).toEqual([
    [{ status: 'PRIMARY', externalId: id, startedBy: 'CODE_DEPLOY', revision: 'web:2' }],
    { production: 100, test: 100 }
  ])
})

test('a group that waits shows the new task set on the test listener alone, until it is told to continue', async () => {
  const wait = { deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 } }
  await open({ blueGreenDeploymentConfiguration: wait })
  const id = await deploy()
  const before = await statuses(id, 'Ready')
  const share = await shop.share()
  await client.send(new ContinueDeploymentCommand({ deploymentId: id, deploymentWaitType: 'READY_WAIT' }))
  expect([before, share, await statuses(id, 'Succeeded')]).toEqual([
    ['Queued', 'InProgress', 'Ready'],
    { production: 0, test: 100 },
    ['Ready', 'InProgress', 'Succeeded']
  ])
})

test('a wait that nobody ends stops the deployment, with no traffic moved', async () => {
  const wait = { deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 5 } }
  await open({ blueGreenDeploymentConfiguration: wait })
  const id = await deploy()
  expect(await statuses(id, 'Stopped')).toEqual(['Queued', 'InProgress', 'Ready', 'Stopped'])
  expect((await shop.share()).production).toBe(0)
})

test('a second deployment is refused while one is active', async () => {
  await open()
  const id = await deploy()
  await expect(deploy()).rejects.toMatchObject({
    name: 'DeploymentLimitExceededException',
    message: `The Deployment Group 'DgpECS-default-web' already has an active Deployment '${id}'`
  })
})

test('stopping with rollback after the traffic moved brings it back by a deployment of its own', async () => {
  const keep = { terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 60 } }
  await open({ blueGreenDeploymentConfiguration: keep })
  const id = await deploy()
  await shop.until(() => shop.aws.ecs.find('default', 'web').taskSets[1]?.status === 'ACTIVE')
  const moved = await shop.share()
  await client.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }))
  await statuses(id, 'Stopped')
  const { deployments = [] } = await client.send(new ListDeploymentsCommand(names))
  const [back = ''] = deployments
  await statuses(back, 'Succeeded')
  const [stopped, rolledBack] = [await info(id), await info(back)]
  expect([moved, await shop.share(), (await taskSets()).map(set => [set.status, set.revision])]).toEqual([
    { production: 100, test: 100 },
    { production: 0, test: 0 },
    [['PRIMARY', 'web:1']]
  ])
  expect([deployments, stopped.errorInformation?.code, stopped.rollbackInfo?.rollbackDeploymentId]).toEqual([
    [back, id],
    'MANUAL_STOP',
    back
  ])
  expect([rolledBack.creator, rolledBack.rollbackInfo]).toEqual([
    'codeDeployRollback',
    { rollbackTriggeringDeploymentId: id }
  ])
})

test('a task set that never becomes healthy fails after an hour, and goes', async () => {
  await open(
    { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } },
    ({ image, container }) => (container.image.endsWith(':2.0.0') && image ? { readyAfter: 'never' } : {})
  )
  const id = await deploy()
  expect(await statuses(id, 'Failed')).toEqual(['Queued', 'InProgress', 'Failed'])
  const { errorInformation, rollbackInfo } = await info(id)
  await statuses(rollbackInfo?.rollbackDeploymentId ?? '', 'Succeeded')
  expect([errorInformation?.code, await taskSets()]).toEqual([
    'TIMEOUT',
    [{ status: 'PRIMARY', externalId: undefined, startedBy: undefined, revision: 'web:1' }]
  ])
})

test('an AppSpec that does not match its hash, or names no task definition, is refused', async () => {
  await open()
  const content = appSpec()
  const wrong = { ...revision(content), appSpecContent: { content, sha256: 'f'.repeat(64) } }
  const asked = [wrong, revision('version: 0\nResources:\n  - TargetService: {Type: AWS::ECS::Service}\n')].map(one =>
    client.send(new CreateDeploymentCommand({ ...names, revision: one })).catch(error => error.name)
  )
  expect(await Promise.all(asked)).toEqual(['InvalidRevisionException', 'InvalidRevisionException'])
})

test('an AppSpec in YAML deploys as well, and the group tells the last deployment that succeeded', async () => {
  await open()
  const yaml =
    'version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: web:2\n        LoadBalancerInfo:\n          ContainerName: web\n          ContainerPort: 8080\n'
  const id = await deploy(yaml)
  await statuses(id, 'Succeeded')
  const { deploymentGroupInfo } = await client.send(new GetDeploymentGroupCommand(names))
  expect(deploymentGroupInfo?.lastSuccessfulDeployment).toMatchObject({ deploymentId: id, status: 'Succeeded' })
})

test('UpdateService leaves the task definition of such a service to CodeDeploy', async () => {
  await open()
  await expect(
    shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.'
  })
})
