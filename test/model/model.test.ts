import { expect, test } from 'vitest'
import { explore } from './explore.ts'
import { explorations } from './worlds.ts'

/** The beginning of each world, in seconds; `npm run model` goes on. */
const limit = 4_000

test.each(explorations().map(exploration => [exploration.name, exploration] as const))(
  'in the world of %s, I1 to I7 hold in every state, every run comes to its end, and whoever comes last can finish',
  (_name, exploration) => {
    const { counterexample, states } = explore(exploration, limit)
    expect(counterexample ?? []).toEqual([])
    expect(states).toBeGreaterThanOrEqual(limit / 2)
  },
  120_000
)

test('the runs that died did so with a request under way', () => {
  const died = explorations().filter(({ name }) => name.startsWith('a run died'))
  expect(died.map(({ flight }) => flight?.length)).toEqual([1, 1, 2, 2, 2, 1, 1, 2])
})
