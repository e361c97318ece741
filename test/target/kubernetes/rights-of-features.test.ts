import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { RequestRecord } from '../../../src/sandbox/cluster/api/faults.ts'
import { routeOf, verbOf } from '../../../src/sandbox/cluster/api/route.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import {
  mergedRights,
  type Right,
  rightsFor,
  rightsToApply,
  rightsToSweep
} from '../../../src/target/kubernetes/rights.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import { manifests as shopOf } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
let warnings: string[]

beforeEach(async () => {
  warnings = []
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(({ container }, life) => {
      if (container.name === 'job') setImmediate(() => life.exit(0))
      return (_, response) => void response.end('ok')
    })
  })
})
afterEach(() => sandbox.stop())

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
const podSpec = (name: string, version: string) => ({
  restartPolicy: 'Never',
  containers: [{ name, image: imageOf(version) }]
})
const job = (name: string, version: string, annotations: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, annotations },
  spec: { template: { spec: podSpec('job', version) } }
})
const cronJob = (version: string): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec: podSpec('job', version) } } } }
})
const workload = (kind: string, version: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'db' },
  spec: {
    selector: { matchLabels: { app: kind } },
    ...(kind === 'StatefulSet' ? { serviceName: 'db' } : {}),
    template: { metadata: { labels: { app: kind } }, spec: { containers: [{ name: 'db', image: imageOf(version) }] } }
  }
})
const policy: KubeObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web' },
  spec: { podSelector: {} }
}

interface Feature {
  readonly objects: (version: string) => readonly KubeObject[]
  readonly kind: string
  readonly hooks?: boolean
}

const features: Readonly<Record<string, Feature>> = {
  hook: {
    objects: version => [job('migrate', version, { 'cutover.dev/hook': 'before-staging' })],
    kind: 'Job',
    hooks: true
  },
  Job: { objects: version => [job('report', version)], kind: 'Job' },
  CronJob: { objects: version => [cronJob(version)], kind: 'CronJob' },
  StatefulSet: { objects: version => [workload('StatefulSet', version)], kind: 'StatefulSet' },
  DaemonSet: { objects: version => [workload('DaemonSet', version)], kind: 'DaemonSet' },
  NetworkPolicy: { objects: () => [policy], kind: 'NetworkPolicy' }
}

const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000, keepReleases: 1 } as const
const run = { id: 'run', url: '', actor: '' }
const report = { ...silent, warning: (text: string) => void warnings.push(text) }
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })

async function release(version: string, more: readonly KubeObject[], rights: readonly Right[]) {
  const rules = rights.map(({ group, resource, verbs }): Rule => ({ apiGroups: [group], resources: [resource], verbs }))
  const cluster = await clientFor(sandbox, rules)
  const objects = [...shopOf(imageOf(version)), ...more].map(object => ({ object }))
  const options = { app: 'shop', namespace: 'shop', version, tag: version, images: [] }
  const { set } = await prepare(cluster, objects, options, around())
  const { outcome } = await rollOut(
    cluster,
    set,
    { intent: 'release', strategy, gates: { before: [], after: [] }, run },
    around()
  )
  return outcome
}

function asked({ method, path, query }: RequestRecord): string[] {
  const route = routeOf(path)
  if (!route?.namespace || route.subresource) return []
  return [`${verbOf(method, route, new URLSearchParams(query).has('watch'))} ${route.type.plural}`]
}

/** What a release needs beyond what every release does. */
async function neededBy({ kind, objects, hooks = false }: Feature): Promise<Right[]> {
  const [{ apiVersion }] = objects('1.0.0') as [KubeObject]
  const resource = await (await clientFor(sandbox)).resource(apiVersion, kind)
  const applied = hooks ? [] : rightsToApply([resource])
  const swept = kind === 'Job' ? [] : rightsToSweep([resource])
  const base = rightsFor({ gated: false })
  const all = [...rightsFor({ gated: false, hooks }), ...applied, ...swept].filter(right => !base.includes(right))
  return mergedRights(all)
}

describe.each(Object.entries(features))('the rule for a %s', (_, feature) => {
  test('is enough until it has left the history, and has no verb that none of that uses', async () => {
    const needed = await neededBy(feature)
    const rights = [...rightsFor({ gated: false }), ...needed]
    const story: string[] = []
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
      story.push(await release(version, version < '1.2.0' ? feature.objects(version) : [], rights))
    expect(story).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
    const used = new Set(sandbox.requests.flatMap(asked))
    // An apply that finds nothing there needs the right to create as well (apiserver, handlers.PatchResource).
    for (const { resource } of needed) if (used.has(`patch ${resource}`)) used.add(`create ${resource}`)
    const granted = needed.flatMap(({ resource, verbs }) => verbs.map(verb => `${verb} ${resource}`))
    expect(granted.filter(right => !used.has(right))).toEqual([])
    expect(sandbox.requests.filter(({ status }) => status === 403)).toEqual([])
  })

  test('is asked for, verb by verb, before anything is changed', async () => {
    for (const right of (await neededBy(feature)).filter(({ resource }) => resource !== '')) {
      for (const verb of right.verbs.filter(one => one !== 'watch' && one !== 'delete')) {
        const less = { ...right, verbs: right.verbs.filter(one => one !== verb) }
        await expect(
          release('1.0.0', feature.objects('1.0.0'), [...rightsFor({ gated: false }), less])
        ).rejects.toMatchObject({
          code: 'PREFLIGHT_FAILED',
          message: expect.stringContaining(`${verb} ${right.resource} (to `),
          hint: expect.stringContaining(`resources: ["${right.resource}"]\n    verbs: ["${verb}"]`)
        })
      }
    }
    expect(sandbox.objects('Lease', 'shop')).toEqual([])
  })
})
