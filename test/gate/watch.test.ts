import { expect, test } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import type { Answer, Gate } from '../../src/gate/gate.ts'
import { watchGates } from '../../src/gate/watch.ts'
import { type Clock, systemClock } from '../../src/io/clock.ts'
import { live } from './ports.ts'

const patience = 60_000

/** Time that stands still until it is moved; a sleep ends at once when `hasty`. */
function stopped(hasty = false): Clock & { at: number } {
  return {
    at: 1_000,
    now() {
      return this.at
    },
    monotonic() {
      return this.at
    },
    sleep: (duration, signal) => (hasty ? Promise.resolve() : systemClock.sleep(duration, signal))
  }
}

const good: Answer = { state: 'good', says: '200' }
const bad: Answer = { state: 'bad', says: '500' }
const unread: Answer = { state: 'unread', says: 'no answer' }

/** Gives these answers one after another, the last one for ever. */
function gate(answers: readonly Answer[], more: Partial<Gate> = {}): Gate {
  const left = [...answers]
  return {
    name: 'web',
    attempts: 3,
    successes: 1,
    interval: 5_000,
    initialDelay: 0,
    probe: async () => (left.length > 1 ? left.shift() : left[0]) ?? good,
    ...more
  }
}

/** What is said after each look, one interval apart. */
async function course(gates: readonly Gate[], looks: number): Promise<string[]> {
  const clock = stopped()
  const watch = watchGates(gates, clock, patience)
  const told: string[] = []
  for (let look = 0; look < looks; look += 1) {
    await watch.look(live)
    told.push(`${watch.verdict.state}: ${watch.verdict.says}`)
    clock.at += 5_000
  }
  return told
}

test('without any gate there is nothing to wait for', () => {
  expect(watchGates([], stopped(), patience).verdict).toEqual({ state: 'passed', says: 'not asked yet', next: 0 })
})

test('a good answer passes, and says when to ask again', async () => {
  const watch = watchGates([gate([good])], stopped(), patience)
  expect(watch.verdict).toEqual({ state: 'pending', says: 'not asked yet', next: 0 })
  await watch.look(live)
  expect(watch.verdict).toEqual({ state: 'passed', says: 'web: 200', next: 6_000 })
})

test('failures are believed when they come in a row', async () => {
  expect(await course([gate([bad, bad, good, bad, bad, bad])], 6)).toEqual([
    'pending: web: 500 (1 of 3 times in a row)',
    'pending: web: 500 (2 of 3 times in a row)',
    'passed: web: 200',
    'pending: web: 500 (1 of 3 times in a row)',
    'pending: web: 500 (2 of 3 times in a row)',
    'failed: web: 500 (3 of 3 times in a row)'
  ])
})

test('as many good answers in a row are needed as are asked for', async () => {
  expect(await course([gate([good, bad, good, good], { successes: 2 })], 4)).toEqual([
    'pending: web: 200 (good 1 of 2 times in a row)',
    'pending: web: 500 (1 of 3 times in a row)',
    'pending: web: 200 (good 1 of 2 times in a row)',
    'passed: web: 200'
  ])
})

test('what can not be read is neither a pass nor a failure, until patience ends', async () => {
  const told = await course([gate([unread])], 14)
  expect([told[0], told[1], told[11], told[12]]).toEqual([
    "pending: web: can't be read for 0 s, which is no pass: no answer",
    "pending: web: can't be read for 5 s, which is no pass: no answer",
    "pending: web: can't be read for 55 s, which is no pass: no answer",
    "failed: web: can't be read for 1 min, which is no pass: no answer"
  ])
})

test('an answer between two silences begins the patience anew, and silence does not make failures forgotten', async () => {
  const answers = [...Array<Answer>(12).fill(unread), good, ...Array<Answer>(12).fill(unread)]
  expect((await course([gate(answers)], 25)).filter(line => line.startsWith('failed'))).toEqual([])
  expect((await course([gate([bad, unread, bad, unread, bad])], 5)).at(-1)).toBe(
    'failed: web: 500 (3 of 3 times in a row)'
  )
})

