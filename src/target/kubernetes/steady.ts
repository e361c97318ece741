import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { KubeObject } from './objects.ts'
import { isReady } from './seen.ts'

/**
 * A pod in a crash loop is ready for a moment in each of its lives, and all pods of a release may be so at once. One that
 * has crashed is believed after it stood for as long as the kubelet's first pause between restarts (10 s, doubled with
 * each crash). One that never crashed is believed at once: `minReadySeconds` of its Deployment says otherwise.
 */
const believedAfter: Milliseconds = 10_000

const restartsOf = (pod: KubeObject): number => {
  const { containerStatuses = [] } = (pod.status ?? {}) as { containerStatuses?: { restartCount?: number }[] }
  return containerStatuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0)
}

/** Remembers since when each life of each pod has been ready without a break, on our own clock. */
export class ReadySince {
  #since = new Map<string, Instant>()

  /** By the pods' UIDs. What is not ready, or was restarted, begins anew. */
  of(pods: readonly KubeObject[], now: Instant): ReadonlyMap<string, Instant> {
    const ready = pods.filter(isReady).map(pod => ({ uid: pod.metadata.uid ?? '', restarts: restartsOf(pod) }))
    this.#since = new Map(
      ready.map(({ uid, restarts }) => {
        const life = `${uid} ${restarts}`
        return [life, this.#since.get(life) ?? now]
      })
    )
    return new Map(ready.map(({ uid, restarts }) => [uid, this.#since.get(`${uid} ${restarts}`) ?? now]))
  }
}

/** How long these ready pods must stand on before all of them are believed, and what to say of it; nothing when they are. */
export function unbelieved(
  pods: readonly KubeObject[],
  readySince: ReadonlyMap<string, Instant>,
  now: Instant
): { readonly wait: Milliseconds; readonly why: string } | undefined {
  const crashed = pods.filter(pod => isReady(pod) && restartsOf(pod) > 0)
  const [slowest] = crashed
    .map(pod => ({ pod, wait: (readySince.get(pod.metadata.uid ?? '') ?? now) + believedAfter - now }))
    .sort((a, b) => b.wait - a.wait)
  if (!slowest || slowest.wait <= 0) return undefined
  const restarts = restartsOf(slowest.pod)
  return {
    wait: slowest.wait,
    why: `pod ${slowest.pod.metadata.name} was restarted ${restarts} ${restarts === 1 ? 'time' : 'times'} and must stand for ${Math.ceil(slowest.wait / 1000)} s more`
  }
}
