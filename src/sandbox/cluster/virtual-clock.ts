import { type Clock, cancelled, type Instant, type Milliseconds } from '../../io/clock.ts'

interface Sleeper {
  readonly at: Milliseconds
  readonly order: number
  wake(): void
}

/**
 * Turns of the event loop without a new sleep after which nothing is taken to go on. An exchange over loopback takes
 * two or three; work that leaves the process (a disk, a real timer) is covered by `hold`.
 */
const manyTurns = 12

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A clock that a test owns: hours pass in milliseconds. */
export class VirtualClock implements Clock {
  readonly #start: Instant
  readonly #quietTurns: number
  readonly #sleepers = new Set<Sleeper>()
  #elapsed: Milliseconds = 0
  #order = 0
  #held = 0
  #activity = 0

  constructor(start: Instant, quietTurns: number) {
    this.#start = start
    this.#quietTurns = quietTurns
  }

  now(): Instant {
    return this.#start + this.#elapsed
  }

  monotonic(): Milliseconds {
    return this.#elapsed
  }

  /** How many sleep now. */
  get sleepers(): number {
    return this.#sleepers.size
  }

  sleep(duration: Milliseconds, signal?: AbortSignal): Promise<void> {
    this.#activity++
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled())
      const stop = () => {
        this.#activity++
        this.#sleepers.delete(sleeper)
        reject(cancelled())
      }
      const wake = () => {
        this.#activity++
        signal?.removeEventListener('abort', stop)
        resolve()
      }
      const sleeper: Sleeper = { at: this.#elapsed + Math.max(0, duration), order: this.#order++, wake }
      signal?.addEventListener('abort', stop, { once: true })
      this.#sleepers.add(sleeper)
    })
  }

  /** Lets `duration` pass: wakes, in their order, all who sleep no longer than that, and whom those wake in turn. */
  async advance(duration: Milliseconds): Promise<void> {
    const until = this.#elapsed + duration
    await this.#quiet()
    for (let one = this.#next(); one && one.at <= until; one = this.#next()) {
      this.#wake(one)
      await this.#quiet()
    }
    this.#elapsed = until
  }

  /** From now on time jumps by itself to the next waking whenever nothing else is going on. Returns how to end that. */
  run(): () => void {
    let running = true
    const loop = async () => {
      while (running) {
        await this.#quiet()
        const one = this.#next()
        if (running && one) this.#wake(one)
      }
    }
    void loop()
    return () => {
      running = false
    }
  }

  /** Keeps time from passing by itself until the function that it returns is called: while something real goes on. */
  hold(): () => void {
    this.#held++
    let released = false
    return () => {
      if (!released) this.#held--
      released = true
      this.#activity++
    }
  }

  #next(): Sleeper | undefined {
    let first: Sleeper | undefined
    for (const one of this.#sleepers)
      if (!first || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one
    return first
  }

  #wake(sleeper: Sleeper): void {
    this.#elapsed = Math.max(this.#elapsed, sleeper.at)
    this.#sleepers.delete(sleeper)
    sleeper.wake()
  }

  async #quiet(): Promise<void> {
    let seen = this.#activity
    for (let count = 0; count < this.#quietTurns; ) {
      await turn()
      count = seen === this.#activity && !this.#held ? count + 1 : 0
      seen = this.#activity
    }
  }
}

/** A virtual clock that stands at `start`. Where no socket is waited for, few `quietTurns` of the event loop will do. */
export const virtualClock = (start: Instant = Date.UTC(2026, 0, 1), quietTurns = manyTurns): VirtualClock =>
  new VirtualClock(start, quietTurns)
