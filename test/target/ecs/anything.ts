import fc from 'fast-check'
import type { Memory, Seen, ServiceSeen } from '../../../src/target/ecs/seen.ts'

const revisions = ['web:1', 'web:2', 'web:3']
export const now = 1_000_000

const revision = fc.constantFrom(...revisions)
const time = fc.integer({ min: now - 200_000, max: now + 100_000 })
const deployment = fc.record({
  id: fc.constantFrom('d1', 'd2', 'd3'),
  revision,
  from: fc.subarray(revisions),
  status: fc.constantFrom(
    ...['PENDING', 'IN_PROGRESS', 'SUCCESSFUL', 'STOPPED', 'STOP_REQUESTED', 'UNHEARD_OF'],
    ...['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']
  ),
  stage: fc.constantFrom('', 'SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP', 'UNHEARD_OF'),
  hooks: fc.array(
    fc.record({
      id: fc.constantFrom('h1', 'h2'),
      pause: fc.boolean(),
      status: fc.constantFrom('AWAITING_ACTION', 'SUCCEEDED')
    }),
    { maxLength: 2 }
  ),
  share: fc.constantFrom(0, 10, 100)
})
const count = fc.integer({ min: 0, max: 3 })
const serviceSeen = (name: string): fc.Arbitrary<ServiceSeen> =>
  fc.record(
    {
      name: fc.constant(name),
      ...{ revision, desired: count, running: count, pending: count },
      primary: fc.record({
        ...{ revision, desired: count, running: count, pending: count, failed: count },
        state: fc.constantFrom('', 'COMPLETED', 'IN_PROGRESS', 'FAILED')
      }),
      deployment,
      targets: fc.array(fc.record({ healthy: count, initial: count, unhealthy: count, draining: count }), {
        maxLength: 2
      }),
      bounds: fc.constant({ min: 1, max: 2 }),
      pauses: fc.subarray(['POST_TEST_TRAFFIC_SHIFT', 'PRE_SCALE_UP']),
      ...{ shifting: fc.constant(0), baking: fc.constant(0) }
    },
    {
      requiredKeys: [
        'name',
        'revision',
        'desired',
        'running',
        'pending',
        'primary',
        'targets',
        'pauses',
        'shifting',
        'baking'
      ]
    }
  ) as fc.Arbitrary<ServiceSeen>
const shares = fc.constantFrom([100, 0], [90, 10], [0, 100], [70, 30], [0, 0])
const rule = (arn: string, testing: boolean) =>
  shares.map(([a = 0, b = 0]) => ({ arn, test: testing, foreign: false, shares: { a, b } }))
const verdict = fc.record({
  state: fc.constantFrom('passed' as const, 'pending' as const, 'failed' as const),
  says: fc.constant('said'),
  next: time
})
const memory = fc.record(
  {
    stale: fc.constantFrom({}, { a: 'd1' }),
    sent: fc.constantFrom({}, { a: { to: 'web:2', at: now - 5_000 } }, { b: { to: 'web:2', at: now - 50_000 } }),
    mine: fc.constantFrom({}, { a: 'd2' }, { b: 'd2' }),
    roles: fc.constantFrom(
      { green: 'b', blue: 'a', idle: 0, shares: {} },
      { green: 'a', blue: 'b', idle: 1, shares: {} }
    ),
    aim: fc.constantFrom(
      { share: 10, from: { r: 0 }, at: now - 5_000 },
      { share: 10, from: { r: 0 }, at: now - 40_000, since: now - 40_000 },
      { share: 100, from: { r: 10 }, at: now - 90_000, since: now - 90_000 }
    ),
    ...{ cutAt: time, clearSince: time, shareSince: time },
    back: fc.record({
      outcome: fc.constantFrom('ROLLED_BACK' as const, 'STOPPED' as const),
      why: fc.constant('bad'),
      since: time
    }),
    lost: fc.array(fc.record({ effect: fc.constantFrom('r a 90, b 10', 'b to web:2'), until: time }), { maxLength: 2 }),
    answered: fc.subarray(['h1']),
    refused: fc.constant('denied'),
    unstoppable: fc.constant(true as const)
  },
  { requiredKeys: ['stale', 'sent', 'mine', 'lost', 'answered'] }
) as fc.Arbitrary<Memory>
/** Whatever could be seen, most of it never. */
export const anything: fc.Arbitrary<Seen> = fc
  .record(
    {
      mode: fc.constantFrom('rolling' as const, 'native' as const, 'codedeploy' as const, 'weights' as const),
      ...{ revision, previous: revision },
      services: fc.tuple(serviceSeen('a'), serviceSeen('b')),
      rules: fc.tuple(rule('r', false), rule('t', true)),
      known: fc.subarray(revisions),
      ...{ before: verdict, after: verdict, memory }
    },
    { requiredKeys: ['mode', 'services', 'rules', 'known', 'before', 'after', 'memory'] }
  )
  .map(world =>
    world.mode === 'weights' ? world : { ...world, services: world.services.slice(0, 1), rules: [] }
  ) as fc.Arbitrary<Seen>

export const weighted = anything.filter(({ mode, memory }) => mode === 'weights' && memory.roles !== undefined)

export const goals = fc.record({
  intent: fc.constantFrom('release' as const, 'rollback' as const),
  pause: fc.boolean(),
  keepPrevious: fc.constantFrom(0, 1)
})
