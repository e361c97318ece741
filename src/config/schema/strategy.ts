import * as z from 'zod'
import { duration, whole } from './fields.ts'

export const blueGreen = z.strictObject({
  bake: duration('5m').optional().describe('How long the new release is watched under traffic.'),
  keepPrevious: duration('30m').optional().describe('How long the previous release stays at its size afterwards.'),
  keepReleases: whole(1, 20)
    .optional()
    .describe('How many retired releases stay in the cluster, at size 0, to go back to; 3 by default.')
    .meta({ examples: [5] }),
  drain: duration('30s').optional().describe('From the cutover to the end of the old pods.'),
  deadline: duration('10m').optional().describe('From the start to the traffic on the new release.'),
  overlap: z
    .union([z.literal('auto'), duration('60s')], { error: 'must be auto or a duration' })
    .optional()
    .describe(
      'How long Services select both releases, for load balancers that know pods by their addresses. auto (the default): 60s where one is found.'
    ),
  pause: z
    .literal('before-cutover', { error: 'must be before-cutover' })
    .optional()
    .describe('Stage a release, and wait for a run by hand of the same release that cuts over.')
})

const percent = whole(1, 100)

const weightStep = z.union(
  [
    percent,
    z.strictObject({
      weight: percent.describe('Percent of the requests that the new release gets.'),
      for: duration('2m').optional().describe('How long they are watched before the next step; 1m by default.')
    })
  ],
  { error: 'must be a percentage, or a weight and how long it lasts' }
)

const weightIn = (step: z.infer<typeof weightStep>): number => (typeof step === 'number' ? step : step.weight)

export const weighted = blueGreen.omit({ overlap: true }).extend({
  steps: z
    .array(weightStep, { error: 'must be a list of percentages' })
    .min(1)
    .refine(
      steps => steps.every((step, index) => index === 0 || weightIn(step) > weightIn(steps[index - 1] ?? 0)),
      'must rise from step to step'
    )
    .describe('The shares of the requests that routes give the new release, one after another, before it has them all.')
    .meta({ examples: [[10, 25, { weight: 50, for: '5m' }]] }),
  ingressClass: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be the name of an IngressClass')
    .optional()
    .describe(
      'Ingresses of this class give the shares, by canary annotations of ingress-nginx, which their controller must honour. HTTPRoutes do where it is not given.'
    )
    .meta({ examples: ['nginx'] })
})

export const rolling = blueGreen.pick({ bake: true, deadline: true })
