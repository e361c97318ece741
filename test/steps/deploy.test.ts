import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../../src/config/settings.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Swapped } from '../../src/manifest/swap.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import type { Rule } from '../../src/sandbox/cluster/api/access.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { goLive } from '../../src/steps/kubernetes.ts'
import { roleYaml } from '../../src/target/kubernetes/rights.ts'
import { deployment, service } from '../target/kubernetes/shop.ts'

let sandbox: SandboxCluster
beforeEach(async () => {
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => sandbox.stop())

/** A dry run of a release with these gates, by credentials that may do everything but ask through the proxy. */
async function plannedWith(gates: readonly string[]): Promise<string> {
  const { rules } = parse(roleYaml('shop')) as { rules: Rule[] }
  const less = rules.map(rule => ({ ...rule, resources: rule.resources.filter(one => one !== 'services/proxy') }))
  const kubeconfig = Buffer.from(sandbox.kubeconfigFor(sandbox.addUser('ci', less), 'shop'))
  const context: Context = {
    report: silent,
    clock: systemClock,
    http: systemHttp({}),
    files: { ...systemFiles, read: async () => kubeconfig, exists: async () => true },
    processes: systemProcesses,
    environment: {},
    event: { name: 'release', payload: {} },
    run: runOf({}),
    signal: new AbortController().signal
  }
  const release = { kind: 'release', ref: 'v1.0.0', version: '1.0.0', channel: 'stable', prerelease: false } as const
  const inputs = { image: 'registry.test/web', manifests: ['k8s/'], namespace: 'shop', kubeconfig: 'config', gates }
  const plan = {
    release: { ...release, sha: 'a'.repeat(40) },
    settings: settings(inputs, undefined, release, {}),
    github: undefined,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
  const text = `${deployment('web', 'web').replace('containers: []', 'containers: [{ name: web, image: web }]')}---${service('web', 'web')}`
  const swapped: Swapped = {
    sources: [{ path: 'k8s/shop.yaml', text }],
    files: [],
    changes: [],
    lock: { version: 1, images: [], files: [] }
  }
  return (await goLive(context, plan, [], swapped, true)).outputs.outcome
}

test.each(['before /healthz', 'after /healthz'])(
  'a release with the gate %s needs the way that gates are asked',
  gate =>
    expect(plannedWith([gate])).rejects.toMatchObject({
      code: 'PREFLIGHT_FAILED',
      message: expect.stringContaining('get services/proxy (to ask the gates of the release)')
    })
)

test('a release without gates does without it', async () => {
  expect(await plannedWith([])).toBe('PLANNED')
})
