import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { read, release } from './occasions.ts'

const file = (after: string): string =>
  `environments:\n  production:\n    target: { kubernetes: { namespace: shop, manifests: k8s/, app: shop } }\n    gates: { after: [${after}] }\n`
const gatesOf = async (after: string) => settings({}, await read(file(after)), release, {}).gates.after
const pace = { timeout: 10_000, attempts: 3, successes: 1, interval: 15_000, initialDelay: 0 }

describe('gates on what AWS measures', () => {
  it('get their defaults', async () => {
    const requests = { namespace: 'AWS/ApplicationELB', metric: 'RequestCount', stat: 'Sum' }
    const written = JSON.stringify({ requests: { ...requests, dimensions: { App: '{{app}}' } } })
    const group = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/01'
    expect(
      await gatesOf(
        `{ alarms: [a, b] }, { alarms: { names: [c], region: us-east-1, attempts: 1 } },
         { cloudwatch: { metrics: ${written}, expression: 'requests / 60', max: 5 } },
         { alb: { errors: 0.5%, latency: { p: 99.9, max: 500ms }, targetGroup: '${group}', window: 5m } },
         { scan: { critical: 0, high: 3 } }`
      )
    ).toEqual([
      { ...pace, kind: 'alarms', names: ['a', 'b'] },
      { ...pace, kind: 'alarms', names: ['c'], region: 'us-east-1', attempts: 1 },
      {
        ...pace,
        kind: 'cloudwatch',
        metrics: { requests: { ...requests, dimensions: { App: '{{app}}' } } },
        expression: 'requests / 60',
        max: 5,
        period: 60_000,
        reduce: 'average',
        interval: 30_000,
        window: 180_000
      },
      {
        ...pace,
        kind: 'alb',
        errors: 0.5,
        latency: { p: 99.9, max: 500 },
        targetGroup: group,
        interval: 30_000,
        window: 300_000
      },
      { ...pace, kind: 'scan', critical: 0, high: 3 }
    ])
  })

  it.each([
    ['{ cloudwatch: { max: 1 } }', 'after[0].cloudwatch must have an expression, or one metric.'],
    [
      '{ cloudwatch: { expression: a } }',
      'after[0].cloudwatch must have a bound: min, max, maxIncrease or maxDecrease.'
    ],
    [
      '{ cloudwatch: { expression: a, max: 1, period: 90s } }',
      'after[0].cloudwatch must have a period of whole minutes.'
    ],
    ['{ alb: {} }', 'after[0].alb must have a bound: errors or latency.'],
    ['{ alb: { errors: 1 } }', 'after[0].alb.errors is 1, but must be a percentage, for example 1%.'],
    ['{ scan: {} }', 'after[0].scan must have a bound: critical, high, medium or low.'],
    ['{ alarms: [] }', 'after[0].alarms must be a list of names, or keys with values, for example ["web-5xx"].']
  ])('are refused with the key that is wrong: %s', async (written, expected) => {
    const { message } = await failure(() => parseConfig(`version: 1\n${file(written)}`, 'c.yml'))
    expect(message.replaceAll('environments.production.gates.', '')).toContain(expected)
  })
})
