import { nameIn } from './arns.ts'
import { refused } from './refusals.ts'
import type { Cluster } from './shapes.ts'
import type { ClusterState, World } from './world.ts'

/** The cluster of that name or ARN, `default` unless given. @throws AwsFault ClusterNotFoundException */
export function clusterOf({ clusters }: World, cluster = 'default'): ClusterState {
  const found = clusters.get(nameIn(cluster))
  if (!found) throw refused.noCluster()
  return found
}

/** Makes it, or gives the one that is there, as CreateCluster does. */
export function makeCluster({ clusters, arns }: World, name = 'default'): ClusterState {
  const known = clusters.get(name)
  if (known) return known
  const made: ClusterState = { name, arn: arns.cluster(name), services: new Map(), tasks: new Map() }
  clusters.set(name, made)
  return made
}

function described({ name, arn, services, tasks }: ClusterState): Cluster {
  const live = [...tasks.values()].filter(task => !task.stopped)
  const running = live.filter(({ status }) => status === 'RUNNING').length
  return {
    clusterArn: arn,
    clusterName: name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: running,
    pendingTasksCount: live.length - running,
    activeServicesCount: [...services.values()].filter(({ status }) => status === 'ACTIVE').length,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: []
  }
}

export const clusterOperations = (world: World) => ({
  CreateCluster: ({ clusterName }: { readonly clusterName?: string }) => ({
    cluster: described(makeCluster(world, clusterName))
  }),
  ListClusters: () => ({ clusterArns: [...world.clusters.values()].map(({ arn }) => arn) }),
  DescribeClusters: ({ clusters = ['default'] }: { readonly clusters?: readonly string[] }) => ({
    clusters: clusters.flatMap(one => {
      const found = world.clusters.get(nameIn(one))
      return found ? [described(found)] : []
    }),
    failures: clusters
      .filter(one => !world.clusters.has(nameIn(one)))
      .map(one => ({ arn: world.arns.cluster(nameIn(one)), reason: 'MISSING' }))
  })
})
