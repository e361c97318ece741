import { expect, test } from 'vitest'
import { explore } from './explore.ts'
import { explorations } from './worlds.ts'

/** Enough to finish the small worlds and to go some way into the others; `npm run model` goes on. */
const limit = 5_000

test.each(explorations().map(exploration => [exploration.name, exploration] as const))(
  'in the world of %s, every Service reaches the ready pods of exactly one release, and whoever comes last can finish',
  (_name, exploration) => {
    const { counterexample, states } = explore(exploration, limit)
    expect(counterexample ?? []).toEqual([])
    expect(states).toBeGreaterThanOrEqual(4_000)
  },
  120_000
)
