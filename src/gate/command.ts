import type { CommandGate } from '../config/gate-settings.ts'
import { asCutoverError } from '../errors.ts'
import { cancelled } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Answer, Gate } from './gate.ts'
import type { GatePorts } from './open.ts'
import type { Situation } from './situation.ts'

/** What of its output is shown when a command fails. */
const mostLines = 20
const longestLine = 500

/** Passes when a command of the shell exits with 0. What it wrote is shown when it does not. */
export function commandGate(settings: CommandGate, { processes, clock, report, situate }: GatePorts): Gate {
  const { run, timeout, attempts, successes, interval, initialDelay } = settings
  const name = settings.name ?? `command ${(run.trim().split('\n')[0] ?? '').slice(0, 60)}`
  return {
    name,
    attempts,
    successes,
    interval,
    initialDelay,
    async probe(signal): Promise<Answer> {
      const lines: string[] = []
      const onLine = (line: string): void => {
        lines.push(line.slice(0, longestLine))
        if (lines.length > mostLines) lines.shift()
      }
      const limit = new AbortController()
      const from = clock.monotonic()
      const timer = clock.sleep(timeout, AbortSignal.any([signal, limit.signal])).then(
        () => limit.abort(),
        // It rejects when the command has ended first, which is told below.
        () => undefined
      )
      const end = await processes
        .run({
          tool: 'bash',
          // As GitHub runs `shell: bash`: an error in a line or a pipe is one of the script.
          args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run],
          environment: environmentOf(situate()),
          onLine,
          signal: AbortSignal.any([signal, limit.signal])
        })
        .then(({ code }) => (code === 0 ? undefined : `exit code ${code}`))
        .catch((error: unknown) => {
          if (signal.aborted) throw cancelled()
          return limit.signal.aborted ? `not done within ${formatDuration(timeout)}` : asCutoverError(error)
        })
        .finally(() => limit.abort())
      await timer
      if (end === undefined)
        return { state: 'good', says: `exit code 0 in ${formatDuration(clock.monotonic() - from)}` }
      if (typeof end !== 'string') return { state: 'unread', says: `${end.message} ${end.hint}` }
      report.foreign([`The last lines of ${name}:`, ...lines].join('\n'))
      return { state: 'bad', says: `${end}, expected 0` }
    }
  }
}

/** What a command is told, beside the environment of the step. */
export function environmentOf(situation: Situation): Record<string, string> {
  return {
    CUTOVER_PHASE: situation.phase,
    CUTOVER_APP: situation.app,
    CUTOVER_NAMESPACE: situation.namespace,
    CUTOVER_SERVICE: situation.service,
    CUTOVER_VERSION: situation.version,
    CUTOVER_RELEASE: situation.release,
    CUTOVER_PREVIOUS: situation.previous ?? '',
    CUTOVER_PREVIOUS_VERSION: situation.previousVersion ?? '',
    CUTOVER_URL: situation.url,
    CUTOVER_PREVIEW_URL: situation.previewUrl
  }
}
