import type { Goal } from '../../../src/target/ecs/goal.ts'
import { blank, type Memory, type Seen, type ServiceSeen } from '../../../src/target/ecs/seen.ts'
import { now } from './anything.ts'

export const goal: Goal = {
  ...{ intent: 'release', app: 'web', version: '1.1.0', holder: 'me', startedAt: now - 60_000, deadline: 600_000 },
  ...{ lockWait: 60_000, bake: 60_000, drain: 10_000, keepPrevious: 0, pause: false, locked: false },
  ...{
    steps: [
      { weight: 10, for: 30_000 },
      { weight: 100, for: 0 }
    ],
    gates: { before: true, after: true }
  }
}
export const passed = { state: 'passed', says: 'good', next: now + 5_000 } as const
export const one = { healthy: 2, initial: 0, unhealthy: 0, draining: 0 }

export const service = (name: string, revision: string, more: Partial<ServiceSeen> = {}): ServiceSeen => ({
  ...{ name, revision, desired: 2, running: 2, pending: 0, targets: [one], pauses: [], shifting: 0, baking: 0 },
  primary: { revision, desired: 2, running: 2, pending: 0, failed: 0, state: 'COMPLETED' },
  ...more
})

export const seen = (more: Partial<Seen>): Seen => ({
  ...{ mode: 'rolling', services: [service('web', 'web:1')], rules: [], known: [] },
  ...{ before: passed, after: passed, memory: blank, ...more }
})
export const ungated = { ...goal, gates: { before: false, after: false } }

/** Two services whose requests have all gone to green, by weights. */
export const cutOver = (more: Partial<Memory>): Seen =>
  seen({
    ...{ mode: 'weights', revision: 'web:2', previous: 'web:1' },
    services: [service('blue', 'web:1'), service('green', 'web:2')],
    rules: [{ arn: 'r', shares: { blue: 0, green: 100 }, foreign: false, test: false }],
    memory: {
      ...{
        ...blank,
        roles: { green: 'green', blue: 'blue', idle: 0, shares: {} },
        cutAt: now - 90_000,
        clearSince: now - 30_000
      },
      ...{ aim: { share: 100, from: { r: 10 }, at: now - 90_000, since: now - 90_000 }, ...more }
    }
  })
