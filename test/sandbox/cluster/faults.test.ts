import { afterEach, beforeEach, expect, test } from 'vitest'
import { isWrite } from '../../../src/sandbox/cluster/api/api.ts'
import type { Fault } from '../../../src/sandbox/cluster/api/faults.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { configMap } from '../../contract/cluster/subject.ts'

let cluster: SandboxCluster

beforeEach(async () => {
  cluster = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => cluster.stop())

const path = '/api/v1/namespaces/shop/configmaps'
const send = (method: string, of = path, body?: unknown) =>
  fetch(`${cluster.url}${of}`, {
    method,
    headers: { authorization: `Bearer ${cluster.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
const once = (fault: Fault) => {
  let left = 1
  cluster.faults = () => (left-- > 0 ? fault : undefined)
}
const exists = async (name: string) => (await send('GET', `${path}/${name}`)).status === 200

test('a request that is refused by a fault has no effect', async () => {
  once({ status: 429, retryAfter: 3 })
  const answer = await send('POST', path, configMap('a'))
  expect([
    answer.status,
    answer.headers.get('retry-after'),
    ((await answer.json()) as { reason: string }).reason
  ]).toEqual([429, '3', 'TooManyRequests'])
  expect(await exists('a')).toBe(false)
})

test('a connection broken before the effect leaves none', async () => {
  once({ reset: 'before' })
  await expect(send('POST', path, configMap('a'))).rejects.toThrow()
  expect(await exists('a')).toBe(false)
})

test('a lost response leaves the effect', async () => {
  once({ reset: 'after' })
  await expect(send('POST', path, configMap('a'))).rejects.toThrow()
  expect(await exists('a')).toBe(true)
})

test('a late request takes effect after its client has given up', async () => {
  await cluster.stop()
  const clock = virtualClock()
  cluster = await startCluster({ clock, namespaces: ['shop'] })
  once({ late: 60_000 })
  await expect(send('POST', path, configMap('a'))).rejects.toThrow()
  const before = await exists('a')
  await clock.advance(60_000)
  expect([before, await exists('a')]).toEqual([false, true])
})

test('faults are chosen by what is asked', async () => {
  cluster.faults = ({ method, path: of }) =>
    method === 'POST' && of.endsWith('/configmaps') ? { status: 500 } : undefined
  const statuses = [await send('POST', path, configMap('a')), await send('GET')].map(answer => answer.status)
  expect(statuses).toEqual([500, 200])
})

test('every request is in the log, with what became of it', async () => {
  await send('POST', `${path}?dryRun=All`, configMap('a'))
  await send('POST', path, configMap('a'))
  await send('POST', path, configMap('a'))
  const log = cluster.requests.map(({ index, method, query, status }) => [index, method, query, status])
  expect(log).toEqual([
    [0, 'POST', 'dryRun=All', 201],
    [1, 'POST', '', 201],
    [2, 'POST', '', 409]
  ])
  expect(cluster.requests.filter(isWrite).map(({ index }) => index)).toEqual([1, 2])
})

test('a watch from before a compaction is told that it is too late', async () => {
  const { resourceVersion } = ((await (await send('GET')).json()) as { metadata: { resourceVersion: string } }).metadata
  await send('POST', path, configMap('a'))
  cluster.store.compact()
  const answer = await send('GET', `${path}?watch=true&resourceVersion=${resourceVersion}`)
  const event = JSON.parse(await answer.text()) as { type: string; object: { code: number; reason: string } }
  expect([event.type, event.object.code, event.object.reason]).toEqual(['ERROR', 410, 'Expired'])
})

test('a user with rules may do what they say and nothing else', async () => {
  const token = cluster.addUser('deployer', [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }])
  const as = (method: string, of: string) =>
    fetch(`${cluster.url}${of}`, { method, headers: { authorization: `Bearer ${token}` } })
  const statuses = [
    await as('GET', path),
    await as('DELETE', `${path}/a`),
    await as('GET', '/api/v1/namespaces/shop/secrets')
  ]
  expect(statuses.map(answer => answer.status)).toEqual([200, 403, 403])
  cluster.revoke(token)
  expect((await as('GET', path)).status).toBe(401)
})
