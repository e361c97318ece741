import { expect, test } from 'vitest'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import { Pipeline } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, untilWrite } from './stage.ts'

const overlaps = { web: 30_000 }
const movesWeb = (write: Write): boolean =>
  movesTraffic(write) && write.verb === 'patch' && write.object.metadata.name === 'web'
const first = goalFor('1.0.0')

test.each([
  ['another release', goalFor('1.2.0', { ...holder('next'), overlaps }), false],
  ['a rollback', { ...first, ...holder('next'), overlaps, intent: 'rollback' as const }, false],
  ['another release, whose runner has a slow clock', goalFor('1.2.0', { ...holder('next'), overlaps }), true]
])(
  'a run that dies on its way back leaves %s to wait until load balancers know the old pods again',
  (_, goal, slow) => {
    const stage = plain()
    new Pipeline(stage, first).run()
    const dead = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), overlaps }))
    dead.gates.after = 'failed'
    for (let writes = 0; writes < 3; writes++) dead.land(untilWrite(dead, movesWeb)) // wide, the new one, wide
    untilWrite(dead, movesWeb)
    stage.world = stage.world.later(slow ? -3_600_000 : -20_000)
    const from = stage.world.now
    const next = new Pipeline(stage, goal, true)
    next.land(untilWrite(next, movesWeb))
    expect(live(stage)).toBe(first.set.rid)
    expect(stage.world.now - from).toBe(slow ? 30_000 : 20_000)
    expect([next.run(), live(stage)]).toEqual(['SUCCEEDED', goal.set.rid])
  }
)
