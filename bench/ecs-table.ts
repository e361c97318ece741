import type { Measured } from './ecs.ts'

const line = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(18) : String(cell).padStart(widths[at] ?? 0))).join('')

const ratio = (theirs: number | undefined, ours: number | undefined): string =>
  theirs === undefined || !ours ? '-' : `${(theirs / ours).toFixed(2)}x`
const time = (seconds: number | undefined): string => (seconds === undefined ? '-' : seconds.toFixed(1))
const yes = (is: boolean): string => (is ? 'yes' : 'no')

function costLines({ costs }: Measured): string[] {
  const [own] = costs
  const widths = [0, 8, 8, 10, 11, 9, 9, 9, 9, 9]
  const heads = [
    'a good release',
    'reads',
    'writes',
    'a minute',
    'processes',
    'seconds',
    'beyond',
    'calls',
    'seconds',
    'beyond'
  ]
  const rows = costs.map(one => {
    const { tool, reads, writes, perMinute, processes, seconds, beyond } = one
    const calls = ratio(reads + writes, own && own.reads + own.writes)
    const ratios = one === own ? [] : [calls, ratio(seconds, own?.seconds), ratio(beyond, own?.beyond)]
    return line([tool, reads, writes, perMinute, processes, time(seconds), time(beyond), ...ratios], widths)
  })
  return [line(heads, widths), ...rows]
}

function failureLines({ failures }: Measured): string[] {
  const widths = [0, 10, 20, 9, 8, 8, 10]
  const heads = [
    'a crashing one',
    'breaker',
    'exits',
    'seconds',
    'reason',
    'code',
    'last line',
    '  afterwards, and what it says'
  ]
  const rows = failures.map(({ tool, guarded, exits, seconds, shows, after, said }) => {
    const codes = Object.entries(exits).map(([name, code]) => `${name} ${code}`)
    const told = [yes(shows.reason), yes(shows.exitCode), yes(shows.lastLine)]
    return line([tool, guarded ? 'on' : 'off', codes.join(', '), time(seconds), ...told, `  ${after}: ${said}`], widths)
  })
  return [line(heads, widths), ...rows]
}

function crowdLines({ crowds }: Measured): string[] {
  const widths = [0, 10, 11, 10, 8, 11, 10]
  const heads = ['at once', 'services', 'succeeded', 'released', 'calls', 'throttled', 'longest']
  const rows = crowds.map(({ tool, services, succeeded, released, calls, throttled, longest, errors }) =>
    line([tool, services, succeeded, released, calls, throttled, time(longest), `  ${errors.join(' | ')}`], widths)
  )
  return crowds.length > 0 ? ['', line(heads, widths), ...rows] : []
}

/** Beside the peer's figures, how many times ours they are. */
export function ecsTable(measured: Measured): string {
  const missing = measured.missing.map(what => `Not measured: ${what}`)
  return [...missing, ...costLines(measured), '', ...failureLines(measured), ...crowdLines(measured)].join('\n')
}

/** What the project promises of these figures, and does not keep. */
export function missedGoals({ failures, crowds }: Measured): string[] {
  const silent = failures
    .filter(({ tool, exits, shows }) => {
      const told = shows.reason && shows.exitCode && shows.lastLine
      return tool === 'cutover' && (exits.deploy !== 1 || !told)
    })
    .map(({ guarded }) => `a release that crashed was not told, the circuit breaker ${guarded ? 'on' : 'off'}`)
  const lost = crowds
    .filter(({ tool, services, succeeded }) => tool === 'cutover' && succeeded < services)
    .map(({ services, succeeded }) => `${services - succeeded} of ${services} releases at once failed`)
  return [...silent, ...lost]
}
