import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand
} from '@aws-sdk/client-application-auto-scaling'
import { CreateRoleCommand, GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'
import { refusal } from '../../contract/aws-subject.ts'

let aws: SandboxAws
let settings: ConstructorParameters<typeof IAMClient>[0] & object
beforeEach(async () => {
  aws = await startAws()
  const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox' }
  settings = { endpoint: aws.url, region: aws.region, credentials, maxAttempts: 1 }
})
afterEach(() => aws.stop())

test('a role is told with who may take it on, and one that is not there is named', async () => {
  const iam = new IAMClient(settings)
  const AssumeRolePolicyDocument = '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}'
  await iam.send(new CreateRoleCommand({ RoleName: 'shop-task', AssumeRolePolicyDocument }))
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'shop-task' }))
  expect([Role?.Arn, decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')]).toEqual([
    'arn:aws:iam::123456789012:role/shop-task',
    AssumeRolePolicyDocument
  ])
  await expect(iam.send(new GetRoleCommand({ RoleName: 'nobody' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The role with name nobody cannot be found.',
    $metadata: { httpStatusCode: 404 }
  })
})

test('a simulation of policies tells what the sandbox denies', async () => {
  aws.denied.add('ecs:UpdateService')
  const simulation = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: 'arn:aws:iam::123456789012:role/release',
    ActionNames: ['ecs:UpdateService', 'ecs:DescribeServices']
  })
  const { EvaluationResults = [] } = await new IAMClient(settings).send(simulation)
  expect(EvaluationResults.map(one => [one.EvalActionName, one.EvalDecision])).toEqual([
    ['ecs:UpdateService', 'implicitDeny'],
    ['ecs:DescribeServices', 'allowed']
  ])
})

test('a long list is read in its order', async () => {
  const ActionNames = Array.from({ length: 12 }, (_, index) => `ecs:Action${index}`)
  const PolicySourceArn = 'arn:aws:iam::123456789012:role/release'
  const simulation = new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames })
  const { EvaluationResults = [] } = await new IAMClient(settings).send(simulation)
  expect(EvaluationResults.map(one => one.EvalActionName)).toEqual(ActionNames)
})

test('a scalable target keeps what a second registration leaves out', async () => {
  const scaling = new ApplicationAutoScalingClient(settings)
  const names = {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/shop/web',
    ScalableDimension: 'ecs:service:DesiredCount'
  } as const
  await scaling.send(new RegisterScalableTargetCommand({ ...names, MinCapacity: 2, MaxCapacity: 10 }))
  const SuspendedState = { DynamicScalingInSuspended: true }
  await scaling.send(new RegisterScalableTargetCommand({ ...names, SuspendedState }))
  await scaling.send(new RegisterScalableTargetCommand({ ...names, MaxCapacity: 12 }))
  const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }))
  expect(ScalableTargets).toMatchObject([
    {
      ...names,
      MinCapacity: 2,
      MaxCapacity: 12,
      SuspendedState: {
        DynamicScalingInSuspended: true,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false
      }
    }
  ])
  const inverted = new RegisterScalableTargetCommand({ ...names, MinCapacity: 13 })
  expect(await refusal(scaling.send(inverted))).toEqual(['ValidationException', 400])
})
