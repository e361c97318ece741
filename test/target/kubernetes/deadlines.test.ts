import { describe, expect, test } from 'vitest'
import { bundleSecret } from '../../../src/target/kubernetes/bundle.ts'
import { decideRolling } from '../../../src/target/kubernetes/decide-rolling.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { placedKey } from '../../../src/target/kubernetes/stage.ts'
import { Pipeline, type Stage, see } from '../../model/pipeline.ts'
import { goalFor, migration, rendered } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, untilWrite } from './stage.ts'

const worker: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'worker', annotations: { 'cutover.dev/with': 'staging' } },
  spec: { replicas: 1, selector: {}, template: { metadata: { labels: { app: 'worker' } } } }
}
const first = goalFor('1.0.0')

function released(): Stage {
  const stage = plain()
  new Pipeline(stage, first).run()
  return stage
}
const last = ({ said }: Pipeline) => said.at(-1)?.replace(/-[0-9a-f]{8}/g, '')

describe('a release that is over its deadline says what it waited for', () => {
  test('its own pods', () => {
    const stage = released()
    const goal = goalFor('1.1.0', holder('second'))
    stage.world = stage.world.breaking([`web-${goal.set.rid}`])
    const pipeline = new Pipeline(stage, goal)
    pipeline.run()
    expect(last(pipeline)).toBe(
      'TIMED_OUT: 1.1.0 was not live within 600 s: web-1-1-0 0/2 ready, not ready yet; the traffic is on 1.0.0'
    )
  })

  test('a workload that is rolled beside its staging', () => {
    const stage = released()
    stage.world = stage.world.breaking(['worker'])
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), more: [worker] }))
    pipeline.run()
    expect(last(pipeline)).toBe(
      'TIMED_OUT: 1.1.0 was not live within 600 s: worker 0/1 ready, not ready yet; the traffic is on 1.0.0'
    )
  })

  test('a hook that did not end', () => {
    const stage = released()
    const goal = goalFor('1.1.0', { ...holder('second'), more: [migration] })
    stage.world = stage.world.breaking([`migrate-${goal.set.rid}`], 'running')
    const pipeline = new Pipeline(stage, goal)
    pipeline.run()
    expect(last(pipeline)).toBe(
      'TIMED_OUT: 1.1.0 was not live within 600 s: Hook migrate-1-1-0 runs; the traffic is on 1.0.0'
    )
  })

  test('a gate', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', holder('second')))
    pipeline.gates.before = 'pending'
    pipeline.run()
    expect(last(pipeline)).toBe('TIMED_OUT: 1.1.0 was not live within 600 s: gate pending; the traffic is on 1.0.0')
  })

  test('a load balancer', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), overlaps: { web: 700_000 } }))
    pipeline.run()
    expect(last(pipeline)).toMatch(/within 600 s: Both releases get traffic for \d+ s more: load balancers follow;/)
  })
})

test('a gate under traffic that never makes up its mind sends the traffic back, a deadline after the bake', () => {
  const stage = released()
  const goal = goalFor('1.1.0', holder('second'))
  const pipeline = new Pipeline(stage, goal)
  pipeline.gates.after = 'pending'
  pipeline.land(untilWrite(pipeline, movesTraffic))
  pipeline.land(untilWrite(pipeline, movesTraffic))
  const from = stage.world.now
  expect([pipeline.run(), live(stage)]).toEqual(['ROLLED_BACK', first.set.rid])
  expect(last(pipeline)).toBe(
    'ROLLED_BACK: 1.1.0 did not pass its gate within 610 s: gate pending; the traffic is on 1.0.0'
  )
  expect(stage.world.now - from).toBe(goal.bake + goal.deadline + goal.drain)
})

const widgets: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.acme.dev' },
  spec: { group: 'acme.dev', names: { kind: 'Widget', plural: 'widgets' }, versions: [{ name: 'v1' }] }
}

/** What a rolling release decides in `phase`, a deadline after its bake. */
function lateIn(phase: 'stage' | 'bake', more: readonly KubeObject[] = []) {
  const set = rendered('1.1.0', ['web'], more)
  const goal = goalFor('1.1.0', { set, fallback: rendered('1.0.0'), bundle: bundleSecret(set) })
  const stage = plain()
  const { now } = stage.world
  const pipeline = new Pipeline(stage, goal)
  pipeline.turn()
  const seen = see(stage.world, goal, pipeline.memory)
  const lease = seen.lease ?? expect.fail('no Lease')
  const journal = { ...JSON.parse(lease.metadata.annotations?.['cutover.dev/journal'] ?? ''), phase, cutAt: now }
  const annotations = { 'cutover.dev/journal': JSON.stringify(journal) }
  const noted = { ...lease, metadata: { ...lease.metadata, annotations } }
  const placed = new Set([placedKey(goal.bundle), ...more.map(object => `applied ${placedKey(object)}`)])
  const after = { state: 'pending', says: 'it wavers', next: now + 9e9 } as const
  return decideRolling(goal, { ...seen, lease: noted, placed, after }, now + goal.bake + goal.deadline)
}

test.each([
  ['whose gate never makes up its mind', () => lateIn('bake'), /did not pass its gate within 610 s: it wavers$/],
  [
    'whose definition is never served',
    () => lateIn('stage', [widgets]),
    /does not serve widgets.acme.dev within 600 s$/
  ]
])('a rolling release %s goes back', (_, decided, why) =>
  expect(decided()).toMatchObject({ act: { verb: 'replace' }, why: expect.stringMatching(why) })
)
