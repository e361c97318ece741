import type { Ended } from '../../src/rollout/engine.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import type { Runner } from './runner.ts'
import type { Shop } from './shop.ts'

export interface Scenario {
  readonly name: string
  /** What was there before. */
  base(shop: Shop): Promise<unknown>
  /** What is done under faults. */
  goal(shop: Shop, runner: Runner): Promise<Ended>
  readonly outcome: Outcome
  /** What a second run of the same may say instead. */
  readonly refusal?: RegExp
  /** The version that answers at the end. */
  readonly live: string
  /** What it ends on when another release went live before it read anything, for a run that takes back the last one. */
  readonly liveLate?: string
  /** The version that a person may go back to at any time. */
  readonly back?: string
  /** A rolling update has pods of two releases behind a Service by its nature. */
  readonly rolling?: boolean
  /** Services select two releases for a while, and never three. */
  readonly overlap?: boolean
}
