import type { Clock, Milliseconds } from '../../src/io/clock.ts'
import { cancelled } from '../../src/io/clock.ts'

export interface FakeClock extends Clock {
  /** Every sleep so far. */
  readonly slept: Milliseconds[]
  advance(duration: Milliseconds): void
}

/** Time that passes only by sleeping, and at once. */
export function fakeClock(now = Date.parse('2026-11-21T12:00:00Z')): FakeClock {
  const start = now
  const slept: Milliseconds[] = []
  const advance = (duration: Milliseconds): void => {
    now += duration
  }
  return {
    slept,
    advance,
    now: () => now,
    monotonic: () => now - start,
    async sleep(duration, signal) {
      if (signal?.aborted) throw cancelled()
      slept.push(duration)
      advance(duration)
    }
  }
}
