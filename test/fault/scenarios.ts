import type { Scenario } from './scenario.ts'
import { blueGreen, canaried, rolling, type Shop, weighted } from './shop.ts'

const released =
  (...versions: string[]) =>
  async (shop: Shop): Promise<void> => {
    await shop.deploy(undefined)
    for (const version of versions) await shop.release(shop.runner('before'), version)
  }
const overlapping = { ...blueGreen, overlap: 20_000 }
const kept = { ...blueGreen, keepPrevious: 60_000 }

export const scenarios: readonly Scenario[] = [
  {
    name: 'adopt',
    base: shop => shop.deploy('0.9.0'),
    goal: (shop, runner) => shop.release(runner, '1.0.0'),
    outcome: 'SUCCEEDED',
    live: '1.0.0'
  },
  {
    name: 'first',
    base: shop => shop.deploy(undefined),
    goal: (shop, runner) => shop.release(runner, '1.0.0'),
    outcome: 'SUCCEEDED',
    live: '1.0.0'
  },
  {
    name: 'release',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0'),
    outcome: 'SUCCEEDED',
    live: '1.1.0',
    back: '1.0.0'
  },
  {
    name: 'bad',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-bad'),
    outcome: 'ROLLED_BACK',
    live: '1.0.0',
    back: '1.0.0'
  },
  {
    name: 'adopt-bad',
    base: shop => shop.deploy('0.9.0'),
    goal: (shop, runner) => shop.release(runner, '1.0.0-bad'),
    outcome: 'ROLLED_BACK',
    live: '0.9.0'
  },
  {
    name: 'rollback',
    base: released('1.0.0', '1.1.0'),
    goal: (shop, runner) => shop.rollback(runner, '1.0.0'),
    outcome: 'SUCCEEDED',
    live: '1.0.0',
    back: '1.1.0'
  },
  {
    name: 'rollback-kept',
    base: async shop => {
      await released('1.0.0')(shop)
      await shop.release(shop.runner('before'), '1.1.0', kept)
    },
    goal: (shop, runner) => shop.rollback(runner, '1.0.0'),
    outcome: 'SUCCEEDED',
    live: '1.0.0',
    back: '1.1.0'
  },
  {
    name: 'rollback-unnamed',
    base: released('1.0.0', '1.1.0'),
    goal: (shop, runner) => shop.rollback(runner),
    outcome: 'SUCCEEDED',
    refusal: /was rolled back to 1.0.0 already/,
    live: '1.0.0',
    liveLate: '1.1.0',
    back: '1.1.0'
  },
  {
    name: 'retire',
    base: async shop => {
      await released('1.0.0')(shop)
      await shop.release(shop.runner('before'), '1.1.0', kept)
      await shop.clock.sleep(120_000)
    },
    goal: (shop, runner) => shop.release(runner, '1.1.0'),
    outcome: 'SUCCEEDED',
    live: '1.1.0',
    back: '1.0.0'
  },
  {
    name: 'retire-alone',
    base: async shop => {
      await released('1.0.0')(shop)
      await shop.release(shop.runner('before'), '1.1.0', kept)
      await shop.clock.sleep(120_000)
    },
    goal: (shop, runner) => shop.retire(runner),
    outcome: 'SUCCEEDED',
    live: '1.1.0',
    back: '1.0.0'
  },
  {
    name: 'stage',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0', blueGreen, { pause: true }),
    outcome: 'STAGED',
    live: '1.0.0',
    back: '1.0.0'
  },
  {
    name: 'staged',
    base: async shop => {
      await released('1.0.0')(shop)
      await shop.release(shop.runner('before'), '1.1.0', blueGreen, { pause: true })
      await shop.clock.sleep(120_000)
    },
    goal: (shop, runner) => shop.release(runner, '1.1.0'),
    outcome: 'SUCCEEDED',
    live: '1.1.0',
    back: '1.0.0'
  },
  {
    name: 'overlap',
    base: async shop => {
      await released('1.0.0')(shop)
      await shop.release(shop.runner('before'), '1.1.0', kept)
    },
    goal: (shop, runner) => shop.release(runner, '1.2.0', overlapping),
    outcome: 'SUCCEEDED',
    live: '1.2.0',
    back: '1.1.0',
    overlap: true
  },
  {
    name: 'overlap-bad',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-bad', overlapping),
    outcome: 'ROLLED_BACK',
    live: '1.0.0',
    back: '1.0.0',
    overlap: true
  },
  {
    name: 'weighted',
    base: released('1.0.0-routed'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-routed', weighted),
    outcome: 'SUCCEEDED',
    live: '1.1.0-routed',
    back: '1.0.0-routed'
  },
  {
    name: 'weighted-bad',
    base: released('1.0.0-routed'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-routed-bad', weighted),
    outcome: 'ROLLED_BACK',
    live: '1.0.0-routed',
    back: '1.0.0-routed'
  },
  {
    name: 'canary',
    base: released('1.0.0-canary'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-canary', canaried),
    outcome: 'SUCCEEDED',
    live: '1.1.0-canary',
    back: '1.0.0-canary'
  },
  {
    name: 'canary-bad',
    base: released('1.0.0-canary'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-canary-bad', canaried),
    outcome: 'ROLLED_BACK',
    live: '1.0.0-canary',
    back: '1.0.0-canary'
  },
  {
    name: 'prune',
    base: released('1.0.0', '1.1.0', '1.2.0', '1.3.0'),
    goal: (shop, runner) => shop.release(runner, '1.4.0'),
    outcome: 'SUCCEEDED',
    live: '1.4.0',
    back: '1.3.0'
  },
  {
    name: 'left',
    base: released('1.0.0-extra'),
    goal: (shop, runner) => shop.release(runner, '1.1.0'),
    outcome: 'SUCCEEDED',
    live: '1.1.0',
    back: '1.0.0-extra'
  },
  {
    name: 'hooks',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-hooked'),
    outcome: 'SUCCEEDED',
    live: '1.1.0-hooked',
    back: '1.0.0'
  },
  {
    name: 'hook-before-bad',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-hooked-no-warm'),
    outcome: 'STOPPED',
    live: '1.0.0',
    back: '1.0.0'
  },
  {
    name: 'hook-after-bad',
    base: released('1.0.0'),
    goal: (shop, runner) => shop.release(runner, '1.1.0-hooked-no-announce'),
    outcome: 'ROLLED_BACK',
    live: '1.0.0',
    back: '1.0.0'
  },
  {
    name: 'rolling',
    base: shop => shop.deploy('0.9.0'),
    goal: (shop, runner) => shop.release(runner, '1.0.0', rolling),
    outcome: 'SUCCEEDED',
    live: '1.0.0',
    rolling: true
  },
  {
    name: 'rolling-bad',
    base: shop => shop.deploy('0.9.0'),
    goal: (shop, runner) => shop.release(runner, '1.0.0-bad', rolling),
    outcome: 'ROLLED_BACK',
    live: '0.9.0',
    rolling: true
  }
]
