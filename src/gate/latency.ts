import type { Latency } from '../config/gate-settings.ts'
import type { Milliseconds } from '../io/clock.ts'

/** The `p`-th percentile by nearest rank: the smallest of `values` that at least p % of them do not exceed. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

const ranks = { p50: 50, p90: 90, p95: 95, p99: 99, max: 100 } as const

/** How fast the answers were, each bound in words; `ok` when all are met. */
export function judgeLatency(taken: readonly Milliseconds[], latency: Latency): { ok: boolean; says: string } {
  const judged = (Object.keys(ranks) as (keyof typeof ranks)[]).flatMap(rank => {
    const bound = latency[rank]
    if (bound === undefined) return []
    const value = percentile(taken, ranks[rank])
    const shown = value < 10 ? value.toFixed(1) : value.toFixed(0)
    return [{ ok: value <= bound, says: `${rank} ${shown} ms, at most ${bound} ms` }]
  })
  const probes = `over ${taken.length} ${taken.length === 1 ? 'request' : 'requests'}`
  return { ok: judged.every(({ ok }) => ok), says: `${judged.map(({ says }) => says).join(', ')}, ${probes}` }
}
