import { CutoverError } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import { jittered } from '../io/random.ts'
import type { Aws, CallName } from './aws.ts'

/** Waits of 0.25, 0.5, 1 and 2 s and a quarter at most: buckets of AWS' request quotas refill each second. */
const attempts = 5
const first = 250

/** What only asks may be asked again. */
export const isRead = (name: CallName): boolean => /:(?:Describe|List|Get|BatchGet|Simulate)/.test(name)

/** Asks again what was throttled or got no answer. What writes is sent once: only a look tells what became of it. */
export const patient = (aws: Aws, clock: Clock): Aws => ({
  region: aws.region,
  async call(name, input, signal) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await aws.call(name, input, signal)
      } catch (error) {
        const passes = error instanceof CutoverError && error.code === 'CLOUD_UNREACHABLE'
        if (!passes || !isRead(name) || attempt === attempts) throw error
        await clock.sleep(jittered(first * 2 ** (attempt - 1)), signal)
      }
    }
  }
})

/** Between two looks of who has minutes. */
const pause = 5_000

/**
 * Asks again for `patience` what only asks, and tells so: for what comes before and after a rollout, which has no loop that
 * looks again. An account can be throttled for minutes, by others.
 */
export const steady = (
  aws: Aws,
  patience: Milliseconds,
  { clock, report }: { readonly clock: Clock; readonly report: { progress(text: string): void } }
): Aws => ({
  region: aws.region,
  async call(name, input, signal) {
    const until = clock.monotonic() + patience
    for (;;) {
      try {
        return await aws.call(name, input, signal)
      } catch (error) {
        const passes = error instanceof CutoverError && error.code === 'CLOUD_UNREACHABLE'
        if (!passes || !isRead(name) || clock.monotonic() >= until) throw error
        report.progress(`Trying again: ${error.message}`)
        await clock.sleep(jittered(pause), signal)
      }
    }
  }
})
