import type { Cloud, Mode, Service } from './cloud.ts'
import type { Exploration } from './explore.ts'
import { noLuck, type Wanted } from './story.ts'
import { now } from './time.ts'

const minute = 60_000

export function wanted(version: string, more: Partial<Wanted> = {}): Wanted {
  return {
    ...{ intent: 'release', app: 'web', version, release: version, holder: '', startedAt: now, pause: false },
    // What is below 30 s is over after a short time, what is above it after a long one.
    ...{ deadline: 10 * minute, lockWait: 10 * minute, bake: 20_000, drain: 20_000, keepPrevious: 0, locked: false },
    ...{ steps: [{ weight: 100, for: 0 }], gates: { before: false, after: true } },
    ...more
  }
}

const service = (name: string, revision: string, desired = 2): Service => ({
  name,
  revision,
  whole: revision,
  desired,
  made: 0
})
const first = { arn: 'web:1', release: '1.0.0', previous: 'web:0' }
const base = { rules: [], registered: [first] }

const stagesOf: Readonly<Record<Mode, readonly string[]>> = {
  rolling: [''],
  weights: [''],
  native: [
    'SCALE_UP',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
    'BAKE_TIME',
    'CLEAN_UP'
  ],
  codedeploy: ['', 'READY', 'BAKE_TIME']
}
const hooksOf: Readonly<Record<Mode, readonly string[]>> = {
  ...{
    rolling: [],
    weights: [],
    native: ['POST_TEST_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
    codedeploy: ['READY']
  }
}

const single = (mode: Mode): Cloud => ({
  ...base,
  ...{ mode, stages: stagesOf[mode], hooks: hooksOf[mode], services: [service('web', 'web:1')] }
})

/** Service a has the requests, b has tasks of long ago, or none. */
const pair = (rules: readonly string[], more: Partial<Service> = {}, test = false): Cloud => ({
  ...base,
  ...{ mode: 'weights', stages: stagesOf.weights, hooks: [] },
  services: [
    { ...service('a', 'web:1'), ...more },
    { ...service('b', 'web:0', 0), ...more }
  ],
  rules: [...rules, ...(test ? ['test'] : [])].map(arn => ({ arn, shares: { a: 100, b: 0 }, test: arn === 'test' }))
})

const both = { before: true, after: true }
const canary = [
  { weight: 10, for: 20_000 },
  { weight: 100, for: 0 }
]
const back: Wanted = wanted('1.0.0', { intent: 'rollback', arn: 'web:1' })
const lock = { locked: true }

/** The small worlds of ECS that are explored, from the plainest to the worst. */
export function explorations(): Exploration[] {
  const next = wanted('1.1.0')
  const other = wanted('1.2.0')
  const gated = wanted('1.1.0', { gates: both })
  const weighed = wanted('1.1.0', { gates: both, steps: canary })
  // A call of a run that died is over before another run may begin: only a lock promises that.
  const alone: Wanted = { ...weighed, locked: true }
  const list: Exploration[] = [
    {
      name: 'rolling, a release that dies',
      cloud: single('rolling'),
      goals: [next],
      luck: { ...noLuck, starts: 2, crashes: 1, breaks: 1, looks: 1 }
    },
    {
      name: 'rolling, a release with lost calls and trouble',
      cloud: single('rolling'),
      goals: [next],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 2, troubles: 1, breaks: 1, looks: 1 }
    },
    {
      name: 'rolling, a release and its rollback',
      cloud: single('rolling'),
      goals: [next, back],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 1, breaks: 1 }
    },
    {
      name: 'rolling, two releases at once without a lock',
      cloud: single('rolling'),
      goals: [next, other],
      luck: { ...noLuck, starts: 3, crashes: 1, breaks: 1 }
    },
    {
      name: 'rolling, two releases at once with a lock',
      cloud: single('rolling'),
      goals: [wanted('1.1.0', lock), wanted('1.2.0', lock)],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 2 }
    },
    {
      name: 'rolling, a person who edits',
      cloud: single('rolling'),
      goals: [next],
      luck: { ...noLuck, starts: 2, edits: 2, losses: 1, stalls: 1, denials: 1 }
    },
    {
      name: 'native, a release that dies',
      cloud: single('native'),
      goals: [gated],
      luck: { ...noLuck, starts: 2, crashes: 1, breaks: 1, expiries: 1, looks: 1 }
    },
    {
      name: 'native, lost calls and stale looks',
      cloud: single('native'),
      goals: [gated],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 2, lags: 1, expiries: 1 }
    },
    {
      name: 'native, a staged release, and its rollback',
      cloud: single('native'),
      goals: [{ ...gated, pause: true }, gated, back],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 1, breaks: 1, expiries: 1 }
    },
    {
      name: 'native, two releases at once with a lock',
      cloud: single('native'),
      goals: [wanted('1.1.0', { ...lock, gates: both }), wanted('1.2.0', { ...lock, gates: both })],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 2, breaks: 1 }
    },
    {
      name: 'native, two releases at once without a lock',
      cloud: single('native'),
      goals: [gated, wanted('1.2.0', { gates: both })],
      luck: { ...noLuck, starts: 3, crashes: 1, breaks: 1, expiries: 1 }
    },
    {
      name: 'native, a person who edits',
      cloud: single('native'),
      goals: [gated],
      luck: { ...noLuck, starts: 2, edits: 2, losses: 1, stalls: 1, denials: 1 }
    },
    {
      name: 'codedeploy, a release that dies',
      cloud: single('codedeploy'),
      goals: [gated],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 1, breaks: 1, expiries: 1, lags: 1 }
    },
    {
      name: 'codedeploy, a release and its rollback',
      cloud: single('codedeploy'),
      goals: [gated, back],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 1, breaks: 1 }
    },
    {
      name: 'weights, a release in steps that dies',
      cloud: pair(['users']),
      goals: [weighed],
      luck: { ...noLuck, starts: 2, crashes: 1, breaks: 1, troubles: 1 }
    },
    {
      name: 'weights, lost calls',
      cloud: pair(['users']),
      goals: [alone],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 2, troubles: 1 }
    },
    {
      name: 'weights, two rules and lost calls',
      cloud: pair(['users', 'others'], {}, true),
      goals: [alone],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 2, troubles: 1 }
    },
    {
      name: 'weights, a release and its rollback',
      cloud: pair(['users']),
      goals: [
        { ...alone, keepPrevious: minute },
        { ...back, keepPrevious: minute, locked: true }
      ],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 1, troubles: 1 }
    },
    {
      name: 'weights, two releases at once with a lock',
      cloud: pair(['users']),
      goals: [{ ...weighed, locked: true }, wanted('1.2.0', lock)],
      luck: { ...noLuck, starts: 3, crashes: 1, losses: 2 }
    },
    {
      name: 'weights, two releases at once without a lock',
      cloud: pair(['users']),
      goals: [weighed, other],
      luck: { ...noLuck, starts: 3, crashes: 1, breaks: 1 }
    },
    {
      name: 'weights, a person who edits',
      cloud: pair(['users', 'others']),
      goals: [weighed],
      luck: { ...noLuck, starts: 2, edits: 2, losses: 1, stalls: 1, denials: 1 }
    },
    {
      name: 'weights, autoscaled services',
      cloud: pair(['users'], { bounds: { min: 1, max: 3 } }),
      goals: [alone],
      luck: { ...noLuck, starts: 2, crashes: 1, losses: 1, loads: 2, troubles: 1, lags: 1 }
    },
    {
      name: 'rolling, two releases at once with a lock, and refusals',
      cloud: single('rolling'),
      goals: [wanted('1.1.0', lock), wanted('1.2.0', lock)],
      luck: { ...noLuck, starts: 2, losses: 1, denials: 1 }
    },
    {
      name: 'native, two releases at once with a lock that stand still',
      cloud: single('native'),
      goals: [wanted('1.1.0', lock), wanted('1.2.0', lock)],
      luck: { ...noLuck, starts: 3, crashes: 1, stalls: 2, edits: 1 }
    }
  ]
  return list
}
