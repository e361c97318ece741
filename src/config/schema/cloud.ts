import * as z from 'zod'
import { awsRegion, duration, named, text, whole } from './fields.ts'
import { bounds, isBounded, unbounded } from './metrics.ts'
import { altogether, pace as anyPace, filledIn } from './reach.ts'

/** The time for one request is the SDK's own. */
const { timeout: _timeout, ...pace } = anyPace

const region = awsRegion
  .optional()
  .describe('The region of the target, or of the run, by default.')
  .meta({ examples: ['us-east-1'] })

const names = z
  .array(text, { error: 'must be a list' })
  .min(1)
  .max(100, 'must not name more than 100')
  .meta({ examples: [['web-5xx']] })

export const alarms = z
  .union([names.transform(list => ({ names: list })), z.strictObject({ names, region, ...pace })], {
    error: 'must be a list of names, or keys with values'
  })
  .describe('Alarms of CloudWatch, composite ones too, that must be OK.')

const metric = z.strictObject({
  namespace: text.meta({ examples: ['AWS/ApplicationELB'] }),
  metric: text.meta({ examples: ['HTTPCode_Target_5XX_Count'] }),
  dimensions: z.record(z.string(), filledIn('shop')).optional(),
  stat: named(
    /^(?:Sum|Average|Minimum|Maximum|SampleCount|IQM|(?:p|tm|tc|ts|wm)\d{1,2}(?:\.\d+)?|(?:PR|TM|TC|TS|WM)\([^()]+\))$/,
    'a statistic of CloudWatch'
  ).meta({ examples: ['Sum'] })
})

export const cloudwatch = z
  .strictObject({
    metrics: z
      .record(z.string().regex(/^[a-z]\w*$/, 'must begin with a small letter, for letters, digits and _'), metric)
      .optional()
      .describe('Metrics by the names that the expression has for them.'),
    expression: filledIn('100 * errors / requests')
      .optional()
      .describe('Metric math, or a query of Metrics Insights, that gives one series; not needed for one metric.'),
    reduce: z
      .enum(['average', 'sum', 'max', 'min', 'last'], { error: 'must be average, sum, max, min or last' })
      .optional()
      .describe('What the value of the window is, of those of its periods.'),
    period: duration('1m').optional().describe('How long each value of the series is for: a multiple of a minute.'),
    region,
    ...bounds,
    ...pace
  })
  .refine(
    ({ metrics = {}, expression }) => expression !== undefined || Object.keys(metrics).length === 1,
    altogether('must have an expression, or one metric')
  )
  .refine(
    ({ period = 60_000 }) => period >= 60_000 && period % 60_000 === 0,
    altogether('must have a period of whole minutes')
  )
  .refine(isBounded, unbounded)

const percent = named(/^\d{1,3}(?:\.\d{1,6})?%$/, 'a percentage').meta({ examples: ['1%'] })

export const alb = z
  .strictObject({
    errors: percent.optional().describe('How many of the requests the targets may answer with 5xx.'),
    latency: z
      .strictObject({
        p: z
          .number({ error: 'must be a number' })
          .gt(0, 'must be between 0 and 100')
          .lt(100, 'must be between 0 and 100')
          .meta({ examples: [99] }),
        max: duration('500ms')
      })
      .optional()
      .describe('How long a percentile of the answers may take, in the worst minute.'),
    targetGroup: named(/^arn:[^:]+:elasticloadbalancing:[^:]+:\d+:targetgroup\/.+$/, 'the ARN of a target group')
      .optional()
      .describe("The one to look at; on ECS the release's own by default."),
    window: duration('3m').optional().describe('How far back is looked.'),
    region,
    ...pace
  })
  .refine(
    ({ errors, latency }) => errors !== undefined || latency !== undefined,
    altogether('must have a bound: errors or latency')
  )
  .describe('The answers of the targets of an Application Load Balancer, as it counts them.')

const most = whole(0, 100_000).optional()

export const scan = z
  .strictObject({
    critical: most.meta({ examples: [0] }),
    high: most.meta({ examples: [0] }),
    medium: most.meta({ examples: [20] }),
    low: most.meta({ examples: [50] }),
    ...pace
  })
  .refine(
    ({ critical, high, medium, low }) => [critical, high, medium, low].some(bound => bound !== undefined),
    altogether('must have a bound: critical, high, medium or low')
  )
  .describe('How many findings the scan of the images in ECR may have.')
