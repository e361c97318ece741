import type { Surroundings } from '../../rollout/rolled-out.ts'
import type { Cluster } from './cluster.ts'
import type { ReleaseSet } from './release-set.ts'
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

/** A kind by which releases share requests: `apiVersion` and kind. */
export type WayIn = readonly [apiVersion: string, kind: string]

/** Opens the view that a set needs: StatefulSets, DaemonSets and hooks only where it has any, and routes where they are asked for. */
export async function openNamespace(
  cluster: Cluster,
  set: ReleaseSet,
  surroundings: Surroundings,
  ways: readonly WayIn[] = []
): Promise<View> {
  const rolled = (['StatefulSet', 'DaemonSet'] as const).filter(kind => set.followers.some(f => f.kind === kind))
  const kinds = [
    ...watched,
    ...rolled.map(kind => ['apps/v1', kind] as const),
    ...(set.hooks.length > 0 ? [['batch/v1', 'Job'] as const] : []),
    ...ways
  ]
  const wanted = await Promise.all(
    kinds.map(async ([apiVersion, kind]) => ({ resource: await cluster.resource(apiVersion, kind) }))
  )
  return openView(cluster, wanted, surroundings)
}
