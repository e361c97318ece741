import * as core from '@actions/core'
import type { Report } from './report.ts'

/** A job may have 1 MB of outputs in all, a step's summary 1 MiB; the runner fails what is larger. */
const largestOutput = 256 * 1024
const largestSummary = 1024 * 1024

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** Sets the outputs of the step. One that is too large is left out with a warning, because half a value is worse than none. */
export function setOutputs(outputs: Readonly<Record<string, string>>, report: Report): void {
  for (const [name, value] of Object.entries(outputs)) {
    if (bytesOf(value) <= largestOutput) core.setOutput(name, value)
    else report.warning(`Output ${name} has ${bytesOf(value)} bytes, more than ${largestOutput}: it is left out.`)
  }
}

const cutNote = '\n\n_The rest was too long for a summary: see the log._\n'

/** As many whole lines of the summary as the runner takes. */
export function boundedSummary(markdown: string, limit = largestSummary): string {
  if (bytesOf(markdown) <= limit) return markdown
  const room = Buffer.from(markdown, 'utf8').subarray(0, limit - bytesOf(cutNote))
  return room.subarray(0, Math.max(0, room.lastIndexOf('\n'))).toString('utf8') + cutNote
}

/** Adds `markdown` to the job's summary page; where the runner has none, nothing happens. */
export async function writeSummary(markdown: string, environment: NodeJS.ProcessEnv): Promise<void> {
  if (environment.GITHUB_STEP_SUMMARY) await core.summary.addRaw(boundedSummary(markdown)).write()
}
