import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Strategy } from '../../../src/config/settings.ts'
import type { ApiObject } from '../../../src/sandbox/cluster/object.ts'
import { Town } from './under-traffic.ts'

const routed = { routed: true }
const weighted: Strategy = {
  kind: 'weighted',
  bake: 200,
  keepPrevious: 0,
  drain: 300,
  deadline: 20_000,
  steps: [
    { weight: 25, for: 2_000 },
    { weight: 50, for: 2_000 },
    { weight: 100, for: 0 }
  ]
}
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 0 }

let town: Town

beforeEach(async () => {
  town = await Town.open()
})
afterEach(() => town.sandbox.stop())

const namesOf = (kind: string): string[] => town.sandbox.objects(kind, 'shop').map(({ metadata }) => metadata.name)
const backendsOf = ({ spec }: ApiObject): unknown =>
  (spec as { rules: { backendRefs: unknown }[] }).rules.map(rule => rule.backendRefs)

/** The versions that answer one request after another, until `work` is done. */
async function answersDuring(work: Promise<unknown>): Promise<string[]> {
  const { host, port } = await town.sandbox.routeAddress('shop', 'web')
  const answers: string[] = []
  let over = false
  const done = work.finally(() => {
    over = true
  })
  while (!over) answers.push(await fetch(`http://${host}:${port}/`).then(answer => answer.text()))
  await done
  return answers
}

/** The longest run of answers of which in each `round` in a row exactly `count` are of `version`. */
function longestRun(answers: readonly string[], version: string, count: number, round: number): number {
  let best = 0
  let length = 0
  for (let at = round; at <= answers.length; at++) {
    const found = answers.slice(at - round, at).filter(answer => answer === version).length
    length = found === count ? Math.max(length, round - 1) + 1 : 0
    best = Math.max(best, length)
  }
  return best
}

describe('clients of a route, while a release gets its shares', () => {
  test('are answered by both in exactly these shares, lose nothing, and are all on the new release then', async () => {
    await town.release('1.0.0', routed)
    const before = town.sandbox.objects('HTTPRoute', 'shop').map(backendsOf)
    const release = async () => void (await town.release('1.1.0', routed, weighted))
    const { lost, losses } = await town.traffic('web', release, 'HTTPRoute')
    expect({ lost, losses }).toEqual({ lost: 0, losses: [] })
    await town.rollback()
    // Clients share the gateway's turns: one counts what it gets only while it is alone.
    const answers = await answersDuring(town.release('1.2.0', routed, weighted))
    expect(longestRun(answers, '1.2.0', 1, 4)).toBeGreaterThanOrEqual(40)
    expect(longestRun(answers, '1.2.0', 1, 2)).toBeGreaterThanOrEqual(40)
    expect([...new Set(answers)].sort()).toEqual(['1.0.0', '1.2.0'])
    expect(answers.at(-1)).toBe('1.2.0')
    expect(town.sandbox.objects('HTTPRoute', 'shop').map(backendsOf)).toEqual(before)
    expect(namesOf('Service')).toEqual(['web', 'web-preview'])
    expect(town.lines.filter(line => /^HTTPRoute web sends/.test(line))).toEqual([
      expect.stringMatching(/sends 25 % to 1-1-0-/),
      expect.stringMatching(/sends 50 % to 1-1-0-/),
      expect.stringMatching(/sends 100 % to 1-1-0-/),
      'HTTPRoute web sends all requests to the live Service',
      expect.stringMatching(/sends 25 % to 1-2-0-/),
      expect.stringMatching(/sends 50 % to 1-2-0-/),
      expect.stringMatching(/sends 100 % to 1-2-0-/),
      'HTTPRoute web sends all requests to the live Service'
    ])
  }, 60_000)

  test('are all back on the old release when a gate fails at a share, and lose nothing', async () => {
    await town.release('1.0.0', routed)
    const gate = { kind: 'http', path: '/', expect: 418, ...pace } as const
    const { lost, losses } = await town.traffic(
      'web',
      async () => {
        const { outcome } = await town.release('1.1.0', routed, weighted, { gates: { before: [], after: [gate] } })
        expect(outcome).toBe('ROLLED_BACK')
        await town.answers('web', '1.0.0')
      },
      'HTTPRoute'
    )
    expect({ lost, losses }).toEqual({ lost: 0, losses: [] })
    expect([namesOf('Service'), town.moves('web')]).toEqual([['web', 'web-preview'], 0])
  }, 60_000)
})
