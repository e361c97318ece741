import type { Aws, OutputOf } from '../aws/aws.ts'
import type { AlbGate, CloudWatchMetric } from '../config/gate-settings.ts'
import { formatDuration } from '../runner/duration.ts'
import { askAws } from './ask-aws.ts'
import { failureOf, metricQuery, spanOf } from './cloudwatch.ts'
import type { Answer, Gate } from './gate.ts'
import { type Unread, unreadFor } from './metric.ts'
import type { GatePorts } from './open.ts'

/** Load balancers give one value a minute: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
const period = 60_000

type Dimensions = Readonly<Record<'TargetGroup' | 'LoadBalancer', string>>

/** A gate on what a load balancer counts of the targets of one group: the share of 5xx, a percentile of their time. */
export function albGate(settings: AlbGate, aws: Aws, { situate, targetGroup }: GatePorts): Gate {
  const { attempts, successes, interval, initialDelay, errors, latency } = settings
  const known = new Map<string, Dimensions>()
  const what = [...(errors === undefined ? [] : ['5xx']), ...(latency ? [`p${latency.p}`] : [])].join(' and ')
  return {
    name: settings.name ?? `alb ${what}`,
    attempts,
    successes,
    interval,
    initialDelay,
    foreseeable: true,
    async probe(signal): Promise<Answer> {
      const group = await askAws(async () => settings.targetGroup ?? (await targetGroup?.()))
      if ('unread' in group) return unreadFor(group)
      if (group.value === undefined)
        return { state: 'unread', says: 'the release has no target group of its own to look at' }
      const dimensions = known.get(group.value) ?? (await dimensionsOf(aws, group.value, signal))
      if ('unread' in dimensions) return unreadFor(dimensions)
      known.set(group.value, dimensions)
      return measured(aws, settings, dimensions, situate().now, signal)
    }
  }
}

/** Metrics of a target group stand below its load balancer. */
async function dimensionsOf(aws: Aws, arn: string, signal: AbortSignal): Promise<Dimensions | Unread> {
  const asked = await askAws(() =>
    aws.call('elasticloadbalancing:DescribeTargetGroups', { TargetGroupArns: [arn] }, signal)
  )
  if ('unread' in asked) return asked
  const [balancer] = asked.value.TargetGroups?.[0]?.LoadBalancerArns ?? []
  const group = arn.split(':').at(-1) ?? ''
  const [, name] = /:loadbalancer\/(app\/.+)$/.exec(balancer ?? '') ?? []
  return name === undefined
    ? { unread: `no Application Load Balancer forwards to ${group}` }
    : { TargetGroup: group, LoadBalancer: name }
}

async function measured(
  aws: Aws,
  settings: AlbGate,
  dimensions: Dimensions,
  at: number,
  signal: AbortSignal
): Promise<Answer> {
  const { latency, window } = settings
  const metric = (name: string, stat: string): CloudWatchMetric => ({
    namespace: 'AWS/ApplicationELB',
    metric: name,
    dimensions,
    stat
  })
  const wanted = {
    requests: metric('RequestCount', 'Sum'),
    errors: metric('HTTPCode_Target_5XX_Count', 'Sum'),
    ...(latency ? { latency: metric('TargetResponseTime', `p${latency.p}`) } : {})
  }
  const input = {
    MetricDataQueries: Object.entries(wanted).map(([id, one]) => metricQuery(id, one, period, true)),
    ...spanOf(at, window, period)
  }
  const asked = await askAws(() => aws.call('cloudwatch:GetMetricData', input, signal))
  return 'unread' in asked ? unreadFor(asked) : judge(settings, asked.value)
}

/** Counts are there only where there was something to count: of requests none is no answer, of errors none is good. */
function judge(
  settings: AlbGate,
  { MetricDataResults = [], Messages = [] }: OutputOf<'cloudwatch:GetMetricData'>
): Answer {
  const failed = failureOf(MetricDataResults, Messages)
  if (failed) return { state: 'unread', says: failed }
  const valuesOf = (id: string): readonly number[] => MetricDataResults.find(({ Id }) => Id === id)?.Values ?? []
  const total = (id: string): number => valuesOf(id).reduce((sum, value) => sum + value, 0)
  const requests = total('requests')
  const over = `over ${formatDuration(settings.window)}`
  if (requests === 0)
    return { state: 'unread', says: `the targets answered no request ${over}: metrics come a minute or two late` }
  const rate = (100 * total('errors')) / requests
  const slowest = Math.max(...valuesOf('latency')) * 1000
  const { errors, latency } = settings
  const judged = [
    ...(errors === undefined
      ? []
      : [
          { ok: rate <= errors, says: `${shown(rate)}% of ${requests} requests answered with 5xx, at most ${errors}%` }
        ]),
    ...(latency === undefined
      ? []
      : [{ ok: slowest <= latency.max, says: `p${latency.p} ${shown(slowest)} ms, at most ${latency.max} ms` }])
  ]
  const says = [...judged.map(one => one.says), over].join(', ')
  if (latency && valuesOf('latency').length === 0)
    return { state: 'unread', says: `no response time was measured ${over}` }
  return { state: judged.every(({ ok }) => ok) ? 'good' : 'bad', says }
}

const shown = (value: number): string => String(Number(value.toPrecision(3)))
