import { describe, expect, test } from 'vitest'
import { key } from '../../../src/target/kubernetes/objects.ts'
import { Pipeline } from '../../model/pipeline.ts'
import { autoscaler, goalFor } from '../../model/shop.ts'
import { fresh, holder, live, movesTraffic, plain, scalesDown, untilWrite } from './stage.ts'

describe('a late request of an earlier intent is refused', () => {
  test('a cutover that lands after the release was rolled back', () => {
    const stage = plain()
    new Pipeline(stage, goalFor('1.0.0')).run()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', holder('second')))
    untilWrite(
      pipeline,
      write => movesTraffic(write) && write.verb === 'patch' && write.object.metadata.name === 'web-preview'
    )
    const flip = untilWrite(
      pipeline,
      write => movesTraffic(write) && write.verb === 'patch' && write.object.metadata.name === 'web'
    )
    pipeline.gates.after = 'failed'
    const first = live(stage)
    expect(pipeline.run()).toBe('ROLLED_BACK')
    pipeline.land(flip)
    expect([live(stage), pipeline.said.at(-1)]).toEqual([first, expect.stringMatching(/^refused: test of .*epoch/)])
  })

  test('a scale-down that lands after its release was tried again and is live', () => {
    const stage = plain()
    new Pipeline(stage, goalFor('1.0.0')).run()
    const failing = new Pipeline(stage, goalFor('1.1.0', holder('failing')))
    failing.gates.after = 'failed'
    const scaleDown = untilWrite(failing, write => scalesDown(write))
    failing.land(scaleDown)
    expect(failing.run()).toBe('ROLLED_BACK')
    const again = new Pipeline(stage, goalFor('1.1.0', holder('again')))
    expect(again.run()).toBe('SUCCEEDED')
    again.land(scaleDown)
    expect([stage.world.endpoints('web').length, again.said.at(-1)]).toEqual([2, expect.stringMatching(/^refused/)])
  })

  test("a dead run's scale-down of blue that lands after a rollback selected blue", () => {
    const stage = plain()
    const first = goalFor('1.0.0')
    new Pipeline(stage, first).run()
    const dead = new Pipeline(stage, goalFor('1.1.0', holder('dead')))
    const retire = untilWrite(dead, scalesDown)
    const back = new Pipeline(stage, goalFor('1.0.0', { ...holder('back'), intent: 'rollback', set: first.set }), true)
    expect(back.run()).toBe('SUCCEEDED')
    back.land(retire)
    expect([live(stage), stage.world.endpoints('web').length, back.said.at(-1)]).toEqual([
      first.set.rid,
      2,
      expect.stringMatching(/^refused/)
    ])
  })

  test("a dead run's fence that lands after the next run's fence", () => {
    const stage = plain()
    const dead = new Pipeline(stage, goalFor('1.0.0', holder('dead')))
    const fence = untilWrite(dead, write => write.verb === 'patch' && write.object.kind === 'Service')
    const next = new Pipeline(stage, goalFor('1.1.0', holder('next')), true)
    untilWrite(next, movesTraffic)
    next.land(fence)
    expect(stage.world.get('Service', 'web')?.metadata.annotations?.[key.epoch]).toBe('2')
  })

  test('a rollback that lands after somebody deleted the Lease, and the release was tried again', () => {
    const stage = plain()
    new Pipeline(stage, goalFor('1.0.0')).run()
    const dead = new Pipeline(stage, goalFor('1.1.0', holder('dead')))
    dead.gates.after = 'failed'
    dead.land(untilWrite(dead, movesTraffic))
    dead.land(untilWrite(dead, movesTraffic))
    const back = untilWrite(dead, movesTraffic)
    stage.world = stage.world.without(({ kind }) => kind === 'Lease')
    const again = new Pipeline(stage, goalFor('1.1.0', holder('again')))
    expect(again.run()).toBe('SUCCEEDED')
    again.land(back)
    expect([live(stage), again.said.at(-1)]).toEqual([again.goal.set.rid, expect.stringMatching(/^refused/)])
  })
})

test('an autoscaler that is created after its release was turned back goes before the release is tried again', () => {
  const stage = plain()
  const more = [autoscaler]
  new Pipeline(stage, goalFor('1.0.0', { more })).run()
  const second = goalFor('1.1.0', { ...holder('second'), more })
  const pipeline = new Pipeline(stage, second)
  pipeline.gates.after = 'failed'
  const late = untilWrite(pipeline, write => write.verb === 'create' && write.objects[0]?.kind === autoscaler.kind)
  expect(pipeline.run()).toBe('ROLLED_BACK')
  stage.world = stage.world.write(late)
  const again = new Pipeline(stage, { ...second, ...holder('third') })
  expect(again.run()).toBe('SUCCEEDED')
  const name = `web-${second.set.rid}`
  expect(again.said.filter(line => line.includes('HorizontalPodAutoscaler') && line.includes(name))).toEqual([
    `Removed HorizontalPodAutoscaler ${name}: its Deployment has no traffic yet to be sized by`,
    `Created HorizontalPodAutoscaler/${name}`
  ])
})

test('a release that began on lists from before another one takes its Service only when it is ready', () => {
  const stage = fresh()
  const other = goalFor('9.0.0')
  new Pipeline(stage, other).run()
  const pipeline = new Pipeline(stage, goalFor('1.0.0', holder('late')))
  const lock = pipeline.next()
  if (lock?.verb !== 'replace') throw expect.fail('takes no lock')
  const { annotations } = lock.object.metadata
  const journal = JSON.parse(annotations?.[key.journal] ?? '')
  const behind = { ...journal, from: [], services: { web: { ...journal.services.web, from: null } } }
  const metadata = { ...lock.object.metadata, annotations: { ...annotations, [key.journal]: JSON.stringify(behind) } }
  pipeline.land({ ...lock, object: { ...lock.object, metadata } })
  pipeline.gates.before = 'failed'
  expect([pipeline.run(), live(stage)]).toEqual(['STOPPED', other.set.rid])
  const again = new Pipeline(stage, goalFor('1.0.0', holder('again')))
  expect([again.run(), live(stage)]).toEqual(['SUCCEEDED', again.goal.set.rid])
})
