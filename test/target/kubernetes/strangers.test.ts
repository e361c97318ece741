import { expect, test } from 'vitest'
import { adoption } from '../../../src/target/kubernetes/adopt.ts'
import { decide } from '../../../src/target/kubernetes/decide.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { Pipeline, see } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, plain, untilWrite } from './stage.ts'

/** A pod of a Job that has the labels of the app, as charts give them to all that they have. */
const pod = (phase: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'migrate-x7k2p', uid: 'uid-migrate', labels: { app: 'web' } },
  status: { phase, conditions: [{ type: 'Ready', status: 'False' }] }
})

test.each([
  ['Succeeded', true],
  ['Failed', true],
  ['Running', false]
])('a pod of neither release that is %s lets an overlap begin: %s', (phase, begins) => {
  const stage = plain()
  new Pipeline(stage, goalFor('1.0.0')).run()
  const pipeline = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), overlaps: { web: 30_000 } }))
  const noted = untilWrite(pipeline, write => write.verb === 'replace' && JSON.stringify(write).includes('widening'))
  const seen = see(stage.world, pipeline.goal, pipeline.memory)
  const decision = decide(pipeline.goal, { ...seen, pods: [...seen.pods, pod(phase)] }, stage.world.now)
  if (begins) expect(decision).toMatchObject({ act: noted })
  else expect(decision).toMatchObject({ why: expect.stringContaining('pod migrate-x7k2p of neither release') })
})

test.each([
  ['Succeeded', { from: null }],
  ['Running', { impossible: expect.stringContaining('pod migrate-x7k2p') }]
])('a Service that reaches nothing but a pod that is %s: %o', (phase, found) => {
  const stage = plain()
  const goal = goalFor('1.0.0')
  const seen = { ...see(stage.world, goal, new Pipeline(stage, goal).memory), deployments: [], pods: [pod(phase)] }
  const [service] = goal.set.services
  expect(service && adoption(seen, service, goal.set)).toEqual(found)
})
