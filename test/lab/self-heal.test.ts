import { setTimeout as pass } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import type { Ran } from '../e2e/runner.ts'
import { deploy } from './deploys.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

/** Sets the selector of Service `web` back to what the manifests say once a second, as a GitOps controller does. */
function selfHeal(shop: Shop): () => Promise<void> {
  const stop = new AbortController()
  const selector = { app: 'web', 'cutover.dev/release': null, 'pod-template-hash': null }
  const loop = async () => {
    while (!stop.signal.aborted) {
      await shop.kubectl('patch', 'service', 'web', '--type=merge', '-p', JSON.stringify({ spec: { selector } }))
      await pass(1000, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const healing = loop()
  return () => {
    stop.abort()
    return healing
  }
}

const ended = ({ code, annotations, outputs }: Ran) => ({ code, annotations, outcome: outputs.outcome })
const message = expect.stringContaining(
  'somebody else (kubectl-patch) changed the selector of Service web to {"app":"web"}: have it leave the selector alone'
)
const superseded = {
  code: 1,
  annotations: [{ kind: 'error', title: 'SUPERSEDED', message }],
  outcome: 'SUPERSEDED'
}

describe.concurrent('somebody who sets the selector back to the manifests every second', () => {
  it('ends a first release, which names them; the traffic is never on nothing', async ({ shop }) => {
    await shop.deployPlainly()
    const { done, load } = await underLoad(await shop.address(), async () => {
      const stop = selfHeal(shop)
      const ran = await (await deploy(shop, '1.1.0', { bake: '5s' })).ended
      await stop()
      return ran
    })
    expect(ended(done)).toEqual(superseded)
    expect(load).toEqual(nothingLost(load, Object.keys(load.byVersion)))
  })

  it('ends a later release, which names them; the traffic is never on nothing', async ({ shop }) => {
    await shop.deployPlainly()
    await (await deploy(shop, '1.1.0')).ended
    const { done, load } = await underLoad(await shop.address(), async () => {
      const running = await deploy(shop, '1.2.0', { bake: '15s' })
      await running.seen(/has all the traffic$/)
      const stop = selfHeal(shop)
      const ran = await running.ended
      await stop()
      return ran
    })
    expect(ended(done)).toEqual(superseded)
    expect(load).toEqual(nothingLost(load, Object.keys(load.byVersion)))
  })
})
