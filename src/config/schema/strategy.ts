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

export const rolling = blueGreen.pick({ bake: true, deadline: true })
