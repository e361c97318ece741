import { expect, test } from 'vitest'
import { decide } from '../../../src/target/ecs/decide.ts'
import { blank, type Memory } from '../../../src/target/ecs/seen.ts'
import { now } from './anything.ts'
import { cutOver, seen, service, ungated } from './worlds.ts'

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

test('a side that stood there already, and that somebody has taken to another revision meanwhile, is not called live', () => {
  const world = cutOver({ mine: {}, sent: {} })
  const services = world.services.map(one => (one.name === 'green' ? { ...one, revision: 'web:4' } : one))
  expect(decide({ ...ungated, intent: 'rollback' }, { ...world, services }, now)).toEqual({
    done: 'SUPERSEDED',
    why: 'somebody else took service green to web:4; it is left so'
  })
})
