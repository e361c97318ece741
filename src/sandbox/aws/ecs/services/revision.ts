import { digits } from '../arns.ts'
import type { CreateServiceRequest, LoadBalancer, ServiceRevision, TaskDefinition } from '../shapes.ts'
import type { World } from '../world.ts'

/** A service revision: what was to run, for good. */
export interface RevisionState {
  readonly arn: string
  readonly serviceArn: string
  readonly clusterArn: string
  readonly definition: TaskDefinition
  readonly config: CreateServiceRequest
  readonly createdAt: Date
  /** Digest by container, once the first task has resolved it: later tasks run the same. */
  readonly digests: Map<string, string>
  /** The target group that serves each load balancer entry of the service, in its order. */
  groups: readonly string[]
}

export interface RevisionOf {
  readonly clusterName: string
  readonly clusterArn: string
  readonly name: string
  readonly arn: string
}

export function newRevision(
  { arns, ground }: World,
  service: RevisionOf,
  definition: TaskDefinition,
  config: CreateServiceRequest
): RevisionState {
  return {
    arn: arns.serviceRevision(service.clusterName, service.name, digits(ground.id(15))),
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    definition,
    config: structuredClone(config),
    createdAt: new Date(ground.clock.now()),
    digests: new Map(),
    groups: []
  }
}

/** A revision as DescribeServiceRevisions gives it. */
export function describeRevision(revision: RevisionState): ServiceRevision {
  const { definition, config, digests, groups } = revision
  const containers = definition.containerDefinitions ?? []
  const loadBalancers = config.loadBalancers ?? []
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: revision.serviceArn,
    clusterArn: revision.clusterArn,
    taskDefinition: definition.taskDefinitionArn,
    ...(config.capacityProviderStrategy && { capacityProviderStrategy: config.capacityProviderStrategy }),
    ...(config.launchType && { launchType: config.launchType }),
    platformVersion: config.platformVersion ?? '1.4.0',
    platformFamily: 'Linux',
    ...(loadBalancers.length > 0 && { loadBalancers }),
    ...(config.networkConfiguration && { networkConfiguration: config.networkConfiguration }),
    containerImages: containers.map(({ name = '', image }) => {
      const imageDigest = digests.get(name) ?? image?.split('@')[1]
      return { containerName: name, image, ...(imageDigest && { imageDigest }) }
    }),
    guardDutyEnabled: false,
    createdAt: revision.createdAt,
    ...(groups.length > 0 && { resolvedConfiguration: { loadBalancers: resolved(loadBalancers, groups) } })
  }
}

const resolved = (loadBalancers: readonly LoadBalancer[], groups: readonly string[]) =>
  groups.map((targetGroupArn, index) => {
    const rule = loadBalancers[index]?.advancedConfiguration?.productionListenerRule
    return { targetGroupArn, ...(rule && { productionListenerRule: rule }) }
  })
