import type { Measurement } from '../elb/measurements.ts'
import type { MetricSource, Sample } from './metrics.ts'

type Measured = (request: Measurement) => readonly [value: number, unit: string] | undefined

/** Answers of targets, or of the load balancer in their place, whose status is of this hundred. */
const codes =
  (hundred: number, ofTarget: boolean): Measured =>
  ({ fromTarget, status }) =>
    fromTarget === ofTarget && Math.floor(status / 100) === hundred ? [1, 'Count'] : undefined

/** The metrics of AWS/ApplicationELB that gates ask for. A count exists only where there was something to count. */
const metrics: Readonly<Record<string, Measured>> = {
  RequestCount: ({ targetGroup }) => (targetGroup === undefined ? undefined : [1, 'Count']),
  TargetResponseTime: ({ fromTarget, responseTime }) => (fromTarget ? [responseTime, 'Seconds'] : undefined),
  TargetConnectionErrorCount: ({ fromTarget, targetGroup, status }) =>
    !fromTarget && targetGroup !== undefined && status === 502 ? [1, 'Count'] : undefined,
  HTTPCode_Target_2XX_Count: codes(2, true),
  HTTPCode_Target_3XX_Count: codes(3, true),
  HTTPCode_Target_4XX_Count: codes(4, true),
  HTTPCode_Target_5XX_Count: codes(5, true),
  HTTPCode_ELB_4XX_Count: codes(4, false),
  HTTPCode_ELB_5XX_Count: codes(5, false)
}

/** The load balancer's own answers are not counted by target group. */
const ofLoadBalancerAlone = /^HTTPCode_ELB_/

/** What stands behind `loadbalancer/` in an ARN; of a target group, with that word. */
const balancerIn = (arn: string): string => arn.replace(/^.*:loadbalancer\//, '')
const groupIn = (arn: string | undefined): string | undefined => arn?.replace(/^.*:(?=targetgroup\/)/, '')

/** AWS/ApplicationELB by LoadBalancer, or by TargetGroup and LoadBalancer together: a TargetGroup alone has no metrics. */
export function loadBalancerMetrics(measurements: () => readonly Measurement[]): MetricSource {
  return ({ Namespace, MetricName, Dimensions = [] }) => {
    const measured = Namespace === 'AWS/ApplicationELB' ? metrics[MetricName] : undefined
    const { LoadBalancer, TargetGroup, ...others } = Object.fromEntries(Dimensions.map(one => [one.Name, one.Value]))
    if (!measured || Object.keys(others).length > 0) return []
    if (TargetGroup !== undefined && ofLoadBalancerAlone.test(MetricName)) return []
    return measurements().flatMap((request): readonly Sample[] => {
      if (balancerIn(request.loadBalancer) !== LoadBalancer) return []
      if (TargetGroup !== undefined && groupIn(request.targetGroup) !== TargetGroup) return []
      const [value, unit] = measured(request) ?? []
      return value === undefined ? [] : [{ at: request.at, value, unit }]
    })
  }
}
