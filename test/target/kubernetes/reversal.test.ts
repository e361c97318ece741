import { expect, test } from 'vitest'
import { Pipeline } from '../../model/pipeline.ts'
import { autoscaler, goalFor } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, size, untilWrite } from './stage.ts'

/** As many turns as any reversal takes: one that never ends has no outcome. */
const turns = 200

test('a release that has the traffic already and fails its gate ends, because there is nothing to go back to', () => {
  const stage = plain()
  const goal = goalFor('1.0.0')
  new Pipeline(stage, goal).run()
  const other = new Pipeline(stage, goalFor('1.1.0', holder('other')))
  other.gates.before = 'failed'
  expect(other.run()).toBe('STOPPED')
  const again = new Pipeline(stage, { ...goal, ...holder('again') })
  again.gates.after = 'failed'
  expect([again.run(turns), live(stage)]).toEqual(['ROLLBACK_FAILED', goal.set.rid])
})

test('a reversal ends when a person points the traffic at the failed release again, and leaves it there', () => {
  const stage = plain()
  new Pipeline(stage, goalFor('1.0.0')).run()
  const goal = goalFor('1.1.0', holder('second'))
  const pipeline = new Pipeline(stage, goal)
  pipeline.gates.after = 'failed'
  const isFlip = (write: Parameters<typeof movesTraffic>[0]): boolean =>
    movesTraffic(write) && 'object' in write && write.object.metadata.name === 'web'
  pipeline.land(untilWrite(pipeline, isFlip))
  pipeline.land(untilWrite(pipeline, isFlip))
  const service = stage.world.get('Service', 'web')
  if (!service) throw expect.fail('Service web is gone')
  const [traffic] = goal.set.services
  stage.world = stage.world.put({ ...service, spec: { ...(service.spec as object), selector: traffic?.selector } })
  expect([pipeline.run(turns), live(stage)]).toEqual(['ROLLBACK_FAILED', goal.set.rid])
})

test('a Service that the failed release has added is no traffic that could not go back', () => {
  const stage = plain()
  const first = goalFor('1.0.0')
  new Pipeline(stage, first).run()
  const second = goalFor('1.1.0', { ...holder('second'), services: ['web', 'api'] })
  const pipeline = new Pipeline(stage, second)
  pipeline.gates.after = 'failed'
  expect([pipeline.run(), live(stage), live(stage, 'api')]).toEqual(['ROLLED_BACK', first.set.rid, second.set.rid])
  expect(pipeline.said.at(-1)).toBe(
    `ROLLED_BACK: 1.1.0 failed its gate under traffic: gate failed; the traffic is on 1.0.0; Service api, which is new, stays on ${second.set.rid}`
  )
  expect(size(stage, `web-${second.set.rid}`)).toBe(2)
})

test('a failed release loses its autoscaler, which would shrink it when it is tried again', () => {
  const stage = plain()
  const more = [autoscaler]
  const first = goalFor('1.0.0', { more })
  new Pipeline(stage, first).run()
  const pipeline = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), more }))
  pipeline.gates.after = 'failed'
  expect(pipeline.run()).toBe('ROLLED_BACK')
  expect(stage.world.all('HorizontalPodAutoscaler').map(({ metadata }) => metadata.name)).toEqual([
    `web-${first.set.rid}`
  ])
})

test('a first release that fails tells what its Service is bound to since', () => {
  const stage = plain()
  const pipeline = new Pipeline(stage, goalFor('1.0.0'))
  pipeline.gates.after = 'failed'
  expect([pipeline.run(), live(stage)]).toEqual(['ROLLED_BACK', 'adopted-hweb'])
  expect(pipeline.said.at(-1)).toMatch(
    /; the traffic is on 0\.9\.0; Service web selects the pods of today alone \(pod-template-hash=hweb\): whoever changes or restarts their Deployment before the next release takes its traffic away$/
  )
})
