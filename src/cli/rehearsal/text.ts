import { formatDuration } from '../../runner/duration.ts'
import { type Act, count, faults, grouped, type Rehearsal, total, words, writesPerMove } from './result.ts'

/** The result for a terminal: requests by version, then what each act did, wrote and took. */
export function summaryText(rehearsal: Rehearsal): string {
  const { traffic, acts, startedAt, endedAt, services, way } = rehearsal
  const versions = Object.entries(traffic.answered)
  const requests = columns([
    ['', ...versions.map(([version]) => version), 'lost', 'sent'],
    [
      'Requests',
      ...versions.map(([, number]) => grouped(number)),
      grouped(traffic.lost),
      grouped(total(traffic.answered) + traffic.lost)
    ]
  ])
  const story = columns([
    ['', 'Outcome', 'Took', ...services],
    ...acts.flatMap(act => actRows(act, services, words[way].move))
  ])
  const wrong = faults(rehearsal)
  return [
    requests,
    '',
    story,
    '',
    ...traffic.losses.map(({ at, what }) => `Lost at ${((at - traffic.startedAt) / 1000).toFixed(2)} s: ${what}`),
    ...(traffic.heldBack === 0
      ? []
      : [`${grouped(traffic.heldBack)} more were due, but this machine was too busy to send them.`]),
    wrong.length === 0
      ? `Passed in ${formatDuration(endedAt - startedAt)}: no request was lost${movedIn(rehearsal)}.`
      : `Failed: ${wrong.join(' ')}`
  ].join('\n')
}

/** A listener rule that goes in steps, or is changed by ECS itself, has no one write that would be worth telling. */
const movedIn = (rehearsal: Rehearsal): string =>
  rehearsal.way === 'kubernetes'
    ? `, and each Service moved in ${count(writesPerMove(rehearsal), 'write', 'writes')}`
    : ''

function actRows(act: Act, services: readonly string[], move: readonly [string, string]): string[][] {
  const writes = services.map(service => act.moves.filter(move => move.service === service).length)
  const outcome = act.outcome.toLowerCase().replaceAll('_', ' ')
  return [
    [
      act.title,
      outcome,
      formatDuration(act.to - act.from),
      ...writes.map(number => (number ? count(number, ...move) : ''))
    ],
    ...act.phases.map(({ title, from, to }) => [`  ${title}`, '', formatDuration(to - from)])
  ]
}

/** Rows under one another: the first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, index) => Math.max(cell.length, known[index] ?? 0)).concat(known.slice(row.length)),
    []
  )
  return rows
    .map(row =>
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}
