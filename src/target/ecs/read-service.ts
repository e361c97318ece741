import type { Milliseconds } from '../../io/clock.ts'
import type { EcsService } from './preflight-subject.ts'
import type { Mode, Primary, ServiceSeen } from './seen.ts'
import { primaryOf } from './task-definition/base.ts'

const minute: Milliseconds = 60_000

/** How a cutover goes on these services: asked of nobody but themselves. */
export function modeOf(services: readonly EcsService[]): { mode: Mode; trouble?: string } {
  const controllers = services.map(({ deploymentController }) => deploymentController?.type ?? 'ECS')
  const strategies = services.map(({ deploymentConfiguration }) => deploymentConfiguration?.strategy ?? 'ROLLING')
  const [controller] = controllers
  const [strategy] = strategies
  if (services.length > 1)
    return controllers.every(one => one === 'ECS') && strategies.every(one => one === 'ROLLING')
      ? { mode: 'weights' }
      : refused(`weights between ${namesOf(services)} need services that ECS deploys by ROLLING`)
  if (controller === 'CODE_DEPLOY') return { mode: 'codedeploy' }
  if (controller !== 'ECS')
    return refused(`the deployment controller of ${namesOf(services)} is ${controller}: its owner deploys`)
  return { mode: strategy === 'ROLLING' ? 'rolling' : 'native' }
}

const refused = (trouble: string) => ({ mode: 'refused', trouble }) as const
const namesOf = (services: readonly EcsService[]): string => services.map(({ serviceName }) => serviceName).join(', ')

/** What one description tells, before deployments and targets are looked at. */
export function serviceOf(service: EcsService): ServiceSeen {
  const live = primaryOf(service).taskDefinition ?? ''
  const { lifecycleHooks = [], bakeTimeInMinutes = 0 } = service.deploymentConfiguration ?? {}
  const pauses = lifecycleHooks.flatMap(one => (one.targetType === 'PAUSE' ? (one.lifecycleStages ?? []) : []))
  return {
    name: service.serviceName ?? '',
    revision: live,
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    primary: tasksOf(service, live),
    targets: [],
    pauses: [...new Set(pauses)],
    shifting: shiftingOf(service),
    baking: bakeTimeInMinutes * minute
  }
}

function tasksOf(service: EcsService, live: string): Primary {
  const newest = [...(service.taskSets ?? [])].sort(
    (a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0)
  )[0]
  if (newest)
    return {
      revision: newest.taskDefinition ?? live,
      desired: newest.computedDesiredCount ?? 0,
      running: newest.runningCount ?? 0,
      pending: newest.pendingCount ?? 0,
      failed: 0,
      state: newest.stabilityStatus === 'STEADY_STATE' ? 'COMPLETED' : 'IN_PROGRESS'
    }
  const one = service.deployments?.find(({ status }) => status === 'PRIMARY')
  return {
    revision: one?.taskDefinition ?? live,
    desired: one?.desiredCount ?? service.desiredCount ?? 0,
    running: one?.runningCount ?? service.runningCount ?? 0,
    pending: one?.pendingCount ?? service.pendingCount ?? 0,
    failed: one?.failedTasks ?? 0,
    state: one?.rolloutState ?? '',
    ...(one?.rolloutStateReason ? { reason: one.rolloutStateReason } : {})
  }
}

/** The waits between the steps that the service itself is set to. */
function shiftingOf({ deploymentConfiguration: configuration = {} }: EcsService): Milliseconds {
  const { strategy, linearConfiguration: linear = {}, canaryConfiguration: canary = {} } = configuration
  if (strategy === 'LINEAR')
    return Math.ceil(100 / (linear.stepPercent ?? 10)) * (linear.stepBakeTimeInMinutes ?? 6) * minute
  return strategy === 'CANARY' ? (canary.canaryBakeTimeInMinutes ?? 10) * minute : 0
}

/** Target groups that a service registers its tasks in. */
export const groupsOf = ({ loadBalancers = [] }: EcsService): string[] => [
  ...new Set(
    loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: more }) =>
      [targetGroupArn, more?.alternateTargetGroupArn].flatMap(arn => arn ?? [])
    )
  )
]
