import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Gates, Strategy } from '../../../src/config/settings.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { ApiServer } from '../../../src/target/kubernetes/client.ts'
import { readHistory, wayBack } from '../../../src/target/kubernetes/history.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut, type Terms } from '../../../src/target/kubernetes/rollout.ts'
import { manifests } from '../../model/shop.ts'

const http = systemHttp({})
let sandbox: SandboxCluster
let cluster: ApiServer
const lines: string[] = []
const report = { ...silent, line: (text: string) => void lines.push(text) }
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })

beforeEach(async () => {
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(({ container }) => (request, response) => {
      const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
      response.writeHead(request.url === '/healthz' && version.endsWith('-bad') ? 500 : 200).end(version)
    })
  })
  const access = await openAccess(
    {},
    {
      files: { ...systemFiles, read: async () => Buffer.from(sandbox.kubeconfig), exists: async () => true },
      processes: systemProcesses,
      clock: systemClock,
      report: silent,
      environment: { KUBECONFIG: '/kubeconfig' }
    }
  )
  cluster = new ApiServer(access, http)
  lines.length = 0
})
afterEach(() => sandbox.stop())

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
const strategy: Strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 }
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 0 }
const health = { kind: 'http', path: '/healthz', expect: 200, ...pace } as const
const gates: Gates = { before: [], after: [health] }

const worker = (version: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'worker' },
  spec: {
    selector: { matchLabels: { app: 'worker' } },
    template: {
      metadata: { labels: { app: 'worker' } },
      spec: { containers: [{ name: 'worker', image: imageOf(version) }] }
    }
  }
})

async function release(version: string, terms: Partial<Terms> = {}) {
  const objects = [...manifests(imageOf(version), ['web', 'api']), worker(version)].map(object => ({ object }))
  const images = [{ name: 'web', reference: imageOf(version) }]
  const kind = terms.strategy?.kind ?? 'blueGreen'
  const wanted = { app: 'shop', namespace: 'shop', version, tag: `v${version}`, images, strategy: kind }
  const { set, fallback } = await prepare(cluster, objects, wanted, around())
  const run = { id: `run-${version}`, url: `https://ci.test/${version}`, actor: 'ada' }
  const all: Terms = { intent: 'release', strategy, gates, run, ...terms, ...(fallback ? { fallback } : {}) }
  return rollOut(cluster, set, all, around())
}

const answer = async (service: string): Promise<string> => {
  const { host, port } = await sandbox.serviceAddress('shop', service)
  return (
    await http.send({ method: 'GET', url: new URL(`http://${host}:${port}/`), headers: { connection: 'close' } })
  ).text()
}

/** Traffic follows the EndpointSlices within a moment, as on a real cluster. */
const serves = (service: string, version: string) =>
  expect.poll(() => answer(service).catch(() => ''), { timeout: 10_000 }).toBe(version)

async function deployPlainly(version: string): Promise<void> {
  for (const object of manifests(imageOf(version), ['web', 'api'])) {
    await cluster.create(await cluster.resource(object.apiVersion, object.kind), object)
  }
  await serves('web', version)
}

const trafficWrites = () =>
  sandbox.requests.filter(({ method, path }) => method === 'PATCH' && /\/services\/(web|api)(\?|$)/.test(path)).length

