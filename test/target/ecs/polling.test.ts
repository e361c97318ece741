import { expect, test } from 'vitest'
import type { Clock } from '../../../src/io/clock.ts'
import { Journal } from '../../../src/target/ecs/journal.ts'
import { Observer } from '../../../src/target/ecs/observe.ts'
import { account, balanced, go, live, release, service, standing } from './sandbox.ts'

const still = new AbortController().signal

/** A service behind a load balancer, and who looks at it by a clock that the test sets. */
async function watched() {
  const shop = await account()
  const { a } = await balanced(shop)
  const loadBalancers = [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  await service(shop, 'web', await live(shop.aws), { loadBalancers })
  let now = 0
  const clock: Clock = { now: () => now, monotonic: () => now, sleep: (time, signal) => shop.clock.sleep(time, signal) }
  const place = { app: 'web', cluster: 'default', services: ['web'], rules: [] }
  const journal = new Journal(shop.aws, release('1.1.0', 'shop/web:1.1.0'), 'release')
  const observer = new Observer(shop.aws, place, journal, undefined, clock)
  const lookAt = (second: number) => {
    now = second * 1_000
    return observer.look(still)
  }
  return { shop, lookAt }
}

test('a look asks for the service and its deployment; for the list and the health of targets only every ten seconds', async () => {
  const { shop, lookAt } = await watched()
  const from = shop.sandbox.requests.length
  for (let second = 0; second < 20; second++) await lookAt(second)
  const counts: Record<string, number> = {}
  for (const { operation } of shop.sandbox.requests.slice(from)) counts[operation] = (counts[operation] ?? 0) + 1
  expect(counts).toEqual({
    DescribeServices: 20,
    DescribeServiceDeployments: 20,
    ListServiceDeployments: 2,
    DescribeTargetHealth: 2,
    DescribeServiceRevisions: 1,
    DescribeTaskDefinition: 1,
    ListTaskDefinitions: 1
  })
})

test('a deployment that somebody starts is seen at the very next look', async () => {
  const { shop, lookAt } = await watched()
  const { services: before } = await lookAt(0)
  await shop.sandbox.perform('ecs:UpdateService', { service: 'web', forceNewDeployment: true })
  const { services: after } = await lookAt(1)
  expect(after[0]?.deployment?.id).not.toBe(before[0]?.deployment?.id)
})

test('who is throttled for long asks less often, and says so', async () => {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  shop.sandbox.faults.add({ call: 'ecs:DescribeServices', skip: 4, times: 12, effect: { throttle: true } })
  expect(await go(shop, release('1.1.0', 'shop/web:1.1.0'))).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  expect(shop.progress).toContainEqual(expect.stringMatching(/^AWS answers slowly; looking again in \d+ s$/))
})
