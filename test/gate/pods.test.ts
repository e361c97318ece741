import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PodState, podsGate } from '../../src/gate/pods.ts'
import { live } from './ports.ts'

const bounds = { restarts: 0, oomKills: 0, unready: 30_000 }
const pod = (name: string, more: Partial<PodState> = {}): PodState => ({
  uid: name,
  name,
  ready: true,
  restarts: 0,
  oomKilled: 0,
  ...more
})

/** What is said of each of these moments, 10 s apart. */
async function course(moments: readonly (readonly PodState[])[], more: Partial<typeof bounds> = {}) {
  let at = 0
  const gate = podsGate(
    { ...bounds, ...more },
    () => moments[at / 10_000] ?? [],
    () => at
  )
  const answers: string[] = []
  for (; at < moments.length * 10_000; at += 10_000) {
    const { state, says } = await gate.probe(live)
    answers.push(`${state}: ${says}`)
  }
  return answers
}

const quiet = 'none unready that was ready'

test('pods that stay as they are pass', async () => {
  expect(
    await course([
      [pod('a'), pod('b')],
      [pod('a'), pod('b')]
    ])
  ).toEqual([
    `good: 0 restarts, at most 0; 0 out of memory, at most 0; ${quiet}`,
    `good: 0 restarts, at most 0; 0 out of memory, at most 0; ${quiet}`
  ])
})

test('a restart after the cutover is bad, one that a pod needed to start is forgiven', async () => {
  expect(await course([[pod('a', { restarts: 2 })], [pod('a', { restarts: 3 })]])).toEqual([
    `good: 0 restarts, at most 0; 0 out of memory, at most 0; ${quiet}`,
    `bad: 1 restart, at most 0; 0 out of memory, at most 0; ${quiet}`
  ])
})

test('a container that was killed for want of memory is told as that, each time that it is', async () => {
  const killed = (restarts: number) => [pod('a', { restarts, oomKilled: 1 })]
  expect(await course([[pod('a')], killed(1), killed(1), killed(2)], { restarts: 5, oomKills: 1 })).toEqual([
    `good: 0 restarts, at most 5; 0 out of memory, at most 1; ${quiet}`,
    `good: 1 restart, at most 5; 1 out of memory, at most 1; ${quiet}`,
    `good: 1 restart, at most 5; 1 out of memory, at most 1; ${quiet}`,
    `bad: 2 restarts, at most 5; 2 out of memory, at most 1; ${quiet}`
  ])
})

test('a pod may be unready for as long as it is allowed to', async () => {
  const down = [pod('a', { ready: false }), pod('b')]
  const told = await course([[pod('a'), pod('b')], down, down, down, down, down, [pod('a'), pod('b')], down])
  expect(told.map(line => line.replace('0 restarts, at most 0; 0 out of memory, at most 0; ', ''))).toEqual([
    `good: ${quiet}`,
    'good: 1 unready, a for 0 s, at most 30 s',
    'good: 1 unready, a for 10 s, at most 30 s',
    'good: 1 unready, a for 20 s, at most 30 s',
    'good: 1 unready, a for 30 s, at most 30 s',
    'bad: 1 unready, a for 40 s, at most 30 s',
    `good: ${quiet}`,
    'good: 1 unready, a for 0 s, at most 30 s'
  ])
})

test('a pod that comes later may take its time, and its restarts count from its beginning', async () => {
  const late = (more: Partial<PodState>) => [pod('a'), pod('late', more)]
  const slow = late({ ready: false })
  expect((await course([[pod('a')], slow, slow, slow, slow, slow, slow])).at(-1)).toContain(`good: 0 restarts`)
  expect((await course([[pod('a')], late({ ready: false, restarts: 1 })])).at(-1)).toContain(`bad: 1 restart`)
})

test('a pod that is gone is not unready, but its restarts have happened', async () => {
  const told = await course([[pod('a'), pod('b')], [pod('a'), pod('b', { restarts: 1, ready: false })], [pod('a')]])
  expect(told.at(-1)).toBe(`bad: 1 restart, at most 0; 0 out of memory, at most 0; ${quiet}`)
})

test('whatever happens to pods, as many restarts are counted as there were after the first look', async () => {
  const counts = fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(counts, async steps => {
      const sums = [0, 0, 0]
      const moments = steps.map(step =>
        step.map((more, index) => {
          sums[index] = (sums[index] ?? 0) + more
          return pod(`p${index}`, { restarts: sums[index] ?? 0 })
        })
      )
      const later = steps
        .slice(1)
        .flat()
        .reduce((sum, more) => sum + more, 0)
      expect((await course(moments, { restarts: 1_000 })).at(-1)).toMatch(new RegExp(`^good: ${later} restarts?,`))
    })
  )
})
