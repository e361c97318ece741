import * as z from 'zod'
import { duration, named, whole } from './fields.ts'
import { address, altogether, filledIn, pace, variableName } from './reach.ts'

const number = z.number({ error: 'must be a number' })

const change = z
  .union([number.min(0, 'must not be below 0'), named(/^\d{1,9}(?:\.\d{1,9})?%$/, 'a number or a percentage')], {
    error: 'must be a number or a percentage'
  })
  .meta({ examples: ['10%'] })

export const bounds = {
  min: number.optional(),
  max: number.optional(),
  maxIncrease: change
    .optional()
    .describe('How far the value may be above that of the previous release just before the cutover.'),
  maxDecrease: change.optional().describe('How far it may be below.'),
  window: duration('1m').optional().describe('How far back the value looks: {{window}} in the query.')
}

type Bounded = { readonly [bound in 'min' | 'max' | 'maxIncrease' | 'maxDecrease']?: unknown }

export const isBounded = ({ min, max, maxIncrease, maxDecrease }: Bounded): boolean =>
  [min, max, maxIncrease, maxDecrease].some(bound => bound !== undefined)

export const unbounded = altogether('must have a bound: min, max, maxIncrease or maxDecrease')

export const prometheus = z
  .strictObject({
    ...address,
    query: filledIn('sum(rate(http_requests_total{pod=~".*-{{release}}-.*",code=~"5.."}[{{window}}]))').describe(
      'PromQL that gives one value.'
    ),
    ...bounds,
    ...pace
  })
  .refine(isBounded, unbounded)

export const datadog = z
  .strictObject({
    query: filledIn('sum:trace.http.request.errors{service:web}.as_count()')
      .optional()
      .describe('A metrics query that gives one series; its last point counts.'),
    monitor: whole(1, Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('A monitor that must not alert, by its number.')
      .meta({ examples: [1234567] }),
    site: named(/^[a-z0-9]+(?:[.-][a-z0-9]+)+$/, 'a site of Datadog')
      .optional()
      .meta({ examples: ['datadoghq.com'] }),
    url: address.url.optional().describe('Where the API is, if not at the site: a proxy.'),
    apiKey: variableName.optional().describe('${DD_API_KEY} by default.'),
    appKey: variableName.optional().describe('${DD_APP_KEY} by default.'),
    ...bounds,
    ...pace
  })
  .refine(
    ({ query, monitor }) => (query === undefined) !== (monitor === undefined),
    altogether('must have one of query and monitor')
  )
  .refine(gate => gate.monitor !== undefined || isBounded(gate), unbounded)

export const newrelic = z
  .strictObject({
    account: whole(1, Number.MAX_SAFE_INTEGER).meta({ examples: [1234567] }),
    query: filledIn("SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE appName = 'web'")
      .refine(value => !/\b(?:since|until)\b/i.test(value), 'takes no SINCE and UNTIL: window says them')
      .describe('NRQL that gives one value, without SINCE and UNTIL.'),
    region: z.enum(['us', 'eu'], { error: 'must be us or eu' }).optional(),
    url: address.url.optional().describe('Where NerdGraph is, if not in the region: a proxy.'),
    apiKey: variableName.optional().describe('${NEW_RELIC_API_KEY} by default.'),
    ...bounds,
    ...pace
  })
  .refine(isBounded, unbounded)
