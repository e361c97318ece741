import type { PodBounds } from '../config/gate-settings.ts'
import type { Instant } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Answer, Gate } from './gate.ts'

/** What a pod of the new release has been through. */
export interface PodState {
  readonly uid: string
  readonly name: string
  readonly ready: boolean
  /** Of all its containers together. */
  readonly restarts: number
  /** How many of its containers were last ended for want of memory. */
  readonly oomKilled: number
}

interface Known {
  readonly restarts: number
  oomKills: number
  seenRestarts: number
  /** It was ready once: only what was ready can be lost. */
  wasReady: boolean
  unreadySince: Instant | undefined
}

/**
 * The built-in gate of the bake, from what the watch of pods shows anyway. Restarts count from the first look, because
 * what a pod needed to start is forgiven once it is ready; pods that come later (a drained node, an autoscaler) may take
 * the time they need to become ready.
 */
export function podsGate(bounds: PodBounds, podsNow: () => readonly PodState[], now: () => Instant): Gate {
  const known = new Map<string, Known>()
  return {
    name: 'pods',
    // Nothing to be confirmed by looking twice: a restart has happened, and unreadiness has a time of its own.
    attempts: 1,
    successes: 1,
    interval: 2_000,
    initialDelay: 0,
    async probe(): Promise<Answer> {
      const at = now()
      const pods = podsNow()
      const first = known.size === 0
      for (const pod of pods) follow(known, pod, at, first)
      return judge(bounds, pods, known, at)
    }
  }
}

function follow(known: Map<string, Known>, pod: PodState, at: Instant, first: boolean): void {
  const before = known.get(pod.uid)
  const one = before ?? {
    restarts: first ? pod.restarts : 0,
    oomKills: 0,
    seenRestarts: first ? pod.restarts : 0,
    wasReady: pod.ready,
    unreadySince: undefined
  }
  if (pod.restarts > one.seenRestarts) {
    one.oomKills += pod.oomKilled > 0 ? 1 : 0
    one.seenRestarts = pod.restarts
  }
  one.wasReady ||= pod.ready
  one.unreadySince = pod.ready || !one.wasReady ? undefined : (one.unreadySince ?? at)
  known.set(pod.uid, one)
}

function judge(bounds: PodBounds, pods: readonly PodState[], known: ReadonlyMap<string, Known>, at: Instant): Answer {
  const all = [...known.values()]
  const restarts = all.reduce((sum, one) => sum + one.seenRestarts - one.restarts, 0)
  const oomKills = all.reduce((sum, { oomKills }) => sum + oomKills, 0)
  const lost = pods.flatMap(({ uid, name }) => {
    const since = known.get(uid)?.unreadySince
    return since === undefined ? [] : [{ name, for: at - since }]
  })
  const longest = lost.sort((a, b) => b.for - a.for)[0]
  const unready = longest
    ? `${lost.length} unready, ${longest.name} for ${formatDuration(longest.for)}, at most ${formatDuration(bounds.unready)}`
    : 'none unready that was ready'
  const says = [
    `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}, at most ${bounds.restarts}`,
    `${oomKills} out of memory, at most ${bounds.oomKills}`,
    unready
  ].join('; ')
  const ok = restarts <= bounds.restarts && oomKills <= bounds.oomKills && (longest?.for ?? 0) <= bounds.unready
  return { state: ok ? 'good' : 'bad', says }
}
