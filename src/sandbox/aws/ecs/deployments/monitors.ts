import type { DeploymentConfiguration, ServiceDeployment } from '../shapes.ts'
import type { World } from '../world.ts'
import { type DeploymentState, Turn } from './deployment.ts'

/**
 * Failures that the circuit breaker bears: half of the desired count unless configured, at least 3 and at most 200
 * (`deployment-circuit-breaker.html` of the developer guide; ThresholdConfiguration in the API reference).
 */
export function threshold({ deploymentCircuitBreaker }: DeploymentConfiguration, desired: number): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } = deploymentCircuitBreaker?.thresholdConfiguration ?? {}
  if (type === 'COUNT') return value
  const share = Math.ceil((desired * value) / 100)
  return type === 'BOUNDED_PERCENT' ? Math.min(200, Math.max(3, share)) : Math.max(1, share)
}

const breakerOf = ({ config }: DeploymentState) => config.deploymentCircuitBreaker
const alarmsOf = ({ config }: DeploymentState) => config.alarms

/** What failed, in the words of events and of rolloutStateReason; whether the configuration wants a rollback. */
export interface Failed {
  readonly what: 'tasks failed to start' | 'alarm detected'
  readonly rollback: boolean
}

export function failureOf(world: World, deployment: DeploymentState): Failed | undefined {
  const { service, target } = deployment
  const breaker = breakerOf(deployment)
  const failed = service.fleetOf(target)?.failed ?? 0
  if (breaker?.enable && failed >= threshold(deployment.config, service.desired))
    return { what: 'tasks failed to start', rollback: breaker.rollback === true }
  const alarms = alarmsOf(deployment)
  if (!alarms?.enable) return undefined
  for (const name of alarms.alarmNames ?? []) if (world.alarm(name) === 'ALARM') deployment.triggeredAlarms.add(name)
  return deployment.triggeredAlarms.size > 0
    ? { what: 'alarm detected', rollback: alarms.rollback === true }
    : undefined
}

const reasons = {
  'tasks failed to start': 'the circuit breaker threshold was exceeded',
  'alarm detected': 'an alarm was detected'
} as const

/** @throws Turn when the circuit breaker trips or an alarm goes off. */
export function watch(world: World, deployment: DeploymentState): void {
  const failed = failureOf(world, deployment)
  if (!failed) return
  const why = reasons[failed.what]
  throw failed.rollback
    ? new Turn('rollback', `Service deployment rolled back because ${why}.`)
    : new Turn('stop', `Service deployment stopped because ${why}.`)
}

/** The part of DescribeServiceDeployments about what watches a deployment. */
export function describeMonitors(
  world: World,
  deployment: DeploymentState
): Pick<ServiceDeployment, 'deploymentCircuitBreaker' | 'alarms'> {
  const { service, target, ended, triggeredAlarms } = deployment
  const breaker = breakerOf(deployment)
  const alarms = alarmsOf(deployment)
  const failureCount = service.fleetOf(target)?.failures ?? 0
  const most = threshold(deployment.config, service.desired)
  const status = (enabled: boolean | undefined, triggered: boolean) => {
    if (!enabled) return 'DISABLED' as const
    if (triggered) return 'TRIGGERED' as const
    return ended ? ('MONITORING_COMPLETE' as const) : ('MONITORING' as const)
  }
  const tripped =
    deployment.rollback?.reason.includes('circuit breaker') === true ||
    failureOf(world, deployment)?.what === 'tasks failed to start'
  return {
    deploymentCircuitBreaker: { status: status(breaker?.enable, tripped), failureCount, threshold: most },
    alarms: {
      status: status(alarms?.enable, triggeredAlarms.size > 0),
      alarmNames: alarms?.alarmNames ?? [],
      triggeredAlarmNames: [...triggeredAlarms]
    }
  }
}
