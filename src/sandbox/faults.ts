import type { Milliseconds } from '../io/clock.ts'

/** What happens to a request instead of, or on top of, its right answer. */
export type Effect =
  /** Another answer; the request is not performed. */
  | { readonly answer: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The connection is reset: `before` the request is performed, or `after` it, so that only its answer is lost. */
  | { readonly reset: 'before' | 'after' }
  /** The body breaks off after so many bytes, though the head announced all of it. */
  | { readonly truncate: number }
  /** The right answer, late. */
  | { readonly delay: Milliseconds }

export interface Fault<E = Effect> {
  /** All methods unless given. */
  readonly method?: string
  /** Tested on the path without the query; all paths unless given. */
  readonly path?: RegExp
  /** Matching requests that pass untouched first; 0 unless given. */
  readonly skip?: number
  /** Requests that are then spoiled; 1 unless given. */
  readonly times?: number
  readonly effect: E
}

/** The faults that still wait for their request. Of several that match, the one added first strikes. */
export class Faults<E = Effect> {
  private readonly waiting: { fault: Fault<E>; skip: number; times: number }[] = []

  constructor(faults: readonly Fault<E>[] = []) {
    this.add(...faults)
  }

  add(...faults: Fault<E>[]): void {
    for (const fault of faults) this.waiting.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 })
  }

  clear(): void {
    this.waiting.length = 0
  }

  /** Takes the effect on this request, if any fault meets it. */
  next(method: string, path: string): E | undefined {
    for (const entry of this.waiting) {
      const { fault } = entry
      if (fault.method !== undefined && fault.method !== method) continue
      if (fault.path !== undefined && !fault.path.test(path)) continue
      if (entry.skip > 0) {
        entry.skip -= 1
        continue
      }
      entry.times -= 1
      if (entry.times === 0) this.waiting.splice(this.waiting.indexOf(entry), 1)
      return fault.effect
    }
    return undefined
  }
}
