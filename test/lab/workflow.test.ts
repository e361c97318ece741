import { describe, expect } from 'vitest'
import { runWorkflow } from './act.ts'
import { nothingLost, underLoad } from './load.ts'
import { it } from './shop.ts'

/** The template gives no build argument, so that the image does not know its version. */
const unversioned = ''

describe('the workflows of the templates', () => {
  it('release a published version and roll it back by the form', async ({ shop }) => {
    await shop.deployPlainly()
    const [pod] = await shop.pods()
    const before = { app: 'web', 'pod-template-hash': pod?.metadata.labels['pod-template-hash'] }
    const env = { IMAGE: shop.repository, NAMESPACE: shop.namespace, APP: 'shop' }
    const { done, load } = await underLoad(await shop.address(), async () => {
      await runWorkflow(shop, {
        template: 'release-kubernetes.yml',
        env,
        eventName: 'release',
        event: shop.publish('1.1.0')
      })
      const live = await shop.selector()
      await runWorkflow(shop, {
        template: 'rollback.yml',
        env,
        eventName: 'workflow_dispatch',
        event: { inputs: { environment: 'production', version: '', reason: 'checkout is slow' } }
      })
      await shop.quiet()
      return { live, back: await shop.selector() }
    })
    expect(done).toEqual({
      live: { app: 'web', 'cutover.dev/release': expect.stringMatching(/^1-1-0-/) },
      back: before
    })
    expect(load).toEqual(nothingLost(load, ['1.0.0', unversioned]))
    expect(
      shop.github
        .deployments()
        .map(({ task, environment, statuses }) => [task, environment, statuses.at(-1)?.description])
    ).toEqual([
      ['deploy', 'production', 'SUCCEEDED: shop 1.1.0 is live'],
      ['rollback', 'production', 'SUCCEEDED: shop 1.0.0 is live']
    ])
  })
})