test('a question that is refused is not asked for ever', async () => {
  const refused: Answer = { state: 'unread', says: 'answers 401', refused: true }
  expect(await course([gate([refused])], 3)).toEqual([
    "pending: web: can't be asked (1 of 3 times in a row): answers 401",
    "pending: web: can't be asked (2 of 3 times in a row): answers 401",
    "failed: web: can't be asked (3 of 3 times in a row): answers 401"
  ])
})

test('of several gates those that are open are named, and all must be good at once', async () => {
  const other = gate([bad, good], { name: 'db' })
  expect(await course([gate([good, bad, good]), other], 3)).toEqual([
    'pending: db: 500 (1 of 3 times in a row)',
    'pending: web: 500 (1 of 3 times in a row)',
    'passed: web: 200; db: 200'
  ])
})

test('each gate has its own interval and its own delay', async () => {
  const clock = stopped()
  const asked: string[] = []
  const named = (name: string, more: Partial<Gate>): Gate =>
    gate([good], {
      name,
      ...more,
      probe: async () => {
        asked.push(`${name} at ${clock.at}`)
        return good
      }
    })
  const gates = [named('often', { interval: 1_000 }), named('late', { interval: 2_000, initialDelay: 2_000 })]
  const watch = watchGates(gates, clock, patience)
  await watch.look(live)
  expect(watch.verdict).toEqual({ state: 'pending', says: 'late: is asked in 2 s', next: 2_000 })
  for (const at of [2_000, 3_000, 4_000, 5_000]) {
    clock.at = at
    await watch.look(live)
  }
  expect(asked).toEqual([
    'often at 1000',
    'often at 2000',
    'often at 3000',
    'late at 3000',
    'often at 4000',
    'often at 5000',
    'late at 5000'
  ])
})

test('a gate that takes its time is not waited for, and not asked again while it runs', async () => {
  const clock = stopped(true)
  let asked = 0
  let answer: (value: Answer) => void = () => expect.fail('not asked')
  const slow = gate([], {
    probe() {
      asked += 1
      return new Promise(resolve => {
        answer = resolve
      })
    }
  })
  const watch = watchGates([slow], clock, patience)
  await watch.look(live)
  clock.at += 3_000
  await watch.look(live)
  expect({ asked, verdict: watch.verdict }).toEqual({
    asked: 1,
    verdict: { state: 'pending', says: 'web: asked 3 s ago', next: 5_000 }
  })
  answer(good)
  await watch.look(live)
  expect({ asked, verdict: watch.verdict }).toEqual({
    asked: 1,
    verdict: { state: 'passed', says: 'web: 200', next: 9_000 }
  })
})

test('the last answers are kept, with how many were good', async () => {
  const watch = watchGates([gate([good, bad]), gate([unread], { name: 'db' })], stopped(), patience)
  expect(watch.results[0]).toEqual({ name: 'web', state: 'unasked', says: 'not asked', good: 0, asked: 0 })
  await watch.look(live)
  expect(watch.results).toEqual([
    { name: 'web', state: 'good', says: '200', good: 1, asked: 1 },
    { name: 'db', state: 'unread', says: 'no answer', good: 0, asked: 1 }
  ])
})

test('a gate that breaks its word and throws is one that could not be read', async () => {
  const broken = gate([], { probe: () => Promise.reject(new TypeError('no such thing')) })
  expect(await course([broken], 1)).toEqual(["pending: web: can't be read for 0 s, which is no pass: no such thing"])
})

test('a run that is cancelled ends as cancelled, and what ran is stopped', async () => {
  const stop = new AbortController()
  const asking = gate([], {
    probe: signal =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new RangeError('aborted')))
        stop.abort('SIGINT')
      })
  })
  const watch = watchGates([asking], stopped(), patience)
  const thrown = await watch.look(stop.signal).catch((error: unknown) => error)
  expect(thrown instanceof CutoverError && thrown.code).toBe('CANCELLED')
  expect(watch.results[0]?.state).toBe('unasked')
})
