import { afterEach, beforeEach, expect, it } from 'vitest'
import { lanes } from '../../src/image/lanes.ts'
import { promote } from '../../src/image/promote.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import type { Clock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { fakeClock } from './fake-clock.ts'
import { holdings, stocking } from './images.ts'

const http = systemHttp({})
let from: Registry
let to: Registry

beforeEach(async () => {
  from = await startRegistry()
  to = await startRegistry()
  const stock = stocking(from, 'uat/web')
  stock.referrer('signature', stock.index('1.4.2'))
})
afterEach(() => Promise.all([from.stop(), to.stop()]))

/** Promotes on a clock that passes by sleeping only, and tells after each sleep how many milliseconds have passed. */
function run(passed: (milliseconds: number) => void) {
  const clock = fakeClock()
  const telling: Clock = {
    ...clock,
    async sleep(duration, signal) {
      await clock.sleep(duration, signal)
      passed(clock.monotonic())
    }
  }
  const registry = registryClient({ http, clock: telling, credentials: async () => undefined, report: silent })
  // One lane, so that the time that passes is the time that one request waits.
  return promote(
    { registry, lanes: lanes(1), report: silent },
    {
      from: parseReference(`${from.host}/uat/web:1.4.2`),
      to: parseReference(`${to.host}/live/web`),
      ...{ tags: ['1.4.2'], referrers: true, signatures: true, refresh: false }
    }
  )
}

const downAfter = (registry: Registry, requests: number): void =>
  registry.faults.add({ skip: requests, times: Number.POSITIVE_INFINITY, effect: { reset: 'before' } })

it.each([
  ['target', 0],
  ['target', 1],
  ['target', 2],
  ['target', 3],
  ['target', 30],
  ['target', 50],
  ['target', 56],
  ['source', 0],
  ['source', 5],
  ['source', 12],
  ['source', 25]
])(
  'a promotion whose %s is down for 20 s after %i requests waits for it, and brings everything',
  async (which, after) => {
    const down = which === 'target' ? to : from
    downAfter(down, after)
    let waited = 0
    await run(passed => {
      waited = passed
      if (passed >= 20_000) down.faults.clear()
    })
    expect(waited).toBeGreaterThanOrEqual(20_000)
    expect(holdings(to, 'live/web')).toEqual(holdings(from, 'uat/web'))
  }
)

it.each([0, 3, 30])(
  'a promotion whose target is down for good after %i requests is one error, and sets no tag',
  async after => {
    downAfter(to, after)
    await expect(run(() => {})).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: `Can't reach the registry ${to.host}: the connection was cut.`,
      hint: 'Check its name and port, and whether this runner may reach it (proxy, firewall, private network).'
    })
    expect(holdings(to, 'live/web')).toMatchObject({ tags: {}, manifests: [] })
  }
)
