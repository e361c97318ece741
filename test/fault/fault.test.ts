import { describe, expect, test } from 'vitest'
import { singles } from './matrix.ts'
import { caseOf, keyOf } from './plan.ts'
import { scenarios } from './scenarios.ts'
import { play, scenarioOf } from './trial.ts'

/** `npm run faults` plays them all; here each scenario has so many, spread over its requests. */
const casesEach = 3

const plainOf = (name: string) => play({ scenario: name, faults: new Map(), successor: 'again' })

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
  'in the scenario %s traffic stays whole and the next run finishes, whatever happens to a request',
  async (name, scenario) => {
    const plain = await plainOf(name)
    expect({ first: plain.first, violations: plain.violations }).toEqual({ first: scenario.outcome, violations: [] })
    const all = singles({ scenario, plain })
    const step = Math.floor(all.length / casesEach)
    for (const one of all.filter((_, index) => index % step === Math.floor(step / 2))) {
      const { key, violations } = await play(one, plain.shape)
      expect({ key, violations }).toEqual({ key, violations: [] })
    }
  },
  60_000
)

describe('what the matrix has found stays cured:', () => {
  test.each([
    ['a rollback of what was just retired waits for its pods', 'rollback/21:slow/again'],
    ['a refusal by a busy quota is not taken for an object that exists', 'first/31:conflict/again'],
    ['a deletion that broke off is taken up by the next run', 'prune/66:crash-before/again'],
    ['a rolling release that died half-way goes back to what ran before it', 'rolling-bad/44:crash-after/again']
  ])('%s', async (_, key) => {
    const one = caseOf(key)
    const { violations } = await play(one, (await plainOf(one.scenario)).shape)
    expect(violations).toEqual([])
  })
})

test('a case of the same key is the same case, to the millisecond', async () => {
  const one = caseOf('release/33:late-20s+40:reset/other')
  expect(keyOf(one)).toBe('release/33:late-20s+40:reset/other')
  expect((await play(one)).story).toEqual((await play(one)).story)
})

test('a key that means nothing says what it could be', () => {
  expect(() => caseOf('release/12:flood/again')).toThrow('12:flood is no fault')
  expect(() => caseOf('release/12:reset/nobody')).toThrow('who comes next')
  expect(() => scenarioOf('relaese')).toThrow('relaese is no scenario')
})
