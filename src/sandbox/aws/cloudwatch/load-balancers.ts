import type { Instant, Milliseconds } from '../../../io/clock.ts'
import type { MetricSource, Sample } from './metrics.ts'

/** One request that a load balancer has answered. */
export interface BalancedRequest {
  readonly at: Instant
  /** `app/shop/50dc6c495c0c9188`, as the dimension LoadBalancer has it. */
  readonly loadBalancer: string
  /** `targetgroup/blue/73e2d6bc24d8a067`; none where no target was asked. */
  readonly targetGroup?: string | undefined
  readonly status: number
  readonly duration: Milliseconds
}

type Measured = (request: BalancedRequest) => readonly [value: number, unit: string] | undefined

const targetClass =
  (hundred: number): Measured =>
  ({ targetGroup, status }) =>
    targetGroup !== undefined && Math.floor(status / 100) === hundred ? [1, 'Count'] : undefined

/** What a target did not answer is the load balancer's own answer. */
const ownClass =
  (hundred: number): Measured =>
  ({ targetGroup, status }) =>
    targetGroup === undefined && Math.floor(status / 100) === hundred ? [1, 'Count'] : undefined

/** The metrics of AWS/ApplicationELB that gates ask for. Counts exist only where there was something to count. */
const metrics: Readonly<Record<string, Measured>> = {
  RequestCount: ({ targetGroup }) => (targetGroup === undefined ? undefined : [1, 'Count']),
  TargetResponseTime: ({ targetGroup, duration }) =>
    targetGroup === undefined ? undefined : [duration / 1000, 'Seconds'],
  HTTPCode_Target_2XX_Count: targetClass(2),
  HTTPCode_Target_3XX_Count: targetClass(3),
  HTTPCode_Target_4XX_Count: targetClass(4),
  HTTPCode_Target_5XX_Count: targetClass(5),
  HTTPCode_ELB_4XX_Count: ownClass(4),
  HTTPCode_ELB_5XX_Count: ownClass(5)
}

/** AWS/ApplicationELB by LoadBalancer, or by TargetGroup and LoadBalancer together: a TargetGroup alone has no metrics. */
export function loadBalancerMetrics(requests: () => readonly BalancedRequest[]): MetricSource {
  return ({ Namespace, MetricName, Dimensions = [] }) => {
    const measured = Namespace === 'AWS/ApplicationELB' ? metrics[MetricName] : undefined
    const { LoadBalancer, TargetGroup, ...others } = Object.fromEntries(Dimensions.map(one => [one.Name, one.Value]))
    if (!measured || LoadBalancer === undefined || Object.keys(others).length > 0) return []
    return requests().flatMap((request): readonly Sample[] => {
      if (request.loadBalancer !== LoadBalancer) return []
      if (TargetGroup !== undefined && request.targetGroup !== TargetGroup) return []
      const [value, unit] = measured(request) ?? []
      return value === undefined ? [] : [{ at: request.at, value, unit }]
    })
  }
}
