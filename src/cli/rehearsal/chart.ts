import type { Instant } from '../../io/clock.ts'
import { sliceLength } from '../../sandbox/traffic.ts'
import { escaped } from './markup.ts'
import { count, type Rehearsal } from './result.ts'

const size = { width: 960, height: 300, left: 44, right: 12, top: 44, bottom: 58 }
const floor = size.height - size.bottom

interface Scale {
  readonly x: (at: Instant) => number
  readonly y: (requestsPerSecond: number) => number
  readonly end: Instant
}

/** Requests a second by version over time, with the acts above and each Service's move as a mark, as an SVG element. */
export function chart(rehearsal: Rehearsal, colours: ReadonlyMap<string, string>): string {
  const scale = scaleOf(rehearsal)
  const { traffic, acts } = rehearsal
  const described = acts.map(({ title, outcome }) => `${title}: ${outcome}`).join('. ')
  return `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="chart-title chart-text">
<title id="chart-title">Requests a second by version</title>
<desc id="chart-text">${escaped(`${described}. ${count(traffic.lost, 'request', 'requests')} lost. The numbers are in the tables below.`)}</desc>
${grid(rehearsal, scale)}
${areas(rehearsal, scale, colours)}
${losses(rehearsal, scale)}
${acts.map((act, index) => actBand(act, index, scale)).join('\n')}
${marks(rehearsal, scale)}
</svg>`
}

function scaleOf({ traffic, rate }: Rehearsal): Scale {
  const start = traffic.startedAt
  const length = Math.max(1, traffic.slices.length) * sliceLength
  const peak = Math.max(...traffic.slices.map(({ answered }) => sum(Object.values(answered))), 1) * (1000 / sliceLength)
  const top = Math.min(peak, rate * 1.6) * 1.05 // what was held up and then came at once must not flatten the rest
  const round = (value: number): number => Math.round(value * 10) / 10
  return {
    x: at => round(size.left + ((at - start) / length) * (size.width - size.left - size.right)),
    y: value => round(floor - (Math.min(value, top) / top) * (floor - size.top)),
    end: start + length
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function grid({ rate, traffic }: Rehearsal, { x, y, end }: Scale): string {
  const seconds = (end - traffic.startedAt) / 1000
  const step = [1, 2, 5, 10, 20, 60].find(candidate => seconds / candidate <= 14) ?? 120
  const times = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step)
  const across = [rate / 2, rate].map(
    value =>
      `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y(value)}" y2="${y(value)}"/>` +
      `<text class="axis" x="${size.left - 8}" y="${y(value) + 4}" text-anchor="end">${Math.round(value)}/s</text>`
  )
  const along = times.map(
    second =>
      `<text class="axis" x="${x(traffic.startedAt + second * 1000)}" y="${floor + 18}" text-anchor="middle">${second} s</text>`
  )
  return (
    across.join('') +
    along.join('') +
    `<line class="floor" x1="${size.left}" x2="${size.width - size.right}" y1="${floor}" y2="${floor}"/>`
  )
}

/** One stepped area a version, stacked: a slice is a column, so that a cutover shows as sharp as it was. */
function areas({ traffic }: Rehearsal, { x, y }: Scale, colours: ReadonlyMap<string, string>): string {
  const versions = [...colours.keys()]
  const perSecond = 1000 / sliceLength
  return versions
    .map((version, layer) => {
      const columns = traffic.slices.flatMap(({ answered }, index) => {
        const own = answered[version] ?? 0
        if (own === 0) return []
        const below = sum(versions.slice(0, layer).map(other => answered[other] ?? 0))
        const left = x(traffic.startedAt + index * sliceLength)
        const right = x(traffic.startedAt + (index + 1) * sliceLength)
        return [`M${left} ${y(below * perSecond)}V${y((below + own) * perSecond)}H${right}V${y(below * perSecond)}Z`]
      })
      return `<path fill="${colours.get(version)}" d="${columns.join('')}"><title>${escaped(version)}</title></path>`
    })
    .join('\n')
}

function losses({ traffic }: Rehearsal, { x }: Scale): string {
  return traffic.slices
    .flatMap(({ lost }, index) => {
      if (lost === 0) return []
      const at = traffic.startedAt + index * sliceLength
      return [
        `<path class="lost" d="M${x(at)} ${size.top - 2}l4-8h-8z"><title>${escaped(`${count(lost, 'request', 'requests')} lost`)}</title></path>`
      ]
    })
    .join('')
}

/** What came before the traffic has no band. */
function actBand(act: Rehearsal['acts'][number], index: number, { x }: Scale): string {
  if (x(act.to) <= size.left) return ''
  const left = Math.max(size.left, x(act.from))
  const width = Math.max(2, x(act.to) - left)
  const label = width > 74 ? `${act.title}` : String(index + 1)
  return `<g class="act"><title>${escaped(`${act.title}: ${act.outcome}`)}</title><rect x="${left}" y="8" width="${width}" height="20" rx="3"/><text x="${left + width / 2}" y="22" text-anchor="middle">${escaped(label)}</text></g>`
}

/** A line where traffic was moved, named below the axis. The Services that moved one after another share it. */
function marks({ acts }: Rehearsal, { x }: Scale): string {
  return acts
    .flatMap(({ moves }) => moves)
    .filter(({ to }, index, all) => all[index - 1]?.to !== to)
    .map(({ at, to }) => {
      const left = x(at)
      return `<g class="mark"><title>${escaped(`Traffic moved to ${to}`)}</title><line x1="${left}" x2="${left}" y1="${size.top - 12}" y2="${floor}"/><text x="${left}" y="${floor + 40}" text-anchor="middle">to ${escaped(to)}</text></g>`
    })
    .join('\n')
}
