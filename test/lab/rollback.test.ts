import { describe, expect } from 'vitest'
import { listen, trafficWrites, writers, written } from './audit.ts'
import { nothingLost, underLoad } from './load.ts'
import { it } from './shop.ts'

describe.concurrent('a rollback by hand', () => {
  it('to a release that was kept is one write per Service, and nothing is lost', async ({ shop }) => {
    await shop.deployPlainly()
    const first = await (await shop.release('1.1.0')).ended
    const second = await (await shop.release('1.2.0', { 'keep-previous': '1h' })).ended
    const requests = await listen(shop.namespace)
    const { done, load } = await underLoad(await shop.address(), async () => {
      const ran = await (await shop.rollback({ reason: 'checkout is slow' })).ended
      const audited = await requests()
      await shop.quiet()
      return { ran, audited }
    })
    const { ran, audited } = done
    const { summary } = ran.outputs
    expect({ code: ran.code, annotations: ran.annotations, outputs: ran.outputs }).toEqual({
      code: 0,
      annotations: [],
      outputs: { outcome: 'SUCCEEDED', from: '1.2.0', to: '1.1.0', environment: 'production', summary }
    })
    expect(load).toEqual(nothingLost(load, ['1.2.0', '1.1.0']))
    const live = { app: 'web', 'cutover.dev/release': first.outputs['release-id'] }
    expect([trafficWrites(audited, 'web'), trafficWrites(audited, 'web-internal')]).toEqual([[live], [live]])
    expect(writers(audited)).toEqual(['cutover'])
    const names = { [first.outputs['release-id'] ?? '']: 'GOOD', [second.outputs['release-id'] ?? '']: 'BAD' }
    expect(written(audited, names)).toEqual([
      'create horizontalpodautoscalers web-GOOD',
      'delete horizontalpodautoscalers web-BAD',
      'patch deployments web-BAD', // fenced
      'patch deployments web-BAD', // retired
      'patch deployments web-GOOD',
      'patch services web',
      'patch services web-internal',
      'patch services web-internal-preview',
      'patch services web-preview'
    ])
    const last = shop.github.deployments().at(-1)
    expect({ task: last?.task, payload: last?.payload, said: last?.statuses.at(-1)?.description }).toEqual({
      task: 'rollback',
      payload: expect.objectContaining({ version: '1.1.0', reason: 'checkout is slow', actor: 'ada' }),
      said: 'SUCCEEDED: shop 1.1.0 is live'
    })
  })

  it('to a release that was retired brings its pods back before any traffic', async ({ shop }) => {
    await shop.deployPlainly()
    const first = await (await shop.release('1.1.0')).ended
    await (await shop.release('1.2.0')).ended
    const { done, load } = await underLoad(await shop.address(), async () => {
      const ran = await (await shop.rollback({ to: '1.1.0' })).ended
      await shop.quiet()
      return ran
    })
    expect({ code: done.code, annotations: done.annotations, outcome: done.outputs.outcome }).toEqual({
      code: 0,
      annotations: [],
      outcome: 'SUCCEEDED'
    })
    expect(load).toEqual(nothingLost(load, ['1.2.0', '1.1.0']))
    const live = { app: 'web', 'cutover.dev/release': first.outputs['release-id'] }
    expect([await shop.selector('web'), await shop.selector('web-internal')]).toEqual([live, live])
  })
})
