import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../../src/target/ecs/decide.ts'
import type { Goal } from '../../../src/target/ecs/goal.ts'
import { afterAnswer, afterLoss, settleTime } from '../../../src/target/ecs/memory.ts'
import { blank, type Memory, type Seen, type ServiceSeen } from '../../../src/target/ecs/seen.ts'
import type { Step } from '../../../src/target/ecs/step.ts'
import { anything, goals, now, weighted } from './anything.ts'

const goal: Goal = {
  ...{ intent: 'release', app: 'web', version: '1.1.0', holder: 'me', startedAt: now - 60_000, deadline: 600_000 },
  ...{ lockWait: 60_000, bake: 60_000, drain: 10_000, keepPrevious: 0, pause: false, locked: false },
  ...{
    steps: [
      { weight: 10, for: 30_000 },
      { weight: 100, for: 0 }
    ],
    gates: { before: true, after: true }
  }
}
const passed = { state: 'passed', says: 'good', next: now + 5_000 } as const
const one = { healthy: 2, initial: 0, unhealthy: 0, draining: 0 }

const service = (name: string, revision: string, more: Partial<ServiceSeen> = {}): ServiceSeen => ({
  ...{ name, revision, desired: 2, running: 2, pending: 0, targets: [one], pauses: [], shifting: 0, baking: 0 },
  primary: { revision, desired: 2, running: 2, pending: 0, failed: 0, state: 'COMPLETED' },
  ...more
})

const seen = (more: Partial<Seen>): Seen => ({
  ...{ mode: 'rolling', services: [service('web', 'web:1')], rules: [], known: [] },
  ...{ before: passed, after: passed, memory: blank, ...more }
})
const ungated = { ...goal, gates: { before: false, after: false } }

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

test('a rollback on its way is waited for and never asked for again', () => {
  const deployment = {
    ...{ id: 'd2', revision: 'web:2', from: ['web:1'], status: 'ROLLBACK_IN_PROGRESS', stage: '', hooks: [], share: 0 }
  }
  const memory: Memory = { ...blank, back: { outcome: 'ROLLED_BACK', why: 'bad', since: now }, mine: { web: 'd2' } }
  const services = [service('web', 'web:1', { deployment })]
  expect(decide(ungated, seen({ revision: 'web:2', previous: 'web:1', services, memory }), now)).toEqual({
    wait: 6_000,
    why: 'Going back: web:1 2/2 running, targets 2 healthy'
  })
})

test('what was live is not said to be back while the service is on its way there, whatever its list of deployments says', () => {
  const deployment = {
    ...{ id: 'd2', revision: 'web:2', from: ['web:1'], status: 'SUCCESSFUL', stage: '', hooks: [], share: 0 }
  }
  const memory: Memory = { ...blank, back: { outcome: 'ROLLED_BACK', why: 'bad', since: now }, mine: { web: 'd2' } }
  const world = (state: 'IN_PROGRESS' | 'COMPLETED') => {
    const back = service('web', 'web:1', { deployment })
    const services = [{ ...back, primary: { ...back.primary, state } }]
    return seen({ revision: 'web:2', previous: 'web:1', services, memory })
  }
  expect(decide(ungated, world('IN_PROGRESS'), now)).toMatchObject({ wait: 6_000 })
  expect(decide(ungated, world('COMPLETED'), now)).toEqual({ done: 'ROLLED_BACK', why: 'bad' })
})

test('what ECS takes back to the release itself, because the way back from it was overtaken, is put back', () => {
  const deployment = {
    ...{ id: 'd4', revision: 'web:2', from: ['web:1'], status: 'ROLLBACK_SUCCESSFUL', stage: '', hooks: [], share: 0 },
    finishedAt: now - 10_000
  }
  const memory: Memory = { ...blank, back: { outcome: 'ROLLED_BACK', why: 'bad', since: now }, mine: { web: 'd2' } }
  const services = [service('web', 'web:2', { deployment })]
  const world = seen({ revision: 'web:2', previous: 'web:1', services, memory })
  expect(decide(ungated, world, now - 1)).toMatchObject({ wait: 5_999.9 })
  expect(decide(ungated, world, now)).toEqual({
    act: { verb: 'update', service: 'web', from: 'web:2', to: 'web:1', after: 'd4' },
    why: 'Service web goes from web:2 to web:1'
  })
})

