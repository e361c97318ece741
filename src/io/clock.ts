import { CutoverError } from '../errors.ts'

/** Milliseconds since the Unix epoch. */
export type Instant = number
export type Milliseconds = number

/** Time, as the one thing that a test or the sandbox replaces to make hours pass in milliseconds. */
export interface Clock {
  /** Wall time: for records that people and other machines read. */
  now(): Instant
  /** Time that never jumps: for durations and expiry. Its zero has no meaning. */
  monotonic(): Milliseconds
  /** Resolves after `duration`; rejects with CANCELLED as soon as `signal` aborts. */
  sleep(duration: Milliseconds, signal?: AbortSignal): Promise<void>
}

/** The error of a run that was told to stop. */
export const cancelled = (): CutoverError =>
  new CutoverError('CANCELLED', 'The run was cancelled.', {
    hint: 'Run the same release again: it resumes from what the cluster shows.'
  })

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep(duration, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled())
      const timer = setTimeout(done, duration)
      signal?.addEventListener('abort', stop, { once: true })
      function done() {
        signal?.removeEventListener('abort', stop)
        resolve()
      }
      function stop() {
        clearTimeout(timer)
        reject(cancelled())
      }
    })
  }
}
