import type { Clock, Instant } from '../../../io/clock.ts'
import { AwsFault, type Ground, type Operation } from '../service.ts'
import type { Series } from './math.ts'
import { answered, type MetricDataQuery } from './metric-data.ts'
import type { Dimension, Metrics } from './metrics.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** A metric alarm as PutMetricAlarm takes it; without a metric its state is what was set. */
export interface MetricAlarm {
  readonly AlarmName: string
  readonly Namespace?: string
  readonly MetricName?: string
  readonly Dimensions?: readonly Dimension[]
  readonly Statistic?: string
  readonly ExtendedStatistic?: string
  readonly Metrics?: readonly MetricDataQuery[]
  readonly Period?: number
  readonly EvaluationPeriods?: number
  readonly DatapointsToAlarm?: number
  readonly Threshold?: number
  readonly ComparisonOperator?: string
  readonly ActionsEnabled?: boolean
}

export interface CompositeAlarm {
  readonly AlarmName: string
  readonly AlarmRule: string
}

interface Kept {
  readonly alarm: MetricAlarm | CompositeAlarm
  readonly configuredAt: Instant
  state: AlarmState
  reason: string
  changedAt: Instant
  /** When the state was last set from outside; periods before that say nothing any more. */
  setAt: Instant
}

export interface Alarms {
  /** Makes an alarm, or changes its definition and keeps its state. */
  put(alarm: MetricAlarm | CompositeAlarm, state?: AlarmState): void
  /** @throws AwsFault when there is no such alarm */
  setState(name: string, state: AlarmState, reason?: string): void
  /** Its state now; nothing for an alarm that does not exist. */
  state(name: string): AlarmState | undefined
  readonly operations: Readonly<Record<string, Operation>>
}

export function alarms({ clock, region, account }: Ground, metrics: Metrics): Alarms {
  const kept = new Map<string, Kept>()

  function put(alarm: MetricAlarm | CompositeAlarm, state?: AlarmState): void {
    const known = kept.get(alarm.AlarmName)
    const now = clock.now()
    kept.set(alarm.AlarmName, {
      alarm,
      configuredAt: now,
      state: state ?? known?.state ?? 'INSUFFICIENT_DATA',
      reason: known?.reason ?? 'Unchecked: Initial alarm creation',
      changedAt: known?.changedAt ?? now,
      setAt: known?.setAt ?? 0
    })
  }

  function setState(name: string, state: AlarmState, reason = 'set by a test'): void {
    const found = kept.get(name)
    if (!found) throw new AwsFault('ResourceNotFound', `Alarm ${name} does not exist`, 404)
    Object.assign(found, { state, reason, changedAt: clock.now(), setAt: clock.now() })
  }

  const look = (found: Kept): Kept => {
    evaluateAlarm(found, metrics, clock)
    return found
  }
  const arnOf = (name: string) => `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`
  const state = (name: string) => {
    const found = kept.get(name)
    return found && look(found).state
  }

  return {
    put,
    setState,
    state,
    operations: {
      PutMetricAlarm: (input: MetricAlarm) => put(input) ?? {},
      PutCompositeAlarm: (input: CompositeAlarm) => put(input) ?? {},
      SetAlarmState: (input: { AlarmName: string; StateValue: AlarmState; StateReason: string }) =>
        setState(input.AlarmName, input.StateValue, input.StateReason) ?? {},
      DeleteAlarms: ({ AlarmNames }: { AlarmNames: readonly string[] }) => {
        for (const name of AlarmNames) kept.delete(name)
        return {}
      },
      DescribeAlarms: (input: DescribeAlarmsInput) => described([...kept.values()].map(look), input, arnOf)
    }
  }
}

interface DescribeAlarmsInput {
  readonly AlarmNames?: readonly string[]
  readonly AlarmNamePrefix?: string
  readonly AlarmTypes?: readonly ('MetricAlarm' | 'CompositeAlarm')[]
  readonly StateValue?: AlarmState
  readonly MaxRecords?: number
  readonly NextToken?: string
}

