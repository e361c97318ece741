import { describe, expect, test } from 'vitest'
import { selectorOf } from '../../../src/target/kubernetes/seen.ts'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import { decideIn, Pipeline } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { fresh, holder, live, movesTraffic, plain, size, untilWrite } from './stage.ts'

/** The move of a live Service, not that of a preview. */
const movesLive = (write: Write): boolean =>
  movesTraffic(write) && 'object' in write && !write.object.metadata.name.endsWith('-preview')

describe('a release', () => {
  test('in a fresh namespace creates its Service last, already on the release', () => {
    const stage = fresh()
    const pipeline = new Pipeline(stage, goalFor('1.0.0'))
    expect(pipeline.run()).toBe('SUCCEEDED')
    expect(pipeline.said).toEqual([
      'Locked shop to release 1.0.0 (from nothing)',
      'Staged configuration and bundle: Secret/cutover-shop-1-0-0-5661243c',
      'Staged Deployment/web-1-0-0-5661243c x2',
      'Staged Service web-preview',
      'Created Service web on 1-0-0-5661243c',
      '1.0.0 has all the traffic',
      '1.0.0 is committed',
      'SUCCEEDED: shop 1.0.0 is live',
      'SUCCEEDED: shop 1.0.0 is live'
    ])
  })

  test('over a plain Deployment adopts it: its traffic is narrowed to its pods, which are not restarted', () => {
    const stage = plain()
    const before = stage.world.endpoints('web')
    const pipeline = new Pipeline(stage, goalFor('1.0.0'))
    const flip = untilWrite(pipeline, write => movesTraffic(write) && live(stage) !== undefined)
    expect(live(stage)).toBe('adopted-hweb')
    expect(stage.world.endpoints('web')).toEqual(before)
    pipeline.land(flip)
    expect(live(stage)).toBe('1-0-0-5661243c')
    expect(pipeline.run()).toBe('SUCCEEDED')
    expect(size(stage, 'web')).toBe(0)
  })

  test('writes each Service exactly once to cut over', () => {
    const stage = plain(['web', 'api'])
    new Pipeline(stage, goalFor('1.0.0', { services: ['web', 'api'] })).run()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { services: ['web', 'api'], ...holder('second') }))
    pipeline.run()
    expect(pipeline.said.filter(line => line.startsWith('Cut over'))).toEqual([
      expect.stringMatching(/^Cut over: Service api now selects 1-1-0-/),
      expect.stringMatching(/^Cut over: Service web now selects 1-1-0-/)
    ])
  })

  test('moves all its Services at the same time', () => {
    const stage = plain(['web', 'api'])
    new Pipeline(stage, goalFor('1.0.0', { services: ['web', 'api'] })).run()
    const goal = goalFor('1.1.0', { services: ['web', 'api'], ...holder('second') })
    const pipeline = new Pipeline(stage, goal)
    untilWrite(pipeline, movesLive)
    const decision = decideIn(stage.world, goal, pipeline.memory)
    const moved = 'act' in decision ? [decision, ...(decision.also ?? [])].map(({ why }) => why) : []
    expect(moved).toEqual(['api', 'web'].map(name => `Cut over: Service ${name} now selects ${goal.set.rid}`))
  })

  test('moves no Service when somebody else has changed the selector of another', () => {
    const stage = plain(['web', 'api'])
    new Pipeline(stage, goalFor('1.0.0', { services: ['web', 'api'] })).run()
    const first = live(stage)
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { services: ['web', 'api'], ...holder('second') }))
    untilWrite(pipeline, movesLive)
    const web = stage.world.get('Service', 'web')
    if (web) stage.world = stage.world.put({ ...web, spec: { ...(web.spec as object), selector: { app: 'other' } } })
    expect(pipeline.run()).toBe('STOPPED')
    expect([live(stage, 'api'), stage.world.get('Service', 'web')?.spec]).toEqual([
      first,
      expect.objectContaining({ selector: { app: 'other' } })
    ])
  })

  test('that never becomes ready moves no traffic and is scaled down', () => {
    const stage = plain()
    const goal = goalFor('1.0.0')
    stage.world = stage.world.breaking([`web-${goal.set.rid}`])
    const pipeline = new Pipeline(stage, goal)
    expect(pipeline.run()).toBe('TIMED_OUT')
    expect(pipeline.said.filter(line => line.startsWith('Cut over'))).toEqual([])
    expect([live(stage), size(stage, 'web'), size(stage, `web-${goal.set.rid}`)]).toEqual(['adopted-hweb', 2, 0])
  })

  test('that fails its gate before the cutover moves no traffic', () => {
    const stage = plain()
    const pipeline = new Pipeline(stage, goalFor('1.0.0'))
    pipeline.gates.before = 'failed'
    expect([pipeline.run(), live(stage)]).toEqual(['STOPPED', 'adopted-hweb'])
  })

  test('that fails its gate under traffic is rolled back by one write per Service', () => {
    const stage = plain(['web', 'api'])
    new Pipeline(stage, goalFor('1.0.0', { services: ['web', 'api'] })).run()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { services: ['web', 'api'], ...holder('second') }))
    pipeline.gates.after = 'failed'
    const first = live(stage)
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([live(stage), live(stage, 'api')]).toEqual([first, first])
    expect(pipeline.said.filter(line => line.startsWith('Rolled back'))).toHaveLength(2)
  })

  test('with nothing before it to go back to keeps the traffic and says so', () => {
    const stage = fresh()
    const pipeline = new Pipeline(stage, goalFor('1.0.0'))
    pipeline.gates.after = 'failed'
    expect([pipeline.run(), live(stage)]).toEqual(['ROLLBACK_FAILED', '1-0-0-5661243c'])
  })

  test('run a second time writes nothing', () => {
    const stage = plain()
    new Pipeline(stage, goalFor('1.0.0')).run()
    const again = new Pipeline(stage, goalFor('1.0.0', holder('again')))
    again.run()
    expect(again.said).toEqual(['SUCCEEDED: 1.0.0 is live already; nothing to do'])
  })

  test('is as large as the scaled-up release before it', () => {
    const stage = plain()
    const deployment = stage.world.get('Deployment', 'web')
    if (deployment)
      stage.world = stage.world.put({ ...deployment, spec: { ...(deployment.spec as object), replicas: 5 } })
    const goal = goalFor('1.0.0')
    new Pipeline(stage, goal).run()
    expect(size(stage, `web-${goal.set.rid}`)).toBe(5)
  })

  test('waits for the lock of a live run, and names it', () => {
    const stage = plain()
    untilWrite(new Pipeline(stage, goalFor('1.0.0', { run: { holder: 'a', url: 'https://ci.test/1' } })), movesTraffic)
    const second = new Pipeline(stage, goalFor('1.1.0', holder('b')))
    second.run()
    expect(second.said).toEqual([
      'STOPPED: shop is locked by https://ci.test/1, release of 1.0.0, for longer than 60 s; nothing was changed'
    ])
  })

  test('is superseded, and stops writing, once another run took its idle lock', () => {
    const stage = plain()
    const slow = new Pipeline(stage, goalFor('1.0.0', holder('slow')))
    untilWrite(slow, movesTraffic)
    const fast = new Pipeline(stage, goalFor('1.1.0', holder('fast')), true)
    fast.turn()
    expect(slow.run()).toBe('SUPERSEDED')
  })

  test('resumes what a dead run of the same release began', () => {
    const stage = plain()
    untilWrite(
      new Pipeline(stage, goalFor('1.0.0', holder('dead'))),
      write => movesTraffic(write) && live(stage) !== undefined
    )
    const next = new Pipeline(stage, goalFor('1.0.0', holder('next')), true)
    expect(next.run()).toBe('SUCCEEDED')
    expect(next.said.filter(line => line.startsWith('Staged Deployment'))).toEqual([])
  })

  test('stops when a person moves the traffic elsewhere before it does', () => {
    const stage = plain()
    new Pipeline(stage, goalFor('1.0.0')).run()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', holder('second')))
    pipeline.land(untilWrite(pipeline, movesTraffic))
    untilWrite(pipeline, movesTraffic)
    const service = stage.world.get('Service', 'web')
    if (service)
      stage.world = stage.world.put({ ...service, spec: { ...(service.spec as object), selector: { app: 'other' } } })
    expect(pipeline.run()).toBe('STOPPED')
    expect(selectorOf(stage.world.get('Service', 'web') as never)).toEqual({ app: 'other' })
  })

  test('deletes what is older than the history, and nothing that it did not make or adopt', () => {
    const stage = plain()
    const other = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'other' }, spec: { replicas: 1 } }
    stage.world = stage.world.put(other)
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0']) {
      new Pipeline(stage, goalFor(version, { ...holder(version), history: 2 })).run()
    }
    const names = stage.world.all('Deployment').map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8}$/, ''))
    expect(names.sort()).toEqual(['other', 'web-1-1-0', 'web-1-2-0', 'web-1-3-0'])
  })
})

