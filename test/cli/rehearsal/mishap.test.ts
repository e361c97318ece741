import { afterEach, beforeEach, expect, test } from 'vitest'
import { changes, dieAt, failWrite } from '../../../src/cli/rehearsal/mishap.ts'
import { watchMoves } from '../../../src/cli/rehearsal/moves.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { type Http, systemHttp } from '../../../src/io/http.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'

let cluster: SandboxCluster
const http = systemHttp({})

beforeEach(async () => {
  cluster = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => cluster.stop())

async function send(method: string, path: string, body?: unknown, through: Http = http, type = 'application/json') {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${cluster.token}`,
    ...(text && { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) })
  }
  const tls = { rejectUnauthorized: false }
  const answer = await through.send({
    method,
    url: new URL(path, cluster.url),
    headers,
    tls,
    ...(text && { body: text })
  })
  await answer.bytes()
  return answer.status
}

const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
const configs = '/api/v1/namespaces/shop/configmaps'

test('the write that is to fail fails once, reads and dry runs do not count', async () => {
  failWrite(cluster, 2)
  const seen = [
    await send('POST', configs, config('a')),
    await send('GET', configs),
    await send('POST', `${configs}?dryRun=All`, config('b')),
    await send('POST', configs, config('b')),
    await send('POST', configs, config('b'))
  ]
  expect(seen).toEqual([201, 200, 201, 500, 201])
})

test('a run that dies has its last write done and hears nothing any more', async () => {
  const death = dieAt(http, ({ method, url }) => changes(method, url.pathname, url.search), 2)
  expect(await send('POST', configs, config('a'), death.http)).toBe(201)
  const answered: string[] = []
  void send('POST', configs, config('b'), death.http).then(() => answered.push('last'))
  await death.died
  void send('GET', configs, undefined, death.http).then(() => answered.push('later'))
  expect(await send('GET', `${configs}/b`)).toBe(200)
  expect([answered, death.isDead()]).toEqual([[], true])
})

test('a move is a write that makes a Service select another release, not one that narrows or fences', async () => {
  const watched = watchMoves(cluster.store, 'shop', { ...systemClock, now: () => 5 })
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } }
  const spec = (more: object) => ({ ports: [{ port: 80 }], selector: { app: 'web', ...more } })
  await send('POST', '/api/v1/namespaces/shop/services', { ...service, spec: spec({}) })
  const patch = (body: object) =>
    send('PATCH', '/api/v1/namespaces/shop/services/web', body, http, 'application/merge-patch+json')
  await patch({ spec: spec({ 'pod-template-hash': 'x' }) })
  await patch({ metadata: { annotations: { 'cutover.dev/epoch': '1' } } })
  await patch({ spec: spec({ 'pod-template-hash': null, 'cutover.dev/release': '1-1-0-0a1b2c3d' }) })
  await patch({ spec: spec({ 'cutover.dev/release': null }) })
  watched.stop()
  expect(watched.moves).toEqual([
    { service: 'web', to: '1.1.0', at: 5 },
    { service: 'web', to: '1.0.0', at: 5 }
  ])
})
