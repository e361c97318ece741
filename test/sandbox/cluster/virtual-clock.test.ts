import { expect, test } from 'vitest'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'

test('sleepers wake in the order of their time, and each sees its own', async () => {
  const clock = virtualClock(0)
  const seen: [string, number][] = []
  for (const [name, duration] of [
    ['late', 300],
    ['early', 100],
    ['between', 200]
  ] as const)
    void clock.sleep(duration).then(() => seen.push([name, clock.now()]))
  await clock.advance(250)
  expect([seen, clock.now()]).toEqual([
    [
      ['early', 100],
      ['between', 200]
    ],
    250
  ])
})

test('who is woken may sleep again within the same stretch', async () => {
  const clock = virtualClock(0)
  const ticks: number[] = []
  const tick = async () => {
    for (;;) {
      await clock.sleep(1000)
      ticks.push(clock.now())
    }
  }
  void tick()
  await clock.advance(3500)
  expect(ticks).toEqual([1000, 2000, 3000])
})

test('an abort ends a sleep at once, as CANCELLED', async () => {
  const clock = virtualClock()
  const abort = new AbortController()
  const sleep = clock.sleep(1000, abort.signal)
  abort.abort()
  await expect(sleep).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(clock.sleepers).toBe(0)
})

test('left to run, hours pass by themselves', async () => {
  const clock = virtualClock(0)
  const stop = clock.run()
  await clock.sleep(3_600_000)
  stop()
  expect(clock.now()).toBe(3_600_000)
})

test('while it is held no time passes', async () => {
  const clock = virtualClock(0)
  const release = clock.hold()
  const stop = clock.run()
  let woken = false
  const sleep = clock.sleep(1).then(() => {
    woken = true
  })
  for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve))
  expect(woken).toBe(false)
  release()
  await sleep
  stop()
})
