import { expect, test } from 'vitest'
import { readHistory, wayBack } from '../../../src/target/ecs/history.ts'
import { type Account, account, balanced, changes, failing, go, live, release, service, standing } from './sandbox.ts'

/** Service blue with all requests, and green idle; the rule of users also logs them in. */
async function twoServices(shop: Account) {
  const { a, b, rule, testRule } = await balanced(shop)
  const revision = await live(shop.aws)
  const behind = (targetGroupArn: string) => ({
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8080 }]
  })
  await service(shop, 'blue', revision, behind(a))
  await service(shop, 'green', revision, { ...behind(b), desiredCount: 0 })
  const weights = async (arn = rule) => {
    const { Rules = [] } = await shop.aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [arn] })
    const groups = Rules[0]?.Actions?.at(-1)?.ForwardConfig?.TargetGroups ?? []
    return [a, b].map(arn => groups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight ?? 0)
  }
  const set = (blue: number, green: number) =>
    shop.sandbox.perform('elasticloadbalancing:ModifyRule', {
      RuleArn: rule,
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: a, Weight: blue },
              { TargetGroupArn: b, Weight: green }
            ],
            TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 }
          }
        }
      ]
    })
  return { rule, testRule, weights, set }
}

const both = ['blue', 'green']
const steps = [
  { weight: 10, for: 30_000 },
  { weight: 50, for: 30_000 },
  { weight: 100, for: 0 }
]
const weighted = { kind: 'weighted', bake: 60_000, keepPrevious: 0, drain: 10_000, deadline: 600_000, steps } as const

test('weights move in steps to a service that is as large and healthy, and the old one gives its tasks back', async () => {
  const shop = await account()
  const { rule, testRule, weights, set } = await twoServices(shop)
  await set(100, 0)
  const before = changes(shop).length
  const how = { strategy: weighted, rules: [rule], testRule }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live on green',
    previous: 'web:1'
  })
  expect(changes(shop).slice(before)).toEqual([
    'ecs:RegisterTaskDefinition',
    'ecs:UpdateService',
    'elasticloadbalancing:ModifyRule',
    'elasticloadbalancing:ModifyRule',
    'elasticloadbalancing:ModifyRule',
    'elasticloadbalancing:ModifyRule',
    'ecs:UpdateService'
  ])
  expect(await weights()).toEqual([0, 100])
  expect(await weights(testRule)).toEqual([0, 100])
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 0/0', 'web:2 2/2'])
  const { Rules = [] } = await shop.aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [rule] })
  expect(Rules[0]?.Actions?.[0]?.ForwardConfig?.TargetGroupStickinessConfig).toEqual({
    Enabled: true,
    DurationSeconds: 60
  })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)).toMatchObject({
    outcome: 'SUCCEEDED',
    why: '1.1.0 is live already; nothing to do'
  })
})

test('a gate that fails at a share takes all requests back in one call a rule, and then the tasks', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const how = { strategy: weighted, rules: [rule], gates: { before: [], after: [failing] } }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)).toMatchObject({ outcome: 'ROLLED_BACK' })
  expect(await weights()).toEqual([100, 0])
  await shop.clock.sleep(60_000) // for its tasks to end
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 2/2', 'web:2 0/0'])
})

test('a release that does not get healthy moves no request', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const before = changes(shop).length
  const how = { strategy: weighted, rules: [rule] }
  expect(await go(shop, release('1.1.0', 'shop/web:sick', both), how)).toMatchObject({ outcome: 'TIMED_OUT' })
  expect(await weights()).toEqual([100, 0])
  expect(changes(shop).slice(before)).not.toContain('elasticloadbalancing:ModifyRule')
  await shop.clock.sleep(60_000) // for its tasks to end
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 2/2', 'web:2 0/0'])
})

test('weights that no journal explains are refused, and stay', async () => {
  const shop = await account()
  const { rule, weights, set } = await twoServices(shop)
  await set(70, 30)
  const before = changes(shop).length
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), { strategy: weighted, rules: [rule] })).toMatchObject(
    {
      outcome: 'STOPPED',
      code: 'PREFLIGHT_FAILED',
      why: expect.stringContaining('mixed')
    }
  )
  expect(changes(shop).length).toBe(before)
  expect(await weights()).toEqual([70, 30])
})

test('weights that somebody else sets meanwhile are left so', async () => {
  const shop = await account()
  const { rule, weights, set } = await twoServices(shop)
  const done = go(shop, release('1.1.0', 'shop/web:1.1.0', both), { strategy: weighted, rules: [rule] })
  while ((await weights())[1] !== 50) await shop.clock.sleep(1_000)
  await shop.clock.sleep(5_000)
  await set(80, 20)
  expect(await done).toMatchObject({ outcome: 'SUPERSEDED', why: expect.stringContaining('80') })
  expect(await weights()).toEqual([80, 20])
})

