import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { EventRecorder } from '../events.ts'
import { timestamp, withCondition } from '../object.ts'
import type { Pod } from '../pods.ts'
import { quantity } from '../quota.ts'
import { types } from '../resources.ts'
import type { Store } from '../store.ts'
import { type Controller, keyOf } from './loop.ts'
import { isFinished } from './pods.ts'

/** The one node of the sandbox, and what it can hold. */
export interface Node {
  readonly name: string
  readonly cpu: string
  readonly memory: string
  readonly labels: Readonly<Record<string, string>>
}

const requested = (pods: readonly Pod[], resource: 'cpu' | 'memory'): number =>
  pods
    .flatMap(pod => pod.spec.containers)
    .reduce((total, one) => total + quantity(one.resources?.requests?.[resource]), 0)

/** Why a pod can't run on the node; undefined when it can. */
function obstacle(pod: Pod, others: readonly Pod[], node: Node): string | undefined {
  const lacks = Object.entries(pod.spec.nodeSelector ?? {}).some(([key, value]) => node.labels[key] !== value)
  if (lacks) return "1 node(s) didn't match Pod's node affinity/selector"
  for (const resource of ['cpu', 'memory'] as const)
    if (requested([...others, pod], resource) > quantity(node[resource])) return `1 Insufficient ${resource}`
  return undefined
}

/** How often a pod that fits nowhere is looked at again. */
const retry: Milliseconds = 1000

/** Gives pods to the node, or says why not. */
export function scheduler(store: Store, clock: Clock, events: EventRecorder, node: Node): Controller {
  return {
    name: 'scheduler',
    concerns: ({ type, kind, object }) =>
      type === types.pods && kind !== 'DELETED' && !(object as Pod).spec.nodeName ? [keyOf(object)] : [],
    reconcile(namespace, name) {
      const pod = store.get<Pod>(types.pods, namespace, name)
      if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp) return undefined
      const others = store.list<Pod>(types.pods).filter(one => one.spec.nodeName && !isFinished(one))
      const why = obstacle(pod, others, node)
      const now = timestamp(clock.now())
      if (why !== undefined) {
        const message = `0/1 nodes are available: ${why}. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`
        events.record(pod, 'Warning', 'FailedScheduling', message, 'default-scheduler')
        store.modify(types.pods, pod, draft => {
          const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const
          draft.status.conditions = withCondition(draft.status.conditions, condition, now)
        })
        return retry
      }
      store.modify(types.pods, pod, draft => {
        draft.spec.nodeName = node.name
        draft.status.conditions = withCondition(draft.status.conditions, { type: 'PodScheduled', status: 'True' }, now)
      })
      events.record(
        pod,
        'Normal',
        'Scheduled',
        `Successfully assigned ${namespace}/${name} to ${node.name}`,
        'default-scheduler'
      )
      return undefined
    }
  }
}
