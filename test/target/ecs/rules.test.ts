import { expect, test } from 'vitest'
import { addressOf, routeOf } from '../../../src/target/ecs/address.ts'
import { type Action, moveWeights, reweighted, sharesIn } from '../../../src/target/ecs/rules.ts'
import { account, balanced } from './sandbox.ts'

const groups = { blue: ['tg/blue-http', 'tg/blue-grpc'], green: ['tg/green-http', 'tg/green-grpc'] }
const login: Action = {
  Type: 'authenticate-oidc',
  Order: 1,
  AuthenticateOidcConfig: {
    ...{ Issuer: 'https://id', AuthorizationEndpoint: 'https://id/a', TokenEndpoint: 'https://id/t' },
    ...{ UserInfoEndpoint: 'https://id/u', ClientId: 'web', UseExistingClientSecret: true }
  }
}
const sticky = { Enabled: true, DurationSeconds: 60 }
const forward = (TargetGroups: { TargetGroupArn: string; Weight: number }[]): Action => ({
  ...{ Type: 'forward', Order: 2 },
  ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: sticky }
})

test('a rule keeps its login, its stickiness and the groups of others, and its port', () => {
  const actions = [
    login,
    forward([
      { TargetGroupArn: 'tg/blue-grpc', Weight: 100 },
      { TargetGroupArn: 'tg/other', Weight: 0 }
    ])
  ]
  expect(reweighted(actions, groups, { blue: 90, green: 10 })).toEqual([
    login,
    forward([
      { TargetGroupArn: 'tg/blue-grpc', Weight: 90 },
      { TargetGroupArn: 'tg/green-grpc', Weight: 10 },
      { TargetGroupArn: 'tg/other', Weight: 0 }
    ])
  ])
})

test('a group that stands alone has all requests, and gets a partner', () => {
  const alone: Action[] = [{ Type: 'forward', TargetGroupArn: 'tg/blue-http', Order: 1 }]
  expect(sharesIn(alone, groups)).toEqual({ shares: { blue: 100, green: 0 }, foreign: false })
  expect(reweighted(alone, groups, { blue: 50, green: 50 })).toEqual([
    {
      ...{ Type: 'forward', Order: 1 },
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: 'tg/blue-http', Weight: 50 },
          { TargetGroupArn: 'tg/green-http', Weight: 50 }
        ]
      }
    }
  ])
})

test('the smallest share is never taken for none, nor the largest for all', () => {
  const uneven = [
    forward([
      { TargetGroupArn: 'tg/blue-http', Weight: 999 },
      { TargetGroupArn: 'tg/green-http', Weight: 0.001 }
    ])
  ]
  expect(sharesIn(uneven, groups)).toEqual({ shares: { blue: 99.9, green: 0.1 }, foreign: false })
})

test('a rule that sends requests elsewhere, or nowhere, is none of ours', () => {
  expect(sharesIn([forward([{ TargetGroupArn: 'tg/other', Weight: 1 }])], groups).foreign).toBe(true)
  expect(sharesIn([{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }], groups).foreign).toBe(true)
})

test('weights that are not as they were seen are not written over', async () => {
  const shop = await account()
  const { a, b, rule } = await balanced(shop)
  const move = { rule, from: { blue: 90, green: 10 }, to: { blue: 0, green: 100 } }
  await expect(moveWeights(shop.aws, { blue: [a], green: [b] }, move)).rejects.toMatchObject({ code: 'CONFLICT' })
  await moveWeights(shop.aws, { blue: [a], green: [b] }, { ...move, from: { blue: 100, green: 0 } })
  await moveWeights(
    shop.aws,
    { blue: [a], green: [b] },
    { ...move, from: { blue: 0, green: 100 }, to: { blue: 100, green: 0 } }
  )
})

test('a release is asked where its test rule listens, with the headers that the rule wants', async () => {
  const shop = await account()
  const { testRule } = await balanced(shop)
  await shop.sandbox.perform('elasticloadbalancing:ModifyRule', {
    RuleArn: testRule,
    Conditions: [
      { Field: 'host-header', HostHeaderConfig: { Values: ['shop.example.com'] } },
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Test', Values: ['yes'] } }
    ]
  })
  const place = { app: 'web', cluster: 'default', services: ['blue', 'green'], rules: ['r'], testRule }
  expect(await routeOf(shop.aws, place, {}, 'before')).toBe(testRule)
  expect(await addressOf(shop.aws, testRule)).toEqual({
    url: expect.stringMatching(/^http:\/\/.+:8080$/),
    headers: { host: 'shop.example.com', 'x-test': 'yes' }
  })
})

test('a service that rolls is asked where its own requests enter, whatever other listeners and rules do', async () => {
  const shop = await account()
  const { a, rule } = await balanced(shop)
  const call = <T extends object>(operation: string, input: object) =>
    shop.sandbox.perform<T>(`elasticloadbalancing:${operation}`, input)
  const { TargetGroups } = await call<{ TargetGroups: { TargetGroupArn: string }[] }>('CreateTargetGroup', {
    ...{ Name: 'other', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', TargetType: 'ip' }
  })
  const toOther = [{ Type: 'forward', TargetGroupArn: TargetGroups[0]?.TargetGroupArn ?? '' }]
  const { Listeners = [] } = await shop.aws.call('elasticloadbalancing:DescribeListeners', {
    ListenerArns: [rule.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '')]
  })
  const [{ LoadBalancerArn = '' } = {}] = Listeners
  const { Listeners: all = [] } = await shop.aws.call('elasticloadbalancing:DescribeListeners', { LoadBalancerArn })
  const [users = '', tests = ''] = all.map(({ ListenerArn }) => ListenerArn)
  const place = { app: 'web', cluster: 'default', services: ['web'], rules: [] }
  const asked = () => routeOf(shop.aws, place, { loadBalancers: [{ targetGroupArn: a }] }, 'after')
  expect(await asked()).toBe(users)
  await call('ModifyListener', { ListenerArn: users, DefaultActions: toOther })
  expect(await asked()).toBe(tests)
  await call('ModifyListener', { ListenerArn: tests, DefaultActions: toOther })
  expect(await asked()).toBe(rule)
})
