import { messageOf } from '../../../errors.ts'
import type { Milliseconds } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import type { DaemonSet, PodTemplate, StatefulSet } from '../kinds.ts'
import type { ApiObject } from '../object.ts'
import type { Pod } from '../pods.ts'
import { types } from '../resources.ts'
import { type Controller, keyOf } from './loop.ts'
import { createPod, isFinished, isReady, ownerKeys, podsOf } from './pods.ts'
import { templateHash } from './replica-sets.ts'
import type { Tools } from './replicaset.ts'

const revisionLabel = 'controller-revision-hash'

const labelled = (template: PodTemplate, revision: string, more: Record<string, string> = {}): PodTemplate => ({
  ...template,
  metadata: { ...template.metadata, labels: { ...template.metadata?.labels, [revisionLabel]: revision, ...more } }
})

const isOf = (revision: string) => (pod: Pod) => pod.metadata.labels?.[revisionLabel] === revision

/** Starts a pod, or says why not and asks to come back. */
function start(
  { registry, events }: Tools,
  owner: ApiObject,
  template: PodTemplate,
  source: string,
  name?: string
): Milliseconds | undefined {
  try {
    createPod(registry, owner, template, name)
    return undefined
  } catch (error) {
    events.record(owner, 'Warning', 'FailedCreate', messageOf(error), source)
    return 1000
  }
}

/** One step towards the pods that a StatefulSet wants. */
function step(
  tools: Tools,
  set: StatefulSet,
  revision: string,
  pods: ReadonlyMap<string, Pod>
): Milliseconds | undefined {
  const { store, clock } = tools
  const { replicas, template, updateStrategy, podManagementPolicy } = set.spec
  const names = Array.from({ length: replicas }, (_, index) => `${set.metadata.name}-${index}`)
  for (const [name, pod] of pods) if (!names.includes(name) || isFinished(pod)) remove(store, clock, types.pods, pod)
  for (const [index, name] of names.entries()) {
    const pod = pods.get(name)
    const labels = { 'statefulset.kubernetes.io/pod-name': name, 'apps.kubernetes.io/pod-index': String(index) }
    if (!pod) return start(tools, set, labelled(template, revision, labels), 'statefulset-controller', name)
    if (podManagementPolicy !== 'Parallel' && !isReady(pod)) break
  }
  const rolling = updateStrategy?.type === 'RollingUpdate'
  const partition = updateStrategy?.rollingUpdate?.partition ?? 0
  const stale = names
    .slice(partition)
    .reverse()
    .map(name => pods.get(name))
    .find(pod => pod && !isOf(revision)(pod))
  const waiting = [...pods.values()].some(
    pod => pod.metadata.deletionTimestamp || (isOf(revision)(pod) && !isReady(pod))
  )
  if (rolling && stale && !waiting) remove(store, clock, types.pods, stale)
  return undefined
}

/** Pods with names that stay, made, updated and ended one after the other. */
export function statefulSetController(tools: Tools): Controller {
  const { store } = tools
  return {
    name: 'statefulset',
    concerns: ({ type, object }) => {
      if (type === types.statefulsets) return [keyOf(object)]
      return type === types.pods ? ownerKeys(object, 'StatefulSet') : []
    },
    reconcile(namespace, name) {
      const set = store.get<StatefulSet>(types.statefulsets, namespace, name)
      if (!set || set.metadata.deletionTimestamp) return undefined
      const revision = templateHash(set.spec.template)
      const again = step(tools, set, revision, new Map(podsOf(store, set).map(pod => [pod.metadata.name, pod])))
      const pods = podsOf(store, set)
      const updated = pods.filter(isOf(revision))
      const done = updated.length === set.spec.replicas && pods.length === updated.length
      const update = `${name}-${revision}`
      store.modify(types.statefulsets, set, draft => {
        draft.status = {
          observedGeneration: draft.metadata.generation ?? 0,
          replicas: pods.length,
          readyReplicas: pods.filter(isReady).length,
          availableReplicas: pods.filter(isReady).length,
          currentReplicas: done ? pods.length : pods.length - updated.length,
          updatedReplicas: updated.length,
          currentRevision: done ? update : (draft.status?.currentRevision ?? update),
          updateRevision: update,
          collisionCount: 0
        }
      })
      return again
    }
  }
}

/** One pod on the one node. */
export function daemonSetController(tools: Tools): Controller {
  const { store, clock } = tools
  return {
    name: 'daemonset',
    concerns: ({ type, object }) => {
      if (type === types.daemonsets) return [keyOf(object)]
      return type === types.pods ? ownerKeys(object, 'DaemonSet') : []
    },
    reconcile(namespace, name) {
      const set = store.get<DaemonSet>(types.daemonsets, namespace, name)
      if (!set || set.metadata.deletionTimestamp) return undefined
      const revision = templateHash(set.spec.template)
      const present = podsOf(store, set)
      for (const pod of present)
        if (isFinished(pod) || (!isOf(revision)(pod) && set.spec.updateStrategy?.type !== 'OnDelete'))
          remove(store, clock, types.pods, pod)
      const again = present.length
        ? undefined
        : start(tools, set, labelled(set.spec.template, revision), 'daemonset-controller')
      const pods = podsOf(store, set)
      const ready = pods.filter(isReady).length
      store.modify(types.daemonsets, set, draft => {
        draft.status = {
          observedGeneration: draft.metadata.generation ?? 0,
          desiredNumberScheduled: 1,
          currentNumberScheduled: pods.length,
          numberMisscheduled: 0,
          numberReady: ready,
          ...(ready ? { numberAvailable: ready } : { numberUnavailable: 1 }),
          updatedNumberScheduled: pods.filter(isOf(revision)).length
        }
      })
      return again
    }
  }
}
