import type { Clock } from '../../io/clock.ts'
import { caution, type Finding, note, present, problem } from './finding.ts'
import { reviewMotion } from './preflight-motion.ts'
import type { Asking, EcsService } from './preflight-subject.ts'

/** A release as far as services in motion are told from it. */
export interface Mine {
  readonly rid: string
  readonly cluster: string
  readonly services: readonly string[]
  /** Whether gates are to be asked before traffic moves. */
  readonly gatedBefore?: boolean
}

/** The services as they are; what is not there is a finding. */
export async function readServices(
  { aws, signal }: Asking,
  { cluster, services }: Mine
): Promise<{ readonly services: readonly EcsService[]; readonly findings: readonly Finding[] }> {
  const answer = await present(() => aws.call('ecs:DescribeServices', { cluster, services: [...services] }, signal))
  if (!answer)
    return {
      services: [],
      findings: [problem(`The cluster ${cluster} does not exist.`, 'Correct cluster, or the region.')]
    }
  const found = answer.services ?? []
  const missing = services.filter(name => !found.some(one => one.serviceName === name || one.serviceArn === name))
  return {
    services: found,
    findings: missing.map(name =>
      problem(
        `The cluster ${cluster} has no service ${name}.`,
        'Cutover releases to services that there are: create it once, with Terraform for example, or correct the name.'
      )
    )
  }
}

/** Whether a service can take a release at all, and at this moment. */
export async function reviewService(
  asking: Asking & { readonly clock: Clock },
  mine: Mine,
  service: EcsService
): Promise<Finding[]> {
  const { serviceName = '', status, deploymentController } = service
  const name = `The service ${serviceName}`
  if (status !== 'ACTIVE')
    return [
      problem(`${name} is ${status}, and only an ACTIVE one takes releases.`, 'Create it again, or correct the name.')
    ]
  const controller = deploymentController?.type ?? 'ECS'
  if (controller === 'EXTERNAL')
    return [
      problem(
        `${name} has the deployment controller EXTERNAL: its task sets belong to another tool.`,
        'Use a service with the controller ECS (its strategy may be ROLLING, BLUE_GREEN, LINEAR or CANARY) or CODE_DEPLOY.'
      )
    ]
  return [
    ...(await reviewMotion(asking, mine, service)),
    ...(controller === 'ECS' ? reviewDeployment(mine, service) : []),
    ...(service.desiredCount === 0 && mine.services.length === 1
      ? [caution(`${name} wants 0 tasks: nothing of the release would run.`, 'Set its desired count.')]
      : [])
  ]
}

const strategyOf = ({ deploymentConfiguration }: EcsService): string => deploymentConfiguration?.strategy ?? 'ROLLING'

/** What the deployment configuration makes of a release by the controller ECS. */
function reviewDeployment(mine: Mine, service: EcsService): Finding[] {
  return strategyOf(service) === 'ROLLING' ? reviewRolling(service) : reviewNative(mine, service)
}

/** Both bounds are of the desired count, the lower one rounded up, the upper one down. */
function reviewRolling({ serviceName, desiredCount = 0, deploymentConfiguration = {} }: EcsService): Finding[] {
  const {
    minimumHealthyPercent: least = 100,
    maximumPercent: most = 200,
    deploymentCircuitBreaker
  } = deploymentConfiguration
  const kept = Math.ceil((desiredCount * least) / 100)
  const allowed = Math.floor((desiredCount * most) / 100)
  const stuck = desiredCount > 0 && kept >= desiredCount && allowed <= desiredCount
  const breaks = deploymentCircuitBreaker?.enable && deploymentCircuitBreaker.rollback
  return [
    ...(stuck
      ? [
          problem(
            `The service ${serviceName} can't be rolled: of ${desiredCount} tasks ${kept} must stay (minimumHealthyPercent ${least}), and no more than ${allowed} may run (maximumPercent ${most}).`,
            'Raise maximumPercent (200 is usual), or lower minimumHealthyPercent.'
          )
        ]
      : []),
    ...(breaks
      ? []
      : [
          caution(
            `The circuit breaker of the service ${serviceName} ${deploymentCircuitBreaker?.enable ? 'does not roll back' : 'is off'}: if this run is lost, ECS starts a release that fails again and again.`,
            'Set deploymentCircuitBreaker to { enable: true, rollback: true }.'
          )
        ])
  ]
}

const testable = ['POST_TEST_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT']

/** Blue-green of ECS itself needs rules to move, and a pause where gates are to be asked. */
function reviewNative({ gatedBefore = false }: Mine, service: EcsService): Finding[] {
  const { serviceName, loadBalancers = [], deploymentConfiguration } = service
  const name = `The service ${serviceName}`
  const rules = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: more }) => {
    if (!targetGroupArn) return []
    const lacks = [
      ...(more?.alternateTargetGroupArn ? [] : ['alternateTargetGroupArn']),
      ...(more?.productionListenerRule ? [] : ['productionListenerRule']),
      ...(more?.roleArn ? [] : ['roleArn'])
    ]
    return [
      ...(lacks.length > 0
        ? [
            problem(
              `${name} deploys by ${strategyOf(service)}, and its load balancer lacks ${lacks.join(', ')}.`,
              'Set them under advancedConfiguration of the load balancer.'
            )
          ]
        : []),
      ...(gatedBefore && !more?.testListenerRule
        ? [
            caution(
              `${name} has no testListenerRule: gates before the cutover can't reach the new tasks through the load balancer.`,
              'Set testListenerRule under advancedConfiguration, or ask these gates after the cutover.'
            )
          ]
        : [])
    ]
  })
  const pauses = (deploymentConfiguration?.lifecycleHooks ?? []).filter(({ targetType }) => targetType === 'PAUSE')
  const stages = pauses.flatMap(({ lifecycleStages = [] }) => lifecycleStages)
  const paused = stages.some(stage => testable.includes(stage))
  return [
    ...rules,
    ...(gatedBefore && !paused
      ? [
          problem(
            `${name} never pauses before production traffic moves: gates before the cutover could stop nothing.`,
            'Add a lifecycle hook { targetType: PAUSE, lifecycleStages: [POST_TEST_TRAFFIC_SHIFT] }, or move these gates to after.'
          )
        ]
      : []),
    ...(deploymentConfiguration?.bakeTimeInMinutes === 0
      ? [
          note(
            `${name} has no bake time: ECS ends the old tasks as soon as traffic has moved, and the way back is a deployment of its own.`,
            'Set bakeTimeInMinutes.'
          )
        ]
      : [])
  ]
}
