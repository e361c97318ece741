import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Strategy } from '../../../src/config/settings.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { readHistory, wayBack } from '../../../src/target/kubernetes/history.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rights } from '../../../src/target/kubernetes/rights.ts'
import { rollOut, type Terms } from '../../../src/target/kubernetes/rollout.ts'
import { manifests as shopOf } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
let warnings: string[]
let lines: string[]

beforeEach(async () => {
  warnings = []
  lines = []
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(() => (_, response) => void response.end('ok'))
  })
})
afterEach(() => sandbox.stop())

const image = `registry.test/web:1@sha256:${'0'.repeat(64)}`
const map = (name: string, annotations: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, annotations },
  data: { a: '1' }
})
const claim: KubeObject = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
}
const worker: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'worker' },
  spec: {
    selector: { matchLabels: { app: 'worker' } },
    template: { metadata: { labels: { app: 'worker' } }, spec: { containers: [{ name: 'worker', image }] } }
  }
}

const blueGreen: Strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 }
const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
const report = {
  ...silent,
  line: (text: string) => void lines.push(text),
  warning: (text: string) => void warnings.push(text)
}
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })
const run = { id: 'run', url: '', actor: '' }
const gates = { before: [], after: [] }
const administrator: readonly Rule[] = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]

async function release(
  version: string,
  objects: readonly KubeObject[],
  { strategy = blueGreen, rules = administrator, app = 'shop' } = {}
) {
  const cluster = await clientFor(sandbox, rules)
  const wanted = { app, namespace: 'shop', version, tag: version, images: [], strategy: strategy.kind }
  const all = objects.map(object => ({ object }))
  const { set, fallback } = await prepare(cluster, all, wanted, around())
  const terms: Terms = { intent: 'release', strategy, gates, run, ...(fallback ? { fallback } : {}) }
  return rollOut(cluster, set, terms, around())
}

const there = (
  ...kinds: readonly ('ConfigMap' | 'Deployment' | 'Service' | 'PersistentVolumeClaim' | 'PodDisruptionBudget')[]
) =>
  kinds.flatMap(kind =>
    sandbox
      .objects(kind, 'shop')
      .map(({ metadata }) => metadata.name)
      .filter(name => !/-[0-9a-f]{8}$|^kube-root-ca/.test(name))
  )

describe('what left the manifests', () => {
  test('is announced before the release, and deleted when it is committed', async () => {
    await release('1.0.0', [...shopOf(image, ['web', 'api']), map('old'), map('both'), worker])
    warnings.length = 0
    expect(await release('1.1.0', [...shopOf(image), map('both')])).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(there('ConfigMap', 'Deployment', 'Service')).toEqual(['both', 'web', 'web-preview'])
    expect(warnings.filter(text => text.includes('left the manifests')).map(text => text.split(':')[0])).toEqual([
      'ConfigMap old left the manifests',
      'Deployment worker left the manifests',
      'Service api left the manifests',
      'Service api-preview left the manifests'
    ])
    const committed = lines.indexOf('1.1.0 is committed')
    expect(lines.map((line, at) => at > committed && line.startsWith('Deleted ')).filter(Boolean).length).toBe(4)
  })

  test('stays when its release fails, or when one only goes back', async () => {
    const before = [...shopOf(image), map('old')]
    await release('1.0.0', before)
    sandbox.faults = ({ method, path, query }) =>
      method === 'POST' && path.endsWith('/deployments') && !query.has('dryRun')
        ? { status: 403, message: 'not today' }
        : undefined
    expect(await release('1.1.0', shopOf(image))).toMatchObject({ outcome: 'STOPPED' })
    sandbox.faults = () => undefined
    expect(there('ConfigMap')).toEqual(['old'])
    await release('1.2.0', [...before, map('new')])
    const cluster = await clientFor(sandbox, administrator)
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', undefined)
    await rollOut(cluster, set, { intent: 'rollback', strategy: blueGreen, gates, run }, around())
    expect(there('ConfigMap')).toEqual(['new', 'old'])
  })

  test('comes back with the release that had it', async () => {
    await release('1.0.0', [...shopOf(image), map('old')])
    await release('1.1.0', shopOf(image))
    expect(there('ConfigMap')).toEqual([])
    const cluster = await clientFor(sandbox, administrator)
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', undefined)
    await rollOut(cluster, set, { intent: 'rollback', strategy: blueGreen, gates, run }, around())
    expect(there('ConfigMap')).toEqual(['old'])
  })

  test('is kept where it holds data, says so, lost our label, or belongs to another app', async () => {
    const helms = map('helms', { 'helm.sh/resource-policy': 'keep' })
    const kept = [map('said', { 'cutover.dev/prune': 'never' }), helms, map('unlabelled'), map('theirs'), claim]
    await release('1.0.0', [...shopOf(image), ...kept])
    const cluster = await clientFor(sandbox, administrator)
    const maps = await cluster.resource('v1', 'ConfigMap')
    const label = '/metadata/labels/cutover.dev~1app'
    await cluster.patch(maps, 'unlabelled', [{ op: 'remove', path: label }])
    await cluster.patch(maps, 'theirs', [{ op: 'replace', path: label, value: 'other' }])
    await release('1.1.0', shopOf(image))
    expect(there('ConfigMap', 'PersistentVolumeClaim')).toEqual(['helms', 'said', 'theirs', 'unlabelled', 'data'])
  })

  test('goes with rolling releases, too', async () => {
    await release('1.0.0', [...shopOf(image), map('old'), worker], { strategy: rolling })
    expect(await release('1.1.0', shopOf(image), { strategy: rolling })).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(there('ConfigMap', 'Deployment', 'Service')).toEqual(['web', 'web'])
  })

  test('is not what a change of strategy makes of the same manifests', async () => {
    const selector = { matchLabels: { app: 'web' } }
    const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' } }
    const all = [...shopOf(image), { ...budget, spec: { maxUnavailable: 1, selector } }]
    await release('1.0.0', all, { strategy: rolling })
    await release('1.1.0', all)
    expect(there('Deployment', 'Service', 'PodDisruptionBudget')).toEqual(['web', 'web', 'web-preview', 'web'])
  })

  test('stays, with a warning and the rule to paste, where the right to delete it is missing', async () => {
    const verbs = ['get', 'list', 'watch', 'create', 'patch', 'update']
    const ruleOf = ({ group, resource, verbs: all }: (typeof rights)[number]): Rule => ({
      apiGroups: [group],
      resources: [resource],
      verbs: all
    })
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'mail' } }
    const mail: KubeObject = { ...service, spec: { type: 'ExternalName', externalName: 'mail.test' } }
    const rules = [...rights.map(ruleOf), { apiGroups: [''], resources: ['services'], verbs }]
    await release('1.0.0', [...shopOf(image), mail], { rules })
    expect(await release('1.1.0', shopOf(image), { rules })).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(there('Service')).toContain('mail')
    expect(warnings.filter(text => /delete/i.test(text)).map(text => text.replace(/: service.*/s, ''))).toEqual([
      expect.stringContaining('Service mail left the manifests'),
      expect.stringContaining(
        'delete services (to delete Service objects that left the manifests); releases go without.'
      ),
      expect.stringMatching(/^Not deleted: Can't delete Service mail/)
    ])
  })
})
