import { expect, test } from 'vitest'
import { account, changes, failing, go, live, release, service, standing } from './sandbox.ts'

const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }

test('a release is registered, rolled out, watched, and the same again is nothing to do', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live',
    previous: 'web:1'
  })
  expect(changes(shop).slice(before)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:UpdateService'])
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  expect(shop.lines).toEqual([
    'Registered 1.1.0 as a revision, to follow web:1',
    'Service web goes from web:1 to web:2',
    '1.1.0 has all requests'
  ])
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live already; nothing to do'
  })
  expect(changes(shop).length).toBe(before + 2)
})

test('a release whose tasks crash is rolled back by the circuit breaker, and told apart', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws), breaker)
  expect(await go(shop, release('1.1.0', 'shop/web:missing'))).toMatchObject({
    outcome: 'ROLLED_BACK',
    why: 'ECS takes 1.1.0 back: Service deployment rolled back because the circuit breaker threshold was exceeded'
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  expect(changes(shop).filter(call => call === 'ecs:UpdateService')).toHaveLength(1)
})

test('a release that never gets ready is stopped at its own deadline, and ECS takes it back', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  expect(await go(shop, release('1.1.0', 'shop/web:missing'))).toMatchObject({ outcome: 'TIMED_OUT' })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  expect(changes(shop)).toContain('ecs:StopServiceDeployment')
})

test('a release whose tasks all end under its watch is put back, though ECS called its deployment complete', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  expect(await go(shop, release('1.1.0', 'shop/web:crashing'))).toMatchObject({
    outcome: 'ROLLED_BACK',
    why: 'no task of service web runs any more'
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('gates that failed after the rollout put the previous revision back', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const gates = { before: [], after: [failing] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({
    outcome: 'ROLLED_BACK',
    why: expect.stringContaining('1.1.0 failed its gate under traffic')
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('a gate that would never be asked is refused before anything is changed', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const before = changes(shop).length
  const gates = { before: [failing], after: [] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({
    outcome: 'STOPPED',
    code: 'PREFLIGHT_FAILED'
  })
  expect(changes(shop).length).toBe(before)
})

test('the answer that got lost is found by looking, and nothing is asked twice', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  shop.sandbox.faults.add(
    { call: 'ecs:RegisterTaskDefinition', effect: { reset: 'after' } },
    { call: 'ecs:UpdateService', effect: { reset: 'after' } }
  )
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:UpdateService'])
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
})

test('a deployment that somebody else starts meanwhile is left alone, and named', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const { taskDefinition } = await shop.aws.call('ecs:RegisterTaskDefinition', {
    ...release('x', 'shop/web:hotfix').revision,
    tags: undefined
  })
  const done = go(shop, release('1.1.0', 'shop/web:missing'))
  await shop.clock.sleep(60_000)
  await shop.sandbox.perform('ecs:UpdateService', { service: 'web', taskDefinition: taskDefinition?.taskDefinitionArn })
  expect(await done).toMatchObject({ outcome: 'SUPERSEDED', why: expect.stringContaining('web:2') })
  expect((await standing(shop, 'web'))[0]).toContain('web:2 ')
  expect(changes(shop)).not.toContain('ecs:StopServiceDeployment')
})

test('a permission that is missing ends the run at once', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  shop.sandbox.denied.add('ecs:UpdateService')
  const from = shop.clock.now()
  await expect(go(shop, release('1.1.0', 'shop/web:1.1.0'))).rejects.toMatchObject({
    code: 'CLOUD_DENIED',
    hint: expect.stringContaining('ecs:UpdateService')
  })
  expect(shop.clock.now() - from).toBeLessThan(10_000)
})

test('a run that died on its way is gone on with', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const stop = new AbortController()
  const first = go(shop, release('1.1.0', 'shop/web:1.1.0'), {}, stop.signal)
  await shop.clock.sleep(8_000)
  stop.abort()
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live'
  })
  expect(changes(shop).slice(before)).toEqual([])
})

test('the first deployment of a service, which never gets there, is no reason to wait: the release takes its place', async () => {
  const shop = await account()
  const { taskDefinition } = await shop.aws.call(
    'ecs:RegisterTaskDefinition',
    release('x', 'shop/web:crashing').revision
  )
  await shop.sandbox.perform('ecs:CreateService', {
    ...{
      serviceName: 'web',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 2,
      launchType: 'FARGATE'
    },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } }
  })
  await shop.clock.sleep(120_000)
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
})

test('a service of no tasks goes to the release, keeps its size, and nobody takes that for a proof', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws), { desiredCount: 0 })
  const nothing = 'service web wants 0 tasks, so nothing of it has run'
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'SUCCEEDED',
    why: `1.1.0 is live, but ${nothing}`
  })
  expect(await standing(shop, 'web')).toEqual(['web:2 0/0'])
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    why: `1.1.0 is live already, but ${nothing}`
  })
})
