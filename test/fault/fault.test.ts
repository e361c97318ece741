import { expect, test } from 'vitest'
import { singles } from './matrix.ts'
import { caseOf, type Kind, keyOf } from './plan.ts'
import { scenarios } from './scenarios.ts'
import { play, scenarioOf } from './trial.ts'

/** `npm run faults` plays them all; here each scenario has so many, spread over its requests. */
const casesEach = 2

const plainOf = (name: string) => play({ scenario: name, faults: new Map(), successor: 'again' })

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
  'in the scenario %s traffic stays whole and the next run finishes, whatever happens to a request',
  async (name, scenario) => {
    const plain = await plainOf(name)
    expect({ first: plain.first, violations: plain.violations }).toEqual({ first: scenario.outcome, violations: [] })
    const all = singles({ scenario, plain })
    const step = Math.floor(all.length / casesEach)
    for (const one of all.filter((_, index) => index % step === Math.floor(step / 2))) {
      const { key, violations } = await play(one, plain)
      expect({ key, violations }).toEqual({ key, violations: [] })
    }
  },
  60_000
)

/** What somebody else's run, or the same again, meets when `kind` falls on the request that is named, on its first occurrence. */
const found: readonly (readonly [says: string, scenario: string, method: string, path: RegExp, kind: Kind])[] = [
  ['a rollback of what was just retired waits for its pods', 'rollback', 'PATCH', /services\/api$/, 'slow'],
  ['the refusal by a busy quota is not taken for an object that exists', 'first', 'POST', /configmaps$/, 'conflict'],
  ['a deletion that broke off is taken up by the next run', 'prune', 'DELETE', /configmaps/, 'crash-before'],
  ['a rolling release that died goes back to what ran before it', 'rolling-bad', 'PUT', /leases/, 'crash-after'],
  ['a rollback that died is gone on with', 'rollback-unnamed', 'PATCH', /deployments/, 'crash-before']
]

test.each(found)('%s', async (_, scenario, method, path, kind) => {
  const plain = await plainOf(scenario)
  const index = plain.sent.findIndex(sent => sent.method === method && path.test(sent.path) && !sent.dryRun)
  const { violations } = await play({ scenario, faults: new Map([[index, kind]]), successor: 'again' }, plain)
  expect({ index: index >= 0, violations }).toEqual({ index: true, violations: [] })
})

test('a rolling release that stood still while another was released puts nothing of its own back', async () => {
  const { sent } = await plainOf('rolling-bad')
  const index = sent.findLastIndex(({ method, path }) => method === 'GET' && /deployments.web$/.test(path))
  const trial = await play({ scenario: 'rolling-bad', faults: new Map([[index, 'pause']]), successor: 'other' })
  expect({ second: trial.second, violations: trial.violations }).toEqual({ second: 'SUCCEEDED', violations: [] })
})

test('each Service is written once for its traffic to move, once more where it is adopted', async () => {
  const moves = async (name: string) => (await plainOf(name)).moves
  const expected = { release: 1, adopt: 2, 'rollback-kept': 1, retire: undefined }
  for (const [name, times] of Object.entries(expected))
    expect({ name, ...(await moves(name)) }).toEqual(times ? { name, api: times, web: times } : { name })
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
