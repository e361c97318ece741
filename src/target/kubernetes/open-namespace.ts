import type { Cluster } from './cluster.ts'
import type { ReleaseSet } from './release-set.ts'
import { routeKind } from './routes.ts'
import type { Surroundings } from './target.ts'
import { openView, type View } from './view.ts'

/** What a cutover has to see all the time: one list and one watch each. */
const watched = [
  ['coordination.k8s.io/v1', 'Lease'],
  ['v1', 'Service'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget']
] as const

/** Opens the view that a set needs: StatefulSets, DaemonSets and hooks only where it has any, routes where they are `routed`. */
export async function openNamespace(
  cluster: Cluster,
  set: ReleaseSet,
  surroundings: Surroundings,
  routed = false
): Promise<View> {
  const rolled = (['StatefulSet', 'DaemonSet'] as const).filter(kind => set.followers.some(f => f.kind === kind))
  const kinds = [
    ...watched,
    ...rolled.map(kind => ['apps/v1', kind] as const),
    ...(set.hooks.length > 0 ? [['batch/v1', 'Job'] as const] : []),
    ...(routed ? [routeKind] : [])
  ]
  const wanted = await Promise.all(
    kinds.map(async ([apiVersion, kind]) => ({ resource: await cluster.resource(apiVersion, kind) }))
  )
  return openView(cluster, wanted, surroundings)
}
