import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import type { Deployment } from '../../../src/sandbox/cluster/kinds.ts'
import type { Pod } from '../../../src/sandbox/cluster/pods.ts'
import type { Address } from '../../../src/sandbox/cluster/traffic/endpoints.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { deployment, service } from '../../contract/cluster/subject.ts'
import { caller, json } from './api.ts'

/** A request for /slow is answered when the test lets it. */
const slowly = () => ({ arrived: Promise.withResolvers<void>(), leave: Promise.withResolvers<void>() })
let slow: ReturnType<typeof slowly>
let cluster: SandboxCluster
let call: ReturnType<typeof caller>

beforeEach(async () => {
  slow = slowly()
  const program = inProcess(({ pod, env }) => async (request, response) => {
    if (request.url === '/slow') {
      slow.arrived.resolve()
      await slow.leave.promise
    }
    response.end(`${pod.metadata.labels?.app} ${env.HOSTNAME}`)
  })
  cluster = await startCluster({ namespaces: ['shop'], workload: program, propagation: 5 })
  call = caller(cluster)
})
afterEach(() => cluster.stop())

/** One request on a connection of its own, or on the agent's; rejects as node does when the connection breaks. */
function ask({ host, port }: Address, path = '/', agent: Agent | false = false): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host, port, path, agent }, (answer: IncomingMessage) => resolve(text(answer))).on('error', reject)
  })
}

async function until(holds: () => unknown): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 5))
}

const answers = (address: Address, wanted: RegExp) =>
  ask(address).then(
    body => wanted.test(body),
    () => false
  )

async function running(name: string, replicas: number): Promise<void> {
  await call('POST', 'apps/v1/deployments', deployment(name, 'web:1', replicas))
  await until(
    () =>
      cluster.objects<Deployment>('Deployment').find(one => one.metadata.name === name)?.status.readyReplicas ===
      replicas
  )
}

test('connections of a Service reach all of its ready pods', async () => {
  await call('POST', 'services', service('web', { app: 'blue' }))
  await running('blue', 3)
  const address = await cluster.serviceAddress('shop', 'web', 80)
  const seen = new Set<string>()
  await until(() => answers(address, /blue/))
  await until(async () => seen.add(await ask(address)).size === 3)
  const names = cluster.objects<Pod>('Pod').map(pod => `blue ${pod.metadata.name}`)
  expect([...seen].sort()).toEqual(names.sort())
})

test('a Service without a ready pod resets connections', async () => {
  await call('POST', 'services', service('web', { app: 'nothing' }))
  const address = await cluster.serviceAddress('shop', 'web')
  await expect(ask(address)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('when its selector moves, new connections follow, and one that is established stays where it was', async () => {
  await call('POST', 'services', service('web', { app: 'blue' }))
  await running('blue', 1)
  await running('green', 1)
  const address = await cluster.serviceAddress('shop', 'web', 80)
  await until(() => answers(address, /blue/))
  const kept = new Agent({ keepAlive: true, maxSockets: 1 })
  const before = await ask(address, '/', kept)
  const flip = [{ op: 'replace', path: '/spec/selector', value: { app: 'green' } }]
  await call('PATCH', 'services/web', flip, json)
  await until(() => answers(address, /green/))
  expect([before.split(' ')[0], (await ask(address, '/', kept)).split(' ')[0]]).toEqual(['blue', 'blue'])
  kept.destroy()
})

test('a request that is being answered when its pod is deleted is answered to its end', async () => {
  await call('POST', 'services', service('web', { app: 'blue' }))
  await running('blue', 1)
  const address = await cluster.serviceAddress('shop', 'web', 80)
  await until(() => answers(address, /blue/))
  const answer = ask(address, '/slow')
  const [pod] = cluster.objects<Pod>('Pod')
  await slow.arrived.promise
  await call('DELETE', 'apps/v1/deployments/blue?propagationPolicy=Background')
  await until(() => cluster.objects('Pod')[0]?.metadata.deletionTimestamp)
  slow.leave.resolve()
  expect(await answer).toBe(`blue ${pod?.metadata.name}`)
})

test('a pod that is killed in the middle of an answer breaks the connection: the loss is seen', async () => {
  await call('POST', 'services', service('web', { app: 'blue' }))
  await running('blue', 1)
  const address = await cluster.serviceAddress('shop', 'web', 80)
  await until(() => answers(address, /blue/))
  const lost = expect(ask(address, '/slow')).rejects.toMatchObject({ code: 'ECONNRESET' })
  await slow.arrived.promise
  for (const pod of cluster.objects('Pod')) await call('DELETE', `pods/${pod.metadata.name}`, { gracePeriodSeconds: 0 })
  await lost
})

test('stopping the cluster leaves nothing that listens', async () => {
  await call('POST', 'services', service('web', { app: 'blue' }))
  await running('blue', 1)
  const address = await cluster.serviceAddress('shop', 'web', 80)
  await cluster.stop()
  await expect(ask(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(fetch(cluster.url)).rejects.toThrow()
})
