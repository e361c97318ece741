import type { Instant } from '../../../io/clock.ts'
import { AwsFault, type Operation } from '../service.ts'
import { evaluate, type Queries, type Series, type Value } from './math.ts'
import { aggregated, type Metric, type Metrics, type Sample, statisticNamed } from './metrics.ts'

/** One of the queries of GetMetricData, and of a metric alarm. */
export interface MetricDataQuery {
  readonly Id: string
  readonly MetricStat?: {
    readonly Metric: Metric
    readonly Period: number
    readonly Stat: string
    readonly Unit?: string
  }
  readonly Expression?: string
  readonly Label?: string
  readonly ReturnData?: boolean
  readonly Period?: number
}

interface Range {
  readonly from: Instant
  readonly to: Instant
}

const refused = (message: string): AwsFault => new AwsFault('ValidationError', message)

/**
 * What the queries come to, by their Ids.
 * @throws AwsFault for queries that CloudWatch would refuse
 */
export function answered(metrics: Metrics, queries: readonly MetricDataQuery[], range: Range): Map<string, Value> {
  const values = new Map<string, Value>()
  const open = new Set<string>()
  const longest = Math.max(...queries.map(query => query.MetricStat?.Period ?? query.Period ?? 1))
  const queryOf = (id: string): MetricDataQuery => {
    const found = queries.find(query => query.Id === id)
    if (!found) throw refused(`The following ids are not defined: ${id}`)
    return found
  }
  const context: Queries = {
    value: worth,
    period: id => queryOf(id).MetricStat?.Period ?? queryOf(id).Period ?? longest,
    metrics: () => queries.filter(query => query.MetricStat).map(query => worth(query.Id) as Series),
    periods: periodsIn(range, longest)
  }

  function worth(id: string): Value {
    const known = values.get(id)
    if (known !== undefined) return known
    if (open.has(id)) throw refused(`The expression of ${id} depends on itself`)
    open.add(id)
    const query = queryOf(id)
    const value = query.MetricStat
      ? measured(metrics, query.MetricStat, range)
      : evaluate(query.Expression ?? '', context)
    values.set(id, typeof value === 'number' ? new Map(context.periods.map(at => [at, value])) : value)
    return value
  }

  for (const { Id } of queries) worth(Id)
  return values
}

function periodsIn({ from, to }: Range, period: number): Instant[] {
  const length = period * 1000
  const first = Math.floor(from / length) * length
  const count = Math.max(0, Math.ceil((to - first) / length))
  return Array.from({ length: count }, (_, index) => first + index * length)
}

function measured(metrics: Metrics, stat: NonNullable<MetricDataQuery['MetricStat']>, { from, to }: Range): Series {
  const statistic = statisticNamed(stat.Stat)
  if (!statistic)
    throw refused(`The value ${stat.Stat} for parameter MetricDataQueries.member.MetricStat.Stat is not supported.`)
  if (![1, 5, 10, 20, 30].includes(stat.Period) && stat.Period % 60 !== 0) {
    throw refused('The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.')
  }
  const samples = metrics.samples(stat.Metric).filter(({ unit }) => stat.Unit === undefined || unit === stat.Unit)
  const length = stat.Period * 1000
  return aggregated(samples, statistic, { from: Math.floor(from / length) * length, to, period: stat.Period })
}

interface GetMetricDataInput {
  readonly MetricDataQueries: readonly MetricDataQuery[]
  readonly StartTime: number
  readonly EndTime: number
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending'
  readonly MaxDatapoints?: number
  readonly NextToken?: string
}

interface Result {
  readonly Id: string
  readonly Label: string
  readonly points: readonly (readonly [Instant, number])[]
}

/** 100,800, of GetMetricData's documentation. */
const mostPoints = 100_800

function getMetricData(metrics: Metrics, input: GetMetricDataInput): object {
  const { MetricDataQueries: queries, StartTime, EndTime, ScanBy, MaxDatapoints = mostPoints, NextToken } = input
  if (StartTime >= EndTime) throw refused('The parameter EndTime must be greater than StartTime.')
  const wrong = queries.find(({ Id }) => !/^[a-z]\w*$/.test(Id) || queries.filter(other => other.Id === Id).length > 1)
  if (wrong)
    throw refused(`The value ${wrong.Id} for parameter MetricDataQueries.member.Id is not valid or not unique.`)
  const shown = queries.filter(({ ReturnData = true }) => ReturnData)
  if (shown.length === 0) throw refused('At least one query must have ReturnData set to true.')
  const values = answered(metrics, queries, { from: StartTime * 1000, to: EndTime * 1000 })
  const results = shown.flatMap(query => seriesOf(values.get(query.Id)).map(series => resultOf(query, series, ScanBy)))
  return paged(results, Number(NextToken ?? 0), MaxDatapoints)
}

const seriesOf = (value: Value | undefined): readonly Series[] =>
  value === undefined || typeof value === 'number' ? [] : value instanceof Map ? [value] : (value as readonly Series[])

function resultOf({ Id, Label, MetricStat }: MetricDataQuery, series: Series, order: string | undefined): Result {
  const points = [...series].sort(([a], [b]) => (order === 'TimestampAscending' ? a - b : b - a))
  return { Id, Label: Label ?? MetricStat?.Metric.MetricName ?? Id, points }
}

/** Points `offset` to `offset + size` of all results one after the other; the token is the next offset. */
function paged(results: readonly Result[], offset: number, size: number): object {
  const total = results.reduce((sum, { points }) => sum + points.length, 0)
  let passed = 0
  const MetricDataResults = results.map(({ Id, Label, points }) => {
    const [first, end] = [Math.max(0, offset - passed), offset + size - passed]
    passed += points.length
    const page = points.slice(first, Math.max(first, end))
    return {
      Id,
      Label,
      Timestamps: page.map(([at]) => new Date(at)),
      Values: page.map(([, value]) => value),
      StatusCode: end < points.length ? 'PartialData' : 'Complete'
    }
  })
  return { MetricDataResults, Messages: [], NextToken: offset + size < total ? String(offset + size) : undefined }
}

interface PutMetricDataInput {
  readonly Namespace: string
  readonly MetricData: readonly {
    readonly MetricName: string
    readonly Dimensions?: Metric['Dimensions']
    readonly Timestamp?: number
    readonly Value?: number
    readonly Values?: readonly number[]
    readonly Counts?: readonly number[]
    readonly Unit?: string
  }[]
}

function putMetricData(metrics: Metrics, { Namespace, MetricData }: PutMetricDataInput, now: Instant): void {
  for (const { MetricName, Dimensions, Timestamp, Value, Values, Counts, Unit: unit } of MetricData) {
    const at = Timestamp === undefined ? now : Timestamp * 1000
    const samples: Sample[] = (Values ?? []).map((value, index) => ({ at, value, count: Counts?.[index], unit }))
    if (Value !== undefined) samples.push({ at, value: Value, unit })
    if (samples.length === 0)
      throw new AwsFault('MissingParameter', `The sandbox needs Value or Values of ${MetricName}.`)
    metrics.put({ Namespace, MetricName, Dimensions }, ...samples)
  }
}

export const metricDataOperations = (metrics: Metrics): Readonly<Record<string, Operation>> => ({
  GetMetricData: (input: GetMetricDataInput) => getMetricData(metrics, input),
  PutMetricData: (input: PutMetricDataInput, { at }) => putMetricData(metrics, input, at) ?? {}
})
