import { expect, test } from 'vitest'
import { grouped } from './grouped.ts'
import { type Account, account, balanced, changes, failing, go, live, release, service } from './sandbox.ts'

const liveOf = async ({ aws }: Account) => {
  const { services = [] } = await aws.call('ecs:DescribeServices', { services: ['web'] })
  return services[0]?.taskSets
    ?.find(({ status }) => status === 'PRIMARY')
    ?.taskDefinition?.split('/')
    .at(-1)
}
const waiting = { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 }

test('a release goes by a deployment of CodeDeploy, and ends when its own bake is over', async () => {
  const shop = await account()
  await grouped(shop)
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED', previous: 'web:1' })
  expect(changes(shop).slice(before)).toEqual(['ecs:RegisterTaskDefinition', 'codedeploy:CreateDeployment'])
  expect(await liveOf(shop)).toBe('web:2')
  expect(await go(shop, release('1.2.0', 'shop/web:1.2.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(shop.lines).toContain('CodeDeploy keeps what ran before web:2 no longer')
  expect(await liveOf(shop)).toBe('web:3')
})

test('a release waits where its group waits: staged first, then continued by the next run', async () => {
  const shop = await account()
  await grouped(shop, waiting)
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { pause: true })).toMatchObject({ outcome: 'STAGED' })
  expect(await liveOf(shop)).toBe('web:1')
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual(['codedeploy:ContinueDeployment'])
  expect(await liveOf(shop)).toBe('web:2')
})

test('a gate that fails before or after the traffic stops the deployment, which goes back', async () => {
  const shop = await account()
  await grouped(shop, waiting)
  const hidden = { before: [failing], after: [] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'), { gates: hidden })).toMatchObject({ outcome: 'STOPPED' })
  expect(await liveOf(shop)).toBe('web:1')
  const open = { before: [], after: [failing] }
  expect(await go(shop, release('1.2.0', 'shop/web:1.2.0'), { gates: open })).toMatchObject({ outcome: 'ROLLED_BACK' })
  expect(await liveOf(shop)).toBe('web:1')
})

test('a service that no deployment group names is refused', async () => {
  const shop = await account()
  const { a } = await balanced(shop)
  await service(shop, 'web', await live(shop.aws), {
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({
    outcome: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: expect.stringContaining('no deployment group')
  })
})
