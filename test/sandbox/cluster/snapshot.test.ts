import { expect, test } from 'vitest'
import { type ClusterSnapshot, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } }
  }
}

async function open(from?: ClusterSnapshot, start?: number) {
  const clock = virtualClock(start)
  const cluster = await startCluster({
    clock,
    workload: simulated(clock),
    namespaces: ['shop'],
    ...(from ? { from } : {})
  })
  const send = (method: string, path: string, body?: object) =>
    cluster.serve({
      method,
      path,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${cluster.token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body ?? {})),
      signal: new AbortController().signal
    })
  return { clock, cluster, send }
}

const path = '/apis/apps/v1/namespaces/shop/deployments'

test('a cluster that goes on from a snapshot has the same pods, ready all along, and controllers that follow', async () => {
  const first = await open()
  await first.send('POST', path, deployment)
  await first.clock.advance(10_000)
  const taken = first.cluster.snapshot()
  const [pods, at] = [first.cluster.objects('Pod'), first.clock.now()]
  await first.cluster.stop()

  const [one, other] = [await open(taken, at), await open(taken, at)]
  await one.clock.advance(10_000)
  expect(one.cluster.objects('Pod')).toEqual(pods)
  await one.send('DELETE', `${path}/web`)
  await one.clock.advance(60_000)
  expect(one.cluster.objects('Pod')).toEqual([])

  await other.clock.advance(10_000)
  expect(other.cluster.objects('Pod')).toEqual(pods)
  await Promise.all([one.cluster.stop(), other.cluster.stop()])
})
