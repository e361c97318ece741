import { randomBytes } from 'node:crypto'
import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target
} from '@aws-sdk/client-eventbridge'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type AwsSubject, clientSettings, promising, refusal } from './aws-subject.ts'

/**
 * What Cutover relies on in Amazon EventBridge, for tasks that a schedule starts.
 * @param unfaithful what the subject is known to do otherwise than AWS documents: these tests must fail
 */
export function eventsContract(
  name: string,
  start: () => Promise<AwsSubject>,
  unfaithful: readonly string[] = []
): void {
  describe(`the EventBridge contract on ${name}`, () => {
    let subject: AwsSubject
    let events: EventBridgeClient
    const promise = promising(unfaithful)

    beforeAll(async () => {
      subject = await start()
      events = new EventBridgeClient(clientSettings(subject))
    })
    afterAll(() => subject?.stop())

    async function rule(): Promise<string> {
      const Name = `nightly-${randomBytes(4).toString('hex')}`
      await events.send(new PutRuleCommand({ Name, ScheduleExpression: 'rate(1 day)' }))
      return Name
    }

    const target = (Id: string, revision = 1): Target => ({
      Id,
      Arn: `arn:aws:ecs:eu-central-1:123456789012:cluster/${Id}`,
      RoleArn: 'arn:aws:iam::123456789012:role/events',
      Input: '{"containerOverrides":[{"name":"app","command":["report"]}]}',
      EcsParameters: {
        TaskDefinitionArn: `arn:aws:ecs:eu-central-1:123456789012:task-definition/report:${revision}`,
        TaskCount: 2,
        LaunchType: 'FARGATE',
        PlatformVersion: 'LATEST',
        NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' } },
        PropagateTags: 'TASK_DEFINITION'
      }
    })

    promise('a target is listed with all that it was given', async () => {
      const Rule = await rule()
      const put = await events.send(new PutTargetsCommand({ Rule, Targets: [target('report')] }))
      const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule }))
      expect([put.FailedEntryCount, put.FailedEntries, Targets]).toEqual([0, [], [target('report')]])
    })

    promise('a target of the same id is replaced, and the others stay', async () => {
      const Rule = await rule()
      await events.send(new PutTargetsCommand({ Rule, Targets: [target('a'), target('b')] }))
      await events.send(new PutTargetsCommand({ Rule, Targets: [target('a', 2)] }))
      const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule }))
      const byId = Targets.toSorted((one, other) => String(one.Id).localeCompare(String(other.Id)))
      expect(byId).toEqual([target('a', 2), target('b')])
    })

    promise('a target that was removed is listed no more', async () => {
      const Rule = await rule()
      await events.send(new PutTargetsCommand({ Rule, Targets: [target('a'), target('b')] }))
      await events.send(new RemoveTargetsCommand({ Rule, Ids: ['a'] }))
      expect((await events.send(new ListTargetsByRuleCommand({ Rule }))).Targets).toEqual([target('b')])
    })

    promise('targets come in pages', async () => {
      const Rule = await rule()
      await events.send(new PutTargetsCommand({ Rule, Targets: ['a', 'b', 'c'].map(id => target(id)) }))
      const one = await events.send(new ListTargetsByRuleCommand({ Rule, Limit: 2 }))
      const two = await events.send(
        new ListTargetsByRuleCommand({ Rule, Limit: 2, ...(one.NextToken && { NextToken: one.NextToken }) })
      )
      const ids = (page: { Targets?: Target[] | undefined }) => (page.Targets ?? []).map(({ Id }) => Id)
      expect([ids(one).length, [...ids(one), ...ids(two)].sort(), two.NextToken]).toEqual([
        2,
        ['a', 'b', 'c'],
        undefined
      ])
    })

    promise('a rule has five targets at most', async () => {
      const Rule = await rule()
      await events.send(new PutTargetsCommand({ Rule, Targets: ['a', 'b', 'c', 'd', 'e'].map(id => target(id)) }))
      const sixth = events.send(new PutTargetsCommand({ Rule, Targets: [target('f')] }))
      expect(await refusal(sixth)).toEqual(['LimitExceededException', 400])
    })

    promise('a rule that is not there has no targets and takes none', async () => {
      const Rule = 'nowhere'
      expect([
        await refusal(events.send(new ListTargetsByRuleCommand({ Rule }))),
        await refusal(events.send(new PutTargetsCommand({ Rule, Targets: [target('a')] })))
      ]).toEqual([
        ['ResourceNotFoundException', 400],
        ['ResourceNotFoundException', 400]
      ])
    })

    promise('rules are found by prefix, enabled unless said otherwise', async () => {
      const Name = await rule()
      const { Rules } = await events.send(new ListRulesCommand({ NamePrefix: Name }))
      expect(Rules).toMatchObject([
        { Name, State: 'ENABLED', ScheduleExpression: 'rate(1 day)', EventBusName: 'default', Arn: expect.any(String) }
      ])
    })
  })
}
