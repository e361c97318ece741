import type { AlarmsGate, AlbGate, CloudWatchGate, GateSettings, ScanGate } from './gate-settings.ts'
import { given } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

type WrittenGate = NonNullable<NonNullable<EnvironmentConfig['gates']>['before']>[number]

const pace = { timeout: 10_000, attempts: 3, successes: 1, interval: 15_000, initialDelay: 0 }
/** Metrics of load balancers come a minute or two late: a window of one would often be empty. */
const window = 180_000
/** Each metric that is asked for costs money, and there is one value a minute. */
const metricPace = { ...pace, interval: 30_000, window }

/** Gates on what AWS itself measures, with their defaults; undefined for all others. */
export function cloudGateOf({ alarms, cloudwatch, alb, scan }: WrittenGate): GateSettings | undefined {
  if (alarms) return { ...pace, kind: 'alarms', ...given(alarms) } as AlarmsGate
  if (cloudwatch) {
    const { metrics = {}, ...rest } = cloudwatch
    const more = { metrics, period: 60_000, reduce: 'average' }
    return { ...metricPace, ...more, kind: 'cloudwatch', ...given(rest) } as CloudWatchGate
  }
  if (alb) {
    const { errors, ...rest } = alb
    const rate = errors === undefined ? {} : { errors: Number.parseFloat(errors) }
    return { ...metricPace, kind: 'alb', ...rate, ...given(rest) } as AlbGate
  }
  return scan && ({ ...pace, kind: 'scan', ...given(scan) } as ScanGate)
}
