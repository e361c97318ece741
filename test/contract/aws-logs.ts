import { randomBytes } from 'node:crypto'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AwsSubject, clientSettings, refusal } from './aws-subject.ts'

const fresh = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`

/** What Cutover relies on in Amazon CloudWatch Logs. */
export function logsContract(name: string, start: () => Promise<AwsSubject>): void {
  describe(`the CloudWatch Logs contract on ${name}`, () => {
    let subject: AwsSubject
    let logs: CloudWatchLogsClient

    beforeAll(async () => {
      subject = await start()
      logs = new CloudWatchLogsClient(clientSettings(subject))
    })
    afterAll(() => subject?.stop())

    /** Five events, one a second. */
    const first = Date.now() - 60_000
    const written = ['one', 'two', 'three', 'four', 'five']

    async function stream(): Promise<{ logGroupName: string; logStreamName: string }> {
      const place = { logGroupName: fresh('/ecs/shop'), logStreamName: 'web/app/1' }
      await logs.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }))
      await logs.send(new CreateLogStreamCommand(place))
      const logEvents = written.map((message, at) => ({ message, timestamp: first + at * 1000 }))
      await logs.send(new PutLogEventsCommand({ ...place, logEvents }))
      return place
    }

    async function read(place: { logGroupName: string; logStreamName: string }, more: object = {}) {
      const answer = await logs.send(new GetLogEventsCommand({ ...place, ...more }))
      return { ...answer, messages: (answer.events ?? []).map(event => event.message) }
    }

    test('a stream is read whole, oldest first, with the times of its events', async () => {
      const { events } = await read(await stream())
      expect(events).toEqual(
        written.map((message, at) => ({
          message,
          timestamp: first + at * 1000,
          ingestionTime: expect.any(Number)
        }))
      )
    })

    test('a limit shows the newest events, and the oldest from the head', async () => {
      const place = await stream()
      expect([
        (await read(place, { limit: 2 })).messages,
        (await read(place, { limit: 2, startFromHead: true })).messages
      ]).toEqual([
        ['four', 'five'],
        ['one', 'two']
      ])
    })

    test('forward tokens lead to the end, backward tokens to the beginning', async () => {
      const place = await stream()
      const forward = await read(place, { limit: 2, startFromHead: true })
      const next = await read(place, { limit: 2, startFromHead: true, nextToken: forward.nextForwardToken })
      const newest = await read(place, { limit: 2 })
      const before = await read(place, { limit: 2, nextToken: newest.nextBackwardToken })
      expect([next.messages, before.messages]).toEqual([
        ['three', 'four'],
        ['two', 'three']
      ])
    })

    test('the end of a stream is known by the token that was given, and what is written later is behind it', async () => {
      const place = await stream()
      const whole = await read(place, { startFromHead: true })
      const end = { startFromHead: true, nextToken: whole.nextForwardToken }
      const nothing = await read(place, end)
      expect([nothing.messages, nothing.nextForwardToken]).toEqual([[], whole.nextForwardToken])
      const logEvents = [{ message: 'six', timestamp: first + 10_000 }]
      await logs.send(new PutLogEventsCommand({ ...place, logEvents }))
      expect((await read(place, end)).messages).toEqual(['six'])
    })

    test('a range begins with its start', async () => {
      const place = await stream()
      expect((await read(place, { startTime: first + 3000 })).messages).toEqual(['four', 'five'])
    })

    test('groups are found by prefix, streams in their group', async () => {
      const place = await stream()
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: place.logGroupName }))
      const { logStreams } = await logs.send(
        new DescribeLogStreamsCommand({ logGroupName: place.logGroupName, logStreamNamePrefix: 'web/app' })
      )
      expect([logGroups, logStreams]).toMatchObject([
        [
          {
            logGroupName: place.logGroupName,
            arn: expect.stringMatching(new RegExp(`^arn:aws:logs:[^:]+:\\d{12}:log-group:${place.logGroupName}:\\*$`)),
            creationTime: expect.any(Number)
          }
        ],
        [{ logStreamName: 'web/app/1', lastEventTimestamp: first + 4000 }]
      ])
    })

    test('a group that is not there lists nothing, and cannot be read', async () => {
      const logGroupName = fresh('/nowhere')
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }))
      expect([logGroups, await refusal(read({ logGroupName, logStreamName: 'x' }))]).toEqual([
        [],
        ['ResourceNotFoundException', 400]
      ])
    })

    test('a stream that is not there cannot be read', async () => {
      const place = await stream()
      expect(await refusal(read({ ...place, logStreamName: 'x' }))).toEqual(['ResourceNotFoundException', 400])
    })

    test('a group that exists is not made again', async () => {
      const { logGroupName } = await stream()
      expect(await refusal(logs.send(new CreateLogGroupCommand({ logGroupName })))).toEqual([
        'ResourceAlreadyExistsException',
        400
      ])
    })

    test('a token that is none is refused', async () => {
      expect(await refusal(read(await stream(), { nextToken: 'nonsense' }))).toEqual(['InvalidParameterException', 400])
    })
  })
}
