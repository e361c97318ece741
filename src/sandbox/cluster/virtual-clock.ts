import { type Clock, cancelled, type Instant, type Milliseconds } from '../../io/clock.ts'

interface Sleeper {
  readonly at: Milliseconds
  readonly order: number
  wake(): void
}

/** A clock that a test owns: hours pass in milliseconds. */
export interface VirtualClock extends Clock {
  /** Lets `duration` pass: wakes, in their order, all who sleep no longer than that, and whom those wake in turn. */
  advance(duration: Milliseconds): Promise<void>
  /** From now on time jumps by itself to the next waking whenever nothing else is going on. Returns how to end that. */
  run(): () => void
  /** Keeps time from passing by itself until the function that it returns is called: while something real goes on. */
  hold(): () => void
  /** How many sleep now. */
  readonly sleepers: number
}

/**
 * Turns of the event loop without a new sleep after which nothing is taken to go on. An exchange over loopback takes
 * two or three; work that leaves the process (a disk, a real timer) is covered by `hold`.
 */
const quietTurns = 12

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A virtual clock that stands at `start`. */
export function virtualClock(start: Instant = Date.UTC(2026, 0, 1)): VirtualClock {
  let elapsed: Milliseconds = 0
  let order = 0
  let held = 0
  let activity = 0
  const sleepers = new Set<Sleeper>()

  const next = (): Sleeper | undefined => {
    let first: Sleeper | undefined
    for (const one of sleepers)
      if (!first || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one
    return first
  }

  const quiet = async (): Promise<void> => {
    for (let count = 0, seen = activity; count < quietTurns; count = seen === activity && !held ? count + 1 : 0) {
      seen = activity
      await turn()
    }
  }

  const wake = (sleeper: Sleeper) => {
    elapsed = Math.max(elapsed, sleeper.at)
    sleepers.delete(sleeper)
    sleeper.wake()
  }

  return {
    now: () => start + elapsed,
    monotonic: () => elapsed,
    get sleepers() {
      return sleepers.size
    },
    sleep(duration, signal) {
      activity++
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(cancelled())
        const sleeper: Sleeper = {
          at: elapsed + Math.max(0, duration),
          order: order++,
          wake() {
            activity++
            signal?.removeEventListener('abort', stop)
            resolve()
          }
        }
        function stop() {
          activity++
          sleepers.delete(sleeper)
          reject(cancelled())
        }
        signal?.addEventListener('abort', stop, { once: true })
        sleepers.add(sleeper)
      })
    },
    async advance(duration) {
      const until = elapsed + duration
      await quiet()
      for (let one = next(); one && one.at <= until; one = next()) {
        wake(one)
        await quiet()
      }
      elapsed = until
    },
    run() {
      let running = true
      const loop = async () => {
        while (running) {
          await quiet()
          const one = next()
          if (running && one) wake(one)
        }
      }
      void loop()
      return () => {
        running = false
      }
    },
    hold() {
      held++
      let released = false
      return () => {
        if (!released) held--
        released = true
        activity++
      }
    }
  }
}