test('weights of a lost call that land late are moved on, and no task is taken before none can land any more', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  shop.sandbox.faults.add({ call: 'elasticloadbalancing:ModifyRule', effect: { lands: 45_000 } })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), { strategy: weighted, rules: [rule] })).toMatchObject(
    {
      outcome: 'SUCCEEDED'
    }
  )
  expect(await weights()).toEqual([0, 100])
  expect(shop.lines.join('\n')).toContain('A call whose answer got lost has landed')
})

test('a run that died between the steps is gone on with from the share that is there', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const stop = new AbortController()
  const how = { strategy: weighted, rules: [rule] }
  const first = go(shop, release('1.1.0', 'shop/web:1.1.0', both), how, stop.signal).catch((error: unknown) => error)
  while ((await weights())[1] !== 50) await shop.clock.sleep(1_000)
  stop.abort()
  expect(await first).toMatchObject({ code: 'CANCELLED' })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await weights()).toEqual([0, 100])
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 0/0', 'web:2 2/2'])
})

test('with keepPrevious the old release keeps its tasks, and one call takes the requests back', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const kept = { ...weighted, keepPrevious: 3_600_000 }
  const how = { strategy: kept, rules: [rule] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 2/2', 'web:2 2/2'])
  const before = changes(shop).length
  const arn = (await shop.aws.call('ecs:DescribeTaskDefinition', { taskDefinition: 'web:1' })).taskDefinition
  const back = {
    ...release('1.0.0', 'shop/web:1.0.0', both),
    ...(arn?.taskDefinitionArn ? { arn: arn.taskDefinitionArn } : {})
  }
  expect(await go(shop, back, { ...how, intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(changes(shop).slice(before)).toEqual(['elasticloadbalancing:ModifyRule'])
  expect(await weights()).toEqual([100, 0])
})

test('what gave way last is known by the traffic: a rollback goes there, and after that says that it is done', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const how = { strategy: weighted, rules: [rule] }
  await go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)
  const place = { app: 'web', cluster: 'default', services: both, rules: [rule] }
  const back = async () => wayBack(shop.aws, place, await readHistory(shop.aws, place), undefined)
  expect(await go(shop, await back(), { ...how, intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await weights()).toEqual([100, 0])
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 2/2', 'web:2 0/0'])
  await expect(back()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a run that goes on with a dead one’s and fails takes requests and tasks back', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const stop = new AbortController()
  const how = { strategy: weighted, rules: [rule] }
  const first = go(shop, release('1.1.0', 'shop/web:1.1.0', both), how, stop.signal).catch((error: unknown) => error)
  while ((await weights())[1] !== 10) await shop.clock.sleep(1_000)
  stop.abort()
  await first
  const gates = { before: [], after: [failing] }
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0', both), { ...how, gates })).toMatchObject({
    outcome: 'ROLLED_BACK'
  })
  expect(await weights()).toEqual([100, 0])
  expect(await standing(shop, 'blue', 'green')).toEqual(['web:1 2/2', 'web:2 0/0'])
})

test('a release that another one has followed is released again as what follows that', async () => {
  const shop = await account()
  const { rule, weights } = await twoServices(shop)
  const how = { strategy: weighted, rules: [rule] }
  const take = (version: string) => go(shop, release(version, `shop/web:${version}`, both), how)
  expect(await take('1.1.0')).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await take('1.2.0')).toMatchObject({ outcome: 'SUCCEEDED', previous: '1.1.0' })
  expect(await take('1.1.0')).toMatchObject({ outcome: 'SUCCEEDED', previous: '1.2.0' })
  expect(await weights()).toEqual([0, 100])
})

test('weights that somebody sets while the release gets its tasks are left so, also where its gate fails', async () => {
  const shop = await account()
  const { rule, weights, set } = await twoServices(shop)
  const how = {
    strategy: weighted,
    rules: [rule],
    gates: { before: [{ ...failing, initialDelay: 20_000 }], after: [] }
  }
  const done = go(shop, release('1.1.0', 'shop/web:1.1.0', both), how)
  while ((await standing(shop, 'green'))[0] !== 'web:2 2/2') await shop.clock.sleep(1_000)
  await shop.clock.sleep(5_000)
  await set(80, 20)
  expect(await done).toMatchObject({ outcome: 'SUPERSEDED', why: expect.stringContaining('80') })
  expect(await weights()).toEqual([80, 20])
})
