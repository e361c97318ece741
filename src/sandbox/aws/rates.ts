import type { Clock, Milliseconds } from '../../io/clock.ts'

/** A token bucket: so many calls at once, and so many more each second. */
export interface Quota {
  readonly burst: number
  readonly perSecond: number
}

/** By call (`ecs:UpdateService`) or by its beginning (`ecs:Describe`, `ecs:`); the longest that fits counts. */
export type Quotas = Readonly<Record<string, Quota>>

/** Counts calls against quotas; every key of `quotas` is one bucket. */
export class Rates {
  readonly #clock: Clock
  readonly #quotas: Quotas
  readonly #buckets = new Map<string, { tokens: number; at: Milliseconds }>()

  constructor(clock: Clock, quotas: Quotas) {
    this.#clock = clock
    this.#quotas = quotas
  }

  /** Takes a token for the call; false when there is none left. */
  admit(call: string): boolean {
    const [key] = Object.keys(this.#quotas)
      .filter(one => call.startsWith(one))
      .toSorted((a, b) => b.length - a.length)
    const quota = key === undefined ? undefined : this.#quotas[key]
    if (key === undefined || !quota) return true
    const now = this.#clock.monotonic()
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: quota.burst, at: now }
    const refilled = Math.min(quota.burst, tokens + ((now - at) / 1000) * quota.perSecond)
    const admitted = refilled >= 1
    this.#buckets.set(key, { tokens: admitted ? refilled - 1 : refilled, at: now })
    return admitted
  }
}
