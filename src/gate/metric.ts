import type { Bounds, Change, Pace } from '../config/gate-settings.ts'
import { fill } from '../config/placeholders.ts'
import type { Instant, Milliseconds } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Answer, Gate } from './gate.ts'
import { type Situate, type Situation, valuesOf } from './situation.ts'

/** A question to a provider of metrics: `query` with its placeholders filled in, over the `window` that ends `at`. */
export interface Question {
  readonly query: string
  readonly at: Instant
  readonly window: Milliseconds
  readonly signal: AbortSignal
}

/** Why there is no value; `refused` as with an {@link Answer}. */
export interface Unread {
  readonly unread: string
  readonly refused?: true
}

/** One value, or why there is none. */
export type Measured = { readonly value: number } | Unread
/** All that a provider is: it never throws, but for a run that is cancelled. */
export type Measure = (question: Question) => Promise<Measured>

type MetricSettings = Pace & Bounds & { readonly query: string }

export const unreadFor = ({ unread, ...rest }: Unread): Answer => ({ state: 'unread', says: unread, ...rest })

/** Passes while a value is within its bounds; a value that can't be read is no pass. */
export function metricGate(name: string, settings: MetricSettings, measure: Measure, situate: Situate): Gate {
  const { attempts, successes, interval, initialDelay } = settings
  const before = earlier(settings, measure)
  return {
    name,
    attempts,
    successes,
    interval,
    initialDelay,
    foreseeable: true,
    async probe(signal): Promise<Answer> {
      const situation = situate()
      const value = await ask(settings, measure, situation, situation.now, signal)
      if (!value) return { state: 'good', says: 'not asked: there is no release before this one' }
      if ('unread' in value) return unreadFor(value)
      const reference = isCompared(settings) ? await before(situation, signal) : undefined
      if (reference && 'unread' in reference)
        return { state: 'unread', says: `${nameOf(situation)} has no value to compare with: ${reference.unread}` }
      return judge(value.value, settings, reference && { value: reference.value, name: nameOf(situation) })
    }
  }
}

const isCompared = ({ maxIncrease, maxDecrease }: Bounds): boolean =>
  maxIncrease !== undefined || maxDecrease !== undefined

const nameOf = ({ previousVersion, previous }: Situation): string => previousVersion ?? previous ?? ''

/** The value of the release before, as it was when it last had all the traffic: asked until it is there, and then kept. */
function earlier(settings: MetricSettings, measure: Measure) {
  let known: { readonly value: number; readonly at: Instant } | undefined
  return async (situation: Situation, signal: AbortSignal): Promise<Measured | undefined> => {
    const { previous, previousVersion: version, cutAt, now } = situation
    if (previous === undefined) return undefined
    const at = cutAt ?? now
    if (known?.at === at) return known
    const then = { ...situation, release: previous, ...(version === undefined ? {} : { version }) }
    const measured = await ask(settings, measure, then, at, signal)
    if (measured && 'value' in measured) known = { ...measured, at }
    return measured
  }
}

/** Nothing where the query names a release before this one and there is none. */
async function ask(
  { query, window }: MetricSettings,
  measure: Measure,
  situation: Situation,
  at: Instant,
  signal: AbortSignal
): Promise<Measured | undefined> {
  const made = fill(query, valuesOf(situation, { window: `${Math.max(1, Math.round(window / 1000))}s` }))
  if ('missing' in made) return undefined
  const measured = await measure({ query: made.text, at, window, signal })
  if ('unread' in measured || Number.isFinite(measured.value)) return measured
  return { unread: `the value is ${measured.value}: mostly a division by no requests at all` }
}

interface Reference {
  readonly value: number
  readonly name: string
}

function judge(value: number, bounds: Bounds, reference: Reference | undefined): Answer {
  const judged = [
    ...(bounds.min === undefined ? [] : [{ ok: value >= bounds.min, says: `at least ${shown(bounds.min)}` }]),
    ...(bounds.max === undefined ? [] : [{ ok: value <= bounds.max, says: `at most ${shown(bounds.max)}` }]),
    ...compared(value, bounds.maxIncrease, 1, reference),
    ...compared(value, bounds.maxDecrease, -1, reference)
  ]
  const says = [shown(value), ...judged.map(one => one.says), `over ${formatDuration(bounds.window)}`].join(', ')
  return { state: judged.every(({ ok }) => ok) ? 'good' : 'bad', says }
}

/** `sign` 1 bounds the value from above, -1 from below. */
function compared(value: number, change: Change | undefined, sign: 1 | -1, reference: Reference | undefined) {
  if (change === undefined) return []
  if (!reference) return [{ ok: true, says: 'nothing to compare with' }]
  const room = typeof change === 'number' ? change : (Math.abs(reference.value) * Number.parseFloat(change)) / 100
  const side = sign === 1 ? 'above' : 'below'
  return [
    {
      ok: sign * (value - reference.value) <= room,
      says: `at most ${change} ${side} the ${shown(reference.value)} of ${reference.name}`
    }
  ]
}

/** Four digits are more than a bound has. */
const shown = (value: number): string => String(Number(value.toPrecision(4)))
