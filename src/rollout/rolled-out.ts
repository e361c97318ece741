import type { GateResult } from '../gate/gate.ts'
import type { Clock } from '../io/clock.ts'
import type { Report } from '../runner/report.ts'
import type { Ended } from './engine.ts'

/** A release as records name it, wherever it goes. */
export interface Recordable {
  readonly app: string
  readonly version: string
  /** The release's id. */
  readonly rid: string
}

/** How a gate went, and when it was asked. */
export interface GateRecord extends GateResult {
  readonly when: 'before' | 'after'
}

/** How a rollout ended, wherever it went. */
export interface RolledOut extends Ended {
  /** The version that had the traffic before, where it is known. */
  readonly previous: string | undefined
  /** What each gate said last. */
  readonly gates: readonly GateRecord[]
}

/** What a rollout happens in. */
export interface Surroundings {
  readonly clock: Clock
  readonly report: Report
  readonly signal: AbortSignal
}
