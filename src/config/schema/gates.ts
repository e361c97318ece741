import * as z from 'zod'
import { parseJsonPath } from '../json-path.ts'
import { alarms, alb, cloudwatch, scan } from './cloud.ts'
import { duration, label, named, whole } from './fields.ts'
import { datadog, newrelic, prometheus } from './metrics.ts'
import { address, altogether, filledIn, pace, secret } from './reach.ts'

const status = z
  .union([whole(100, 599), named(/^[1-5]xx$/, 'a class such as 2xx')], {
    error: 'must be a whole number from 100 to 599, or a class such as 2xx'
  })
  .meta({ examples: [200] })

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'must be a text, number or boolean' })

const json = z
  .strictObject({
    path: z
      .string({ error: 'must be a path' })
      .refine(value => parseJsonPath(value) !== undefined, 'must be a path of names and indexes')
      .meta({ examples: ['$.checks[0].status'] }),
    equals: scalar.optional().describe('The value; a text may hold {{version}}.'),
    min: z.number().optional(),
    max: z.number().optional()
  })
  .refine(
    ({ equals, min, max }) => equals !== undefined || min !== undefined || max !== undefined,
    altogether('must say what the value must be: equals, min or max')
  )

const pattern = z
  .string({ error: 'must be a regular expression' })
  .refine(value => isPattern(value), 'must be a regular expression')
  .meta({ examples: ['^ok$'] })

function isPattern(value: string): boolean {
  try {
    return new RegExp(value, 'm') instanceof RegExp
  } catch {
    return false
  }
}

const latency = z
  .strictObject({
    p50: duration('100ms').optional(),
    p90: duration('200ms').optional(),
    p95: duration('300ms').optional(),
    p99: duration('500ms').optional(),
    max: duration('1s').optional(),
    probes: whole(1, 1_000)
      .optional()
      .describe('How many requests, one after another.')
      .meta({ examples: [20] })
  })
  .refine(
    ({ probes: _probes, ...bounds }) => Object.keys(bounds).length > 0,
    altogether('must have a bound: p50, p90, p95, p99 or max')
  )
  .describe('How fast answers must come: percentiles by nearest rank.')

const http = z
  .strictObject({
    path: named(/^\/[!-~]*$/, 'a path that begins with /')
      .optional()
      .meta({ examples: ['/healthz'] }),
    service: label('web').optional().describe('The Service to ask; the first one by default.'),
    port: z
      .union([whole(1, 65_535), named(/^[a-z0-9][a-z0-9-]{0,14}$/, 'a name')], { error: 'must be a port or its name' })
      .optional()
      .meta({ examples: [8080] }),
    ...address,
    url: address.url.optional().describe('A public address to ask, instead of a path of a Service.'),
    method: z.enum(['GET', 'HEAD', 'POST'], { error: 'must be GET, HEAD or POST' }).optional(),
    body: secret.optional().describe('What a POST sends.'),
    expect: z
      .union([status, z.array(status).min(1)], { error: 'must be a status, a class such as 2xx, or a list of them' })
      .optional()
      .describe('The status of a good answer, a class such as 2xx, or a list.')
      .meta({ examples: [200] }),
    contains: filledIn('ok').optional().describe('Text that the body must hold.'),
    matches: pattern.optional().describe('A regular expression that the body must match; ^ and $ match at lines.'),
    json: z
      .union([json, z.array(json).min(1)])
      .optional()
      .describe('Values in a body of JSON.'),
    latency: latency.optional(),
    ...pace
  })
  .superRefine(({ path, url, service, port, method = 'GET', body, headers, ca, bearer, basic }, context) => {
    const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    if (path === undefined && url === undefined) issue('path', 'is missing')
    if (path !== undefined && url !== undefined) issue('url', 'must not stand beside path')
    if (url !== undefined && (service !== undefined || port !== undefined))
      issue('url', 'must not stand beside service')
    if (body !== undefined && method !== 'POST') issue('body', 'needs method: POST')
    if (url !== undefined) return
    if (method === 'POST')
      issue('method', 'must be GET or HEAD through the API server, which asks Services; POST needs url')
    if (ca ?? bearer ?? basic) issue('path', 'takes no ca, bearer and basic: the API server keeps them to itself')
    if (Object.keys(headers ?? {}).some(name => name.toLowerCase() === 'authorization'))
      issue('headers', 'must not have Authorization: the API server keeps it to itself')
  })

const command = z
  .union(
    [
      z
        .string()
        .min(1, 'must not be empty')
        .transform(run => ({ run })),
      z.strictObject({ run: z.string({ error: 'must be a command' }).min(1, 'must not be empty'), ...pace })
    ],
    { error: 'must be a command, or keys with values' }
  )
  .describe('A command of the shell (bash -e -o pipefail); exit code 0 passes.')
  .meta({ examples: ['./smoke.sh'] })

const kinds = { http, command, prometheus, datadog, newrelic, alarms, cloudwatch, alb, scan }

const gate = z
  .strictObject({
    http: http.optional(),
    command: command.optional(),
    prometheus: prometheus.optional(),
    datadog: datadog.optional(),
    newrelic: newrelic.optional(),
    alarms: alarms.optional(),
    cloudwatch: cloudwatch.optional(),
    alb: alb.optional(),
    scan: scan.optional()
  })
  .refine(value => Object.keys(value).length === 1, altogether(`must have one of ${Object.keys(kinds).join(', ')}`))
  .meta({ id: 'gate' })

const list = z.array(gate, { error: 'must be a list' }).meta({ examples: [[{ http: { path: '/healthz' } }]] })

const pods = z
  .union(
    [
      z.literal(false),
      z.strictObject({
        restarts: whole(0, 1_000)
          .optional()
          .describe('How many restarts of containers, in all new pods together.')
          .meta({ examples: [0] }),
        oomKills: whole(0, 1_000)
          .optional()
          .describe('How many containers may be killed for want of memory.')
          .meta({ examples: [0] }),
        unready: duration('30s').optional().describe('How long a pod that was ready may be unready.')
      })
    ],
    { error: 'must be false, or keys with values' }
  )
  .describe('What the new pods may do through the bake; false to not watch them.')

export const gates = z.strictObject({
  before: list.optional().describe('Asked through the preview, before any traffic moves.'),
  after: list.optional().describe('Asked under traffic, all through the bake.'),
  pods: pods.optional()
})
