import { expect, test } from 'vitest'
import { rowOf, singles } from '../matrix.ts'
import { caseOf, type Kind, keyOf } from '../plan.ts'
import { planned, play } from '../stages.ts'
import { ecsScenarioOf } from './trial.ts'

/** `npm run faults` plays them all; here these have so many each, spread over their calls. */
const casesEach = 4
const sample = ['ecs-rolling', 'ecs-native-hidden', 'ecs-weights-locked', 'ecs-codedeploy-bad']

test.each(sample)(
  'in the scenario %s users are answered and the next run finishes, whatever happens to a call',
  async name => {
    const row = await rowOf(planned(name))
    const { first, second, violations } = row.plain
    const { outcome } = ecsScenarioOf(name)
    expect({ first, second, violations }).toEqual({ first: outcome, second: outcome, violations: [] })
    const all = singles(row)
    const step = Math.floor(all.length / casesEach)
    for (const one of all.filter((_, index) => index % step === Math.floor(step / 2))) {
      const { key, violations } = await play(one, row.plain)
      expect({ key, violations }).toEqual({ key, violations: [] })
    }
  },
  60_000
)

/** What the matrix found: somebody else's run, or a person, at the call that is named. */
const found: readonly (readonly [says: string, scenario: string, path: string, after: number, kind: Kind])[] = [
  [
    'a release that another has followed is released as what follows that',
    'ecs-weights',
    'DescribeRules',
    300,
    'rival'
  ],
  [
    'weights that a person sets before the first step are left',
    'ecs-weights-back',
    'ListServiceDeployments',
    128,
    'foreign'
  ],
  ['what was raised again after its gate passes no gate', 'ecs-weights-hidden', 'ListServiceDeployments', 185, 'pause'],
  ['a look whose parts are of two moments is no look', 'ecs-rolling-back', 'ListServiceDeployments', 39, 'timeout'],
  [
    'a stop in the last moment brings the old tasks back first',
    'ecs-native',
    'DescribeServiceDeployments',
    140,
    'pause'
  ]
]

test.each(found)(
  '%s',
  async (_, scenario, path, after, kind) => {
    const { plain } = await rowOf(planned(scenario))
    const index = plain.sent.findIndex((sent, at) => at >= after && sent.path.endsWith(path))
    const { violations } = await play({ scenario, faults: new Map([[index, kind]]), successor: 'again' }, plain)
    expect({ found: index > 0, violations }).toEqual({ found: true, violations: [] })
  },
  60_000
)

test('a side that has all requests and lost its tasks to a call that landed late is raised by the next run', async () => {
  const { plain } = await rowOf(planned('ecs-weights-kept-back'))
  const index = plain.sent.findLastIndex(({ path }) => path === 'ecs:UpdateService')
  const { violations, story } = await play(caseOf(`ecs-weights-kept-back/${index}:crash-late-16s/back`), plain)
  expect(violations).toEqual([])
  expect(story.join('\n')).toContain('Service green has all requests and no task; it gets 1')
})

test('a case of the same key is the same case on ECS, to the millisecond', async () => {
  const one = caseOf('ecs-weights-locked/150:late-20s+200:reset/other')
  expect(keyOf(one)).toBe('ecs-weights-locked/150:late-20s+200:reset/other')
  expect((await play(one)).story).toEqual((await play(one)).story)
}, 60_000)
