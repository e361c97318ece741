import type { Instant } from '../../../io/clock.ts'

export interface Dimension {
  readonly Name: string
  readonly Value: string
}

/** A metric: its namespace, name and all of its dimensions together are its identity. */
export interface Metric {
  readonly Namespace: string
  readonly MetricName: string
  readonly Dimensions?: readonly Dimension[] | undefined
}

/** One measured value, or `count` equal ones. */
export interface Sample {
  readonly at: Instant
  readonly value: number
  readonly count?: number | undefined
  readonly unit?: string | undefined
}

/** Where samples of a metric come from besides PutMetricData: what a load balancer counts. */
export type MetricSource = (metric: Metric) => readonly Sample[]

/** The samples of all metrics. */
export interface Metrics {
  put(metric: Metric, ...samples: readonly Sample[]): void
  samples(metric: Metric): readonly Sample[]
  /** The metrics that were put, in that order. */
  known(): readonly Metric[]
}

export function metricStore(sources: readonly MetricSource[]): Metrics {
  const kept = new Map<string, { metric: Metric; samples: Sample[] }>()
  return {
    put(metric, ...samples) {
      const identity = identityOf(metric)
      const known = kept.get(identity) ?? { metric, samples: [] }
      kept.set(identity, known)
      known.samples.push(...samples)
    },
    samples: metric => [...(kept.get(identityOf(metric))?.samples ?? []), ...sources.flatMap(source => source(metric))],
    known: () => [...kept.values()].map(({ metric }) => metric)
  }
}

const identityOf = ({ Namespace, MetricName, Dimensions = [] }: Metric): string =>
  JSON.stringify([Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => [Name, Value]).sort()])

const simple: Readonly<Record<string, (samples: readonly Sample[]) => number>> = {
  SampleCount: samples => countOf(samples),
  Sum: samples => sumOf(samples),
  Average: samples => sumOf(samples) / countOf(samples),
  Minimum: samples => Math.min(...samples.map(({ value }) => value)),
  Maximum: samples => Math.max(...samples.map(({ value }) => value))
}

const countOf = (samples: readonly Sample[]): number => samples.reduce((total, { count = 1 }) => total + count, 0)
const sumOf = (samples: readonly Sample[]): number =>
  samples.reduce((total, { value, count = 1 }) => total + value * count, 0)

/** How `stat` (`Sum`, `p99`, ...) makes one number of samples, of which there is at least one; nothing for what it does not know. */
export function statisticNamed(stat: string): ((samples: readonly Sample[]) => number) | undefined {
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(stat)?.[1]
  return percent === undefined ? simple[stat] : samples => percentile(samples, Number(percent))
}

/** The value at or below which lie `percent` of all, between two by their distance. */
function percentile(samples: readonly Sample[], percent: number): number {
  const values = samples.flatMap(({ value, count = 1 }) => Array<number>(count).fill(value)).sort((a, b) => a - b)
  const rank = (percent / 100) * (values.length - 1)
  const below = values[Math.floor(rank)] as number
  const above = values[Math.ceil(rank)] as number
  return below + (above - below) * (rank - Math.floor(rank))
}

/** One number for each period that has samples, by the period's start; periods are multiples of themselves since 1970. */
export function aggregated(
  samples: readonly Sample[],
  statistic: (samples: readonly Sample[]) => number,
  range: { readonly from: Instant; readonly to: Instant; readonly period: number }
): Map<Instant, number> {
  const length = range.period * 1000
  const periods = new Map<Instant, Sample[]>()
  for (const sample of samples) {
    const start = Math.floor(sample.at / length) * length
    if (start < range.from || start >= range.to) continue
    periods.set(start, [...(periods.get(start) ?? []), sample])
  }
  return new Map([...periods].sort(([a], [b]) => a - b).map(([start, own]) => [start, statistic(own)]))
}
