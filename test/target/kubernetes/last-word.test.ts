import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { ApiServer } from '../../../src/target/kubernetes/client.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { leaseObject, readLock } from '../../../src/target/kubernetes/journal.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import { manifests } from '../../model/shop.ts'

const http = systemHttp({})
let sandbox: SandboxCluster
beforeEach(async () => {
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => sandbox.stop())

async function clusterOf({ kubeconfig }: SandboxCluster): Promise<Cluster> {
  const files = { ...systemFiles, read: async () => Buffer.from(kubeconfig), exists: async () => true }
  const outside = { files, processes: systemProcesses, clock: systemClock, report: silent }
  return new ApiServer(await openAccess({}, { ...outside, environment: { KUBECONFIG: '/kubeconfig' } }), http)
}

/** As soon as a run has let go of the lock, another has it. */
const takenAtOnce = (cluster: Cluster): Cluster => ({
  ...Object.fromEntries(
    (['resource', 'get', 'list', 'watch', 'create', 'patch', 'apply', 'remove', 'proxy', 'logs', 'may'] as const).map(
      name => [name, (cluster[name] as () => unknown).bind(cluster)]
    )
  ),
  ...({ namespace: cluster.namespace, server: cluster.server } as Cluster),
  async replace(resource, object, options) {
    const replaced = await cluster.replace(resource, object, options)
    const { journal, epoch } = readLock(object)
    if (journal?.phase !== 'done') return replaced
    const run = { holder: 'next', url: 'https://ci.test/next' }
    const next = { ...journal, phase: 'stage' as const, to: '2-0-0-00000000', version: '2.0.0', run }
    const lock = { holder: 'next', epoch: epoch + 1, journal: next }
    return cluster.replace(resource, leaseObject({ app: 'shop', namespace: 'shop' }, lock, systemClock.now(), replaced))
  }
})

test('a run whose end is written has ended so, though another holds the lock before it looks again', async () => {
  const cluster = takenAtOnce(await clusterOf(sandbox))
  const image = `registry.test/web:1.0.0@sha256:${'0'.repeat(64)}`
  const objects = manifests(image, ['web']).map(object => ({ object }))
  const images = [{ name: 'web', reference: image }]
  const set = render(objects, { app: 'shop', namespace: 'shop', version: '1.0.0', tag: '1.0.0', images })
  const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 } as const
  const terms = {
    intent: 'release',
    strategy,
    gates: { before: [], after: [] },
    run: { id: '1', url: '', actor: '' }
  } as const
  const signal = new AbortController().signal
  const { outcome, why } = await rollOut(cluster, set, terms, { clock: systemClock, report: silent, signal })
  expect({ outcome, why }).toEqual({ outcome: 'SUCCEEDED', why: 'shop 1.0.0 is live' })
})