test('what was live is not deployed again beside a deployment of it that an earlier run, or somebody, has begun', () => {
  const deployment = {
    ...{ id: 'd3', revision: 'web:1', from: ['web:2'], status: 'IN_PROGRESS', stage: '', hooks: [], share: 0 }
  }
  const memory: Memory = { ...blank, back: { outcome: 'ROLLED_BACK', why: 'bad', since: now }, mine: { web: 'd2' } }
  const world = (status: string) =>
    seen({
      ...{ mode: 'codedeploy', revision: 'web:2', previous: 'web:1', memory },
      services: [
        service('web', 'web:2', { deployment: { ...deployment, status }, group: { application: 'a', name: 'g' } })
      ]
    })
  expect(decide(ungated, world('IN_PROGRESS'), now)).toMatchObject({ wait: 6_000 })
  expect(decide(ungated, world('STOPPED'), now)).toMatchObject({ act: { verb: 'update', from: 'web:2', to: 'web:1' } })
})

test('a deployment that waits for a run that is gone is dropped by who holds the lock; without one it is waited for, and the way out told', () => {
  const hook = { id: 'h', pause: true, status: 'AWAITING_ACTION' }
  const deployment = {
    ...{ id: 'd2', revision: 'web:2', from: ['web:1'], status: 'IN_PROGRESS', stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    ...{ hooks: [hook], share: 50 }
  }
  const world = seen({
    ...{ mode: 'native', revision: 'web:3', previous: 'web:1', known: ['web:2'] },
    services: [service('web', 'web:1', { deployment })],
    ...{ lock: { holder: 'me', epoch: 1, idle: false, renewDue: false }, memory: { ...blank, held: true } }
  })
  expect(decide({ ...ungated, locked: true }, world, now)).toEqual({
    act: { verb: 'answer', deployment: 'd2', hook: 'h', action: 'ROLLBACK' },
    why: 'Dropped web:2, which waited at PRE_PRODUCTION_TRAFFIC_SHIFT for a run that is gone'
  })
  const stands = 'a deployment of web:2 to service web is on its way (PRE_PRODUCTION_TRAFFIC_SHIFT)'
  expect(decide({ ...ungated, startedAt: now }, world, now)).toMatchObject({ why: `${stands}; waiting for its end` })
  expect(decide(ungated, world, now)).toEqual({
    ...{ done: 'STOPPED', code: 'LOCK_HELD' },
    why: `${stands}; nothing was changed. It waits for an answer: run its release again, or a rollback`
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

const cutOver = (more: Partial<Memory>): Seen =>
  seen({
    ...{ mode: 'weights', revision: 'web:2', previous: 'web:1' },
    services: [service('blue', 'web:1'), service('green', 'web:2')],
    rules: [{ arn: 'r', shares: { blue: 0, green: 100 }, foreign: false, test: false }],
    memory: {
      ...{
        ...blank,
        roles: { green: 'green', blue: 'blue', idle: 0, shares: {} },
        cutAt: now - 90_000,
        clearSince: now - 30_000
      },
      ...{ aim: { share: 100, from: { r: 10 }, at: now - 90_000, since: now - 90_000 }, ...more }
    }
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

test('a side that stood there already, and that somebody has taken to another revision meanwhile, is not called live', () => {
  const world = cutOver({ mine: {}, sent: {} })
  const services = world.services.map(one => (one.name === 'green' ? { ...one, revision: 'web:4' } : one))
  expect(decide({ ...ungated, intent: 'rollback' }, { ...world, services }, now)).toEqual({
    done: 'SUPERSEDED',
    why: 'somebody else took service green to web:4; it is left so'
  })
})
