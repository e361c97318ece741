import type { Loss, Measured, Overhead } from './rollout.ts'

const line = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells
    .map((cell, at) => (at < 2 ? String(cell).padEnd(widths[at] ?? 0) : String(cell).padStart(widths[at] ?? 0)))
    .join('')

const time = (seconds: number | undefined): string => (seconds === undefined ? '-' : seconds.toFixed(2))
const ratio = (theirs: number | undefined, ours: number | undefined): string =>
  theirs === undefined || !ours ? '' : `${(theirs / ours).toFixed(1)}x`

const heads = ['apps', '', 'requests', 'writes', 'a Service', 'processes', 'seconds', 'before', 'beyond']
const widths = [6, 22, 10, 8, 11, 11, 9, 8, 8, 11, 11, 11, 11]

function overheadRows(all: readonly Overhead[]): string[] {
  return all.map(one => {
    const own = all.find(({ apps, tool }) => apps === one.apps && tool === 'cutover')
    const times =
      one === own
        ? []
        : [
            ratio(one.requests, own?.requests),
            ratio(one.processes, own?.processes),
            ratio(one.seconds, own?.seconds),
            ratio(one.beyond, own?.beyond)
          ]
    const { apps, tool, requests, writes, writesOfService, movesOfService, processes, seconds, before, beyond } = one
    const services = `${writesOfService} (${movesOfService})`
    const cells = [apps, tool, requests, writes, services, processes, time(seconds), time(before), time(beyond)]
    return line([...cells, ...times], widths)
  })
}

const exitsOf = ({ exits }: Loss): string =>
  Object.entries(exits)
    .map(([name, code]) => `${name} ${code}`)
    .join(', ')

const lossRows = (losses: readonly Loss[]): string[] =>
  losses.map(one =>
    line(
      [
        one.release,
        one.tool,
        one.sent,
        one.failed,
        one.longestGapMs,
        one.seconds.toFixed(1),
        `  ${one.after}`,
        `  ${exitsOf(one)}`
      ],
      [24, 22, 7, 7, 9, 9, 0, 0]
    )
  )

/** Beside each peer's figures, how many times ours they are. */
export function rolloutTable({ overheads, losses, missing }: Measured): string {
  const overhead = [line([...heads, 'requests', 'processes', 'seconds', 'beyond'], widths), ...overheadRows(overheads)]
  const lost = [
    line(['release', '', 'sent', 'lost', 'gap ms', 'seconds', '  afterwards', '  exits'], [24, 22, 7, 7, 9, 9, 0, 0]),
    ...lossRows(losses)
  ]
  return [
    ...missing.map(what => `Not measured: ${what}`),
    ...(overheads.length > 0 ? overhead : []),
    ...(losses.length > 0 ? ['', ...lost] : [])
  ].join('\n')
}

/** What the project promises of these figures, and does not keep. */
export function missedGoals({ overheads, losses }: Measured): string[] {
  const own = overheads.filter(({ tool }) => tool === 'cutover')
  const slow = own.flatMap(({ apps, beyond }) => {
    const theirs = overheads.find(one => one.apps === apps && one.tool === 'k8s-deploy')?.beyond
    return beyond !== undefined && theirs !== undefined && theirs < 5 * beyond
      ? [`${apps} apps: k8s-deploy takes ${(theirs / beyond).toFixed(1)} times as long beyond readiness, not 5`]
      : []
  })
  const moves = own
    .filter(({ movesOfService }) => movesOfService !== 1)
    .map(({ apps, movesOfService }) => `${apps} apps: ${movesOfService} writes moved one Service's traffic`)
  const lost = losses
    .filter(({ tool, failed }) => tool === 'cutover' && failed > 0)
    .map(({ release, failed }) => `${failed} requests lost with a release that is ${release}`)
  return [...slow, ...moves, ...lost]
}
