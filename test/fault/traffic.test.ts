import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedProcess } from './chance.ts'
import { namespace, Shop, versionOf } from './shop.ts'
import { TrafficClient, type TrafficOptions } from './traffic.ts'

let shop: Shop
let unseed: () => void

beforeEach(async () => {
  unseed = seedProcess('traffic')
  shop = await Shop.open()
  await shop.deploy('0.9.0')
})
afterEach(async () => {
  await shop.close()
  unseed()
})

/** What becomes of the requests of a minute in which `happening` happens after ten seconds. */
async function minuteOf(ending: TrafficOptions['ending'], happening: () => Promise<unknown>) {
  const told: string[] = []
  const client = new TrafficClient(shop.sandbox.store, {
    namespace,
    ending,
    versionOf,
    now: () => shop.clock.now(),
    tell: line => told.push(line)
  })
  await shop.clock.sleep(10_000)
  await happening()
  await shop.clock.sleep(50_000)
  client.stop()
  return { ...client.traffic, violations: client.violations, told: told.length }
}

/** Deletes so many of the pods behind the Service `theirs`. */
async function endPods(count: number): Promise<void> {
  const cluster = shop.cluster(shop.runner('somebody'))
  const pods = await cluster.resource('v1', 'Pod')
  for (const { metadata } of shop.reached('theirs').slice(0, count))
    await cluster.remove(pods, metadata.name, { uid: metadata.uid, resourceVersion: metadata.resourceVersion })
}

test('of a steady app every request is answered, twice on each connection that was open long enough', async () => {
  // Three Services, 20 requests a second on new connections, and as many on those that are 4.8 s old.
  expect(await minuteOf('refuses', async () => undefined)).toEqual({
    answered: { '0.9.0': 2 * (1200 + 1104), '7': 1200 + 1104 },
    lost: 0,
    violations: [],
    told: 0
  })
})

test('a pod that is told to end takes the connections that it has with it, unless its app drains', async () => {
  // Every second new connection was its: half of the 96 that are kept, and one that comes before the proxies know.
  expect(await minuteOf('refuses', () => endPods(1))).toEqual({
    answered: { '0.9.0': 4608, '7': 2254 },
    lost: 50,
    violations: [
      'I1: 1 requests to Service theirs on new connections were lost',
      'I1: 49 requests to Service theirs on kept connections were lost'
    ],
    told: 2
  })
})

test('nothing is lost with a pod whose app drains', async () => {
  const { lost, violations } = await minuteOf('drains', () => endPods(1))
  expect({ lost, violations }).toEqual({ lost: 0, violations: [] })
})

test('requests to a Service that has lost its pods are lost, and none is tried twice', async () => {
  const { lost, violations } = await minuteOf('drains', async () => {
    const cluster = shop.cluster(shop.runner('somebody'))
    const deployments = await cluster.resource('apps/v1', 'Deployment')
    const live = await cluster.get(deployments, 'theirs')
    const { uid, resourceVersion } = live?.metadata ?? {}
    await cluster.remove(deployments, 'theirs', { uid: uid ?? '', resourceVersion: resourceVersion ?? '' })
  })
  // All but those of the first ten seconds and of the half second in which the pods drain.
  expect({ lost, violations }).toEqual({
    lost: 989,
    violations: ['I1: 989 requests to Service theirs on new connections were lost']
  })
})
