import { describe, expect } from 'vitest'
import { called, listen, trafficWrites } from './audit.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

/** Releases a bad 1.1.0 over a plain 1.0.0, under load, and gives all that it leaves. */
async function releaseBad(shop: Shop, inputs: Readonly<Record<string, string>>) {
  await shop.deployPlainly()
  const requests = await listen(shop.namespace)
  const { done, load } = await underLoad(await shop.address(), async () => {
    const ran = await (await shop.release('1.1.0', inputs)).ended
    await shop.quiet()
    return ran
  })
  const { code, annotations, outputs, groups } = done
  const blue = (await shop.selector())['pod-template-hash'] ?? 'none'
  const names = { [outputs['release-id'] ?? '']: 'GREEN', [blue]: 'BLUE' }
  const named = <T>(value: T): T => JSON.parse(called(JSON.stringify(value), names)) as T
  return {
    load,
    ...named({
      log: groups.flatMap(({ lines }) => lines),
      step: { code, outcome: outputs.outcome, annotations },
      record: shop.github.deployments().map(({ statuses }) => statuses.at(-1)?.description),
      traffic: trafficWrites(await requests(), 'web'),
      pods: (await shop.pods('app=web,!cutover.dev/release')).length,
      badPods: (await shop.pods('cutover.dev/release')).length
    })
  }
}

const onBlue = { app: 'web', 'pod-template-hash': 'BLUE' }
const onGreen = { app: 'web', 'cutover.dev/release': 'GREEN' }

/** One error that says why, in the log and at GitHub, and 1.0.0 as it was. */
function failed(outcome: string, why: string) {
  const message = expect.stringContaining(`${why}; the traffic is on 1.0.0`)
  return {
    step: { code: 1, outcome, annotations: [{ kind: 'error', title: outcome, message }] },
    record: [expect.stringContaining(`${outcome}: 1.1.0 `)],
    pods: 2,
    badPods: 0
  }
}

describe.concurrent('a bad release', () => {
  it('that never becomes ready moves no traffic and says what it waited for', async ({ shop }) => {
    const { load, log, ...bad } = await releaseBad(shop, { 'build-args': 'READY_AFTER=-1', deadline: '8s' })
    expect(load).toEqual(nothingLost(load, ['1.0.0']))
    expect(bad).toEqual({
      ...failed('TIMED_OUT', '1.1.0 was not live within 8 s: web-GREEN 0/2 ready, not ready yet'),
      traffic: [onBlue]
    })
    expect(log).toContainEqual(
      expect.stringContaining('Readiness probe failed: HTTP probe failed with statuscode: 503')
    )
  })

  it('that crashes is stopped before its deadline, and its last words are shown', async ({ shop }) => {
    const { load, log, ...bad } = await releaseBad(shop, { 'build-args': 'READY_AFTER=-1\nEXIT_AFTER=0.1' })
    expect(load).toEqual(nothingLost(load, ['1.0.0']))
    expect(bad).toEqual({
      ...failed('STOPPED', "1.1.0 can't become ready: web-GREEN: container web exits with 1, 3 starts so far"),
      traffic: [onBlue]
    })
    expect(log).toContainEqual(expect.stringContaining('EXIT_AFTER has passed: crashing'))
  })

  it('that is ready but fails its gate under traffic is rolled back by itself', async ({ shop }) => {
    const { load, log, ...bad } = await releaseBad(shop, { 'build-args': 'FAIL_HEALTH=1', gates: 'after /healthz' })
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    expect(bad).toEqual({
      ...failed(
        'ROLLED_BACK',
        '1.1.0 failed its gate under traffic: http /healthz: 500, expected 200: not healthy (3 of 3 times in a row)'
      ),
      traffic: [onBlue, onGreen, onBlue]
    })
    expect(log).toContainEqual('Rolled back: Service web-internal selects adopted-BLUE again')
  })
})
