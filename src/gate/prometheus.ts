import type { PrometheusGate } from '../config/gate-settings.ts'
import { accessTo, askJson, below, urlOf } from './address.ts'
import type { Gate } from './gate.ts'
import { type Measure, type Measured, metricGate } from './metric.ts'
import type { GatePorts } from './open.ts'

/** A gate on one value of PromQL: https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
export function prometheusGate(settings: PrometheusGate, ports: GatePorts): Gate {
  const name = settings.name ?? `prometheus ${settings.query.replaceAll(/\s+/g, ' ').slice(0, 60)}`
  return metricGate(name, settings, instantQuery(name, settings, ports), ports.situate)
}

function instantQuery(name: string, settings: PrometheusGate, ports: GatePorts): Measure {
  const url = below(urlOf(settings.url, name), '/api/v1/query')
  const { headers, ...access } = accessTo(settings)
  const { timeout } = settings
  return async ({ query, at, window, signal }) => {
    const form = new URLSearchParams({
      query,
      time: (at / 1000).toFixed(3),
      timeout: `${timeout}ms`,
      // A value older than the window is none. Servers that do not know it look back as far as they are set to (5 min).
      lookback_delta: `${window}ms`
    })
    const asked = await askJson(
      ports,
      {
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        ...access,
        body: form.toString(),
        timeout,
        signal
      },
      said
    )
    return 'unread' in asked ? asked : measuredIn(asked.value as QueryAnswer)
  }
}

type Sample = readonly [time: number, value: string]

interface QueryAnswer {
  readonly status?: string
  readonly error?: string
  readonly data?: {
    readonly resultType?: string
    readonly result?:
      | Sample
      | readonly { readonly metric?: Readonly<Record<string, string>>; readonly value?: Sample }[]
  }
}

const said = (value: unknown): string | undefined => (value as QueryAnswer | undefined)?.error

function measuredIn({ status, error, data }: QueryAnswer): Measured {
  if (status !== 'success' || !data) return { unread: `Prometheus could not answer: ${error ?? 'no reason given'}` }
  const { resultType, result = [] } = data
  if (resultType === 'scalar') return numberOf(result as Sample)
  if (resultType !== 'vector')
    return {
      unread: `the query gives a ${resultType ?? 'value of no type'}, and must give one value: wrap it in sum(...)`
    }
  const series = result as Exclude<typeof result, Sample>
  const [first] = series
  if (!first) return { unread: 'the query gives no value: nothing was measured yet, or its labels match nothing' }
  if (series.length > 1) {
    const labels = series.slice(0, 3).map(({ metric = {} }) => labelsOf(metric))
    const more = series.length > labels.length ? ', ...' : ''
    return {
      unread: `the query gives ${series.length} values (${labels.join(', ')}${more}), and must give one: wrap it in sum(...)`
    }
  }
  return first.value ? numberOf(first.value) : { unread: 'the query gives a histogram, and must give one value' }
}

const labelsOf = (metric: Readonly<Record<string, string>>): string =>
  `{${Object.entries(metric)
    .slice(0, 3)
    .map(([name, value]) => `${name}=${JSON.stringify(value.slice(0, 40))}`)
    .join(',')}}`

const special: Readonly<Record<string, number>> = { '+Inf': Number.POSITIVE_INFINITY, '-Inf': Number.NEGATIVE_INFINITY }

const numberOf = ([, value]: Sample): Measured => ({ value: special[value] ?? Number(value) })
