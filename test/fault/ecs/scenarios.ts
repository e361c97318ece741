import type { Before, Mode } from './layout.ts'
import type { Line } from './line.ts'
import type { Ended, Manner, Shop } from './shop.ts'

export interface EcsScenario {
  readonly name: string
  readonly before: Before
  readonly manner: Manner
  /** What is done under faults. */
  goal(shop: Shop, line: Line): Promise<Ended>
  readonly outcome: string
  /** What a run may say that finds what another one has left half-way: it does not know whether users met it. */
  readonly found?: string
  /** The version that answers at the end. */
  readonly live: string
  /** The version that a person may go back to at any time. */
  readonly back?: string
}

const release = (version: string) => (shop: Shop, line: Line) => shop.release(line, version)

function scenariosOf(
  mode: Mode,
  more: Omit<Manner, 'mode' | 'gates'> = {},
  suffix = '',
  ground: Omit<Before, 'mode' | 'versions'> = {}
): EcsScenario[] {
  const name = `ecs-${mode}${suffix}`
  const before: Before = { mode, versions: ['1.0.0'], ...ground }
  const manner: Manner = { mode, ...more }
  return [
    { name, before, manner, goal: release('1.1.0'), outcome: 'SUCCEEDED', live: '1.1.0', back: '1.0.0' },
    {
      ...{ name: `${name}-bad`, before, manner: { ...manner, gates: 'after' }, goal: release('1.1.0-bad') },
      ...{ outcome: 'ROLLED_BACK', live: '1.0.0', back: '1.0.0' }
    },
    {
      ...{ name: `${name}-back`, before: { ...before, versions: ['1.0.0', '1.1.0'] }, manner },
      goal: (shop, line) => shop.rollback(line, '1.0.0'),
      ...{ outcome: 'SUCCEEDED', live: '1.0.0', back: '1.1.0' }
    }
  ]
}

/** Its gate before the cutover fails: no user meets it. */
const hidden = (mode: Mode): EcsScenario => ({
  ...{ name: `ecs-${mode}-hidden`, before: { mode, versions: ['1.0.0'] }, manner: { mode, gates: 'before' } },
  goal: release('1.1.0-bad'),
  ...{ outcome: 'STOPPED', found: 'ROLLED_BACK', live: '1.0.0', back: '1.0.0' }
})

export const ecsScenarios: readonly EcsScenario[] = [
  ...scenariosOf('rolling'),
  {
    ...{ name: 'ecs-rolling-breaker', before: { mode: 'rolling', versions: ['1.0.0'] }, manner: { mode: 'rolling' } },
    ...{ goal: release('1.1.0-crashing'), outcome: 'ROLLED_BACK', live: '1.0.0', back: '1.0.0' }
  },
  ...scenariosOf('rolling', { locked: true }, '-locked'),
  ...scenariosOf('native'),
  hidden('native'),
  ...scenariosOf('native', {}, '-linear', { shifting: 'LINEAR' }),
  ...scenariosOf('native', {}, '-canary', { shifting: 'CANARY' }),
  ...scenariosOf('weights'),
  hidden('weights'),
  ...scenariosOf('weights', { locked: true }, '-locked'),
  {
    name: 'ecs-weights-kept-back',
    ...{ before: { mode: 'weights', versions: ['1.0.0', '1.1.0'], kept: true }, manner: { mode: 'weights' } },
    goal: (shop, line) => shop.rollback(line, '1.0.0'),
    ...{ outcome: 'SUCCEEDED', live: '1.0.0', back: '1.1.0' }
  },
  ...scenariosOf('weights', {}, '-autoscaled', { kept: true, autoscaled: { MinCapacity: 2, MaxCapacity: 4 } }),
  ...scenariosOf('codedeploy'),
  hidden('codedeploy')
]