describe('on a cluster that serves the real API', () => {
  test('a release in a fresh namespace goes live', async () => {
    expect(await release('1.0.0')).toMatchObject({ outcome: 'SUCCEEDED', why: 'shop 1.0.0 is live' })
    await serves('web', '1.0.0')
  })

  test('a plain Deployment is adopted and replaced, and its pods are not restarted before', async () => {
    await deployPlainly('0.9.0')
    const before = sandbox.objects('Pod', 'shop').map(pod => pod.metadata.uid)
    const keep = { strategy: { ...strategy, keepPrevious: 60_000 } }
    expect(await release('1.0.0', keep)).toMatchObject({ outcome: 'SUCCEEDED' })
    for (const service of ['web', 'api']) await serves(service, '1.0.0')
    const after = sandbox.objects('Pod', 'shop').map(pod => pod.metadata.uid)
    expect(after).toEqual(expect.arrayContaining(before))
  })

  test('a bad release is rolled back by itself, and by a hand to a named version', async () => {
    await release('1.0.0')
    expect(await release('1.1.0-bad')).toMatchObject({ outcome: 'ROLLED_BACK' })
    await serves('web', '1.0.0')
    await release('1.2.0')
    const history = await readHistory(cluster, 'shop')
    const set = wayBack(history, 'shop', undefined)
    expect(set.version).toBe('1.0.0')
    const terms = {
      intent: 'rollback',
      strategy,
      gates: { before: [], after: [] },
      run: { id: 'back', url: '', actor: '' }
    } as const
    expect(await rollOut(cluster, set, terms, around())).toMatchObject({ outcome: 'SUCCEEDED' })
    await serves('api', '1.0.0')
  })

  test('a cutover is exactly one write per Service after its fence', async () => {
    await release('1.0.0')
    const before = trafficWrites()
    await release('1.1.0')
    const cut = lines.filter(line => line.startsWith('Cut over'))
    expect([trafficWrites() - before, cut.length]).toEqual([4, 2])
  })

  test('a release whose follower is refused after the cutover is turned back', async () => {
    await release('1.0.0')
    sandbox.faults = ({ method, path, query }) =>
      method === 'PATCH' &&
      path.endsWith('/deployments/worker') &&
      !query.has('dryRun') &&
      lines.some(line => line.startsWith('Cut over: Service web now selects 1-1-0'))
        ? { status: 403, message: 'not today' }
        : undefined
    const ended = await release('1.1.0')
    expect(ended.outcome).toBe('ROLLED_BACK')
    expect(ended.why).toMatch(/worker.*not today/)
    for (const service of ['web', 'api']) await serves(service, '1.0.0')
  })

  test('a second run of the same release writes nothing', async () => {
    await release('1.0.0')
    const before = sandbox.requests.length
    expect(await release('1.0.0')).toMatchObject({ outcome: 'SUCCEEDED', why: '1.0.0 is live already; nothing to do' })
    const writes = sandbox.requests
      .slice(before)
      .filter(({ method, path, query }) => method !== 'GET' && !/dryRun|reviews/.test(`${path}?${query}`))
    expect(writes).toEqual([])
  })

  test('a rollback to a release that is kept costs one lock, a fence per Deployment and one write per Service', async () => {
    await release('1.0.0')
    await release('1.1.0', { strategy: { ...strategy, keepPrevious: 60_000 } })
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', undefined)
    const before = sandbox.requests.length
    await rollOut(
      cluster,
      set,
      { intent: 'rollback', strategy, gates: { before: [], after: [] }, run: { id: 'back', url: '', actor: '' } },
      around()
    )
    const writes = sandbox.requests.slice(before).filter(({ method }) => method !== 'GET')
    const named = writes.map(
      ({ method, path }) => `${method} ${/namespaces\/shop\/([^?]*)/.exec(path)?.[1]?.replace(/-[0-9a-f]{8}$/, '')}`
    )
    expect(named).toEqual([
      'PUT leases/cutover-shop',
      'PATCH deployments/web-1-1-0',
      'PATCH deployments/web-1-0-0',
      'PATCH services/api',
      'PATCH services/web',
      'PUT leases/cutover-shop',
      'PATCH services/api-preview',
      'PATCH services/web-preview',
      'PATCH deployments/worker',
      'PUT leases/cutover-shop',
      'PATCH deployments/web-1-1-0',
      'PUT leases/cutover-shop'
    ])
  })

  test('what was rolled in place goes back in place by hand, even to what ran before the first release', async () => {
    await deployPlainly('0.9.0')
    const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
    await release('1.0.0', { strategy: rolling })
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', undefined)
    const run = { id: 'back', url: '', actor: '' }
    const terms: Terms = { intent: 'rollback', strategy: rolling, gates: { before: [], after: [] }, run, fallback: set }
    expect(await rollOut(cluster, set, terms, around())).toMatchObject({ outcome: 'SUCCEEDED' })
    await serves('web', '0.9.0')
  })

  test('rolling applies in place, and what was there before again when it fails', async () => {
    await deployPlainly('0.9.0')
    const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
    expect(await release('1.0.0', { strategy: rolling })).toMatchObject({ outcome: 'SUCCEEDED' })
    await serves('web', '1.0.0')
    expect(await release('1.1.0-bad', { strategy: rolling })).toMatchObject({ outcome: 'ROLLED_BACK' })
    await serves('web', '1.0.0')
  })

  test('a rolling release over what people applied by hand is judged by its own pods, and keeps what to go back to', async () => {
    await deployPlainly('0.9.0')
    const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
    expect(await release('1.0.0-bad', { strategy: rolling })).toMatchObject({ outcome: 'ROLLED_BACK' })
    await serves('web', '0.9.0')
    const bundles = sandbox.objects('Secret', 'shop').map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8}$/, ''))
    expect(bundles).toEqual(expect.arrayContaining(['cutover-shop-1-0-0-bad', 'cutover-shop-before']))
  })
})