/** Alarms in the order of their names, `MaxRecords` at a time; composite ones only when asked for, as documented. */
function described(all: readonly Kept[], input: DescribeAlarmsInput, arnOf: (name: string) => string): object {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes = ['MetricAlarm'], StateValue, MaxRecords = 50 } = input
  if (AlarmNames && AlarmNamePrefix !== undefined) {
    throw new AwsFault('ValidationError', 'AlarmNamePrefix and AlarmNames are mutually exclusive')
  }
  const found = all
    .filter(({ alarm }) => AlarmTypes.includes(typeOf(alarm)))
    .filter(({ alarm }) => AlarmNames?.includes(alarm.AlarmName) ?? true)
    .filter(({ alarm }) => alarm.AlarmName.startsWith(AlarmNamePrefix ?? ''))
    .filter(({ state }) => StateValue === undefined || state === StateValue)
    .filter(({ alarm }) => input.NextToken === undefined || alarm.AlarmName > input.NextToken)
    .sort((a, b) => (a.alarm.AlarmName < b.alarm.AlarmName ? -1 : 1))
  const page = found.slice(0, MaxRecords)
  const shown = (type: string) =>
    page.filter(({ alarm }) => typeOf(alarm) === type).map(one => detail(one, arnOf(one.alarm.AlarmName)))
  return {
    MetricAlarms: shown('MetricAlarm'),
    CompositeAlarms: shown('CompositeAlarm'),
    NextToken: page.length < found.length ? page.at(-1)?.alarm.AlarmName : undefined
  }
}

const typeOf = (alarm: MetricAlarm | CompositeAlarm) => ('AlarmRule' in alarm ? 'CompositeAlarm' : 'MetricAlarm')

const detail = ({ alarm, state, reason, changedAt, configuredAt }: Kept, AlarmArn: string): object => ({
  ActionsEnabled: true,
  ...alarm,
  AlarmArn,
  StateValue: state,
  StateReason: reason,
  StateUpdatedTimestamp: new Date(changedAt),
  StateTransitionedTimestamp: new Date(changedAt),
  AlarmConfigurationUpdatedTimestamp: new Date(configuredAt)
})

const breaches: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold
}

/**
 * Sets the state that the alarm's last periods give it. Where they hold no data, or none newer than a state that was set, the
 * state stays (TreatMissingData `ignore`, whatever the alarm says).
 */
function evaluateAlarm(kept: Kept, metrics: Metrics, clock: Clock): void {
  const { alarm } = kept
  const breach = 'AlarmRule' in alarm ? undefined : breaches[alarm.ComparisonOperator ?? '']
  if ('AlarmRule' in alarm || !breach || alarm.Threshold === undefined) return
  const threshold = alarm.Threshold
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm
  const queries = alarm.Metrics ?? [simpleQuery(alarm)]
  const period = queries.find(query => query.MetricStat)?.MetricStat?.Period ?? 60
  const now = clock.now()
  const length = period * 1000
  const to = now - (now % length)
  const from = Math.max(to - EvaluationPeriods * length, kept.setAt - (kept.setAt % length))
  if (from >= to) return
  const wanted = queries.find(query => query.ReturnData ?? true)?.Id ?? ''
  const points = [...(answered(metrics, queries, { from, to }).get(wanted) as Series)]
  if (points.length === 0) return
  const breaching = points.filter(([, value]) => breach(value, threshold)).length
  const state = breaching >= DatapointsToAlarm ? 'ALARM' : 'OK'
  if (state === kept.state) return
  const reason = `Threshold Crossed: ${breaching} of ${points.length} datapoints breached ${threshold}`
  Object.assign(kept, { state, reason, changedAt: now })
}

const simpleQuery = (alarm: MetricAlarm): MetricDataQuery => ({
  Id: 'metric',
  MetricStat: {
    Metric: { Namespace: alarm.Namespace ?? '', MetricName: alarm.MetricName ?? '', Dimensions: alarm.Dimensions },
    Period: alarm.Period ?? 60,
    Stat: alarm.Statistic ?? alarm.ExtendedStatistic ?? 'Average'
  }
})
