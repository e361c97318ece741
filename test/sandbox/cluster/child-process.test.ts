import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import type { Pod } from '../../../src/sandbox/cluster/pods.ts'
import { childProcess } from '../../../src/sandbox/cluster/workload/child-process.ts'
import { service } from '../../contract/cluster/subject.ts'
import { caller } from './api.ts'

/** A server as people write it: its port in the source, a handler for SIGTERM, words on standard output. */
const program = `
import { createServer } from 'node:http'
console.log('starting', process.env.VERSION, process.pid)
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(7)
  response.end(process.env.VERSION)
})
server.listen(8080, '0.0.0.0', () => console.log('listening'))
process.on('SIGTERM', () => { console.log('draining'); server.close(() => process.exit(0)); server.closeIdleConnections() })
`

let folder: string
let cluster: SandboxCluster
let call: ReturnType<typeof caller>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cluster-'))
  await writeFile(join(folder, 'server.mjs'), program)
  await writeFile(join(folder, 'deaf.mjs'), `${program.split('process.on')[0]}`)
  cluster = await startCluster({
    namespaces: ['shop'],
    workload: childProcess,
    resolveImage: async () => ({
      command: ['node'],
      args: ['server.mjs'],
      cwd: folder,
      env: { VERSION: '1.0.0' },
      digest: 'sha256:abc'
    })
  })
  call = caller(cluster)
})
afterEach(async () => {
  await cluster.stop()
  await rm(folder, { recursive: true })
})

const readinessProbe = { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 }
const pod = (name: string, container: object = {}) => ({
  metadata: { name, labels: { app: 'web' } },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [{ name: 'web', image: 'ghcr.io/acme/web:1', readinessProbe, ...container }]
  }
})
const get = (name: string) => cluster.objects<Pod>('Pod').find(one => one.metadata.name === name)
const container = (name: string) => get(name)?.status.containerStatuses?.[0]

async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 10))
}

const log = async (name: string): Promise<string> => {
  const answer = await fetch(`${cluster.url}/api/v1/namespaces/shop/pods/${name}/log`, {
    headers: { authorization: `Bearer ${cluster.token}` }
  })
  return answer.text()
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('two pods listen on the same port of their own, and are reached through their Service', async () => {
  await call('POST', 'services', service('web', { app: 'web' }, { ports: [{ port: 80, targetPort: 8080 }] }))
  await call('POST', 'pods', pod('a'))
  await call('POST', 'pods', pod('b', { env: [{ name: 'VERSION', value: '1.1.0' }] }))
  await until(() => container('a')?.ready && container('b')?.ready)
  expect(container('a')?.imageID).toBe('ghcr.io/acme/web@sha256:abc')
  const { host, port } = await cluster.serviceAddress('shop', 'web', 80)
  const seen = new Set<string>()
  while (seen.size < 2) {
    const answer = await fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } }).catch(() => undefined)
    if (answer) seen.add(await answer.text())
  }
  expect([...seen].sort()).toEqual(['1.0.0', '1.1.0'])
})

test('a process that ends is started again, and its exit code is kept', async () => {
  await call(
    'POST',
    'pods',
    pod('a', { livenessProbe: { httpGet: { path: '/crash', port: 8080 }, initialDelaySeconds: 1 } })
  )
  await until(() => container('a')?.restartCount === 1)
  expect(container('a')?.lastState.terminated?.exitCode).toBe(7)
})

test('a pod that is deleted drains first, and what it wrote is in its log until then', async () => {
  await call('POST', 'pods', pod('a'))
  await until(() => container('a')?.ready)
  const written = await log('a')
  const pid = Number(/starting 1\.0\.0 (\d+)/.exec(written)?.[1])
  expect([written, alive(pid)]).toEqual([`starting 1.0.0 ${pid}\nlistening\n`, true])
  await call('DELETE', 'pods/a')
  await until(() => get('a') === undefined)
  expect(alive(pid)).toBe(false)
})

/** The exit code with which the container of a deleted pod ended. */
async function endOf(name: string): Promise<number | undefined> {
  let code: number | undefined
  cluster.store.onChange(({ object }) => {
    if (object.metadata.name === name && object.kind === 'Pod')
      code = (object as Pod).status.containerStatuses?.[0]?.state.terminated?.exitCode ?? code
  })
  await call('DELETE', `pods/${name}`)
  await until(() => get(name) === undefined)
  return code
}

test('a process that drains ends by itself, one that does not listen to SIGTERM is killed when its grace is over', async () => {
  await call('POST', 'pods', pod('polite'))
  await call('POST', 'pods', pod('deaf', { args: ['deaf.mjs'] }))
  await until(() => container('polite')?.ready && container('deaf')?.ready)
  expect(await Promise.all([endOf('polite'), endOf('deaf')])).toEqual([0, 137])
})

test('stopping the cluster ends every process', async () => {
  await call('POST', 'pods', pod('a'))
  await until(() => container('a')?.ready)
  const pid = Number(/starting 1\.0\.0 (\d+)/.exec(await log('a'))?.[1])
  await cluster.stop()
  expect(alive(pid)).toBe(false)
})
