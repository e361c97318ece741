import type { Aws, InputOf, OutputOf } from '../aws/aws.ts'
import type { AlarmsGate, CloudWatchGate, CloudWatchMetric } from '../config/gate-settings.ts'
import { askAws, some } from './ask-aws.ts'
import type { Answer, Gate } from './gate.ts'
import { type Measure, type Measured, metricGate, unreadFor } from './metric.ts'
import type { Situate } from './situation.ts'

/** A gate on alarms, all of which must be OK. */
export function alarmsGate(settings: AlarmsGate, aws: Aws): Gate {
  const { names, attempts, successes, interval, initialDelay } = settings
  return {
    name: settings.name ?? `alarms ${some(names, 3)}`,
    attempts,
    successes,
    interval,
    initialDelay,
    foreseeable: true,
    probe: signal => alarmStates(aws, [...new Set(names)], signal)
  }
}

const insufficient =
  'INSUFFICIENT_DATA tells nothing of the release: where no data is good news, let the alarm treat missing data as notBreaching'

/** Composite alarms are left out of the answer where they are not asked for. */
async function alarmStates(aws: Aws, names: readonly string[], signal: AbortSignal): Promise<Answer> {
  const input = {
    AlarmNames: [...names],
    AlarmTypes: ['MetricAlarm' as const, 'CompositeAlarm' as const],
    MaxRecords: 100
  }
  const asked = await askAws(() => aws.call('cloudwatch:DescribeAlarms', input, signal))
  if ('unread' in asked) return unreadFor(asked)
  const { MetricAlarms = [], CompositeAlarms = [] } = asked.value
  const found = [...MetricAlarms, ...CompositeAlarms]
  const inState = (state: string): string[] =>
    found.flatMap(({ AlarmName = '', StateValue }) => (StateValue === state ? [AlarmName] : []))
  const missing = names.filter(name => !found.some(({ AlarmName }) => AlarmName === name))
  if (missing.length > 0) return { state: 'unread', says: `there is no alarm ${some(missing)}`, refused: true }
  const alarming = found.filter(({ StateValue }) => StateValue === 'ALARM')
  if (alarming.length > 0) {
    const shown = alarming.slice(0, 3).map(({ AlarmName = '', StateReason }) => {
      const why = StateReason ? ` (${StateReason.replaceAll(/\s+/g, ' ').slice(0, 200)})` : ''
      return `${some([AlarmName])} is in ALARM${why}`
    })
    return { state: 'bad', says: `${shown.join('; ')}, expected OK` }
  }
  const open = inState('INSUFFICIENT_DATA')
  if (open.length > 0) return { state: 'unread', says: `${some(open)}: ${insufficient}` }
  return { state: 'good', says: `${found.length === 1 ? 'OK' : `all ${found.length} OK`}, expected OK` }
}

/** A gate on one value of metrics, or of metric math over them. */
export function cloudWatchGate(settings: CloudWatchGate, aws: Aws, situate: Situate): Gate {
  const { metrics, expression } = settings
  const [only] = Object.values(metrics)
  const what = expression ?? `${only?.stat} ${only?.metric}`
  const name = settings.name ?? `cloudwatch ${what.replaceAll(/\s+/g, ' ').slice(0, 60)}`
  // As one text, so that placeholders are filled in wherever they stand.
  const query = JSON.stringify({ metrics, expression })
  return metricGate(name, { ...settings, query }, measured(settings, aws), situate)
}

type Query = NonNullable<InputOf<'cloudwatch:GetMetricData'>['MetricDataQueries']>[number]
type Result = NonNullable<OutputOf<'cloudwatch:GetMetricData'>['MetricDataResults']>[number]

/** The window's whole periods: one that goes on is left out, because its value still grows. */
export const spanOf = (at: number, window: number, period: number) => {
  const end = Math.floor(at / period) * period
  const length = Math.max(period, Math.ceil(window / period) * period)
  return { StartTime: new Date(end - length), EndTime: new Date(end) }
}

export const metricQuery = (
  id: string,
  { namespace, metric, dimensions = {}, stat }: CloudWatchMetric,
  period: number,
  shown: boolean
): Query => ({
  Id: id,
  ReturnData: shown,
  MetricStat: {
    Stat: stat,
    Period: period / 1000,
    Metric: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
    }
  }
})

const asked = 'cutover_value'

const measured =
  ({ period, reduce }: CloudWatchGate, aws: Aws): Measure =>
  async ({ query, at, window, signal }) => {
    const { metrics, expression } = JSON.parse(query) as Pick<CloudWatchGate, 'metrics' | 'expression'>
    const named = Object.entries(metrics)
    const queries = named.map(([id, metric]) => metricQuery(id, metric, period, expression === undefined))
    if (expression !== undefined)
      queries.push({
        Id: asked,
        Expression: expression,
        ReturnData: true,
        ...(named.length === 0 ? { Period: period / 1000 } : {})
      })
    const input = { MetricDataQueries: queries, ...spanOf(at, window, period), ScanBy: 'TimestampDescending' as const }
    const answer = await askAws(() => aws.call('cloudwatch:GetMetricData', input, signal))
    if ('unread' in answer) return answer
    return oneValue(answer.value.MetricDataResults ?? [], answer.value.Messages ?? [], reduce)
  }

function oneValue(
  results: readonly Result[],
  messages: readonly { readonly Value?: string | undefined }[],
  reduce: CloudWatchGate['reduce']
): Measured {
  const failed = failureOf(results, messages)
  if (failed) return { unread: failed }
  if (results.length > 1) {
    const labels = some(
      results.map(({ Label = '' }) => Label),
      3
    )
    return { unread: `the expression gives ${results.length} series (${labels}), and must give one` }
  }
  const values = results[0]?.Values ?? []
  if (values.length === 0)
    return {
      unread: 'CloudWatch has no value yet: nothing was measured in the window, or the dimensions match nothing'
    }
  return { value: reductions[reduce](values) }
}

/** Why CloudWatch could not give all values; what came would be a part of the truth. */
export function failureOf(
  results: readonly Result[],
  messages: readonly { readonly Value?: string | undefined }[]
): string | undefined {
  const failed = results.find(({ StatusCode = 'Complete' }) => StatusCode !== 'Complete')
  if (!failed) return undefined
  const [said] = [...(failed.Messages ?? []), ...messages].flatMap(({ Value }) => Value ?? [])
  return `CloudWatch could not answer (${failed.StatusCode})${said ? `: ${said.slice(0, 200)}` : ''}`
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The newest value comes first. */
const reductions: Readonly<Record<CloudWatchGate['reduce'], (values: readonly number[]) => number>> = {
  average: values => sum(values) / values.length,
  sum,
  max: values => Math.max(...values),
  min: values => Math.min(...values),
  last: ([newest = Number.NaN]) => newest
}
