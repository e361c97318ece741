import type { DatadogGate } from '../config/gate-settings.ts'
import { askJson, below, urlOf } from './address.ts'
import type { Answer, Gate } from './gate.ts'
import { type Measure, type Measured, metricGate, unreadFor } from './metric.ts'
import type { GatePorts } from './open.ts'

/** A gate on a metrics query or on the state of a monitor. */
export function datadogGate(settings: DatadogGate, ports: GatePorts): Gate {
  const { query, monitor } = settings
  const what = query === undefined ? `monitor ${monitor ?? ''}` : query.slice(0, 60)
  const name = settings.name ?? `datadog ${what}`
  const ask = asking(name, settings, ports)
  if (query !== undefined) return metricGate(name, { ...settings, query }, seriesQuery(ask), ports.situate)
  const { attempts, successes, interval, initialDelay } = settings
  const probe: Gate['probe'] = signal => monitorState(ask, monitor ?? 0, signal)
  return { name, attempts, successes, interval, initialDelay, foreseeable: true, probe }
}

type Asking = ReturnType<typeof asking>

/** GET below the API's address with both keys: https://docs.datadoghq.com/api/latest/authentication/ */
const asking = (name: string, { url, apiKey, appKey, timeout }: DatadogGate, ports: GatePorts) => {
  const base = urlOf(url, name)
  return (path: string, parameters: Readonly<Record<string, string>>, signal: AbortSignal) => {
    const asked = below(base, path)
    for (const [key, value] of Object.entries(parameters)) asked.searchParams.set(key, value)
    const headers = { accept: 'application/json', 'dd-api-key': apiKey.trim(), 'dd-application-key': appKey.trim() }
    return askJson(ports, { method: 'GET', url: asked, headers, timeout, signal }, said)
  }
}

const said = (value: unknown): string | undefined => (value as { errors?: string[] } | undefined)?.errors?.join('; ')

interface SeriesAnswer {
  readonly error?: string
  readonly series?: readonly {
    readonly scope?: string
    readonly pointlist?: readonly (readonly [number, number | null])[]
  }[]
}

/** https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points */
const seriesQuery =
  (ask: Asking): Measure =>
  async ({ query, at, window, signal }) => {
    const until = Math.floor(at / 1000)
    const from = until - Math.max(1, Math.ceil(window / 1000))
    const asked = await ask('/api/v1/query', { from: String(from), to: String(until), query }, signal)
    return 'unread' in asked ? asked : lastPoint(asked.value as SeriesAnswer)
  }

function lastPoint({ error, series = [] }: SeriesAnswer): Measured {
  if (error) return { unread: `Datadog could not answer: ${error}` }
  const [first] = series
  if (series.length > 1) {
    const scopes = series.slice(0, 3).map(({ scope = '' }) => scope)
    return {
      unread: `the query gives ${series.length} series (${scopes.join('; ')}), and must give one: leave out "by"`
    }
  }
  const point = (first?.pointlist ?? []).findLast(([, value]) => value !== null)
  return point?.[1] === undefined || point[1] === null
    ? { unread: 'the query gives no value: nothing was measured in the window, or its tags match nothing' }
    : { value: point[1] }
}

/** States that tell nothing of the release are no pass, as with Datadog's own gates, which refuse at ALERT and NO DATA. */
const states: Readonly<Record<string, Answer['state']>> = { OK: 'good', Warn: 'good', Alert: 'bad' }

/** https://docs.datadoghq.com/api/latest/monitors/#get-a-monitors-details */
async function monitorState(ask: Asking, monitor: number, signal: AbortSignal): Promise<Answer> {
  const asked = await ask(`/api/v1/monitor/${monitor}`, {}, signal)
  if ('unread' in asked) return unreadFor(asked)
  const { overall_state: state = 'without a state', name } = asked.value as { overall_state?: string; name?: string }
  const says = `${state}, expected OK${name ? ` (${name.slice(0, 80)})` : ''}`
  return { state: states[state] ?? 'unread', says }
}
