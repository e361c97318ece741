import type { Deployment, ReplicaSet } from '../kinds.ts'

/** How many more or fewer pods than asked for a rollout may have. Percentages round in favour of serving. */
export function limits(deployment: Deployment): { surge: number; unavailable: number } {
  const { replicas, strategy } = deployment.spec
  if (strategy.type !== 'RollingUpdate') return { surge: 0, unavailable: 0 }
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy.rollingUpdate ?? {}
  const surge = portion(maxSurge, replicas, Math.ceil)
  const unavailable = portion(maxUnavailable, replicas, Math.floor)
  return surge === 0 && unavailable === 0
    ? { surge, unavailable: 1 }
    : { surge, unavailable: Math.min(unavailable, replicas) }
}

export const portion = (value: number | string, of: number, round: (value: number) => number): number =>
  typeof value === 'number' ? value : round((Number.parseFloat(value) * of) / 100)

const total = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number | undefined): number =>
  sets.reduce((sum, set) => sum + (count(set) ?? 0), 0)

export const asked = (sets: readonly ReplicaSet[]): number => total(sets, set => set.spec.replicas)
export const statusTotal = (
  sets: readonly ReplicaSet[],
  field: 'replicas' | 'readyReplicas' | 'availableReplicas'
): number => total(sets, set => set.status?.[field])

/** The size of the new set: as large as the surge leaves room for. */
export function growth(deployment: Deployment, current: ReplicaSet, sets: readonly ReplicaSet[]): number {
  const { replicas } = deployment.spec
  if (deployment.spec.strategy.type === 'Recreate' || current.spec.replicas > replicas) return replicas
  const room = replicas + limits(deployment).surge - asked(sets)
  return room <= 0 ? current.spec.replicas : current.spec.replicas + Math.min(room, replicas - current.spec.replicas)
}

/**
 * New sizes of the old sets: first what is not serving, then as much as leaves the minimum available
 * (reconcileOldReplicaSets of the real deployment controller).
 */
export function shrinkage(
  deployment: Deployment,
  current: ReplicaSet,
  old: readonly ReplicaSet[]
): Map<ReplicaSet, number> {
  const sizes = new Map<ReplicaSet, number>()
  const sets = [...old, current]
  const minimum = deployment.spec.replicas - limits(deployment).unavailable
  const unavailableNew = current.spec.replicas - (current.status?.availableReplicas ?? 0)
  let budget = asked(sets) - minimum - unavailableNew
  if (budget <= 0) return sizes
  for (const set of old) {
    const unhealthy = set.spec.replicas - (set.status?.availableReplicas ?? 0)
    const cut = Math.min(unhealthy, budget, set.spec.replicas)
    if (cut > 0) sizes.set(set, set.spec.replicas - cut)
    budget -= Math.max(cut, 0)
  }
  let spare = statusTotal(sets, 'availableReplicas') - minimum
  for (const set of old) {
    const size = sizes.get(set) ?? set.spec.replicas
    const cut = Math.min(size, spare)
    if (cut > 0) sizes.set(set, size - cut)
    spare -= Math.max(cut, 0)
  }
  return sizes
}

/** New sizes when the Deployment was resized in the middle of a rollout: each set keeps its share. */
export function proportional(deployment: Deployment, active: readonly ReplicaSet[]): Map<ReplicaSet, number> {
  const before = asked(active)
  const wanted = deployment.spec.replicas === 0 ? 0 : deployment.spec.replicas + limits(deployment).surge
  const sizes = new Map<ReplicaSet, number>()
  let left = wanted
  for (const set of [...active].sort((a, b) => b.spec.replicas - a.spec.replicas)) {
    const size = Math.min(left, Math.round((set.spec.replicas * wanted) / before))
    sizes.set(set, size)
    left -= size
  }
  const [largest] = sizes.keys()
  if (largest && left > 0) sizes.set(largest, (sizes.get(largest) ?? 0) + left)
  return sizes
}
