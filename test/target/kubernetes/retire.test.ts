import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/target/kubernetes/decide.ts'
import type { Goal } from '../../../src/target/kubernetes/goal.ts'
import { Pipeline, type Stage, see } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { holder, live, movesTraffic, plain, scalesDown, size, untilWrite } from './stage.ts'

const kept = 1_800_000
const deployment = (goal: Goal): string => `web-${goal.set.rid}`
const first = goalFor('1.0.0')
const second = goalFor('1.1.0', { ...holder('second'), keepPrevious: kept })
const retiring = (options: Partial<Goal> = {}): Goal =>
  goalFor('1.1.0', { ...holder('schedule'), intent: 'retire', lockWait: 20_000, ...options })

/** A shop on 1.1.0, with 1.0.0 kept at its size. */
function released(): Stage {
  const stage = plain()
  new Pipeline(stage, first).run()
  new Pipeline(stage, second).run()
  return stage
}
const later = (stage: Stage, duration: number) => {
  stage.world = stage.world.later(duration)
}

describe('a release that is kept to go back to', () => {
  test('stands at its size when the next one has succeeded', () => {
    const stage = released()
    expect([live(stage), size(stage, deployment(first)), size(stage, deployment(second))]).toEqual([
      second.set.rid,
      2,
      2
    ])
  })

  test('is left alone by a retirement before its time, which writes nothing', () => {
    const stage = released()
    const { world } = stage
    const early = new Pipeline(stage, retiring())
    expect(early.run()).toBe('SUCCEEDED')
    expect([early.said, stage.world]).toEqual([['SUCCEEDED: Nothing is due; 1.0.0 is kept for 1800 s more'], world])
  })

  test('goes to size 0 after its time, once, and can still be gone back to', () => {
    const stage = released()
    later(stage, kept)
    const due = new Pipeline(stage, retiring())
    due.run()
    expect(due.said).toEqual([
      'Locked shop to retire 1.1.0 (from 1-0-0-5661243c)',
      expect.stringMatching(/^Fenced Deployment web-1-/),
      expect.stringMatching(/^Fenced Deployment web-1-/),
      'Fenced Service web at epoch 3',
      'Fenced Service web-preview at epoch 3',
      `Retired: scaled Deployment ${deployment(first)} to 0`,
      'SUCCEEDED: shop 1.1.0 is live',
      'SUCCEEDED: shop 1.1.0 is live'
    ])
    expect([live(stage), size(stage, deployment(first))]).toEqual([second.set.rid, 0])
    const again = new Pipeline(stage, retiring(holder('later')))
    again.run()
    expect(again.said).toEqual(['SUCCEEDED: Nothing is due'])
    const back = new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback' })
    expect([back.run(), live(stage)]).toEqual(['SUCCEEDED', first.set.rid])
  })

  test('goes before its time when somebody says so', () => {
    const stage = released()
    expect(new Pipeline(stage, retiring({ atOnce: true })).run()).toBe('SUCCEEDED')
    expect(size(stage, deployment(first))).toBe(0)
  })

  test('goes when its release is run again after its time', () => {
    const stage = released()
    later(stage, kept)
    expect(new Pipeline(stage, { ...second, ...holder('again') }).run()).toBe('SUCCEEDED')
    expect(size(stage, deployment(first))).toBe(0)
  })

  test('is kept for its time when the release after the next one fails', () => {
    const stage = released()
    const failing = new Pipeline(stage, goalFor('1.2.0', { ...holder('third'), keepPrevious: kept }))
    failing.gates.after = 'failed'
    expect(failing.run()).toBe('ROLLED_BACK')
    expect(new Pipeline(stage, retiring()).run()).toBe('SUCCEEDED')
    expect(size(stage, deployment(first))).toBe(2)
    later(stage, kept)
    const due = new Pipeline(stage, retiring(holder('later')))
    expect(due.run()).toBe('SUCCEEDED')
    expect([live(stage), size(stage, deployment(first)), size(stage, deployment(second))]).toEqual([
      second.set.rid,
      0,
      2
    ])
  })
})

describe('a retirement', () => {
  test('that dies in between is finished by the next one', () => {
    const stage = released()
    later(stage, kept)
    untilWrite(new Pipeline(stage, retiring()), scalesDown)
    expect(new Pipeline(stage, retiring(holder('next')), true).run()).toBe('SUCCEEDED')
    expect(size(stage, deployment(first))).toBe(0)
  })

  test('whose scale-down lands after a rollback to what it retires is refused', () => {
    const stage = released()
    later(stage, kept)
    const dead = new Pipeline(stage, retiring())
    const scaleDown = untilWrite(dead, scalesDown)
    const back = new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback' }, true)
    expect(back.run()).toBe('SUCCEEDED')
    back.land(scaleDown)
    expect([live(stage), size(stage, deployment(first)), back.said.at(-1)]).toEqual([
      first.set.rid,
      2,
      expect.stringMatching(/^refused/)
    ])
  })

  test('leaves a release under way to itself, and tells of one that was cut off', () => {
    const stage = released()
    untilWrite(new Pipeline(stage, goalFor('1.2.0', holder('third'))), movesTraffic)
    const busy = new Pipeline(stage, retiring())
    busy.run()
    expect(busy.said.at(-1)).toMatch(/^SUCCEEDED: shop is locked by third, .*; it retires what is due itself$/)
    const dead = new Pipeline(stage, retiring(), true)
    dead.run()
    expect(dead.said).toEqual([
      'STOPPED: the release of 1.2.0 was cut off in its phase stage: run the release again, or roll back'
    ])
  })
})

test('a release that a Service still selects, which is not in the manifests any more, is named at the end', () => {
  const stage = plain()
  const both = goalFor('1.0.0', { services: ['web', 'api'] })
  new Pipeline(stage, both).run()
  const next = new Pipeline(stage, goalFor('1.1.0', holder('second')))
  expect([next.run(), live(stage, 'api'), size(stage, deployment(both))]).toEqual(['SUCCEEDED', both.set.rid, 2])
  expect(next.said.at(-1)).toBe(
    `SUCCEEDED: shop 1.1.0 is live; Deployment ${deployment(both)} stays for Service api, which still selects it`
  )
})

test.each([
  ['Service', 'remove'],
  ['ConfigMap', 'patch']
])('a %s that left the manifests goes in its turn: first comes to %s', (kind, verb) => {
  const stage = plain()
  new Pipeline(stage, first).run()
  const pipeline = new Pipeline(stage, goalFor('1.1.0', holder('second')))
  untilWrite(pipeline, scalesDown)
  const left = { apiVersion: 'v1', kind, metadata: { name: 'old', uid: 'old' } }
  const seen = { ...see(stage.world, pipeline.goal, pipeline.memory), leftOver: [left] }
  expect(decide(pipeline.goal, seen, stage.world.now)).toMatchObject({ act: { verb } })
})
