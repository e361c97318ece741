import type { Clock } from '../../../io/clock.ts'
import { at, isFields } from '../json.ts'
import type { Budget, Quota, Scaler } from '../kinds.ts'
import { type ApiObject, type Condition, timestamp, withCondition } from '../object.ts'
import type { Pod } from '../pods.ts'
import { used } from '../quota.ts'
import { type ResourceType, types } from '../resources.ts'
import { matchesSelector } from '../selectors.ts'
import type { Store } from '../store.ts'
import { type Controller, keyOf } from './loop.ts'
import { isActive, isReady } from './pods.ts'
import { portion } from './rollout.ts'

/** What a HorizontalPodAutoscaler's metrics ask for; undefined: they ask for no change. */
export type DesiredReplicas = (scaler: Scaler) => number | undefined

const scalable: Readonly<Record<string, ResourceType>> = {
  Deployment: types.deployments,
  ReplicaSet: types.replicasets,
  StatefulSet: types.statefulsets
}

/** Resizes the target where it must be; the size that is wanted. */
function resize(store: Store, scaler: Scaler, type: ResourceType, target: ApiObject, desired: DesiredReplicas): number {
  const now = Number(at(target, 'spec', 'replicas') ?? 1)
  if (now === 0) return 0
  const { minReplicas = 1, maxReplicas } = scaler.spec
  const wanted = Math.max(minReplicas, Math.min(maxReplicas, desired(scaler) ?? now))
  if (wanted === now) return wanted
  store.modify(type, target, draft => {
    if (isFields(draft.spec)) draft.spec.replicas = wanted
    draft.metadata.generation = (draft.metadata.generation ?? 0) + 1
  })
  return wanted
}

function ability({ kind, name }: Scaler['spec']['scaleTargetRef'], found: boolean): Condition {
  const type = 'AbleToScale'
  const was = "the HPA controller was able to get the target's current scale"
  const failed = `${was.replace('able', 'unable')}: ${kind.toLowerCase()}s.apps "${name}" not found`
  return found
    ? { type, status: 'True', reason: 'SucceededGetScale', message: was }
    : { type, status: 'False', reason: 'FailedGetScale', message: failed }
}

/** Holds its target between minReplicas and maxReplicas; metrics are the `desired` hook. A target at 0 is left alone. */
export function autoscaler(store: Store, clock: Clock, desired: DesiredReplicas): Controller {
  return {
    name: 'horizontal-pod-autoscaler',
    concerns: ({ type, object }) => {
      if (type === types.horizontalpodautoscalers) return [keyOf(object)]
      if (!scalable[object.kind]) return []
      const { kind, metadata } = object
      return store
        .list<Scaler>(types.horizontalpodautoscalers, metadata.namespace)
        .filter(({ spec }) => spec.scaleTargetRef.kind === kind && spec.scaleTargetRef.name === metadata.name)
        .map(keyOf)
    },
    reconcile(namespace, name) {
      const scaler = store.get<Scaler>(types.horizontalpodautoscalers, namespace, name)
      if (!scaler) return undefined
      const reference = scaler.spec.scaleTargetRef
      const type = scalable[reference.kind]
      const target = type && store.get(type, namespace, reference.name)
      const wanted = target && type ? resize(store, scaler, type, target, desired) : 0
      store.modify(types.horizontalpodautoscalers, scaler, draft => {
        const condition = ability(reference, target !== undefined)
        draft.status = {
          currentReplicas: Number(at(target, 'status', 'replicas') ?? 0),
          desiredReplicas: wanted,
          conditions: withCondition(draft.status?.conditions as Condition[], condition, timestamp(clock.now()))
        }
      })
      // The real controller looks every 15 s, whether or not anything changed.
      return 15_000
    }
  }
}

/** Says how many pods of each PodDisruptionBudget may be evicted now. */
export function disruptionController(store: Store, clock: Clock): Controller {
  return {
    name: 'disruption',
    concerns: ({ type, object }) => {
      if (type === types.poddisruptionbudgets) return [keyOf(object)]
      if (type !== types.pods) return []
      return store
        .list<Budget>(types.poddisruptionbudgets, object.metadata.namespace)
        .filter(({ spec }) => matchesSelector(spec.selector, object.metadata.labels))
        .map(keyOf)
    },
    reconcile(namespace, name) {
      const budget = store.get<Budget>(types.poddisruptionbudgets, namespace, name)
      if (!budget) return undefined
      const pods = store
        .list<Pod>(types.pods, namespace)
        .filter(pod => matchesSelector(budget.spec.selector, pod.metadata.labels) && isActive(pod))
      const healthy = pods.filter(isReady).length
      const { minAvailable, maxUnavailable } = budget.spec
      const needed =
        maxUnavailable === undefined
          ? portion(minAvailable ?? 1, pods.length, Math.ceil)
          : pods.length - portion(maxUnavailable, pods.length, Math.ceil)
      const allowed = Math.max(0, healthy - needed)
      const enough =
        allowed > 0
          ? ({ type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods', message: '' } as const)
          : ({ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' } as const)
      store.modify(types.poddisruptionbudgets, budget, draft => {
        draft.status = {
          observedGeneration: draft.metadata.generation ?? 0,
          disruptionsAllowed: allowed,
          currentHealthy: healthy,
          desiredHealthy: needed,
          expectedPods: pods.length,
          conditions: withCondition(draft.status?.conditions as Condition[], enough, timestamp(clock.now()))
        }
      })
      return undefined
    }
  }
}

/** Shows what is used of each ResourceQuota. */
export function quotaController(store: Store): Controller {
  return {
    name: 'resourcequota',
    concerns: ({ type, kind, object }) => {
      if (type === types.resourcequotas) return [keyOf(object)]
      if (kind === 'MODIFIED' && type !== types.pods) return []
      return store.list<Quota>(types.resourcequotas, object.metadata.namespace ?? '-').map(keyOf)
    },
    reconcile(namespace, name) {
      const quota = store.get<Quota>(types.resourcequotas, namespace, name)
      const hard = quota?.spec.hard ?? {}
      if (quota)
        store.modify(types.resourcequotas, quota, draft => {
          draft.status = { hard, used: used(store, namespace, Object.keys(hard)) }
        })
      return undefined
    }
  }
}
