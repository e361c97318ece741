import { expect, test } from 'vitest'
import { account, balanced, changes, failing, go, live, release, service, standing } from './sandbox.ts'

const brief = { kind: 'blueGreen', bake: 20_000, keepPrevious: 60_000, drain: 0, deadline: 300_000 } as const
const judged = { strategy: brief, gates: { before: [], after: [failing] } }
/** As a run leaves it that dies right after its cutover: nobody has asked a gate. */
const unasked = { strategy: { ...brief, bake: 0 } }

async function inPlace() {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  const candidate = release('1.1.0', 'shop/web:1.1.0')
  await go(shop, candidate, unasked)
  return { shop, candidate }
}

test('a release that no gate has judged is not called live by the next run, though its bake is over', async () => {
  const { shop, candidate } = await inPlace()
  await shop.clock.sleep(60_000)
  expect(await go(shop, candidate, judged)).toMatchObject({
    outcome: 'ROLLED_BACK',
    why: expect.stringContaining('1.1.0 failed its gate under traffic')
  })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('what has been live for longer than its deadline and bake is what is live, and no gate turns it back', async () => {
  const { shop, candidate } = await inPlace()
  await shop.clock.sleep(330_000)
  const before = changes(shop).length
  expect(await go(shop, candidate, judged)).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live already; nothing to do'
  })
  expect(changes(shop).slice(before)).toEqual([])
})

test('weights that give all requests to what no gate has judged go back, and the old release still has its tasks', async () => {
  const shop = await account()
  const { a, b, rule } = await balanced(shop)
  const revision = await live(shop.aws)
  for (const [name, targetGroupArn, desiredCount] of [['blue', a, 2] as const, ['green', b, 0] as const])
    await service(shop, name, revision, {
      ...{ desiredCount, loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8080 }] }
    })
  const candidate = release('1.1.0', 'shop/web:1.1.0', ['blue', 'green'])
  await go(shop, candidate, { ...unasked, rules: [rule] })
  expect(await go(shop, candidate, { ...judged, rules: [rule] })).toMatchObject({ outcome: 'ROLLED_BACK' })
  const { Rules = [] } = await shop.aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [rule] })
  expect(Rules[0]?.Actions?.[0]?.ForwardConfig?.TargetGroups).toEqual([
    { TargetGroupArn: a, Weight: 100 },
    { TargetGroupArn: b, Weight: 0 }
  ])
})
