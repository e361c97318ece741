import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MetricAlarm } from '../../../../src/sandbox/aws/cloudwatch/alarms.ts'
import { type VirtualClock, virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { openShop, type Shop } from '../elb/shop.ts'

const start = Date.UTC(2026, 10, 21, 12)
const minute = 60_000

let clock: VirtualClock
let shop: Shop
beforeEach(async () => {
  clock = virtualClock(start)
  shop = await openShop({ clock })
  shop.aws.elb.check = () => 200
})
afterEach(() => shop.stop())

const groupIn = (arn: string) => arn.slice(arn.indexOf('targetgroup/'))
const balancer = async (): Promise<string> => {
  const { LoadBalancers } = await shop.aws.perform<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    'elasticloadbalancing:DescribeLoadBalancers',
    {}
  )
  return LoadBalancers[0]?.LoadBalancerArn.replace(/^.*loadbalancer\//, '') ?? ''
}

/** The sums (or another statistic) of a metric since the beginning, a minute each. */
async function sums(MetricName: string, dimensions: Record<string, string>, Stat = 'Sum'): Promise<unknown> {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const { MetricDataResults } = await shop.aws.perform<{ MetricDataResults: { Values: number[] }[] }>(
    'cloudwatch:GetMetricData',
    {
      StartTime: start / 1000,
      EndTime: (clock.now() + minute) / 1000,
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        {
          Id: 'm',
          MetricStat: { Metric: { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions }, Period: 60, Stat }
        }
      ]
    }
  )
  return MetricDataResults[0]?.Values
}

test('what a load balancer answers is measured by target group and load balancer', async () => {
  let asked = 0
  await shop.target(shop.blue, (_, response) => response.writeHead(asked++ % 4 === 0 ? 500 : 200).end())
  await clock.advance(2000)
  for (let request = 0; request < 8; request++) await shop.ask()
  await clock.advance(minute)
  for (let request = 0; request < 3; request++) await shop.ask()
  const LoadBalancer = await balancer()
  const blue = { TargetGroup: groupIn(shop.blue), LoadBalancer }
  expect({
    requests: await sums('RequestCount', blue),
    all: await sums('RequestCount', { LoadBalancer }),
    failed: await sums('HTTPCode_Target_5XX_Count', blue),
    good: await sums('HTTPCode_Target_2XX_Count', blue),
    redirected: await sums('HTTPCode_Target_3XX_Count', blue),
    answers: await sums('TargetResponseTime', blue, 'SampleCount'),
    green: await sums('RequestCount', { TargetGroup: groupIn(shop.green), LoadBalancer }),
    alone: await sums('RequestCount', { TargetGroup: groupIn(shop.blue) })
  }).toEqual({
    requests: [8, 3],
    all: [8, 3],
    failed: [2, 1],
    good: [6, 2],
    redirected: [],
    answers: [8, 3],
    green: [],
    alone: []
  })
})

test("what a load balancer answers in a target's place is not the target's", async () => {
  await shop.target(shop.blue, request => request.socket.destroy())
  await clock.advance(2000)
  await shop.ask()
  const LoadBalancer = await balancer()
  const blue = { LoadBalancer, TargetGroup: groupIn(shop.blue) }
  expect({
    own: await sums('HTTPCode_ELB_5XX_Count', { LoadBalancer }),
    ofGroup: await sums('HTTPCode_ELB_5XX_Count', blue),
    ofTarget: await sums('HTTPCode_Target_5XX_Count', blue),
    requests: await sums('RequestCount', blue),
    broken: await sums('TargetConnectionErrorCount', blue),
    answers: await sums('TargetResponseTime', blue, 'SampleCount')
  }).toEqual({ own: [1], ofGroup: [], ofTarget: [], requests: [1], broken: [1], answers: [] })
})

const errors = { Namespace: 'Shop', MetricName: 'errors' }
const alarm: MetricAlarm = {
  AlarmName: 'errors',
  ...errors,
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold'
}

test('an alarm follows its metric: after as many bad periods as it evaluates, and back after a good one', async () => {
  const { alarms, put } = shop.aws.cloudwatch
  alarms.put(alarm)
  const states = [alarms.state('errors')]
  for (const value of [9, 9, 0, 9]) {
    put(errors, { at: clock.now(), value })
    await clock.advance(minute)
    states.push(alarms.state('errors'))
  }
  expect(states).toEqual(['INSUFFICIENT_DATA', 'OK', 'ALARM', 'OK', 'OK'])
})

test('a state that was set stands until a later period says otherwise', async () => {
  const { alarms, put } = shop.aws.cloudwatch
  alarms.put({ ...alarm, EvaluationPeriods: 1 })
  put(errors, { at: clock.now(), value: 0 })
  await clock.advance(minute)
  const before = alarms.state('errors')
  alarms.setState('errors', 'ALARM')
  const set = alarms.state('errors')
  await clock.advance(10 * minute)
  const later = alarms.state('errors')
  put(errors, { at: clock.now(), value: 1 })
  await clock.advance(minute)
  expect([before, set, later, alarms.state('errors')]).toEqual(['OK', 'ALARM', 'ALARM', 'OK'])
})

test('an alarm that does not exist has no state', () => {
  expect(shop.aws.cloudwatch.alarms.state('none')).toBeUndefined()
})

test('many data points come in pages', async () => {
  for (let at = 0; at < 5; at++) shop.aws.cloudwatch.put(errors, { at: start + at * minute, value: at })
  const query = { Id: 'm', MetricStat: { Metric: errors, Period: 60, Stat: 'Sum' } }
  const page = (NextToken?: string) =>
    shop.aws.perform<{ MetricDataResults: { Values: number[]; StatusCode: string }[]; NextToken?: string }>(
      'cloudwatch:GetMetricData',
      {
        StartTime: start / 1000,
        EndTime: start / 1000 + 600,
        ScanBy: 'TimestampAscending',
        MaxDatapoints: 4,
        MetricDataQueries: [query, { Id: 'e', Expression: 'm * 10' }],
        ...(NextToken && { NextToken })
      }
    )
  const seen: unknown[] = []
  for (let token: string | undefined, more = true; more; more = token !== undefined) {
    const answer = await page(token)
    seen.push(answer.MetricDataResults.map(({ Values, StatusCode }) => [Values, StatusCode]))
    token = answer.NextToken
  }
  expect(seen).toEqual([
    [
      [[0, 1, 2, 3], 'PartialData'],
      [[], 'PartialData']
    ],
    [
      [[4], 'Complete'],
      [[0, 10, 20], 'PartialData']
    ],
    [
      [[], 'Complete'],
      [[30, 40], 'Complete']
    ]
  ])
})
