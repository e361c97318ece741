import { randomBytes } from 'node:crypto'
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricDataQuery,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand
} from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type AwsSubject, clientSettings, promising, refusal } from './aws-subject.ts'

const minute = 60_000

const fresh = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`

/**
 * What Cutover relies on in Amazon CloudWatch.
 * @param unfaithful what the subject is known to do otherwise than AWS documents: these tests must fail
 */
export function cloudwatchContract(
  name: string,
  start: () => Promise<AwsSubject>,
  unfaithful: readonly string[] = []
): void {
  describe(`the CloudWatch contract on ${name}`, () => {
    let subject: AwsSubject
    let cloudwatch: CloudWatchClient

    beforeAll(async () => {
      subject = await start()
      cloudwatch = new CloudWatchClient(clientSettings(subject))
    })
    afterAll(() => subject?.stop())
    const states = async (input: object) => {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand(input))
      return MetricAlarms.map(one => [one.AlarmName, one.StateValue])
    }

    async function alarm(AlarmName = fresh('alarm'), more: Partial<PutMetricAlarmCommandInput> = {}): Promise<string> {
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName,
          Namespace: 'Contract',
          MetricName: AlarmName,
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 5,
          ComparisonOperator: 'GreaterThanThreshold',
          ...more
        })
      )
      return AlarmName
    }

    const promise = promising(unfaithful)

    promise('an alarm shows what it was made of', async () => {
      const AlarmName = await alarm()
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }))
      expect(MetricAlarms).toMatchObject([
        {
          AlarmName,
          AlarmArn: expect.stringMatching(new RegExp(`^arn:aws:cloudwatch:[^:]+:\\d{12}:alarm:${AlarmName}$`)),
          Namespace: 'Contract',
          MetricName: AlarmName,
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 5,
          ComparisonOperator: 'GreaterThanThreshold',
          StateUpdatedTimestamp: expect.any(Date)
        }
      ])
    })

    promise('a state that is set stays, with its reason', async () => {
      const AlarmName = await alarm()
      const set = { AlarmName, StateValue: 'ALARM', StateReason: 'because' } as const
      await cloudwatch.send(new SetAlarmStateCommand(set))
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }))
      expect(MetricAlarms.map(one => [one.StateValue, one.StateReason])).toEqual([['ALARM', 'because']])
      await cloudwatch.send(new SetAlarmStateCommand({ ...set, StateValue: 'OK' }))
      expect(await states({ AlarmNames: [AlarmName] })).toEqual([[AlarmName, 'OK']])
    })

    promise('alarms are found by names and by prefix; one that is not there is left out', async () => {
      const prefix = fresh('found')
      const [a, b] = [await alarm(`${prefix}-a`), await alarm(`${prefix}-b`)]
      const set = (AlarmName: string, StateValue: 'ALARM' | 'OK') =>
        cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'contract' }))
      await set(a, 'OK')
      await set(b, 'ALARM')
      expect([
        (await states({ AlarmNames: [b, a, `${prefix}-c`] })).sort(),
        (await states({ AlarmNamePrefix: prefix })).sort()
      ]).toEqual([
        [
          [a, 'OK'],
          [b, 'ALARM']
        ],
        [
          [a, 'OK'],
          [b, 'ALARM']
        ]
      ])
    })

    promise('a state chooses among the alarms of a prefix', async () => {
      const prefix = fresh('chosen')
      for (const [letter, StateValue] of Object.entries({ a: 'OK', b: 'ALARM' } as const)) {
        const AlarmName = await alarm(`${prefix}-${letter}`)
        await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'contract' }))
      }
      expect(await states({ AlarmNamePrefix: prefix, StateValue: 'ALARM' })).toEqual([[`${prefix}-b`, 'ALARM']])
    })

    promise('a new alarm does not know yet', async () => {
      const AlarmName = await alarm()
      expect(await states({ AlarmNames: [AlarmName] })).toEqual([[AlarmName, 'INSUFFICIENT_DATA']])
    })

    promise('alarms of alarms are shown to those who ask for them', async () => {
      const AlarmName = fresh('composite')
      const AlarmRule = `ALARM("${await alarm()}")`
      await cloudwatch.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule }))
      const find = async (more: object) =>
        (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName], ...more }))).CompositeAlarms ?? []
      const asked = await find({ AlarmTypes: ['CompositeAlarm'] })
      expect([(await find({})).length, asked.map(one => one.AlarmRule)]).toEqual([0, [AlarmRule]])
    })

    promise('a deleted alarm is gone', async () => {
      const AlarmName = await alarm()
      await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }))
      expect(await states({ AlarmNames: [AlarmName] })).toEqual([])
    })

    /** The start of a minute that is over. */
    const past = Math.floor(Date.now() / minute) * minute - 10 * minute
    const at = (minutes: number) => new Date(past + minutes * minute)
    type Put = { MetricName: string; Timestamp: Date; Value: number; Dimensions?: { Name: string; Value: string }[] }
    const put = (Namespace: string, ...MetricData: Put[]) =>
      cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }))
    const stat = (Namespace: string, Stat: string, more: object = {}): MetricDataQuery => ({
      Id: 'm1',
      MetricStat: { Metric: { Namespace, MetricName: 'm', ...more }, Period: 60, Stat }
    })
    const points = async (queries: MetricDataQuery[], more: object = {}) => {
      const { MetricDataResults = [] } = await cloudwatch.send(
        new GetMetricDataCommand({ MetricDataQueries: queries, StartTime: at(0), EndTime: at(5), ...more })
      )
      return MetricDataResults.map(one => [one.Id, one.Timestamps, one.Values, one.StatusCode])
    }

    promise('samples become one value a period; a period without any has none', async () => {
      const space = fresh('Stats')
      const values = [1, 2, 6].map(Value => ({ MetricName: 'm', Timestamp: at(1), Value }))
      await put(space, ...values, { MetricName: 'm', Timestamp: at(3), Value: 10 })
      const statistics = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount']
      const answers = await Promise.all(
        statistics.map(one => points([stat(space, one)], { ScanBy: 'TimestampAscending' }))
      )
      const when = [at(1), at(3)]
      expect(answers).toEqual([
        [['m1', when, [9, 10], 'Complete']],
        [['m1', when, [3, 10], 'Complete']],
        [['m1', when, [1, 10], 'Complete']],
        [['m1', when, [6, 10], 'Complete']],
        [['m1', when, [3, 1], 'Complete']]
      ])
    })

    promise('equal samples may be put as one value and their count', async () => {
      const space = fresh('Counts')
      const MetricData = [{ MetricName: 'm', Timestamp: at(1), Values: [2, 5], Counts: [3, 1] }]
      await cloudwatch.send(new PutMetricDataCommand({ Namespace: space, MetricData }))
      const read = async (Stat: string) => (await points([stat(space, Stat)]))[0]?.[2]
      expect([await read('Sum'), await read('SampleCount'), await read('Maximum')]).toEqual([[11], [4], [5]])
    })

    promise('other dimensions are another metric', async () => {
      const space = fresh('Dimensions')
      const of = (Value: string) => ({ Dimensions: [{ Name: 'group', Value }] })
      await put(
        space,
        { MetricName: 'm', Timestamp: at(1), Value: 1, ...of('blue') },
        { MetricName: 'm', Timestamp: at(1), Value: 2, ...of('green') }
      )
      expect(await points([stat(space, 'Sum', of('green'))])).toEqual([['m1', [at(1)], [2], 'Complete']])
    })

    promise('a range begins with its start and ends before its end', async () => {
      const space = fresh('Range')
      await put(space, ...[-1, 0, 4, 5].map(one => ({ MetricName: 'm', Timestamp: at(one), Value: one })))
      expect(await points([stat(space, 'Sum')], { ScanBy: 'TimestampAscending' })).toEqual([
        ['m1', [at(0), at(4)], [0, 4], 'Complete']
      ])
    })

    promise('an expression that is another query is that query, which need not be shown', async () => {
      const space = fresh('Named')
      await put(space, { MetricName: 'm', Timestamp: at(1), Value: 7 })
      const queries = [
        { ...stat(space, 'Sum'), ReturnData: false },
        { Id: 'e1', Expression: 'm1', Label: 'seven' }
      ]
      expect(await points(queries)).toEqual([['e1', [at(1)], [7], 'Complete']])
    })

    promise('an expression is evaluated period by period, and a division by zero has no value', async () => {
      const space = fresh('Math')
      const series = (MetricName: string, ...values: number[]) =>
        values.map((Value, index) => ({ MetricName, Timestamp: at(index), Value }))
      await put(space, ...series('errors', 1, 2, 3, 4), ...series('requests', 50, 0, 100))
      const query = (Id: string, MetricName: string) => ({
        ...stat(space, 'Sum', { MetricName }),
        Id,
        ReturnData: false
      })
      const queries = [query('m1', 'errors'), query('m2', 'requests'), { Id: 'rate', Expression: '100*m1/m2' }]
      expect(await points(queries, { ScanBy: 'TimestampAscending' })).toEqual([
        ['rate', [at(0), at(2)], [2, 3], 'Complete']
      ])
    })

    promise('a percentile lies between the smallest and the largest sample', async () => {
      const space = fresh('Percentiles')
      const seconds = Array.from({ length: 100 }, (_, index) => index + 1)
      await put(space, ...seconds.map(Value => ({ MetricName: 'm', Timestamp: at(1), Value })))
      const of = async (Stat: string) => Number((await points([stat(space, Stat)]))[0]?.[2]?.[0])
      const [middle, high] = [await of('p50'), await of('p99')]
      expect([middle > 45 && middle < 55, high > 98 && high <= 100]).toEqual([true, true])
    })

    promise('a range without length is refused', async () => {
      const asked = points([stat('Contract', 'Sum')], { EndTime: at(0) })
      expect(await refusal(asked)).toEqual(['ValidationException', 400])
    })
  })
}
