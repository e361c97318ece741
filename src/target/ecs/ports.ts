import type { Clock } from '../../io/clock.ts'
import type { Report } from '../../runner/report.ts'

export interface Surroundings {
  readonly clock: Clock
  readonly report: Report
  readonly signal: AbortSignal
}

/** Where a release goes. */
export interface Place {
  readonly app: string
  readonly cluster: string
  readonly services: readonly string[]
  /** For two services: ARNs of the rules, or listeners, that carry the traffic. */
  readonly rules: readonly string[]
  readonly testRule?: string
}
