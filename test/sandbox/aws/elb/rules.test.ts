import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AwsFault } from '../../../../src/sandbox/aws/service.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.stop())

interface Made {
  readonly TargetGroups: readonly { readonly TargetGroupArn: string }[]
  readonly LoadBalancers: readonly { readonly LoadBalancerArn: string }[]
  readonly Listeners: readonly { readonly ListenerArn: string; readonly DefaultActions: unknown }[]
  readonly Rules: readonly { readonly RuleArn: string; readonly Actions: unknown; readonly Conditions: unknown }[]
}
const elb = (operation: string, input: object): Promise<Made> =>
  shop.aws.perform<Made>(`elasticloadbalancing:${operation}`, input)
const refused = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (fault: AwsFault) => fault.code
  )
const group = async (Name: string) => (await elb('CreateTargetGroup', { Name })).TargetGroups[0]?.TargetGroupArn ?? ''
const forward = (...groups: readonly (readonly [string, number])[]) => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: groups.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) }
})
const rule = (Priority: number, ...Actions: object[]) => {
  const Conditions = [{ Field: 'path-pattern', Values: [`/${Priority}`] }]
  return elb('CreateRule', { ListenerArn: shop.listener, Priority, Conditions, Actions })
}

test('an action forwards to five target groups at most, with weights from 0 to 999', async () => {
  const groups: [string, number][] = []
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) groups.push([await group(name), 1])
  expect([
    await refused(rule(1, forward(...groups))),
    await refused(rule(1, forward(...groups.slice(1)))),
    await refused(rule(2, forward([shop.blue, 1000]))),
    await refused(rule(2, forward([shop.blue, -1]))),
    await refused(rule(2, forward([shop.blue, 999], [shop.green, 0]))),
    await refused(rule(3, forward([`${shop.blue}0`, 1])))
  ]).toEqual(['TooManyTargetGroups', 'done', 'ValidationError', 'ValidationError', 'done', 'TargetGroupNotFound'])
})

test('a target group serves one load balancer', async () => {
  const { LoadBalancers } = await elb('CreateLoadBalancer', { Name: 'other' })
  const input = { ...LoadBalancers[0], Protocol: 'HTTP', Port: 80 }
  const listen = (...actions: object[]) => elb('CreateListener', { ...input, DefaultActions: actions })
  expect([
    await refused(listen({ Type: 'forward', TargetGroupArn: shop.blue })),
    await refused(listen({ Type: 'forward', TargetGroupArn: shop.green })),
    await refused(listen({ Type: 'forward', TargetGroupArn: shop.green }))
  ]).toEqual(['TargetGroupAssociationLimit', 'done', 'DuplicateListener'])
})

test('a listener may be told the port that it has', async () => {
  const modify = (Port: number) => refused(elb('ModifyListener', { ListenerArn: shop.listener, Port }))
  expect([await modify(80), await modify(8080)]).toEqual(['done', 'done'])
})

test('the default rule changes with its listener alone', async () => {
  const { Rules } = await elb('DescribeRules', { ListenerArn: shop.listener })
  const { RuleArn } = Rules[0] ?? {}
  expect([
    await refused(elb('ModifyRule', { RuleArn, Actions: [forward([shop.green, 1])] })),
    await refused(elb('DeleteRule', { RuleArn })),
    await elb('DescribeRules', { RuleArns: [RuleArn] })
  ]).toEqual(['OperationNotPermitted', 'OperationNotPermitted', { Rules }])
})

test('the last action answers, and whoever must sign in does so before', async () => {
  const input = { Protocol: 'HTTPS', Port: 443, DefaultActions: [forward([shop.blue, 1])] }
  const { LoadBalancers } = await elb('DescribeLoadBalancers', {})
  const { Listeners } = await elb('CreateListener', { ...LoadBalancers[0], ...input })
  const signIn = { Type: 'authenticate-cognito', Order: 1, AuthenticateCognitoConfig: { UserPoolArn: 'pool' } }
  const last = { ...forward([shop.blue, 1]), Order: 2 }
  const first = { ...last, Order: 0 }
  const on = (ListenerArn: string | undefined, ...DefaultActions: object[]) =>
    refused(elb('ModifyListener', { ListenerArn, DefaultActions }))
  const secure = Listeners[0]?.ListenerArn
  expect([
    await on(secure, last, signIn),
    await on(secure, first, signIn),
    await on(secure, signIn),
    await on(secure, signIn, forward([shop.blue, 1])),
    await on(shop.listener, signIn, last)
  ]).toEqual([
    'done',
    'InvalidLoadBalancerAction',
    'InvalidLoadBalancerAction',
    'ValidationError',
    'InvalidLoadBalancerAction'
  ])
})

test('a forward to one target group is told both ways, one to several by its weights', async () => {
  const plain = { TargetGroupStickinessConfig: { Enabled: false } }
  const one = await rule(1, { Type: 'forward', TargetGroupArn: shop.green })
  const two = await rule(2, forward([shop.blue, 9], [shop.green, 1]))
  expect([one.Rules[0]?.Actions, two.Rules[0]?.Actions]).toEqual([
    [
      {
        Type: 'forward',
        TargetGroupArn: shop.green,
        ForwardConfig: { TargetGroups: [{ TargetGroupArn: shop.green, Weight: 1 }], ...plain }
      }
    ],
    [{ ...forward([shop.blue, 9], [shop.green, 1]), ForwardConfig: expect.objectContaining(plain) }]
  ])
})

test('priorities are exchanged at once, and belong to one rule each', async () => {
  const arns = [await rule(1, forward([shop.blue, 1])), await rule(2, forward([shop.blue, 1]))].map(
    ({ Rules }) => Rules[0]?.RuleArn
  )
  const set = (...priorities: number[]) =>
    elb('SetRulePriorities', {
      RulePriorities: priorities.map((Priority, index) => ({ RuleArn: arns[index], Priority }))
    })
  expect([
    await refused(set(2, 1)),
    await refused(set(1)),
    await refused(set(7, 7)),
    await refused(rule(50_001, forward([shop.blue, 1])))
  ]).toEqual(['done', 'PriorityInUse', 'PriorityInUse', 'ValidationError'])
  const { Rules } = await elb('DescribeRules', { ListenerArn: shop.listener })
  expect(Rules.slice(0, 2).map(({ RuleArn }) => RuleArn)).toEqual(arns.toReversed())
})

test('a long answer comes in pages', async () => {
  for (const priority of [1, 2, 3]) await rule(priority, forward([shop.blue, 1]))
  const page = (Marker?: string) => elb('DescribeRules', { ListenerArn: shop.listener, PageSize: 3, Marker })
  expect([await page(), await page('3')]).toEqual([
    { Rules: [1, 2, 3].map(one => expect.objectContaining({ Priority: String(one) })), NextMarker: '3' },
    { Rules: [expect.objectContaining({ Priority: 'default' })] }
  ])
})
