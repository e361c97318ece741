import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../../src/target/ecs/decide.ts'
import type { Goal } from '../../../src/target/ecs/goal.ts'
import { afterAnswer, afterLoss, settleTime } from '../../../src/target/ecs/memory.ts'
import { blank, type Seen } from '../../../src/target/ecs/seen.ts'
import type { Step } from '../../../src/target/ecs/step.ts'
import { anything, goals, now, weighted } from './anything.ts'
import { cutOver, goal, seen, service, ungated } from './worlds.ts'

test('nothing is changed before the release is registered with what is live', () => {
  expect(decide(ungated, seen({}), now)).toEqual({
    act: { verb: 'register', previous: 'web:1' },
    why: 'Registered 1.1.0 as a revision, to follow web:1'
  })
})

test('a registered release is taken to the service, from what it runs', () => {
  expect(decide(ungated, seen({ revision: 'web:2', previous: 'web:1' }), now)).toEqual({
    act: { verb: 'update', service: 'web', from: 'web:1', to: 'web:2' },
    why: 'Service web goes from web:1 to web:2'
  })
})

test('a mode that is refused changes nothing', () => {
  expect(decide(goal, seen({ mode: 'refused', trouble: 'EXTERNAL deploys itself' }), now)).toEqual({
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: 'EXTERNAL deploys itself; nothing was changed'
  })
})

test('the end waits until a lost call can take effect no more', () => {
  const update: Step = { verb: 'update', service: 'web', from: 'web:1', to: 'web:2' }
  const lost = afterLoss(blank, update, now - 10_000)
  const memory = { ...lost, back: { outcome: 'TIMED_OUT', why: 'late', since: now } } as const
  const world = seen({ revision: 'web:2', previous: 'web:1', memory })
  expect(decide(ungated, world, now)).toMatchObject({ wait: 1_000 })
  expect(decide(ungated, world, now - 10_000 + settleTime)).toEqual({ done: 'TIMED_OUT', why: 'late' })
})

test('the old side gives its tasks back after the drain, and keeps them while a lost call may send it requests', () => {
  const effect = 'r blue 100, green 0'
  expect(decide(ungated, cutOver({ lost: [{ effect, until: now + 20_000 }] }), now)).toEqual({
    wait: 6_000,
    why: 'blue drains for 20 s more'
  })
  expect(decide(ungated, cutOver({ clearSince: now - 4_000, actedAt: now }), now)).toEqual({
    wait: 1_000,
    why: 'blue drains for 6 s more'
  })
  expect(decide(ungated, cutOver({ lost: [{ effect, until: now }] }), now)).toEqual({
    act: { verb: 'scale', service: 'blue', from: 2, to: 0 },
    why: 'Service blue gave its 2 tasks back'
  })
  expect(decide({ ...ungated, keepPrevious: 1 }, cutOver({}), now)).toEqual({
    done: 'SUCCEEDED',
    why: '1.1.0 is live on green'
  })
})

const actOf = (world: Seen, more: Partial<Goal>): Step | undefined => {
  const decision = decide({ ...goal, ...more }, world, now)
  return 'act' in decision ? decision.act : undefined
}
const often = { numRuns: 10_000 }

test('whatever is seen, something is decided, and no wait is shorter than a millisecond or longer than 15 s', () => {
  fc.assert(
    fc.property(anything, goals, (world, more) => {
      const decision = decide({ ...goal, ...more }, world, now)
      if ('wait' in decision) {
        expect(decision.wait).toBeGreaterThan(0)
        expect(decision.wait).toBeLessThanOrEqual(15_000)
      }
    }),
    often
  )
})

test('weights go to a side only while all rules are the run’s to move and some target there is healthy', () => {
  fc.assert(
    fc.property(weighted, goals, (world, more) => {
      const act = actOf(world, more)
      if (act?.verb !== 'weigh' || act.rule === 't') return
      const raised = world.services.filter(({ name }) => (act.to[name] ?? 0) > (act.from[name] ?? 0))
      for (const { name, targets } of raised)
        expect({ name, healthy: targets.length > 0 && targets.every(({ healthy }) => healthy > 0) }).toEqual({
          name,
          healthy: true
        })
    }),
    often
  )
})

test('no service that any rule of users sends requests to is scaled in, nor one that a lost call may send some to', () => {
  fc.assert(
    fc.property(weighted, goals, (world, more) => {
      const act = actOf(world, more)
      if (act?.verb !== 'scale') return
      const served = world.rules.filter(({ test: testing, shares }) => !testing && (shares[act.service] ?? 0) > 0)
      expect({ served, lost: world.memory.lost.filter(({ until }) => until > now) }).toEqual({ served: [], lost: [] })
    }),
    often
  )
})

test('no release is asked of a service before its journal is there', () => {
  fc.assert(
    fc.property(anything, goals, (world, more) => {
      const act = actOf(world, more)
      if (act?.verb !== 'update') return
      expect([world.revision, world.previous]).toContain(act.to)
    }),
    often
  )
})

test('what is remembered of an act can be read from it alone', () => {
  const update: Step = { verb: 'update', service: 'web', from: 'web:1', to: 'web:2', after: 'd1' }
  expect(afterAnswer(blank, update, now)).toEqual({
    ...{ ...blank, actedAt: now },
    sent: { web: { to: 'web:2', at: now, after: 'd1' } }
  })
  expect(afterLoss(blank, update, now)).toEqual({
    ...{ ...blank, actedAt: now },
    sent: { web: { to: 'web:2', at: now, after: 'd1' } },
    lost: [{ effect: 'web to web:2', until: now + settleTime }]
  })
})

test('the first deployment of a service that rolls is nobody’s to wait for: it may never get there', () => {
  const deployment = {
    ...{ id: 'd1', revision: 'web:1', from: [], status: 'IN_PROGRESS', stage: '', hooks: [], share: 0 }
  }
  const world = seen({ revision: 'web:2', previous: 'web:1', services: [service('web', 'web:1', { deployment })] })
  expect(decide(ungated, world, now)).toMatchObject({
    act: { verb: 'update', from: 'web:1', to: 'web:2', after: 'd1' }
  })
  const between = { ...deployment, from: ['web:0'] }
  const waits = seen({ ...world, services: [service('web', 'web:1', { deployment: between })] })
  expect(decide(ungated, waits, now)).toMatchObject({ done: 'STOPPED', code: 'LOCK_HELD' })
})
