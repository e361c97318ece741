import type { Milliseconds } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import type { Deployment, ReplicaSet } from '../kinds.ts'
import { types } from '../resources.ts'
import type { Change } from '../store.ts'
import { statusOf, untilDeadline } from './deployment-status.ts'
import { type Controller, keyOf } from './loop.ts'
import { isFinished, ownerKeys, podsOf } from './pods.ts'
import { annotate, currentSet, newSet, revisionKey, revisionOf, setsOf } from './replica-sets.ts'
import type { Tools } from './replicaset.ts'
import { growth, limits, proportional, shrinkage } from './rollout.ts'

const source = 'deployment-controller'

/** Rolls a Deployment from its old ReplicaSets to the one of its template. */
export class DeploymentController implements Controller {
  readonly name = 'deployment'
  readonly #tools: Tools

  constructor(tools: Tools) {
    this.#tools = tools
  }

  concerns({ type, object }: Change): string[] {
    if (type === types.deployments) return [keyOf(object)]
    return type === types.replicasets ? ownerKeys(object, 'Deployment') : []
  }

  reconcile(namespace: string, name: string): Milliseconds | undefined {
    const { store } = this.#tools
    const deployment = store.get<Deployment>(types.deployments, namespace, name)
    if (!deployment || deployment.metadata.deletionTimestamp) return undefined
    if (deployment.spec.paused) this.#resize(deployment)
    else if (deployment.spec.strategy.type === 'Recreate') this.#recreate(deployment)
    else this.#roll(deployment)
    return this.#writeStatus(deployment)
  }

  #roll(deployment: Deployment): void {
    const { store } = this.#tools
    if (this.#resize(deployment)) return
    const current = this.#ensureCurrent(deployment)
    const sets = setsOf(store, deployment)
    const size = growth(deployment, current, sets)
    if (size !== current.spec.replicas) {
      this.#scale(deployment, current, size)
      return
    }
    const old = sets.filter(set => set.metadata.uid !== current.metadata.uid)
    for (const [set, replicas] of shrinkage(deployment, current, old)) this.#scale(deployment, set, replicas)
    this.#cleanUp(deployment, old)
  }

  /** All old pods are gone, terminating ones too, before the first new one is made. */
  #recreate(deployment: Deployment): void {
    const { store } = this.#tools
    const sets = setsOf(store, deployment)
    const current = currentSet(deployment, sets)
    const old = sets.filter(set => set.metadata.uid !== current?.metadata.uid)
    const shrinking = old.filter(set => set.spec.replicas > 0)
    for (const set of shrinking) this.#scale(deployment, set, 0)
    if (shrinking.length || old.some(set => podsOf(store, set).some(pod => !isFinished(pod)))) return
    const next = this.#ensureCurrent(deployment)
    this.#scale(deployment, next, deployment.spec.replicas)
    this.#cleanUp(deployment, old)
  }

  /** Follows a change of `replicas` outside of a rollout step. True when it changed something. */
  #resize(deployment: Deployment): boolean {
    const sets = setsOf(this.#tools.store, deployment)
    const active = sets.filter(set => set.spec.replicas > 0)
    const resized = active.some(
      set =>
        set.metadata.annotations?.['deployment.kubernetes.io/desired-replicas'] !== String(deployment.spec.replicas)
    )
    if (!resized || !active.length) return false
    const [only] = active
    const sizes =
      active.length === 1 && only ? new Map([[only, deployment.spec.replicas]]) : proportional(deployment, active)
    for (const [set, replicas] of sizes) this.#scale(deployment, set, replicas)
    return true
  }

  #ensureCurrent(deployment: Deployment): ReplicaSet {
    const { store, events } = this.#tools
    const sets = setsOf(store, deployment)
    const known = currentSet(deployment, sets)
    const newest = Math.max(0, ...sets.filter(set => set !== known).map(revisionOf))
    const most = deployment.spec.replicas + limits(deployment).surge
    const revision = known && revisionOf(known) > newest ? revisionOf(known) : newest + 1
    store.modify(types.deployments, deployment, draft => {
      draft.metadata.annotations = { ...draft.metadata.annotations, [revisionKey]: String(revision) }
    })
    if (known) return annotate(store, deployment, known, revision, most)
    const fresh = newSet(deployment, 0, revision, most)
    const size = deployment.spec.strategy.type === 'Recreate' ? 0 : growth(deployment, fresh, [...sets, fresh])
    const made = store.create(types.replicasets, { ...fresh, spec: { ...fresh.spec, replicas: size } })
    if (size > 0)
      events.record(
        deployment,
        'Normal',
        'ScalingReplicaSet',
        `Scaled up replica set ${made.metadata.name} from 0 to ${size}`,
        source
      )
    return made
  }

  #scale(deployment: Deployment, set: ReplicaSet, replicas: number): void {
    const { store, events } = this.#tools
    const before = set.spec.replicas
    const most = deployment.spec.replicas + limits(deployment).surge
    store.modify(types.replicasets, set, draft => {
      draft.metadata.annotations = {
        ...draft.metadata.annotations,
        'deployment.kubernetes.io/desired-replicas': String(deployment.spec.replicas),
        'deployment.kubernetes.io/max-replicas': String(most)
      }
      if (draft.spec.replicas === replicas) return
      draft.spec.replicas = replicas
      draft.metadata.generation = (draft.metadata.generation ?? 0) + 1
    })
    if (before === replicas) return
    const way = replicas > before ? 'up' : 'down'
    events.record(
      deployment,
      'Normal',
      'ScalingReplicaSet',
      `Scaled ${way} replica set ${set.metadata.name} from ${before} to ${replicas}`,
      source
    )
  }

  /** Keeps `revisionHistoryLimit` empty sets to go back to. */
  #cleanUp(deployment: Deployment, old: readonly ReplicaSet[]): void {
    const { store, clock } = this.#tools
    const empty = old.filter(set => set.spec.replicas === 0 && !set.status?.replicas)
    const excess = empty.length - (deployment.spec.revisionHistoryLimit ?? 10)
    for (const set of empty.slice(0, Math.max(0, excess))) remove(store, clock, types.replicasets, set)
  }

  #writeStatus(seen: Deployment): Milliseconds | undefined {
    const { store, clock } = this.#tools
    const deployment = store.get<Deployment>(types.deployments, seen.metadata.namespace, seen.metadata.name)
    if (!deployment) return undefined
    const sets = setsOf(store, deployment)
    const status = statusOf(deployment, sets, currentSet(deployment, sets), clock)
    // What was acted on is what was seen, not what an own annotation has made of it since.
    store.modify(types.deployments, deployment, draft => {
      draft.status = status
    })
    return untilDeadline(deployment, status, clock)
  }
}
