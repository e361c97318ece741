import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect } from 'vitest'
import { listen, trafficWrites } from './audit.ts'
import { deploy } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

/** `npm run lab -- races 100` sets it, and so has the figures written down. */
const asked = process.env.CUTOVER_LAB_RACES
const count = Number(asked ?? 4)
/** So many shops race beside each other: each round mostly waits. */
const shops = asked ? 3 : 2
const each = Math.ceil(count / shops)

interface Figures {
  readonly races: number
  readonly requests: number
  readonly lost: number
  readonly maxGapMs: number
  /** How often the run that was started second was the last to hold. */
  readonly wonBySecond: number
}

const figures: Figures[] = []
afterAll(async () => {
  if (!asked) return
  const sum = (of: (one: Figures) => number) => figures.reduce((total, one) => total + of(one), 0)
  const all = {
    races: sum(({ races }) => races),
    requests: sum(({ requests }) => requests),
    lost: sum(({ lost }) => lost),
    maxGapMs: Math.max(...figures.map(({ maxGapMs }) => maxGapMs)),
    wonBySecond: sum(({ wonBySecond }) => wonBySecond)
  }
  const path = join(import.meta.dirname, '../../bench/results/races.json')
  await writeFile(path, `${JSON.stringify(all, null, 2)}\n`)
})

interface Lease {
  readonly spec: { readonly holderIdentity?: string }
}

/** Two runs of different versions, started together, and all that is left when both have ended. */
async function race(shop: Shop, versions: readonly [string, string]) {
  const requests = await listen(shop.namespace)
  const running = await Promise.all(versions.map(version => deploy(shop, version, { bake: '0s', drain: '1s' })))
  const both = await Promise.all(running.map(({ ended }) => ended))
  const moves = trafficWrites(await requests(), 'web')
  const [first, second] = both.map(({ outputs }) => outputs)
  const last = first?.previous === versions[1] ? first : second
  return {
    last,
    ended: both.map(({ code, annotations, outputs: { outcome } }) => ({ code, annotations, outcome })),
    moves: moves.length,
    selectors: [await shop.selector('web'), await shop.selector('web-internal')],
    holder: (await shop.get<Lease>('lease', 'cutover-shop')).spec.holderIdentity ?? 'nobody'
  }
}

const succeeded = { code: 0, annotations: [], outcome: 'SUCCEEDED' }

describe.concurrent(`two runs that start together, ${each} times`, () => {
  it.for(Array.from({ length: shops }, (_, shop) => shop))(
    'leave all Services on the release of the last to hold, no lock, and nothing is lost (shop %i)',
    { timeout: 120_000 + each * 60_000 },
    async (_, { shop }) => {
      await shop.deployPlainly()
      await (await deploy(shop, '1.1.0', { bake: '0s', drain: '1s' })).ended
      const { done, load, maxGapMs } = await underLoad(await shop.address(), async () => {
        const rounds = []
        for (let round = 0; round < each; round += 1) rounds.push(await race(shop, [`2.${round}.0`, `2.${round}.1`]))
        await shop.quiet()
        return rounds
      })
      const wonBySecond = done.filter(({ last }) => last?.version?.endsWith('.1')).length
      figures.push({ races: each, requests: load.sent, lost: load.failed, maxGapMs, wonBySecond })
      process.stderr.write(`${JSON.stringify(figures.at(-1))}\n`)
      expect(done.map(({ last: _last, ...round }) => round)).toEqual(
        done.map(({ last }) => {
          const live = { app: 'web', 'cutover.dev/release': last?.['release-id'] }
          return { ended: [succeeded, succeeded], moves: 2, selectors: [live, live], holder: 'nobody' }
        })
      )
      expect(load).toEqual(nothingLost(load, Object.keys(load.byVersion)))
    }
  )
})
