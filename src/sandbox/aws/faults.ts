import type { Milliseconds } from '../../io/clock.ts'
import { type Fault, Faults } from '../faults.ts'

/** What happens to a call instead of, or on top of, its right answer. Durations pass on the sandbox's clock. */
export type AwsEffect =
  /** Refused as too many, in the words of the service's protocol; not performed. */
  | { readonly throttle: true }
  /** Another error; not performed. The status is 400 unless given. */
  | { readonly fail: string; readonly status?: number; readonly message?: string }
  /** The connection is reset: `before` the call is performed, or `after` it, so that only its answer is lost. */
  | { readonly reset: 'before' | 'after' }
  /** The connection is reset at once, and the call is performed so much later. */
  | { readonly lands: Milliseconds }
  /** Performed late, and answered rightly. */
  | { readonly delay: Milliseconds }
  /** The answer that the same question was given last: reads of AWS may lag behind writes. The right one the first time. */
  | { readonly stale: true }
  /** Somebody else does something right before the call is performed. */
  | { readonly meanwhile: () => unknown }

export interface AwsFaultPlan {
  /** `ecs:UpdateService`, or what matches that; all calls unless given. */
  readonly call?: string | RegExp
  /** Matching calls that pass untouched first; 0 unless given. */
  readonly skip?: number
  /** Calls that are then spoiled; 1 unless given. */
  readonly times?: number
  readonly effect: AwsEffect
}

/** The faults that still wait for their call. Of several that match, the one added first strikes. */
export class AwsFaults {
  readonly #waiting = new Faults<AwsEffect>()

  add(...plans: AwsFaultPlan[]): void {
    for (const { call, ...plan } of plans) this.#waiting.add(asFault(call, plan))
  }

  clear(): void {
    this.#waiting.clear()
  }

  /** Takes the effect on this call, if any fault meets it. */
  next(call: string): AwsEffect | undefined {
    return this.#waiting.next(call, call)
  }
}

const asFault = (call: AwsFaultPlan['call'], plan: Omit<AwsFaultPlan, 'call'>): Fault<AwsEffect> =>
  typeof call === 'string' ? { ...plan, method: call } : { ...plan, ...(call && { path: call }) }
