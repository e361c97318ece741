import type { Instant } from '../../../io/clock.ts'

/** One request that a load balancer answered. */
export interface Measurement {
  readonly at: Instant
  readonly loadBalancer: string
  /** Where it was forwarded to; undefined where it got no further than the load balancer. */
  readonly targetGroup?: string
  /** What the client got. */
  readonly status: number
  /** Whether the target answered, rather than the load balancer in its place. */
  readonly fromTarget: boolean
  /** Seconds until the target's answer began. */
  readonly responseTime: number
}

/** Counts in the words of CloudWatch's metrics for Application Load Balancers. */
export interface Counts {
  readonly RequestCount: number
  readonly HTTPCode_Target_2XX_Count: number
  readonly HTTPCode_Target_3XX_Count: number
  readonly HTTPCode_Target_4XX_Count: number
  readonly HTTPCode_Target_5XX_Count: number
  readonly TargetConnectionErrorCount: number
  /** Average, in seconds; 0 where no target answered. */
  readonly TargetResponseTime: number
}

/** Sums measurements up: those of a target group, or of a period, as the caller has chosen them. */
export function counted(measurements: readonly Measurement[]): Counts {
  const answered = measurements.filter(one => one.fromTarget)
  const codes = (hundreds: number) => answered.filter(({ status }) => Math.floor(status / 100) === hundreds).length
  const seconds = answered.reduce((sum, one) => sum + one.responseTime, 0)
  return {
    RequestCount: measurements.length,
    HTTPCode_Target_2XX_Count: codes(2),
    HTTPCode_Target_3XX_Count: codes(3),
    HTTPCode_Target_4XX_Count: codes(4),
    HTTPCode_Target_5XX_Count: codes(5),
    TargetConnectionErrorCount: measurements.filter(({ fromTarget, status }) => !fromTarget && status === 502).length,
    TargetResponseTime: answered.length ? seconds / answered.length : 0
  }
}
