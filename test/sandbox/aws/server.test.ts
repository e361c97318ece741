import {
  CreateTargetGroupCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { refusal } from '../../contract/aws-subject.ts'

let aws: SandboxAws
afterEach(() => aws.stop())

const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox' }
const client = () => new STSClient({ endpoint: aws.url, region: aws.region, credentials, maxAttempts: 1 })
const ask = () =>
  client()
    .send(new GetCallerIdentityCommand({}))
    .then(
      ({ Account, Arn }) => ({ Account, Arn }),
      ({ name, $metadata }) => ({ name, status: $metadata?.httpStatusCode })
    )
const groups = () =>
  new ElasticLoadBalancingV2Client({ endpoint: aws.url, region: aws.region, credentials, maxAttempts: 1 })
const names = async () =>
  (await groups().send(new DescribeTargetGroupsCommand({}))).TargetGroups?.map(one => one.TargetGroupName)
const me = { Account: '123456789012', Arn: 'arn:aws:sts::123456789012:assumed-role/cutover/release' }

test('a call is answered, and stands in the log', async () => {
  aws = await startAws({ clock: virtualClock(Date.UTC(2026, 0, 1)) })
  expect([await ask(), aws.requests]).toEqual([
    me,
    [{ service: 'sts', operation: 'GetCallerIdentity', input: {}, at: Date.UTC(2026, 0, 1), status: 200 }]
  ])
})

test('an action that is denied names itself and who asked', async () => {
  aws = await startAws()
  aws.denied.add('sts:GetCallerIdentity')
  await expect(client().send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message:
      'User: arn:aws:sts::123456789012:assumed-role/cutover/release is not authorized to perform: sts:GetCallerIdentity on ' +
      'resource: * because no identity-based policy allows the sts:GetCallerIdentity action',
    $metadata: { httpStatusCode: 403 }
  })
})

test('a fault strikes the calls that it names, so many times', async () => {
  aws = await startAws()
  aws.faults.add(
    { call: 'ecs:UpdateService', effect: { fail: 'ServerException', status: 500 } },
    { call: 'sts:GetCallerIdentity', effect: { throttle: true } },
    { call: /^sts:/, skip: 1, effect: { fail: 'InternalFailure', status: 500 } }
  )
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
    { name: 'Throttling', status: 400 },
    me,
    { name: 'InternalFailure', status: 500 },
    me
  ])
})

test('an answer can be lost before, after, and long before the call is performed', async () => {
  const clock = virtualClock()
  aws = await startAws({ clock })
  aws.faults.add({ effect: { reset: 'before' } }, { effect: { reset: 'after' } }, { effect: { lands: 60_000 } })
  const make = (Name: string) => refusal(groups().send(new CreateTargetGroupCommand({ Name })))
  const lost = ['TimeoutError', undefined]
  expect([await make('before'), await make('after'), await make('late')]).toEqual([lost, lost, lost])
  expect([await names(), aws.requests.map(({ status }) => status)]).toEqual([['after'], [0, 0, 0, 200]])
  await clock.advance(60_000)
  expect([await names(), aws.requests.map(({ status }) => status)]).toEqual([
    ['after', 'late'],
    [0, 0, 200, 200, 200]
  ])
})

test('calls beyond a quota are too many until tokens come back', async () => {
  const clock = virtualClock()
  aws = await startAws({ clock, quotas: [{ calls: /^sts:/, burst: 2, perSecond: 1 }] })
  const names = async () => [await ask(), await ask(), await ask()].map(one => ('name' in one ? one.name : 'done'))
  expect(await names()).toEqual(['done', 'done', 'Throttling'])
  await clock.advance(1000)
  expect(await names()).toEqual(['done', 'Throttling', 'Throttling'])
})

test('a read can tell what was so before, once it has been told', async () => {
  aws = await startAws()
  const make = (Name: string) => aws.perform('elasticloadbalancing:CreateTargetGroup', { Name })
  await make('blue')
  aws.faults.add({ times: 2, effect: { stale: true } })
  const first = await names()
  await make('green')
  expect([first, await names(), await names()]).toEqual([['blue'], ['blue'], ['blue', 'green']])
})

test('somebody else can be first by a moment', async () => {
  aws = await startAws()
  const seen: number[] = []
  aws.faults.add({ effect: { meanwhile: () => seen.push(aws.requests.length, aws.requests[0]?.status ?? -1) } })
  expect([await ask(), seen]).toEqual([me, [1, 0]])
})
