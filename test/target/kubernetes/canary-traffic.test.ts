import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Strategy } from '../../../src/config/settings.ts'
import { releaseOfCanary } from '../../../src/target/kubernetes/canaries.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { Town } from './under-traffic.ts'

const app = { ingress: true }
const common = { bake: 200, keepPrevious: 0, drain: 300, deadline: 20_000, ingressClass: 'nginx' } as const
const steps = [
  { weight: 25, for: 2_000 },
  { weight: 50, for: 2_000 },
  { weight: 100, for: 0 }
]
const weighted: Strategy = { kind: 'weighted', ...common, steps }
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 0 }

let town: Town

beforeEach(async () => {
  town = await Town.open()
})
afterEach(() => town.sandbox.stop())

const namesOf = (kind: string): string[] => town.sandbox.objects(kind, 'shop').map(({ metadata }) => metadata.name)

/** How many of 100 requests each version answered, by the weight that the canary had meanwhile; only while it stayed the same. */
async function sharesDuring(work: Promise<unknown>): Promise<Map<string, Map<string, number>>> {
  const { host, port } = await town.sandbox.ingressAddress('shop', 'web')
  const weight = (): string => {
    const canary = town.sandbox.objects('Ingress', 'shop').find(one => releaseOfCanary(one as unknown as KubeObject))
    return canary?.metadata.annotations?.['nginx.ingress.kubernetes.io/canary-weight'] ?? 'none'
  }
  const counts = new Map<string, Map<string, number>>()
  let over = false
  const done = work.finally(() => {
    over = true
  })
  while (!over) {
    const before = weight()
    const version = await fetch(`http://${host}:${port}/`).then(answer => answer.text())
    if (weight() !== before) continue
    const count = counts.get(before) ?? new Map<string, number>()
    counts.set(before, count.set(version, (count.get(version) ?? 0) + 1))
  }
  await done
  return counts
}

const shareOf = (count: Map<string, number> | undefined, version: string): number => {
  const all = [...(count ?? [])].reduce((sum, [, found]) => sum + found, 0)
  return Math.round(((count?.get(version) ?? 0) * 100) / all)
}

describe('clients of an Ingress, while a release gets its shares by a canary', () => {
  test('lose nothing, and the Ingress stays as its manifest has it', async () => {
    await town.release('1.0.0', app)
    const ingresses = () =>
      town.sandbox
        .objects('Ingress', 'shop')
        .map(({ spec, metadata }) => [Object.keys(metadata.annotations ?? {}), spec])
    const before = ingresses()
    const release = async () => void (await town.release('1.1.0', app, weighted))
    const { lost, losses } = await town.traffic('web', release, 'Ingress')
    expect({ lost, losses }).toEqual({ lost: 0, losses: [] })
    expect(ingresses()).toEqual(before)
    expect([namesOf('Service'), town.moves('web')]).toEqual([['web', 'web-preview'], 1])
    expect(town.lines.filter(line => /Ingress web-/.test(line))).toEqual([
      expect.stringMatching(/^Staged Ingress web-1-1-0-/),
      expect.stringMatching(/^Ingress web-1-1-0-\w+ sends 25 % to 1-1-0-/),
      expect.stringMatching(/sends 50 % to 1-1-0-/),
      expect.stringMatching(/sends 100 % to 1-1-0-/),
      expect.stringMatching(/sends all requests to the live Service$/),
      expect.stringMatching(/^Deleted Ingress web-1-1-0-/)
    ])
  }, 60_000)

  test('are answered by both releases in these shares, and by the new one alone at the end', async () => {
    await town.release('1.0.0', app)
    const counts = await sharesDuring(town.release('1.1.0', app, weighted))
    const figures = ['25', '50'].map(weight => shareOf(counts.get(weight), '1.1.0'))
    expect(Math.abs((figures[0] ?? 0) - 25)).toBeLessThanOrEqual(5)
    expect(Math.abs((figures[1] ?? 0) - 50)).toBeLessThanOrEqual(5)
    await town.answers('web', '1.1.0')
  }, 60_000)

  test('are all back on the old release when a gate fails at a share, and lose nothing', async () => {
    await town.release('1.0.0', app)
    const gate = { kind: 'http', path: '/', expect: 418, ...pace } as const
    const { lost, losses } = await town.traffic(
      'web',
      async () => {
        const { outcome } = await town.release('1.1.0', app, weighted, { gates: { before: [], after: [gate] } })
        expect(outcome).toBe('ROLLED_BACK')
        await town.answers('web', '1.0.0')
      },
      'Ingress'
    )
    expect({ lost, losses }).toEqual({ lost: 0, losses: [] })
    expect([namesOf('Service'), namesOf('Ingress'), town.moves('web')]).toEqual([['web', 'web-preview'], ['web'], 0])
  }, 60_000)
})
