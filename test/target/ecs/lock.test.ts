import { expect, test } from 'vitest'
import { S3Lock } from '../../../src/target/ecs/lock.ts'
import { account, changes, go, live, release, service, standing } from './sandbox.ts'

const where = { bucket: 'locks', prefix: 'cutover/' }

async function bucket() {
  const shop = await account()
  await shop.sandbox.perform('s3:CreateBucket', { Bucket: 'locks' })
  const lock = (holder: string) =>
    new S3Lock(shop.aws, where, 'web', { holder, url: `https://runs/${holder}` }, shop.clock)
  return { shop, lock }
}

test('of two that create it one is refused', async () => {
  const { lock } = await bucket()
  const [a, b] = [lock('a'), lock('b')]
  const free = { holder: '', epoch: 0, idle: false, renewDue: false }
  expect([await a.read(), await b.read()]).toEqual([free, free])
  await a.write({ epoch: 1 })
  await expect(b.write({ epoch: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await b.read()).toEqual({
    holder: 'a',
    epoch: 1,
    url: 'https://runs/a',
    etag: expect.any(String),
    idle: false,
    renewDue: false
  })
})

test('it expires when it has not changed for as long as the watcher has looked, and not before', async () => {
  const { shop, lock } = await bucket()
  const [a, b] = [lock('a'), lock('b')]
  await a.read()
  await a.write({ epoch: 1 })
  const first = await b.read()
  await shop.clock.sleep(60_000)
  await a.write({ epoch: 1, ...(first.etag ? { etag: first.etag } : {}) })
  expect(await b.read()).toMatchObject({ holder: 'a', idle: false, renewDue: false })
  await shop.clock.sleep(91_000)
  const idle = await b.read()
  expect(idle).toMatchObject({ holder: 'a', idle: true })
  await b.write({ epoch: 2, ...(idle.etag ? { etag: idle.etag } : {}) })
  await expect(a.confirm()).rejects.toMatchObject({ code: 'CONFLICT' })
  await b.confirm()
})

test('each renewal is a sign of life, though the holder writes the same', async () => {
  const { shop, lock } = await bucket()
  const [a, b] = [lock('a'), lock('b')]
  await a.write({ epoch: 1 })
  for (let renewal = 0; renewal < 4; renewal += 1) {
    expect(await b.read()).toMatchObject({ holder: 'a', idle: false })
    await shop.clock.sleep(60_000)
    const { etag } = await a.read()
    await a.write({ epoch: 1, ...(etag ? { etag } : {}) })
  }
})

test('who lets go leaves a lock that is free, and nobody frees another’s', async () => {
  const { lock } = await bucket()
  const [a, b] = [lock('a'), lock('b')]
  await a.write({ epoch: 4 })
  await b.free()
  expect(await b.read()).toMatchObject({ holder: 'a' })
  await a.free()
  expect(await b.read()).toMatchObject({ holder: '', epoch: 4 })
})

test('two releases at the same time go one after the other', async () => {
  const { shop } = await bucket()
  await service(shop, 'web', await live(shop.aws))
  const one = go(shop, release('1.1.0', 'shop/web:1.1.0'), { lock: where })
  const other = go(shop, release('1.2.0', 'shop/web:1.2.0'), { lock: where })
  expect([await one, await other].map(({ outcome }) => outcome)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  const updates = changes(shop).filter(call => call === 'ecs:UpdateService')
  expect(updates).toHaveLength(2)
  const { Body } = await shop.aws.call('s3:GetObject', { Bucket: 'locks', Key: 'cutover/web.lock.json' })
  expect(JSON.parse((await Body?.transformToString()) ?? '')).toEqual({ holder: '', epoch: 2, beat: 0 })
})

test('a run whose lock somebody took writes nothing more', async () => {
  const { shop, lock } = await bucket()
  await service(shop, 'web', await live(shop.aws))
  const done = go(shop, release('1.1.0', 'shop/web:missing'), { lock: where })
  await shop.clock.sleep(60_000)
  const thief = lock('thief')
  const { etag, epoch } = await thief.read()
  await thief.write({ epoch: epoch + 1, ...(etag ? { etag } : {}) })
  expect(await done).toMatchObject({
    outcome: 'SUPERSEDED',
    why: expect.stringContaining('https://runs/thief took over')
  })
  expect(changes(shop)).not.toContain('ecs:StopServiceDeployment')
})

test('what a release does before is done under the lock, however long it takes, and counts against no deadline', async () => {
  const { shop } = await bucket()
  await service(shop, 'web', await live(shop.aws))
  const done: string[] = []
  const migrating = (name: string) => ({
    patience: 900_000,
    async run(revision: string) {
      done.push(`${name} begins on ${revision.split('/').at(-1)}`)
      await shop.clock.sleep(800_000)
      done.push(`${name} ends`)
    }
  })
  const one = go(shop, release('1.1.0', 'shop/web:1.1.0'), { lock: where, before: migrating('first') })
  while (done.length === 0) await shop.clock.sleep(1_000)
  const other = go(shop, release('1.2.0', 'shop/web:1.2.0'), { lock: where, before: migrating('second') })
  expect([await one, await other].map(({ outcome }) => outcome)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(done).toEqual(['first begins on web:2', 'first ends', 'second begins on web:3', 'second ends'])
  expect(await standing(shop, 'web')).toEqual(['web:3 2/2'])
})

test('a run that loses its lock while it prepares ends there, and moves nothing', async () => {
  const { shop, lock } = await bucket()
  await service(shop, 'web', await live(shop.aws))
  let told: AbortSignal | undefined
  const before = {
    patience: 600_000,
    run: (_revision: string, { signal }: { signal: AbortSignal }) => {
      told = signal
      return shop.clock.sleep(600_000, signal)
    }
  }
  const one = go(shop, release('1.1.0', 'shop/web:1.1.0'), { lock: where, before })
  while (!told) await shop.clock.sleep(1_000)
  const thief = lock('thief')
  const { epoch, etag } = await thief.read()
  await thief.write({ epoch: epoch + 1, ...(etag ? { etag } : {}) })
  expect(await one).toMatchObject({ outcome: 'SUPERSEDED' })
  expect(told.aborted).toBe(true)
  expect(changes(shop)).not.toContain('ecs:UpdateService')
})

test('what was done before is not done again by a run that goes on with a deployment', async () => {
  const { shop } = await bucket()
  await service(shop, 'web', await live(shop.aws))
  let times = 0
  const before = { patience: 60_000, run: async () => void times++ }
  const stop = new AbortController()
  const wanted = release('1.1.0', 'shop/web:1.1.0')
  const first = go(shop, wanted, { before }, stop.signal).catch((error: unknown) => error)
  while (!changes(shop).includes('ecs:UpdateService')) await shop.clock.sleep(500)
  stop.abort()
  expect(await first).toMatchObject({ code: 'CANCELLED' })
  expect(await go(shop, wanted, { before })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(times).toBe(1)
})
