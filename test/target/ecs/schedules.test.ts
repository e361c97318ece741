import { beforeEach, describe, expect, it } from 'vitest'
import { moveSchedule, type Schedule, seeSchedule, type Target } from '../../../src/target/ecs/schedules.ts'
import { failure } from '../../manifest/failure.ts'
import { account } from './account.ts'
import { arnOf } from './task-definition/shop.ts'

const schedule: Schedule = { rule: 'nightly' }
const cluster = 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop'

const target = (id: string, revision: string): Target => ({
  Id: id,
  Arn: cluster,
  RoleArn: 'arn:aws:iam::111122223333:role/schedule',
  Input: '{"containerOverrides":[{"name":"app","command":["report"]}]}',
  RetryPolicy: { MaximumRetryAttempts: 3 },
  EcsParameters: {
    TaskDefinitionArn: revision,
    TaskCount: 2,
    LaunchType: 'FARGATE',
    PlatformVersion: '1.4.0',
    NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' } },
    PropagateTags: 'TASK_DEFINITION',
    Tags: [{ Key: 'team', Value: 'shop' }]
  }
})

const queue: Target = { Id: 'queue', Arn: 'arn:aws:sqs:eu-west-1:111122223333:done' }
const before = [
  target('report', arnOf(7)),
  queue,
  target('newest', arnOf(0).replace(':0', '')),
  target('other', arnOf(3, 'mail'))
]

const here = account()
beforeEach(async () => {
  await here.sandbox.perform('events:PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' })
  await here.sandbox.perform('events:PutTargets', { Rule: 'nightly', Targets: before })
})

const puts = () => here.sandbox.requests.filter(({ operation }) => operation === 'PutTargets').length
const targets = async () => (await seeSchedule(here.aws, schedule)).targets
const moved = [target('report', arnOf(8)), queue, target('newest', arnOf(8)), target('other', arnOf(3, 'mail'))]

describe('the schedules of a release', () => {
  it('start its revision, whole and with nothing else changed; other families and other targets are not written', async () => {
    const after = await moveSchedule(here.aws, await seeSchedule(here.aws, schedule), arnOf(8))
    expect(after).toEqual({ schedule, targets: moved })
    expect(await targets()).toEqual(moved)
    expect(puts()).toBe(1)
  })

  it('are written once: done again nothing is', async () => {
    const after = await moveSchedule(here.aws, await seeSchedule(here.aws, schedule), arnOf(8))
    expect(await moveSchedule(here.aws, after, arnOf(8))).toEqual(after)
    expect(puts()).toBe(1)
  })

  it('that changed between the look and the act are not written', async () => {
    const seen = await seeSchedule(here.aws, schedule)
    await here.sandbox.perform('events:RemoveTargets', { Rule: 'nightly', Ids: ['queue'] })
    expect(await failure(() => moveSchedule(here.aws, seen, arnOf(8)))).toMatchObject({
      code: 'CONFLICT',
      message: 'Somebody else changed the targets of the rule nightly at the same time. Nothing was written.'
    })
    expect(puts()).toBe(0)
  })

  it('that EventBridge lists under FailedEntries are an error, though it answers 200', async () => {
    here.sandbox.events.failTarget('newest', 'ConcurrentModificationException', 'Try again')
    const seen = await seeSchedule(here.aws, schedule)
    expect(await failure(() => moveSchedule(here.aws, seen, arnOf(8)))).toMatchObject({
      code: 'CLOUD_INVALID',
      message:
        'EventBridge did not take targets of the rule nightly: newest: ConcurrentModificationException Try again.'
    })
  })

  it('are where they should be though the answer of EventBridge was lost', async () => {
    here.sandbox.faults.add({ call: 'events:PutTargets', effect: { reset: 'after' } })
    const after = await moveSchedule(here.aws, await seeSchedule(here.aws, schedule), arnOf(8))
    expect(after.targets).toEqual(moved)
    expect(puts()).toBe(1)
  })

  it('that a lost call did not reach are an error that may be tried again', async () => {
    here.sandbox.faults.add({ call: 'events:PutTargets', effect: { reset: 'before' } })
    const seen = await seeSchedule(here.aws, schedule)
    expect(await failure(() => moveSchedule(here.aws, seen, arnOf(8)))).toMatchObject({ code: 'CLOUD_UNREACHABLE' })
    expect(await targets()).toEqual(before)
  })

  it('of which none starts the family are told of', async () => {
    const seen = await seeSchedule(here.aws, schedule)
    expect(await failure(() => moveSchedule(here.aws, seen, arnOf(8, 'shopp')))).toEqual({
      code: 'NOT_FOUND',
      message: 'No target of the rule nightly starts the task definition shopp.',
      hint: 'They start shop, mail.'
    })
  })
})
