import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { openCluster } from '../../src/steps/cluster.ts'
import { fakeClock } from '../image/fake-clock.ts'

let sandbox: SandboxCluster
beforeEach(async () => {
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => sandbox.stop())

/** Reads a Lease through a server that answers the first requests so, and tells how long the waits were. */
async function readThrough(answers: readonly { status?: number; retryAfter?: number; reset?: 'before' }[]) {
  const kubeconfig = Buffer.from(sandbox.kubeconfig)
  const clock = fakeClock()
  const context: Context = {
    report: silent,
    clock,
    http: systemHttp({}),
    files: { ...systemFiles, read: async () => kubeconfig, exists: async () => true },
    processes: systemProcesses,
    environment: {},
    event: { name: 'release', payload: {} },
    run: runOf({}),
    signal: new AbortController().signal
  }
  const { patient } = await openCluster(context, { namespace: 'shop', kubeconfig: 'config' })
  const leases = await patient.resource('coordination.k8s.io/v1', 'Lease')
  const left = [...answers]
  sandbox.faults = () => left.shift()
  const found = await patient.get(leases, 'none').then(
    lease => lease ?? 'no lease',
    error => (error as { code: string }).code
  )
  return { found, slept: clock.slept }
}

test('what is read before a rollout outlives an API server that is away for a moment', async () => {
  const { found, slept } = await readThrough([{ status: 503 }, { reset: 'before' }, { status: 429, retryAfter: 3 }])
  expect(found).toBe('no lease')
  expect(slept).toHaveLength(3)
  expect(slept[2]).toBe(3_000)
})

test('it is not tried for ever', async () => {
  const { found, slept } = await readThrough(Array.from({ length: 9 }, () => ({ status: 503 })))
  expect([found, slept.length]).toEqual(['CLUSTER_UNREACHABLE', 4])
})
