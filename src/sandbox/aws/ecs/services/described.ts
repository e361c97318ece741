import type { Deployment, Service, ServiceRevisionSummary, TaskSet } from '../shapes.ts'
import type { World } from '../world.ts'
import type { Fleet } from './fleet.ts'
import type { ServiceState, TaskSetState } from './service.ts'

const sum = (fleets: readonly Fleet[], count: (fleet: Fleet) => number): number =>
  fleets.reduce((total, fleet) => total + count(fleet), 0)

export const summary = (arn: string, fleet: Fleet | undefined, wanted?: number): ServiceRevisionSummary => ({
  arn,
  requestedTaskCount: wanted ?? fleet?.wanted ?? 0,
  runningTaskCount: fleet?.running ?? 0,
  pendingTaskCount: fleet?.pending ?? 0
})

const where = ({ revision: { config } }: Fleet) => ({
  ...(config.launchType && { launchType: config.launchType }),
  ...(config.capacityProviderStrategy && { capacityProviderStrategy: config.capacityProviderStrategy }),
  platformVersion: config.platformVersion ?? '1.4.0',
  platformFamily: 'Linux',
  ...(config.networkConfiguration && { networkConfiguration: config.networkConfiguration })
})

const describeDeployment = (fleet: Fleet, index: number): Deployment => ({
  id: fleet.id,
  status: index === 0 ? 'PRIMARY' : 'ACTIVE',
  taskDefinition: fleet.revision.definition.taskDefinitionArn,
  desiredCount: index === 0 ? (fleet.goal ?? fleet.wanted) : fleet.wanted,
  pendingCount: fleet.pending,
  runningCount: fleet.running,
  failedTasks: fleet.failed,
  createdAt: fleet.createdAt,
  updatedAt: fleet.updatedAt,
  ...where(fleet),
  rolloutState: fleet.rolloutState,
  rolloutStateReason: fleet.rolloutReason
})

export function describeTaskSet({ arns, clock }: World, service: ServiceState, set: TaskSetState): TaskSet {
  const { fleet, status, scale, startedBy, externalId } = set
  const loadBalancers = (service.config.loadBalancers ?? []).map((one, index) => ({
    ...one,
    targetGroupArn: fleet.revision.groups[index] ?? one.targetGroupArn
  }))
  return {
    id: fleet.id,
    taskSetArn: arns.taskSet(service.clusterName, service.name, fleet.id),
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    ...(startedBy !== undefined && { startedBy }),
    ...(externalId !== undefined && { externalId }),
    status,
    taskDefinition: fleet.revision.definition.taskDefinitionArn,
    computedDesiredCount: fleet.wanted,
    pendingCount: fleet.pending,
    runningCount: fleet.running,
    createdAt: fleet.createdAt,
    updatedAt: fleet.updatedAt,
    ...where(fleet),
    loadBalancers,
    serviceRegistries: [],
    scale: { value: scale, unit: 'PERCENT' },
    stabilityStatus: fleet.settled ? 'STEADY_STATE' : 'STABILIZING',
    stabilityStatusAt: new Date(clock.now()),
    tags: []
  }
}

/** A service as DescribeServices gives it. */
export function describeService(world: World, service: ServiceState): Service {
  const { config, fleets, controller } = service
  const ecs = controller === 'ECS'
  const { serviceName: _, cluster: __, clientToken: ___, role, tags: ____, taskDefinition: given, ...settings } = config
  const primary = ecs ? fleets[0] : service.taskSets.find(({ status }) => status === 'PRIMARY')?.fleet
  const [latest] = service.deployments
  return {
    ...settings,
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    loadBalancers: config.loadBalancers ?? [],
    serviceRegistries: config.serviceRegistries ?? [],
    status: service.status,
    desiredCount: service.desired,
    runningCount: sum(fleets, fleet => fleet.running),
    pendingCount: sum(fleets, fleet => fleet.pending),
    platformVersion: config.platformVersion ?? 'LATEST',
    platformFamily: 'Linux',
    taskDefinition: primary?.revision.definition.taskDefinitionArn ?? given,
    ...(!ecs && { taskSets: service.taskSets.map(set => describeTaskSet(world, service, set)) }),
    deployments: ecs ? fleets.map(describeDeployment) : [],
    ...(role && { roleArn: role }),
    events: [...service.events],
    createdAt: service.createdAt,
    ...(ecs && latest && { currentServiceDeployment: latest.arn }),
    ...(ecs && { currentServiceRevisions: fleets.map(fleet => summary(fleet.revision.arn, fleet)) }),
    placementConstraints: config.placementConstraints ?? [],
    placementStrategy: config.placementStrategy ?? [],
    healthCheckGracePeriodSeconds: config.healthCheckGracePeriodSeconds ?? 0,
    schedulingStrategy: config.schedulingStrategy ?? 'REPLICA',
    deploymentController: { type: config.deploymentController?.type ?? 'ECS' },
    enableECSManagedTags: config.enableECSManagedTags ?? false,
    propagateTags: config.propagateTags ?? 'NONE',
    enableExecuteCommand: config.enableExecuteCommand ?? false
  }
}
