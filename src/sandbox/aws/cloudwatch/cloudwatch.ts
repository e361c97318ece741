import type { AwsService, Ground } from '../service.ts'
import { type Alarms, alarms } from './alarms.ts'
import { metricDataOperations } from './metric-data.ts'
import { type Metric, type MetricSource, metricStore, type Sample } from './metrics.ts'

export interface CloudWatch {
  readonly service: AwsService
  /** Alarms to make, to set and to ask. An alarm that has a metric with data follows that. */
  readonly alarms: Omit<Alarms, 'operations'>
  /** Adds samples, as PutMetricData does. */
  put(metric: Metric, ...samples: readonly Sample[]): void
}

/** CloudWatch: metrics that were put and those of `sources`, metric math, and alarms. */
export function cloudwatch(ground: Ground, sources: readonly MetricSource[] = []): CloudWatch {
  const metrics = metricStore(sources)
  const { operations, ...doors } = alarms(ground, metrics)
  return {
    service: {
      name: 'cloudwatch',
      signing: 'monitoring',
      json: { target: 'GraniteServiceVersion20100801', version: '1.0', queryCompatible: true },
      operations: { ...operations, ...metricDataOperations(metrics) }
    },
    alarms: doors,
    put: metrics.put
  }
}
