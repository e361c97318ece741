import type { Code, CutoverError } from '../errors.ts'
import { asCutoverError } from '../errors.ts'
import type { Clock, Instant, Milliseconds } from '../io/clock.ts'
import { jittered } from '../io/random.ts'
import type { Report } from '../runner/report.ts'
import type { Outcome } from './outcome.ts'

/** One thing to do. `why` is a sentence for people. */
export interface Act<Step> {
  readonly act: Step
  readonly why: string
}

/** What to do next, decided from one observation. */
export type Decision<Step> =
  /** `also` is what may be done at the same time: each may land before, after or without the others. */
  | (Act<Step> & { readonly also?: readonly Act<Step>[] })
  | { readonly wait: Milliseconds; readonly why: string }
  /** `code` tells an outcome's cause apart where the outcome alone does not. */
  | { readonly done: Outcome; readonly why: string; readonly code?: Code }

/**
 * Something that can be cut over. Starting, resuming, retrying and rolling back are one loop over these three, begun
 * from different observations: no other code knows where a rollout stands.
 */
export interface Target<Seen, Step> {
  /** Reads only. */
  observe(signal: AbortSignal): Promise<Seen>
  /** Pure and total. */
  decide(seen: Seen, now: Instant): Decision<Step>
  /** One guarded mutation, safe to repeat. */
  act(step: Step, signal: AbortSignal): Promise<void>
  /** Takes note of a write that was refused for good; true when it can still be decided what to do about it. */
  refused(error: CutoverError): boolean
  /** Resolves when an observation may differ from the last one. */
  changed(signal: AbortSignal): Promise<void>
  /** Reads everything afresh before the next observation: what was cached may be behind the truth. */
  refresh(signal: AbortSignal): Promise<void>
}

export interface Limits {
  /** When the loop gives up whatever is seen, for a target that answers no more. */
  readonly until: Instant
  readonly signal: AbortSignal
}

export interface Ended {
  readonly outcome: Outcome
  readonly why: string
  readonly code?: Code
}

/** Another writer was first, or the effect of a request is unknown: what counts is what is seen next. */
const settledByLooking: readonly Code[] = ['CONFLICT', 'CLUSTER_UNREACHABLE', 'CLOUD_UNREACHABLE']

/** First and longest pause after a failed request; doubled in between. */
const pause = { first: 100, longest: 5_000 }

/** Runs `target` to its end. Rejects with what can't be cured by looking again: denied, invalid, cancelled. */
export async function reconcile<Seen, Step>(
  target: Target<Seen, Step>,
  { until, signal }: Limits,
  { clock, report }: { clock: Clock; report: Report }
): Promise<Ended> {
  let failures = 0
  let stale = false
  for (;;) {
    let acting = false
    try {
      if (stale) await target.refresh(signal)
      stale = false
      const decision = target.decide(await target.observe(signal), clock.now())
      if ('done' in decision) {
        const { done, ...rest } = decision
        return { outcome: done, ...rest }
      }
      if ('wait' in decision) {
        if (clock.now() >= until) return { outcome: 'TIMED_OUT', why: `Gave up at the deadline: ${decision.why}` }
        report.progress(decision.why)
        await firstOf(signal, target, clock, decision.wait)
      } else {
        acting = true
        await allOf([decision, ...(decision.also ?? [])], async ({ act, why }) => {
          await target.act(act, signal)
          if (why) report.line(why)
        })
      }
      failures = 0
    } catch (thrown) {
      const error = asCutoverError(thrown)
      if (!settledByLooking.includes(error.code)) {
        if (acting && target.refused(error)) continue
        throw error
      }
      if (clock.now() >= until) return { outcome: 'TIMED_OUT', why: `Gave up at the deadline: ${error.message}` }
      report.progress(retryText(error))
      stale = true
      await clock.sleep(jittered(Math.min(pause.longest, pause.first * 2 ** failures)), signal)
      failures += 1
    }
  }
}

/** Does all at the same time, and is over when each has ended; of several failures the one counts that ends the run. */
async function allOf<Step>(acts: readonly Act<Step>[], carryOut: (act: Act<Step>) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(acts.map(carryOut))
  const errors = ends.flatMap(end => (end.status === 'rejected' ? [asCutoverError(end.reason)] : []))
  const worst = errors.find(({ code }) => !settledByLooking.includes(code)) ?? errors[0]
  if (worst) throw worst
}

const retryText = (error: CutoverError): string =>
  error.code === 'CONFLICT'
    ? `Somebody else wrote first, looking again: ${error.message}`
    : `Trying again: ${error.message}`

/** Until the target changed or `longest` is over; the loser is stopped. */
async function firstOf<Seen, Step>(
  signal: AbortSignal,
  target: Target<Seen, Step>,
  clock: Clock,
  longest: Milliseconds
): Promise<void> {
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const ignoreStop = (thrown: unknown) => {
    if (!stop.signal.aborted) throw thrown
  }
  try {
    await Promise.race([target.changed(both).catch(ignoreStop), clock.sleep(longest, both).catch(ignoreStop)])
  } finally {
    stop.abort()
  }
}
