import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import { manifests } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
beforeEach(async () => {
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(({ container }) => (_, response) => {
      response.writeHead(container.image.includes('bad') ? 500 : 200).end()
    })
  })
})
afterEach(() => sandbox.stop())

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
const shop = (version: string): KubeObject[] => [
  ...manifests(imageOf(version)),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'routes' }, data: { to: version, [`of-${version}`]: '' } },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly' },
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: imageOf(version) }] } } }
      }
    }
  }
]
const around = { clock: systemClock, report: silent, signal: new AbortController().signal }
const strategy = { kind: 'blueGreen', bake: 100, keepPrevious: 0, drain: 0, deadline: 20_000 } as const
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 1_000 }
const after = [{ kind: 'http', path: '/', expect: 200, ...pace } as const]

test('a first release that fails gives shared objects and CronJobs back as it found them', async () => {
  const cluster = await clientFor(sandbox)
  const read = async (apiVersion: string, kind: string, name: string) =>
    (await cluster.get(await cluster.resource(apiVersion, kind), name)) ?? expect.fail(name)
  const state = async () => {
    const { data } = await read('v1', 'ConfigMap', 'routes')
    return [data, /web:([^@]+)/.exec(JSON.stringify(await read('batch/v1', 'CronJob', 'nightly')))?.[1]]
  }
  for (const object of shop('0.9.0'))
    await cluster.create(await cluster.resource(object.apiVersion, object.kind), object)
  const before = await state()
  const wanted = { app: 'shop', namespace: 'shop', version: '1.0.0', tag: 'v1.0.0', images: [] }
  const objects = shop('1.0.0-bad').map(object => ({ object }))
  const { set } = await prepare(cluster, objects, wanted, around)
  const run = { id: 'run', url: '', actor: '' }
  const during: unknown[] = []
  const report = { ...silent, line: (text: string) => void during.push(text) }
  const gates = { before: [], after }
  const ended = await rollOut(cluster, set, { intent: 'release', strategy, gates, run }, { ...around, report })
  expect([ended.outcome, await state()]).toEqual(['ROLLED_BACK', before])
  expect(during).toContain('Applied ConfigMap/routes')
  expect(during).toContain('Restored ConfigMap/routes, CronJob/nightly')
})
