import { messageOf } from '../../../errors.ts'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import type { EventRecorder } from '../events.ts'
import type { ReplicaSet } from '../kinds.ts'
import { type Condition, timestamp, withCondition } from '../object.ts'
import type { Pod } from '../pods.ts'
import type { Registry } from '../registry.ts'
import { types } from '../resources.ts'
import type { Change, Store } from '../store.ts'
import { type Controller, keyOf } from './loop.ts'
import { createPod, isActive, isAvailable, isReady, ownerKeys, podsOf } from './pods.ts'

export interface Tools {
  readonly store: Store
  readonly registry: Registry
  readonly clock: Clock
  readonly events: EventRecorder
}

const source = 'replicaset-controller'

/** After a refusal (a quota) the controller tries again; the real one backs off from milliseconds to minutes. */
const retryAfterRefusal = 1000

/** Which pods go first when a set shrinks: those that serve least, then the youngest (the real controller's ActivePodsWithRanks). */
const leastUseful = (a: Pod, b: Pod): number =>
  Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName)) ||
  Number(a.status.phase === 'Running') - Number(b.status.phase === 'Running') ||
  Number(isReady(a)) - Number(isReady(b)) ||
  Date.parse(b.metadata.creationTimestamp) - Date.parse(a.metadata.creationTimestamp)

/** Keeps as many pods as a ReplicaSet asks for. */
export class ReplicaSetController implements Controller {
  readonly name = 'replicaset'
  readonly #tools: Tools

  constructor(tools: Tools) {
    this.#tools = tools
  }

  concerns({ type, object }: Change): string[] {
    if (type === types.replicasets) return [keyOf(object)]
    return type === types.pods ? ownerKeys(object, 'ReplicaSet') : []
  }

  reconcile(namespace: string, name: string): Milliseconds | undefined {
    const { store } = this.#tools
    const set = store.get<ReplicaSet>(types.replicasets, namespace, name)
    if (!set) return undefined
    const active = podsOf(store, set).filter(isActive)
    const failure = set.metadata.deletionTimestamp ? undefined : this.#changeCount(set, active)
    const later = this.#writeStatus(set, failure)
    return failure === undefined ? later : retryAfterRefusal
  }

  /** Makes or deletes pods; the API server's refusal, when it refuses one. */
  #changeCount(set: ReplicaSet, active: Pod[]): string | undefined {
    const { store, registry, clock, events } = this.#tools
    const missing = set.spec.replicas - active.length
    try {
      for (let count = 0; count < missing; count++) {
        const pod = createPod(registry, set, set.spec.template)
        events.record(set, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`, source)
      }
    } catch (error) {
      events.record(set, 'Warning', 'FailedCreate', `Error creating: ${messageOf(error)}`, source)
      return messageOf(error)
    }
    for (const pod of [...active].sort(leastUseful).slice(0, Math.max(0, -missing))) {
      remove(store, clock, types.pods, pod)
      events.record(set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, source)
    }
    return undefined
  }

  #writeStatus(set: ReplicaSet, failure: string | undefined): Milliseconds | undefined {
    const { store, clock } = this.#tools
    const pods = podsOf(store, set)
    const active = pods.filter(isActive)
    const minimum = set.spec.minReadySeconds ?? 0
    const ready = active.filter(isReady)
    const available = ready.filter(pod => isAvailable(pod, minimum, clock))
    store.modify(types.replicasets, set, draft => {
      const conditions = conditionsOf(draft, failure, timestamp(clock.now()))
      draft.status = {
        replicas: active.length,
        ...(active.length ? { fullyLabeledReplicas: active.length } : {}),
        ...(ready.length ? { readyReplicas: ready.length } : {}),
        ...(available.length ? { availableReplicas: available.length } : {}),
        terminatingReplicas: pods.filter(pod => pod.metadata.deletionTimestamp).length,
        observedGeneration: set.metadata.generation ?? 0,
        ...(conditions.length ? { conditions } : {})
      }
    })
    return ready.length > available.length ? Math.min(1000, minimum * 1000) : undefined
  }
}

function conditionsOf({ status }: ReplicaSet, failure: string | undefined, now: string): Condition[] {
  if (failure === undefined) return (status?.conditions ?? []).filter(one => one.type !== 'ReplicaFailure')
  const failed: Condition = { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: failure }
  return withCondition(status?.conditions, failed, now)
}
