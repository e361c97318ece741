import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Seen } from '../../../../src/sandbox/aws/elb/health.ts'
import { type VirtualClock, virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { openShop, type Shop } from './shop.ts'

let clock: VirtualClock
let shop: Shop
let seen: Seen = 200
beforeEach(async () => {
  clock = virtualClock()
  const check = { HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 3, UnhealthyThresholdCount: 2 }
  shop = await openShop({ clock }, { ...check, Matcher: { HttpCode: '200-204,301' } })
  shop.aws.elb.check = () => seen
})
afterEach(() => shop.stop())

const register = (TargetGroupArn: string) =>
  shop.aws.perform('elasticloadbalancing:RegisterTargets', { TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] })
const state = (group = shop.blue): string => {
  const { State = '', Reason } = shop.aws.elb.health(group, '10.0.0.1', 8080) ?? {}
  return Reason ? `${State} ${Reason}` : State
}
/** The states right after the next checks, 10 s apart. */
const checked = async (...answers: readonly Seen[]): Promise<string[]> => {
  const states: string[] = []
  for (const answer of answers) {
    seen = answer
    await clock.advance(10_000)
    states.push(state())
  }
  return states
}

test('a new target is healthy after one good check', async () => {
  await register(shop.blue)
  const first = state()
  seen = 204
  await clock.advance(1000)
  expect([first, state()]).toEqual(['initial Elb.RegistrationInProgress', 'healthy'])
})

test('a target becomes unhealthy and healthy again by the thresholds, and tells why', async () => {
  await register(shop.blue)
  seen = 200
  await clock.advance(1000)
  expect(await checked(500, 200, 500, 404, 'timeout', 'refused', 200, 301, 200)).toEqual([
    'healthy',
    'healthy',
    'healthy',
    'unhealthy Target.ResponseCodeMismatch',
    'unhealthy Target.Timeout',
    'unhealthy Target.FailedHealthChecks',
    'unhealthy Target.FailedHealthChecks',
    'unhealthy Target.FailedHealthChecks',
    'healthy'
  ])
})

test('a new target that fails is initial until the threshold', async () => {
  seen = 500
  await register(shop.blue)
  await clock.advance(1000)
  expect([state(), ...(await checked(500))]).toEqual([
    'initial Elb.InitialHealthChecking',
    'unhealthy Target.ResponseCodeMismatch'
  ])
})

test('targets of a group that no listener uses are unused until one does', async () => {
  seen = 200
  await register(shop.green)
  await clock.advance(60_000)
  const idle = state(shop.green)
  await shop.weigh(100, 0)
  await clock.advance(1000)
  const used = state(shop.green)
  const DefaultActions = [{ Type: 'forward', TargetGroupArn: shop.blue }]
  await shop.aws.perform('elasticloadbalancing:ModifyListener', { ListenerArn: shop.listener, DefaultActions })
  expect([idle, used, state(shop.green)]).toEqual(['unused Target.NotInUse', 'healthy', 'unused Target.NotInUse'])
})

test('a target that is registered twice goes on as it is', async () => {
  seen = 200
  await register(shop.blue)
  await clock.advance(1000)
  await register(shop.blue)
  expect(state()).toBe('healthy')
})

test('a target that is registered again while it drains begins anew', async () => {
  seen = 200
  await register(shop.blue)
  await clock.advance(1000)
  const TargetGroupArn = shop.blue
  const drain = { TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] }
  await shop.aws.perform('elasticloadbalancing:DeregisterTargets', drain)
  const draining = state()
  await register(shop.blue)
  const again = state()
  await clock.advance(400_000)
  expect([draining, again, state()]).toEqual([
    'draining Target.DeregistrationInProgress',
    'initial Elb.RegistrationInProgress',
    'healthy'
  ])
})

test('a target drains to its end where its group goes out of use meanwhile', async () => {
  seen = 200
  await register(shop.blue)
  await clock.advance(1000)
  const drain = { TargetGroupArn: shop.blue, Targets: [{ Id: '10.0.0.1' }] }
  await shop.aws.perform('elasticloadbalancing:DeregisterTargets', drain)
  const DefaultActions = [{ Type: 'forward', TargetGroupArn: shop.green }]
  await shop.aws.perform('elasticloadbalancing:ModifyListener', { ListenerArn: shop.listener, DefaultActions })
  const draining = state()
  await clock.advance(300_000)
  expect([draining, state()]).toEqual(['draining Target.DeregistrationInProgress', ''])
})

test('a check is a real request to where the target listens', async () => {
  const asked: unknown[] = []
  await shop.stop()
  clock = virtualClock()
  shop = await openShop({ clock }, { HealthCheckPath: '/ready' })
  const { id, port } = await shop.target(shop.blue, ({ url, headers }, response) => {
    asked.push([url, headers['user-agent']])
    response.writeHead(503).end()
  })
  await clock.advance(31_000)
  expect([asked, shop.aws.elb.health(shop.blue, id, port)]).toEqual([
    [
      ['/ready', 'ELB-HealthChecker/2.0'],
      ['/ready', 'ELB-HealthChecker/2.0']
    ],
    {
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [503]'
    }
  ])
})

test('a target elsewhere than on this machine is asked only where the test says that it listens', async () => {
  await shop.stop()
  clock = virtualClock()
  shop = await openShop({ clock })
  await register(shop.blue)
  await clock.advance(31_000)
  const nowhere = state()
  const { id, port, stop } = await shop.target(shop.green, (_, response) => response.end())
  shop.aws.elb.resolve = () => ({ host: id, port })
  await clock.advance(150_000)
  expect([nowhere, state()]).toEqual(['unhealthy Target.FailedHealthChecks', 'healthy'])
  await stop()
})
