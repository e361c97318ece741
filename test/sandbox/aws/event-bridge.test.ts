import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'

let aws: SandboxAws
beforeEach(async () => {
  aws = await startAws()
  await aws.perform('events:PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' })
})
afterEach(() => aws.stop())

const target = (Id: string) => ({ Id, Arn: `arn:aws:ecs:eu-central-1:123456789012:cluster/${Id}` })
const put = (...Targets: object[]) => aws.perform('events:PutTargets', { Rule: 'nightly', Targets })

test('a target that fails is told in an answer that is no error, and the others are written', async () => {
  aws.events.failTarget('b', 'ConcurrentModificationException', 'somebody else writes')
  const first = await put(target('a'), target('b'))
  const second = await put(target('b'))
  const FailedEntries = [
    { TargetId: 'b', ErrorCode: 'ConcurrentModificationException', ErrorMessage: 'somebody else writes' }
  ]
  expect([first, second, await aws.perform('events:ListTargetsByRule', { Rule: 'nightly' })]).toEqual([
    { FailedEntryCount: 1, FailedEntries },
    { FailedEntryCount: 0, FailedEntries: [] },
    { Targets: [target('a'), target('b')], NextToken: undefined }
  ])
})
