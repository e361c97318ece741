import { Agent, request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counted } from '../../../../src/sandbox/aws/elb/measurements.ts'
import { type VirtualClock, virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { type Answered, openShop, type Shop, saying } from './shop.ts'

let clock: VirtualClock
let shop: Shop
beforeEach(async () => {
  clock = virtualClock()
  shop = await openShop({ clock })
  shop.aws.elb.check = () => 200
})
afterEach(() => shop.stop())

const settle = () => clock.advance(2000)
const times = async (count: number, path = '/'): Promise<Record<string, number>> => {
  const tally: Record<string, number> = {}
  for (let asked = 0; asked < count; asked++) {
    const { status, body } = await shop.ask({ path })
    const key = status === 200 ? body : String(status)
    tally[key] = (tally[key] ?? 0) + 1
  }
  return tally
}
const elb = (operation: string, input: object) => shop.aws.perform(`elasticloadbalancing:${operation}`, input)

test('requests are shared by the weights, exactly', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.target(shop.green, saying('green'))
  await shop.weigh(90, 10)
  await settle()
  expect(await times(100)).toEqual({ blue: 90, green: 10 })
  await shop.weigh(0, 100)
  await settle()
  expect(await times(10)).toEqual({ green: 10 })
})

test('traffic follows a change only after its propagation', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.target(shop.green, saying('green'))
  await shop.weigh(1, 0)
  await settle()
  shop.aws.elb.propagation = 5000
  await shop.weigh(0, 1)
  await clock.advance(4999)
  expect(await times(2)).toEqual({ blue: 2 })
  await clock.advance(1)
  expect(await times(2)).toEqual({ green: 2 })
})

test('a kept connection is routed anew with each request', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.target(shop.green, saying('green'))
  await shop.weigh(1, 1)
  await settle()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const address = await shop.aws.elb.address(shop.listener)
  const ask = () =>
    new Promise<[string, boolean]>((resolve, reject) => {
      const asked = request({ ...address, agent }, answer =>
        answer.on('data', body => resolve([String(body), asked.reusedSocket]))
      )
      asked.on('error', reject).end()
    })
  expect([await ask(), await ask(), await ask()]).toEqual([
    ['blue', false],
    ['green', true],
    ['blue', true]
  ])
  agent.destroy()
})

test('the first rule whose conditions are all met has the request', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.target(shop.green, saying('green'))
  const forward = (TargetGroupArn: string) => [{ Type: 'forward', TargetGroupArn }]
  const rule = (Priority: number, Conditions: object[], Actions: object[]) =>
    elb('CreateRule', { ListenerArn: shop.listener, Priority, Conditions, Actions })
  const header = { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Preview', Values: ['yes*'] } }
  await rule(1, [{ Field: 'host-header', Values: ['*.test'] }, header], forward(shop.green))
  await rule(2, [{ Field: 'path-pattern', Values: ['/img/?.png'] }], forward(shop.green))
  const fixed = { StatusCode: '410', ContentType: 'text/plain', MessageBody: 'gone' }
  await rule(
    3,
    [{ Field: 'path-pattern', Values: ['/old/*'] }],
    [{ Type: 'fixed-response', FixedResponseConfig: fixed }]
  )
  const RedirectConfig = { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' }
  await rule(
    4,
    [{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'to', Value: 's*' }] } }],
    [{ Type: 'redirect', RedirectConfig }]
  )
  await settle()
  const said = ({ status, body, headers }: Answered) => (status === 200 ? body : [status, body || headers.location])
  expect([
    said(await shop.ask({ host: 'shop.test', headers: { 'x-preview': 'YES please' } })),
    said(await shop.ask({ host: 'shop.test' })),
    said(await shop.ask({ path: '/img/a.png' })),
    said(await shop.ask({ path: '/img/ab.png' })),
    said(await shop.ask({ path: '/old/page?a=b' })),
    said(await shop.ask({ path: '/a?to=shop&x=1' }))
  ]).toEqual(['green', 'blue', 'green', 'blue', [410, 'gone'], [301, 'https://shop.example:443/a?to=shop&x=1']])
})

test('a group without targets is 503, and no other group takes its share', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.weigh(1, 1)
  await settle()
  expect(await times(4)).toEqual({ blue: 2, 503: 2 })
})

test('weights that are all 0 are 503', async () => {
  await shop.target(shop.blue, saying('blue'))
  await shop.weigh(0, 0)
  await settle()
  expect(await times(2)).toEqual({ 503: 2 })
})

test('a group all of whose targets are unhealthy gets its requests all the same', async () => {
  shop.aws.elb.check = () => 500
  await shop.target(shop.blue, saying('blue'))
  await clock.advance(40_000)
  expect(await times(2)).toEqual({ blue: 2 })
})

test('a target that breaks the connection is 502, one that is silent 504', async () => {
  const { LoadBalancers } = (await elb('DescribeLoadBalancers', {})) as { LoadBalancers: { LoadBalancerArn: string }[] }
  const Attributes = [{ Key: 'idle_timeout.timeout_seconds', Value: '1' }]
  await elb('ModifyLoadBalancerAttributes', { ...LoadBalancers[0], Attributes })
  await shop.target(shop.blue, ({ url }, response) => (url === '/silent' ? undefined : response.destroy()))
  await settle()
  expect([await times(1), await times(1, '/silent')]).toEqual([{ 502: 1 }, { 504: 1 }])
})

test('a target that drains gets no new request, ends those it has, and is gone after the delay', async () => {
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }]
  await elb('ModifyTargetGroupAttributes', { TargetGroupArn: shop.blue, Attributes })
  let finish = (): void => undefined
  const old = await shop.target(shop.blue, ({ url }, response) => {
    if (url === '/slow') finish = () => response.end('old')
    else if (url !== '/never') response.end('old')
  })
  await settle()
  const [slow, never] = [shop.ask({ path: '/slow' }), shop.ask({ path: '/never' })]
  while (shop.aws.elb.inFlight(shop.blue, old.id, old.port) < 2) await clock.advance(0)
  await shop.target(shop.blue, saying('new'))
  await settle()
  await elb('DeregisterTargets', { TargetGroupArn: shop.blue, Targets: [{ Id: old.id, Port: old.port }] })
  expect(await times(4)).toEqual({ new: 4 })
  finish()
  expect(await slow).toMatchObject({ status: 200, body: 'old' })
  while (shop.aws.elb.inFlight(shop.blue, old.id, old.port) !== 1) await clock.advance(0)
  expect(shop.aws.elb.health(shop.blue, old.id, old.port)).toMatchObject({ State: 'draining' })
  await clock.advance(10_000)
  expect(shop.aws.elb.health(shop.blue, old.id, old.port)).toBeUndefined()
  expect(await never).toMatchObject({ status: 502 })
})

test('what a target group was asked and answered is counted', async () => {
  await shop.target(shop.blue, ({ url = '' }, response) => {
    if (url === '/0') response.destroy()
    else response.writeHead(Number(url.slice(1))).end()
  })
  await settle()
  for (const status of [200, 201, 302, 404, 500, 503, 0]) await shop.ask({ path: `/${status}` })
  expect(counted(shop.aws.elb.measured(shop.blue))).toEqual({
    RequestCount: 7,
    HTTPCode_Target_2XX_Count: 2,
    HTTPCode_Target_3XX_Count: 1,
    HTTPCode_Target_4XX_Count: 1,
    HTTPCode_Target_5XX_Count: 2,
    TargetConnectionErrorCount: 1,
    TargetResponseTime: 0
  })
  expect(shop.aws.elb.measured(shop.green)).toEqual([])
})
