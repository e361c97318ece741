import { describe, expect, test } from 'vitest'
import type { Goal } from '../../../src/target/kubernetes/goal.ts'
import { Pipeline, type Stage } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, size, untilWrite } from './stage.ts'

const deployment = (goal: Goal): string => `web-${goal.set.rid}`
const first = goalFor('1.0.0')
const second = goalFor('1.1.0', { ...holder('second'), pause: true })
const third = goalFor('1.2.0', { ...holder('third'), pause: true })

function staged(goal = second): Stage {
  const stage = plain()
  new Pipeline(stage, first).run()
  expect(new Pipeline(stage, goal).run()).toBe('STAGED')
  return stage
}

describe('a release that pauses before its cutover', () => {
  test('is ready beside the live one, gets no traffic, and lets go of the lock', () => {
    const stage = staged()
    const lease = stage.world.get('Lease', 'cutover-shop')
    expect([live(stage), size(stage, deployment(first)), size(stage, deployment(second)), lease?.spec]).toEqual([
      first.set.rid,
      2,
      2,
      expect.not.objectContaining({ holderIdentity: expect.anything() })
    ])
    expect(stage.world.endpoints('web-preview')).toHaveLength(2)
  })

  test('says so when it is run again, and writes nothing', () => {
    const stage = staged()
    const { world } = stage
    const again = new Pipeline(stage, { ...second, ...holder('again') })
    again.run()
    expect([again.said, stage.world]).toEqual([['STAGED: 1.1.0 is staged already; nothing to do'], world])
  })

  test('is cut over by a later run without another pod, and asked its gate again', () => {
    const stage = staged()
    const go = new Pipeline(stage, goalFor('1.1.0', holder('go')))
    expect(go.run()).toBe('SUCCEEDED')
    expect(go.said.filter(line => /^(Staged Dep|Scaled)/.test(line))).toEqual([])
    expect([live(stage), go.memory.before.state]).toEqual([second.set.rid, 'passed'])
  })

  test('stays without traffic when its gate fails at the cutover', () => {
    const stage = staged()
    const go = new Pipeline(stage, goalFor('1.1.0', holder('go')))
    go.gates.before = 'failed'
    expect([go.run(), live(stage), size(stage, deployment(second))]).toEqual(['STOPPED', first.set.rid, 0])
  })

  test('makes room for the release that is staged after it', () => {
    const stage = staged()
    const next = new Pipeline(stage, third)
    expect(next.run()).toBe('STAGED')
    expect([first, second, third].map(goal => size(stage, deployment(goal)))).toEqual([2, 0, 2])
    const order = next.said.filter(line => /^(Superseded|Staged Deployment)/.test(line))
    expect(order).toEqual([expect.stringMatching(/^Superseded/), expect.stringMatching(/^Staged Deployment/)])
  })

  test('makes room even when the run that supersedes it dies at once', () => {
    const stage = staged()
    new Pipeline(stage, third).turn()
    expect(new Pipeline(stage, { ...third, ...holder('again') }, true).run()).toBe('STAGED')
    expect([first, second, third].map(goal => size(stage, deployment(goal)))).toEqual([2, 0, 2])
  })

  test('is given up by going back to what is live, which moves no traffic', () => {
    const stage = staged()
    const back = new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback' })
    expect(back.run()).toBe('SUCCEEDED')
    expect(back.said.filter(line => line.startsWith('Cut over'))).toEqual([])
    expect([live(stage), size(stage, deployment(first)), size(stage, deployment(second))]).toEqual([
      first.set.rid,
      2,
      0
    ])
  })

  test('goes on to the end where a run before had begun to move its traffic', () => {
    const stage = staged()
    const dead = new Pipeline(stage, goalFor('1.1.0', holder('dead')))
    dead.land(untilWrite(dead, movesTraffic))
    expect(new Pipeline(stage, { ...second, ...holder('again') }, true).run()).toBe('SUCCEEDED')
  })

  test('is kept by a retirement', () => {
    const stage = staged()
    expect(new Pipeline(stage, goalFor('1.0.0', { ...holder('schedule'), intent: 'retire' })).run()).toBe('SUCCEEDED')
    expect(size(stage, deployment(second))).toBe(2)
  })

  test('is refused over a plain Deployment, whose next change would leave the Service without pods', () => {
    const stage = plain()
    const { world } = stage
    const pipeline = new Pipeline(stage, goalFor('1.0.0', { pause: true }))
    expect([pipeline.run(), stage.world]).toEqual(['STOPPED', world])
  })
})
