import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import { releaseOf, selectorOf } from '../../../src/target/kubernetes/seen.ts'
import { manifests } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
let warnings: string[]

beforeEach(async () => {
  warnings = []
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(({ container }) => (_, response) => {
      response.statusCode = container.image.includes('bad') ? 500 : 200
      response.end()
    })
  })
})
afterEach(() => sandbox.stop())

const report = { ...silent, warning: (text: string) => void warnings.push(text) }
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })
const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000, keepReleases: 1 } as const
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 0 }
const after = [{ kind: 'http', path: '/', expect: 200, ...pace } as const]

async function release(version: string) {
  const cluster = await clientFor(sandbox)
  const objects = manifests(`registry.test/web:${version}@sha256:${'0'.repeat(64)}`).map(object => ({ object }))
  const settings = { version, images: [], tag: version, app: 'shop', namespace: 'shop' }
  const { set } = await prepare(cluster, objects, settings, around())
  const run = { id: 'run', url: '', actor: '' }
  return await rollOut(cluster, set, { intent: 'release', strategy, gates: { before: [], after }, run }, around())
}

/** Stores a release in a way that this version does not understand. */
async function spoil(rid: string) {
  const cluster = await clientFor(sandbox)
  const secrets = await cluster.resource('v1', 'Secret')
  const name = `cutover-shop-${rid}`
  const { metadata, ...secret } = (await cluster.get(secrets, name)) ?? expect.fail(name)
  await cluster.remove(secrets, name, { uid: metadata.uid ?? '' })
  const { labels, annotations } = metadata
  const bare = { name, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) }
  await cluster.create(secrets, {
    ...secret,
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: bare,
    data: { release: 'AAAA' }
  })
}
async function live() {
  const cluster = await clientFor(sandbox)
  const service = await cluster.get(await cluster.resource('v1', 'Service'), 'web')
  return service && releaseOf(selectorOf(service))
}

test("a release whose predecessor can't be read goes back to it all the same, and says what is not restored", async () => {
  const { set } = await release('1.0.0')
  await spoil(set.rid)
  expect([await release('1.1.0-bad'), await live()]).toEqual([
    expect.objectContaining({ outcome: 'ROLLED_BACK' }),
    set.rid
  ])
  expect(warnings).toContainEqual(expect.stringMatching(/^Not restored: Secret cutover-shop-1-0-0-\w+ .*damaged/))
})

test("releases that can't be read neither stop a release nor keep it from clearing away", async () => {
  for (const version of ['1.0.0', '1.1.0']) await spoil((await release(version)).set.rid)
  const names = () => sandbox.objects('Deployment', 'shop').map(({ metadata }) => metadata.name.slice(0, 9))
  expect([await release('1.2.0'), names()]).toEqual([
    expect.objectContaining({ outcome: 'SUCCEEDED' }),
    ['web-1-1-0', 'web-1-2-0']
  ])
})
