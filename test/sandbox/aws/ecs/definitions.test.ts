import {
  type ContainerDefinition,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTagsForResourceCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { furnish, register } from '../../../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { settings } from './shop.ts'

let aws: SandboxAws
let ecs: ECSClient
beforeEach(async () => {
  aws = await startAws({ clock: virtualClock(Date.UTC(2026, 0, 1)) })
  ecs = new ECSClient(settings(aws))
})
afterEach(() => aws.stop())

const family = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web'
const web: ContainerDefinition = { name: 'web', image: 'shop/web:1.0.0', portMappings: [{ containerPort: 8080 }] }
const valid: RegisterTaskDefinitionCommandInput = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [web]
}
const put = (change: Partial<RegisterTaskDefinitionCommandInput> = {}) =>
  ecs.send(new RegisterTaskDefinitionCommand({ ...valid, ...change }))

test('a registered definition is described with what ECS adds to it', async () => {
  await put({ tags: [{ key: 'team', value: 'shop' }] })
  const { taskDefinition, tags } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] })
  )
  expect([taskDefinition, tags]).toEqual([
    {
      ...valid,
      taskDefinitionArn: `${family}:1`,
      revision: 1,
      status: 'ACTIVE',
      compatibilities: ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
      requiresAttributes: [
        { name: 'ecs.capability.task-eni' },
        { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }
      ],
      containerDefinitions: [
        {
          ...web,
          cpu: 0,
          essential: true,
          portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: []
        }
      ],
      volumes: [],
      placementConstraints: [],
      registeredAt: new Date(Date.UTC(2026, 0, 1)),
      registeredBy: 'arn:aws:sts::123456789012:assumed-role/cutover/release'
    },
    [{ key: 'team', value: 'shop' }]
  ])
})

const refusals: readonly (readonly [string, Partial<RegisterTaskDefinitionCommandInput>, string, string])[] = [
  [
    'a pair of CPU and memory that Fargate has not',
    { cpu: '1024', memory: '1024' },
    'ClientException',
    'No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.'
  ],
  ['a role that is none', { executionRoleArn: 'arn:aws:iam::1:user/me' }, 'ClientException', 'Role is not valid'],
  ['an empty list of tags', { tags: [] }, 'InvalidParameterException', 'Tags can not be empty.'],
  ['no container', { containerDefinitions: [] }, 'ClientException', 'Container list cannot be empty.'],
  [
    'a container without an image',
    { containerDefinitions: [{ name: 'web' }] },
    'ClientException',
    'Container.image should not be null or empty.'
  ],
  [
    'an image of ECR without an execution role',
    { containerDefinitions: [{ name: 'web', image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1' }] },
    'ClientException',
    'Fargate requires task definition to have execution role ARN to support ECR images.'
  ],
  [
    'host networking on Fargate',
    { networkMode: 'host' },
    'ClientException',
    "Fargate only supports network mode 'awsvpc'."
  ],
  [
    'a container of EC2 without memory',
    { requiresCompatibilities: ['EC2'], memory: undefined },
    'ClientException',
    "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified."
  ]
]
test.each(refusals)('%s is refused', async (_, change, name, message) => {
  await expect(put(change)).rejects.toMatchObject({ name, message })
})

test('all sizes at the ends of what Fargate has are accepted', async () => {
  const sizes = [
    ['256', '2048'],
    ['512', '4096'],
    ['1024', '8192'],
    ['.25 vCPU', '0.5 GB'],
    ['4 vCPU', '30 GB'],
    ['16384', '122880']
  ]
  const revisions = []
  for (const [cpu, memory] of sizes) revisions.push((await put({ cpu, memory })).taskDefinition?.revision)
  expect(revisions).toEqual([1, 2, 3, 4, 5, 6])
})

test('revisions count on after one is deregistered, and listing is by family, status, order and page', async () => {
  for (let count = 0; count < 3; count++) await put()
  await put({ family: 'web-worker' })
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:3' }))
  await put()
  const list = async (input: object) => {
    const { taskDefinitionArns = [], nextToken } = await ecs.send(new ListTaskDefinitionsCommand(input))
    return { arns: taskDefinitionArns.map(arn => arn.split('/')[1]), nextToken }
  }
  const first = await list({ familyPrefix: 'web', sort: 'DESC', maxResults: 2 })
  expect([
    first.arns,
    (await list({ familyPrefix: 'web', sort: 'DESC', maxResults: 2, nextToken: first.nextToken })).arns,
    (await list({ familyPrefix: 'web', status: 'INACTIVE' })).arns
  ]).toEqual([['web:4', 'web:2'], ['web:1'], ['web:3']])
})

test('only what is INACTIVE can be deleted', async () => {
  await put()
  await put()
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }))
  const { taskDefinitions = [], failures } = await ecs.send(
    new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1', 'web:2'] })
  )
  expect([taskDefinitions.map(one => [one.revision, one.status]), failures]).toEqual([
    [[1, 'DELETE_IN_PROGRESS']],
    [
      {
        arn: 'web:2',
        reason: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
      }
    ]
  ])
})

test('a service refuses a revision that is INACTIVE, and one that is not there', async () => {
  await furnish(aws)
  await register(aws)
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:2' }))
  const said = (taskDefinition: string) =>
    ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition })).catch(error => [error.name, error.message])
  expect([await said('web:2'), await said('web:9')]).toEqual([
    ['ClientException', 'TaskDefinition is inactive'],
    ['ClientException', 'TaskDefinition not found.']
  ])
})

test('too many registrations at once, and too many calls, are refused when a fault asks for it', async () => {
  const message = 'Too many concurrent attempts to create a new revision of the specified family.'
  aws.faults.add(
    { call: 'ecs:RegisterTaskDefinition', effect: { fail: 'ClientException', message } },
    { call: 'ecs:RegisterTaskDefinition', effect: { throttle: true } }
  )
  const said = () => put().catch(error => [error.name, error.message])
  expect([await said(), await said(), (await put()).taskDefinition?.revision]).toEqual([
    ['ClientException', message],
    ['ThrottlingException', 'Rate exceeded'],
    1
  ])
})

test('tags of revisions and of services are added, replaced and taken away', async () => {
  await furnish(aws, { service: { tags: [{ key: 'team', value: 'shop' }] } })
  const change = async (resourceArn: string) => {
    const tags = [
      { key: 'team', value: 'web' },
      { key: 'tier', value: '1' }
    ]
    await ecs.send(new TagResourceCommand({ resourceArn, tags }))
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['tier'] }))
    return (await ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags
  }
  const service = 'arn:aws:ecs:eu-central-1:123456789012:service/default/web'
  expect([await change(`${family}:1`), await change(service)]).toEqual([
    [{ key: 'team', value: 'web' }],
    [{ key: 'team', value: 'web' }]
  ])
})
