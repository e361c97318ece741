import { expect, test } from 'vitest'
import { Pipeline } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, untilWrite } from './stage.ts'

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
