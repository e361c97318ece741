import { expect, test } from 'vitest'
import { explore } from './explore.ts'
import { explorations } from './worlds.ts'

/** The beginning of each world, in seconds; `npm run model` goes on. */
const limit = 3_000

test.each(explorations().map(exploration => [exploration.name, exploration] as const))(
  'in the world of %s, E1 to E7 hold in every state, every run comes to its end, and whoever comes last can finish',
  (_name, exploration) => {
    const { counterexample, states } = explore(exploration, limit)
    expect(counterexample ?? []).toEqual([])
    expect(states).toBeGreaterThanOrEqual(limit / 2)
  },
  120_000
)