describe('a rollback by hand', () => {
  test('to a release that is kept at its size is one lock, two fences and one write per Service', () => {
    const stage = plain()
    const first = goalFor('1.0.0')
    new Pipeline(stage, first).run()
    new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), keepPrevious: 1_800_000 })).run()
    const back = new Pipeline(
      stage,
      goalFor('1.0.0', { ...holder('back'), intent: 'rollback', set: first.set, drain: 0 })
    )
    expect(back.run()).toBe('SUCCEEDED')
    expect(back.said.slice(0, 5)).toEqual([
      expect.stringMatching(/^Locked shop to rollback 1.0.0 \(from 1-1-0-/),
      expect.stringMatching(/^Fenced Deployment web-1-/),
      expect.stringMatching(/^Fenced Deployment web-1-/),
      expect.stringMatching(/^Cut over: Service web now selects 1-0-0-/),
      '1.0.0 has all the traffic'
    ])
  })

  test('to a retired release restores its size before any traffic moves', () => {
    const stage = plain()
    const first = goalFor('1.0.0')
    new Pipeline(stage, first).run()
    new Pipeline(stage, goalFor('1.1.0', holder('second'))).run()
    const back = new Pipeline(stage, goalFor('1.0.0', { ...holder('back'), intent: 'rollback', set: first.set }))
    expect([back.run(), live(stage), stage.world.endpoints('web').length]).toEqual(['SUCCEEDED', first.set.rid, 2])
  })
})
