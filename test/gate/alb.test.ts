import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AlbGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import { onAws } from './aws.ts'
import { live, now, pace } from './ports.ts'

const minute = 60_000
let around: Awaited<ReturnType<typeof onAws>>
let group: string
let alone: string

const create = (call: string, input: object): Promise<Record<string, { [key: string]: string }[]>> =>
  around.sandbox.perform(`elasticloadbalancing:${call}`, input)

beforeEach(async () => {
  around = await onAws()
  const { LoadBalancers } = await create('CreateLoadBalancer', { Name: 'front', Subnets: ['a', 'b'] })
  const made = async (Name: string): Promise<string> => {
    const { TargetGroups } = await create('CreateTargetGroup', {
      ...{ Name, Protocol: 'HTTP', Port: 80, TargetType: 'ip', VpcId: 'vpc-1' }
    })
    return TargetGroups?.[0]?.TargetGroupArn ?? ''
  }
  group = await made('blue')
  alone = await made('alone')
  await create('CreateListener', {
    LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
    ...{ Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn: group }] }
  })
})
afterEach(() => around.stop())

async function put(MetricName: string, ...values: number[]): Promise<void> {
  const { LoadBalancers } = await create('DescribeLoadBalancers', {})
  const [, LoadBalancer = ''] = (LoadBalancers?.[0]?.LoadBalancerArn ?? '').split(':loadbalancer/')
  const Dimensions = Object.entries({ TargetGroup: group.split(':').at(-1) ?? '', LoadBalancer }).map(
    ([Name, Value]) => ({ Name, Value })
  )
  const first = Math.floor(now / minute) * minute - minute * values.length
  around.sandbox.cloudwatch.put(
    { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions },
    ...values.map((value, index) => ({ at: first + index * minute, value }))
  )
}

const asked = async (more: Partial<AlbGate>) => {
  const settings: AlbGate = { kind: 'alb', ...pace, window: 3 * minute, ...more }
  const gate = await openGate(settings, { ...around.ports, targetGroup: async () => group })
  return { name: gate.name, answer: await gate.probe(live) }
}

describe("a gate on a load balancer's own counts", () => {
  it('judges the share of 5xx of all requests and the percentile of the worst minute', async () => {
    await put('RequestCount', 100, 300, 112)
    await put('HTTPCode_Target_5XX_Count', 2)
    await put('TargetResponseTime', 0.1, 0.231, 0.2)
    expect(await asked({ errors: 1, latency: { p: 99, max: 500 } })).toEqual({
      name: 'alb 5xx and p99',
      answer: {
        state: 'good',
        says: '0.391% of 512 requests answered with 5xx, at most 1%, p99 231 ms, at most 500 ms, over 3 min'
      }
    })
    expect((await asked({ errors: 0.2 })).answer).toEqual({
      state: 'bad',
      says: '0.391% of 512 requests answered with 5xx, at most 0.2%, over 3 min'
    })
    expect((await asked({ latency: { p: 50, max: 200 } })).answer).toEqual({
      state: 'bad',
      says: 'p50 231 ms, at most 200 ms, over 3 min'
    })
  })

  it('takes requests without errors for good, and no requests for no answer', async () => {
    expect((await asked({ errors: 1 })).answer).toEqual({
      state: 'unread',
      says: 'the targets answered no request over 3 min: metrics come a minute or two late'
    })
    await put('RequestCount', 10)
    expect((await asked({ errors: 1 })).answer).toEqual({
      state: 'good',
      says: '0% of 10 requests answered with 5xx, at most 1%, over 3 min'
    })
  })

  it('is no pass for a group that no load balancer has, or that does not exist, or without a right', async () => {
    const answers = []
    answers.push((await asked({ errors: 1, targetGroup: alone })).answer)
    around.sandbox.denied.add('cloudwatch:GetMetricData')
    answers.push((await asked({ errors: 1 })).answer)
    expect(answers).toEqual([
      { state: 'unread', says: `no Application Load Balancer forwards to ${alone.split(':').at(-1)}` },
      {
        state: 'unread',
        refused: true,
        says: expect.stringContaining('{"Effect":"Allow","Action":"cloudwatch:GetMetricData","Resource":"*"}')
      }
    ])
  })
})
