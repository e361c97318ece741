import type { Clock } from '../../../io/clock.ts'
import type { PodTemplate } from '../kinds.ts'
import { type ApiObject, controllerOf, ownedBy } from '../object.ts'
import type { Pod } from '../pods.ts'
import type { Registry } from '../registry.ts'
import { types } from '../resources.ts'
import type { Store } from '../store.ts'

/** What several controllers ask about pods. */

export const isReady = (pod: Pod): boolean =>
  pod.status.conditions?.some(condition => condition.type === 'Ready' && condition.status === 'True') ?? false

export const isFinished = (pod: Pod): boolean => pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'

/** Counts for its owner: neither finished nor being deleted. */
export const isActive = (pod: Pod): boolean => !isFinished(pod) && !pod.metadata.deletionTimestamp

/** Ready for `minReadySeconds` at least. */
export function isAvailable(pod: Pod, minReadySeconds: number, clock: Clock): boolean {
  const ready = pod.status.conditions?.find(condition => condition.type === 'Ready')
  if (ready?.status !== 'True') return false
  return clock.now() - Date.parse(ready.lastTransitionTime ?? '') >= minReadySeconds * 1000
}

export const podsOf = (store: Store, owner: ApiObject): Pod[] =>
  store.list<Pod>(types.pods, owner.metadata.namespace).filter(pod => controllerOf(pod)?.uid === owner.metadata.uid)

/** Creates a pod of a template. Throws the API server's refusal (quota). */
export function createPod(registry: Registry, owner: ApiObject, template: PodTemplate, name?: string): ApiObject {
  const { labels, annotations } = template.metadata ?? {}
  return registry.create(types.pods, owner.metadata.namespace, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(name ? { name } : { generateName: `${owner.metadata.name}-` }),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ownerReferences: [ownedBy(owner)]
    },
    spec: template.spec
  })
}

/** The key of the controller of `kind` that owns a pod or ReplicaSet, for `concerns`. */
export function ownerKeys(object: ApiObject, kind: string): string[] {
  const owner = controllerOf(object)
  return owner?.kind === kind ? [`${object.metadata.namespace}/${owner.name}`] : []
}
