import type { Clock, Instant } from '../io/clock.ts'
import type { Report } from './report.ts'

/** A phase of the run as it went, for the summary. */
export interface Phase {
  readonly title: string
  readonly from: Instant
  readonly to: Instant
  readonly failed: boolean
}

/** A report that passes everything on and keeps when each outermost phase began and ended. */
export function timeline(
  report: Report,
  clock: Pick<Clock, 'now'>
): { readonly report: Report; readonly phases: readonly Phase[] } {
  const phases: Phase[] = []
  let depth = 0
  const timed: Report['phase'] = async (title, work) => {
    const from = clock.now()
    let failed = true
    depth++
    try {
      const result = await report.phase(title, work)
      failed = false
      return result
    } finally {
      depth--
      if (depth === 0) phases.push({ title, from, to: clock.now(), failed })
    }
  }
  return { report: { ...report, phase: timed }, phases }
}
