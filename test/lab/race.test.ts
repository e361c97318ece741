import { describe, expect } from 'vitest'
import { nothingLost, underLoad } from './load.ts'
import { it } from './shop.ts'

describe.concurrent('two runs at once', () => {
  it('go one after the other; the one that waits names the other by its URL', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const first = await shop.release('1.1.0', { bake: '4s' })
      await first.seen(/^Locked shop/)
      const second = await shop.release('1.2.0')
      const waited = await second.seen(/is locked by/)
      const both = await Promise.all([first.ended, second.ended])
      await shop.quiet()
      return { waited, both }
    })
    expect(done.waited).toBe(
      'shop is locked by https://github.com/acme/shop/actions/runs/1001, release of 1.1.0; waiting for it to end'
    )
    expect(done.both.map(({ outputs: { outcome, version, previous } }) => ({ outcome, version, previous }))).toEqual([
      { outcome: 'SUCCEEDED', version: '1.1.0', previous: '1.0.0' },
      { outcome: 'SUCCEEDED', version: '1.2.0', previous: '1.1.0' }
    ])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0', '1.2.0']))
  })

  it('that race from the start leave all Services on the one release that was last', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const racing = await Promise.all([shop.release('1.1.0'), shop.release('1.2.0')])
      const both = await Promise.all(racing.map(({ ended }) => ended))
      await shop.quiet()
      return both
    })
    expect(done.map(({ code, annotations, outputs }) => ({ code, annotations, outcome: outputs.outcome }))).toEqual([
      { code: 0, annotations: [], outcome: 'SUCCEEDED' },
      { code: 0, annotations: [], outcome: 'SUCCEEDED' }
    ])
    const last = done.find(({ outputs }) => outputs.previous !== '1.0.0')
    const live = { app: 'web', 'cutover.dev/release': last?.outputs['release-id'] }
    expect([await shop.selector('web'), await shop.selector('web-internal')]).toEqual([live, live])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0', '1.2.0']))
  })
})
