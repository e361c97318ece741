import { formatDuration } from '../../runner/duration.ts'
import type { Phase } from '../../runner/timeline.ts'
import { sliceLength } from '../../sandbox/traffic.ts'
import { chart } from './chart.ts'
import { escaped, table } from './markup.ts'
import {
  type Act,
  answeredDuring,
  count,
  faults,
  grouped,
  type Rehearsal,
  total,
  words,
  writesPerMove
} from './result.ts'
import { style } from './style.ts'

/** The report as one HTML file that needs nothing else: no script, no network, light and dark. */
export function page(rehearsal: Rehearsal): string {
  const wrong = faults(rehearsal)
  const colours = coloursOf(rehearsal)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rehearsal of ${escaped(rehearsal.repository)}: ${wrong.length ? 'failed' : 'passed'}</title>
<style>${style}</style>
</head>
<body>
<main>
${heading(rehearsal, wrong)}
${figures(rehearsal)}
<figure>
${legend(rehearsal, colours)}
<div class="scroll">${chart(rehearsal, colours)}</div>
<figcaption>Answers by the version that gave them, in slices of ${sliceLength} ms. A client of its own sent up to ${rehearsal.rate} requests a second over kept and fresh connections and repeated none.</figcaption>
</figure>
<section aria-labelledby="acts"><h2 id="acts">What happened</h2>
${acts(rehearsal, colours)}
</section>
<section aria-labelledby="phases"><h2 id="phases">Where the time went</h2>
<div class="phases">${rehearsal.acts.map((act, index) => phases(act, index, rehearsal)).join('\n')}</div>
</section>
<section class="pair" aria-label="Writes and requests">
<div><h2>What moved traffic</h2>
${moves(rehearsal)}</div>
<div><h2>Requests made</h2>
${load(rehearsal)}</div>
</section>
${losses(rehearsal)}
${notes(rehearsal)}
</main>
</body>
</html>
`
}

/** Each version its own colour, in the order in which they first answered. */
function coloursOf({ traffic, acts }: Rehearsal): Map<string, string> {
  const known = new Set([...acts.map(act => act.version), ...Object.keys(traffic.answered)])
  const seen = [...known].filter(version => (traffic.answered[version] ?? 0) > 0)
  return new Map(seen.map((version, index) => [version, `var(--v${(index % 5) + 1})`]))
}

function heading({ way, traffic, repository, startedAt, endedAt, acts }: Rehearsal, wrong: readonly string[]): string {
  const all = total(traffic.answered) + traffic.lost
  const date = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')
  const verdict = wrong.length === 0 ? '<p class="verdict good">Passed</p>' : '<p class="verdict bad">Failed</p>'
  const why =
    wrong.length === 0 ? '' : `<ul class="wrong">${wrong.map(one => `<li>${escaped(one)}</li>`).join('')}</ul>`
  return `<header>
<p class="kind">Rehearsal of <strong>${escaped(repository)}</strong> · ${words[way].title} · ${date} UTC · ${formatDuration(endedAt - startedAt)}</p>
${verdict}
<h1>${grouped(traffic.lost)} of ${grouped(all)} requests lost</h1>
<p class="story">${acts.map(({ title, outcome }) => `${escaped(title)} <span>${inWords(outcome)}</span>`).join('<i aria-hidden="true">→</i>')}</p>
${why}
</header>`
}

const inWords = (outcome: string): string => outcome.toLowerCase().replaceAll('_', ' ')

function figures(rehearsal: Rehearsal): string {
  const { traffic } = rehearsal
  const most = writesPerMove(rehearsal)
  const [one, many] = words[rehearsal.way].move
  const figure = (value: string, what: string): string => `<div><dt>${what}</dt><dd>${value}</dd></div>`
  return `<dl class="figures">
${figure(grouped(total(traffic.answered)), 'requests answered')}
${figure(grouped(traffic.lost), 'requests lost')}
${figure(grouped(most), `${most === 1 ? one : many} ${rehearsal.way === 'kubernetes' ? 'per Service and move' : 'of the listener rule per move'}`)}
${figure(latency(traffic.latency.p99), `99th percentile; longest ${latency(traffic.latency.longest)}`)}
</dl>`
}

const latency = (time: number): string => (time < 1000 ? `${Math.round(time)} ms` : formatDuration(time))

function legend({ traffic }: Rehearsal, colours: ReadonlyMap<string, string>): string {
  const item = (colour: string, name: string, number: number): string =>
    `<li><span style="background:${colour}"></span>${escaped(name)} <b>${grouped(number)}</b></li>`
  const versions = [...colours].map(([version, colour]) => item(colour, version, traffic.answered[version] ?? 0))
  const lost = traffic.lost > 0 ? [item('var(--bad)', 'lost', traffic.lost)] : []
  return `<ul class="legend">${[...versions, ...lost].join('')}</ul>`
}

function acts({ acts, traffic }: Rehearsal, colours: ReadonlyMap<string, string>): string {
  const rows = acts.map(({ title, outcome, expected, from, to }, index) => {
    const answered = answeredDuring(traffic, from, to, sliceLength)
    const by = [...colours].filter(([version]) => answered[version])
    const chips = by.map(
      ([version, colour]) =>
        `<span class="chip"><span style="background:${colour}"></span>${escaped(version)} ${grouped(answered[version] ?? 0)}</span>`
    )
    const ended = `<span class="outcome ${outcome === expected ? 'good' : 'bad'}">${inWords(outcome)}</span>`
    return [`${index + 1}. ${escaped(title)}`, ended, formatDuration(to - from), chips.join(' ')]
  })
  return table('The acts of the rehearsal', ['Act', 'Outcome', 'Took', 'Answered meanwhile'], rows, [2])
}

/** Phases of an act as bars on one scale for all acts, so that lengths can be compared. */
function phases(act: Act, index: number, { acts }: Rehearsal): string {
  if (act.phases.length === 0) return ''
  const longest = Math.max(...acts.flatMap(one => one.phases.map(length)), 1)
  const bar = (phase: Phase): string => {
    const share = Math.max(0.5, (length(phase) / longest) * 100)
    return `<li${phase.failed ? ' class="failed"' : ''}><span>${escaped(phase.title)}</span><span class="track" aria-hidden="true"><span style="width:${share.toFixed(1)}%"></span></span><span class="number">${formatDuration(length(phase))}</span></li>`
  }
  const title = `${index + 1}. ${escaped(act.title)} <span>${formatDuration(act.to - act.from)}</span>`
  return `<div><h3>${title}</h3><ul>${act.phases.map(bar).join('\n')}</ul></div>`
}

const length = (phase: Phase): number => phase.to - phase.from

function moves({ acts, services, way }: Rehearsal): string {
  const rows = acts
    .filter(act => act.moves.length > 0)
    .map(act => [
      escaped(act.title),
      ...services.map(service => grouped(act.moves.filter(move => move.service === service).length))
    ])
  const head = ['Act', ...services.map(service => `<code>${escaped(service)}</code>`)]
  return table(
    words[way].moves,
    head,
    rows,
    services.map((_, index) => index + 1)
  )
}

const load = ({ load }: Rehearsal): string =>
  table(
    'What Cutover and the rehearsal asked of each server',
    ['Server', 'Reads', 'Writes'],
    load.map(({ name, reads, writes }) => [escaped(name), grouped(reads), grouped(writes)]),
    [1, 2]
  )

function losses({ traffic }: Rehearsal): string {
  if (traffic.lost === 0) return ''
  const rows = traffic.losses.map(({ at, what }) => [
    `${((at - traffic.startedAt) / 1000).toFixed(2)} s`,
    escaped(what)
  ])
  const shown =
    traffic.lost > rows.length ? `The first ${rows.length} of ${count(traffic.lost, 'loss', 'losses')}` : 'All losses'
  return `<section aria-labelledby="lost"><h2 id="lost">What was lost</h2>${table(shown, ['At', 'What the client saw'], rows)}</section>`
}

const notes = ({ notes }: Rehearsal): string =>
  notes.length === 0
    ? ''
    : `<section aria-labelledby="notes"><h2 id="notes">Not the real thing</h2><ul class="notes">${notes.map(note => `<li>${escaped(note)}</li>`).join('')}</ul></section>`
