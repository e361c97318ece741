import { expect, test } from 'vitest'
import { Fleet } from './fleet.ts'
import { rowOf } from './matrix.ts'
import { caseOf } from './plan.ts'
import { play, scenarioOf } from './trial.ts'

test('verdicts come in the order of their cases, and are the same whoever plays them', async () => {
  const { plain } = await rowOf(scenarioOf('first'))
  const keys = Array.from({ length: 20 }, (_, index) => `first/${index}:crash-before/again`)
  const fleet = new Fleet(2)
  try {
    const verdicts = await fleet.play(keys, plain)
    expect(verdicts.map(({ key }) => key)).toEqual(keys)
    const { key, first, violations, traffic } = await play(caseOf(keys[17] ?? ''), plain)
    expect(verdicts[17]).toEqual({ key, first, violations, traffic, story: [] })
  } finally {
    await fleet.close()
  }
}, 60_000)
