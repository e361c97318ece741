import { expect, test } from 'vitest'
import { account, balanced, changes, failing, go, live, release, service, standing } from './sandbox.ts'

const brief = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 60_000 } as const

async function shopped() {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  return shop
}

test('a deployment that can not be stopped is followed by one of what was live before', async () => {
  const shop = await account()
  const { a } = await balanced(shop)
  const loadBalancers = [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  await service(shop, 'web', await live(shop.aws), { loadBalancers })
  shop.sandbox.faults.add({ call: 'ecs:StopServiceDeployment', effect: { fail: 'UnsupportedFeatureException' } })
  expect(await go(shop, release('1.1.0', 'shop/web:sick'), { strategy: brief })).toMatchObject({
    outcome: 'TIMED_OUT'
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  expect(changes(shop).filter(call => call === 'ecs:UpdateService')).toHaveLength(2)
})

test('a way back whose permission is missing ends at once, and names it', async () => {
  const shop = await shopped()
  shop.sandbox.denied.add('ecs:StopServiceDeployment')
  await expect(go(shop, release('1.1.0', 'shop/web:missing'), { strategy: brief })).rejects.toMatchObject({
    code: 'CLOUD_DENIED',
    hint: expect.stringContaining('ecs:StopServiceDeployment')
  })
})

test('calls that are too many are sent again, reads and writes', async () => {
  const shop = await shopped()
  for (const call of ['ecs:DescribeServices', 'ecs:RegisterTaskDefinition', 'ecs:UpdateService'])
    shop.sandbox.faults.add({ call, times: 2, effect: { throttle: true } })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
})

test('a reversal whose answer gets lost is found by looking, and the run ends only when it is settled', async () => {
  const shop = await shopped()
  shop.sandbox.faults.add({ call: 'ecs:UpdateService', skip: 1, effect: { lands: 20_000 } })
  const gates = { before: [], after: [failing] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates })).toMatchObject({ outcome: 'ROLLED_BACK' })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
  await shop.clock.sleep(120_000)
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})
