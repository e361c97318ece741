import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { AlarmsGate } from '../../src/config/gate-settings.ts'
import { settings } from '../../src/config/settings.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Swapped } from '../../src/manifest/swap.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import type { Rule } from '../../src/sandbox/cluster/api/access.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { goLive } from '../../src/steps/kubernetes.ts'
import { roleYaml } from '../../src/target/kubernetes/rights.ts'
import { deployment, service } from '../target/kubernetes/shop.ts'

const alarms: AlarmsGate = {
  ...{ kind: 'alarms', names: ['none'], timeout: 1_000, attempts: 1 },
  ...{ successes: 1, interval: 1_000, initialDelay: 0 }
}

let sandbox: SandboxCluster
let aws: SandboxAws
beforeEach(async () => {
  aws = await startAws()
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => Promise.all([sandbox.stop(), aws.stop()]))

/** A release whose gate names an alarm that CloudWatch does not have. */
async function releasedWith(environment: NodeJS.ProcessEnv): Promise<unknown> {
  const { rules } = parse(roleYaml('shop')) as { rules: Rule[] }
  const kubeconfig = Buffer.from(sandbox.kubeconfigFor(sandbox.addUser('ci', rules), 'shop'))
  const context: Context = {
    report: silent,
    clock: systemClock,
    http: systemHttp({}),
    files: { ...systemFiles, read: async () => kubeconfig, exists: async () => true },
    processes: systemProcesses,
    environment,
    event: { name: 'release', payload: {} },
    run: runOf({}),
    signal: new AbortController().signal
  }
  const release = { kind: 'release', ref: 'v1.0.0', version: '1.0.0', channel: 'stable', prerelease: false } as const
  const inputs = { image: 'registry.test/web', manifests: ['k8s/'], namespace: 'shop', kubeconfig: 'config' }
  const plan = {
    release: { ...release, sha: 'a'.repeat(40) },
    settings: { ...settings(inputs, undefined, release, {}), gates: { before: [], after: [alarms] } },
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
  return goLive(context, plan, [], swapped, false)
}

const login = { AWS_ACCESS_KEY_ID: 'AKIASANDBOX', AWS_SECRET_ACCESS_KEY: 'sandbox' }

test('a gate of a release to Kubernetes asks CloudWatch, before anything is changed', async () => {
  const environment = { ...login, AWS_ENDPOINT_URL: aws.url, AWS_REGION: aws.region }
  await expect(releasedWith(environment)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: "Gate alarms none can't be asked: there is no alarm none."
  })
  expect(aws.requests.map(({ service: name, operation }) => `${name}:${operation}`)).toEqual([
    'cloudwatch:DescribeAlarms'
  ])
})

test('a gate that asks AWS without a login ends the release before anything is changed', async () => {
  const environment = {
    ...login,
    AWS_ENDPOINT_URL: aws.url,
    AWS_CONFIG_FILE: '/nowhere',
    AWS_EC2_METADATA_DISABLED: 'true'
  }
  await expect(releasedWith(environment)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: 'No AWS region is named.'
  })
})
