import type { NewRelicGate } from '../config/gate-settings.ts'
import { askJson, below, urlOf } from './address.ts'
import type { Gate } from './gate.ts'
import { type Measure, type Measured, metricGate } from './metric.ts'
import type { GatePorts } from './open.ts'

/** A gate on one value of NRQL, asked by NerdGraph. */
export function newRelicGate(settings: NewRelicGate, ports: GatePorts): Gate {
  const name = settings.name ?? `newrelic ${settings.query.replaceAll(/\s+/g, ' ').slice(0, 60)}`
  return metricGate(name, settings, nrqlQuery(name, settings, ports), ports.situate)
}

const question =
  'query($account: Int!, $nrql: Nrql!) { actor { account(id: $account) { nrql(query: $nrql) { results } } } }'

/** https://docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial/ */
function nrqlQuery(name: string, { url, account, apiKey, timeout }: NewRelicGate, ports: GatePorts): Measure {
  const graphql = below(urlOf(url, name), '/graphql')
  return async ({ query, at, window, signal }) => {
    const nrql = `${query} SINCE ${at - window} UNTIL ${at}`
    const asked = await askJson(
      ports,
      {
        method: 'POST',
        url: graphql,
        headers: { accept: 'application/json', 'content-type': 'application/json', 'api-key': apiKey.trim() },
        body: JSON.stringify({ query: question, variables: { account, nrql } }),
        timeout,
        signal
      },
      said
    )
    return 'unread' in asked ? asked : measuredIn(asked.value as GraphAnswer)
  }
}

type Row = Readonly<Record<string, unknown>>

interface GraphAnswer {
  readonly errors?: readonly { readonly message?: string }[]
  readonly data?: {
    readonly actor?: {
      readonly account?: { readonly nrql?: { readonly results?: readonly Row[] } | null } | null
    } | null
  }
}

const said = (value: unknown): string | undefined =>
  (value as GraphAnswer | undefined)?.errors?.map(({ message = '' }) => message).join('; ')

/** Names of columns that a row has beside its value. */
const besides = ['beginTimeSeconds', 'endTimeSeconds', 'facet', 'timestamp']

function measuredIn(answer: GraphAnswer): Measured {
  const error = said(answer)
  if (error) return { unread: `New Relic could not answer: ${error.slice(0, 200)}` }
  const rows = answer.data?.actor?.account?.nrql?.results ?? []
  if (rows.length > 1)
    return { unread: `the query gives ${rows.length} rows, and must give one: leave out FACET and TIMESERIES` }
  const columns = Object.entries(rows[0] ?? {}).filter(([name]) => !besides.includes(name))
  const [first] = columns
  if (columns.length > 1) {
    const names = columns.map(([name]) => name)
    return { unread: `the query gives ${columns.length} values (${names.slice(0, 3).join(', ')}), and must give one` }
  }
  return typeof first?.[1] === 'number'
    ? { value: first[1] }
    : { unread: 'the query gives no value: nothing was measured in the window, or its conditions match nothing' }
}
