import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'

/**
 * Kinds by what must be there first, as `kubectl apply` in the order of Helm's installer: definitions, then rights and
 * identities, configuration and storage, network, and workloads. Whatever scales or watches workloads comes after them.
 */
const classes: readonly (readonly string[])[] = [
  ['CustomResourceDefinition', 'Namespace', 'PriorityClass', 'StorageClass'],
  ['ServiceAccount', 'ClusterRole', 'Role', 'ResourceQuota', 'LimitRange', 'NetworkPolicy'],
  ['ClusterRoleBinding', 'RoleBinding', 'ConfigMap', 'Secret', 'PersistentVolume', 'PersistentVolumeClaim'],
  ['Service', 'PodDisruptionBudget'],
  ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'Pod', 'CronJob', 'Job'],
  ['HorizontalPodAutoscaler', 'Ingress', 'APIService']
]

/** Kinds that no class names (custom resources) come after the workloads, whose webhooks or controllers they may need. */
const rank = ({ kind }: KubeObject): number => {
  const found = classes.findIndex(kinds => kinds.includes(kind))
  return found === -1 ? classes.length : found
}

/** Objects in order classes: those of one class can be created side by side, after all of the class before. */
export function applyOrder(objects: readonly KubeObject[]): KubeObject[][] {
  const ordered: KubeObject[][] = []
  for (const object of objects) {
    const at = rank(object)
    ordered[at] ??= []
    ordered[at].push(object)
  }
  return ordered.filter(group => group !== undefined)
}

/**
 * What the strategy `rolling` applies in place, for a set rendered with `strategy: 'rolling'`: everything, with names and
 * selectors as the manifests have them; only configuration and Jobs are named anew.
 */
export const rollingOrder = (set: ReleaseSet): KubeObject[][] =>
  applyOrder([...set.config, ...set.shared, ...set.followers])
