import { expect, test } from 'vitest'
import { readHistory, wayBack } from '../../../src/target/ecs/history.ts'
import {
  type Account,
  account,
  balanced,
  changes,
  failing,
  go,
  live,
  release,
  service,
  standing,
  young
} from './sandbox.ts'

const role = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'

async function blueGreen(shop: Account, more: object = {}, stages = ['POST_TEST_TRAFFIC_SHIFT']) {
  const { a, b, rule, testRule } = await balanced(shop)
  const advancedConfiguration = {
    alternateTargetGroupArn: b,
    productionListenerRule: rule,
    testListenerRule: testRule,
    roleArn: role
  }
  await service(shop, 'web', await live(shop.aws), {
    loadBalancers: [{ targetGroupArn: a, containerName: 'web', containerPort: 8080, advancedConfiguration }],
    deploymentConfiguration: {
      strategy: 'BLUE_GREEN',
      bakeTimeInMinutes: 2,
      lifecycleHooks: stages.length > 0 ? [{ targetType: 'PAUSE', lifecycleStages: stages }] : [],
      ...more
    }
  })
}

test('a release passes its PAUSE hook, is watched while ECS bakes it, and is live', async () => {
  const shop = await account()
  await blueGreen(shop)
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual([
    'ecs:RegisterTaskDefinition',
    'ecs:UpdateService',
    'ecs:ContinueServiceDeployment'
  ])
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
})

test('a gate that fails at the hook answers it with ROLLBACK: no user has met the release', async () => {
  const shop = await account()
  await blueGreen(shop)
  const gates = { before: [failing], after: [] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({
    outcome: 'STOPPED',
    why: expect.stringContaining('failed its gate before its cutover')
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('a gate that fails in the bake stops the deployment, which is instant', async () => {
  const shop = await account()
  await blueGreen(shop)
  const gates = { before: [], after: [failing] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({ outcome: 'ROLLED_BACK' })
  expect(changes(shop)).toContain('ecs:StopServiceDeployment')
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('a release that is to be staged waits at its hook, says until when, and a later run cuts over', async () => {
  const shop = await account()
  await blueGreen(shop)
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { pause: true })).toMatchObject({
    outcome: 'STAGED',
    why: expect.stringMatching(/^1\.1\.0 waits at POST_TEST_TRAFFIC_SHIFT .*AWS rolls it back by itself at 2026-11-22T/)
  })
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual(['ecs:ContinueServiceDeployment'])
})

test('a staged release is dropped for the next one', async () => {
  const shop = await account()
  await blueGreen(shop)
  await go(shop, release('1.1.0', 'shop/web:1.1.0'), { pause: true })
  expect(await go(shop, release('1.2.0', 'shop/web:1.2.0'))).toMatchObject({ outcome: 'SUCCEEDED', previous: 'web:1' })
  expect(await standing(shop, 'web')).toEqual(['web:3 2/2'])
})

test('a service that never stops before its traffic can neither stage nor ask gates before it', async () => {
  const shop = await account()
  await blueGreen(shop, {}, [])
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { pause: true })).toMatchObject({
    outcome: 'STOPPED',
    code: 'PREFLIGHT_FAILED'
  })
  expect(changes(shop).length).toBe(before)
})

test('a canary asks its gates under traffic before each further step', async () => {
  const shop = await account()
  const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 1 }
  await blueGreen(shop, { strategy: 'CANARY', canaryConfiguration }, ['PRE_PRODUCTION_TRAFFIC_SHIFT'])
  const gates = { before: [], after: [failing] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({
    outcome: 'ROLLED_BACK',
    why: expect.stringContaining('failed its gate under traffic')
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  expect(shop.lines.filter(line => line.startsWith('Continued'))).toEqual([
    'Continued the deployment at PRE_PRODUCTION_TRAFFIC_SHIFT'
  ])
})

test('a call that lands after the release was given up is this run’s own: named, and taken back', async () => {
  const shop = await account()
  await blueGreen(shop)
  shop.sandbox.faults.add({ call: 'ecs:UpdateService', effect: { lands: 30_000 } })
  const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 5_000 } as const
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { strategy })).toMatchObject({ outcome: 'TIMED_OUT' })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  expect(shop.lines.join('\n')).toContain('A call whose answer got lost has landed')
})

test('a rollback while ECS still bakes the release stops its deployment, and needs no new one', async () => {
  const shop = await account()
  await blueGreen(shop)
  const stop = new AbortController()
  const first = go(shop, release('1.1.0', 'shop/web:1.1.0'), {}, stop.signal).catch((error: unknown) => error)
  while (!shop.lines.includes('1.1.0 has all requests')) await shop.clock.sleep(1_000)
  stop.abort()
  expect(await first).toMatchObject({ code: 'CANCELLED' })
  const before = changes(shop).length
  const place = { app: 'web', cluster: 'default', services: ['web'], rules: [] }
  const back = await wayBack(shop.aws, place, await readHistory(shop.aws, place), undefined)
  expect(await go(shop, back, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual(['ecs:StopServiceDeployment'])
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('a first deployment whose tasks only fail is not waited for: the release ends at once, and names it', async () => {
  const shop = await account()
  await young(shop, 'web', 'shop/web:missing')
  await shop.clock.sleep(120_000)
  const before = changes(shop).length
  const from = shop.clock.now()
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: expect.stringMatching(
      /^the first deployment of service web \(web:1\) does not get there: \d+ of its tasks failed, and none runs; nothing was changed$/
    )
  })
  expect(shop.clock.now() - from).toBeLessThan(10_000)
  expect(changes(shop).length).toBe(before)
})

test('a first deployment that is only young is waited for', async () => {
  const shop = await account()
  await young(shop, 'web', 'shop/web:1.0.0')
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED', previous: 'web:1' })
})
