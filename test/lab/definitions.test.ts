import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { silent } from '../../src/runner/report.ts'
import { ApiServer } from '../../src/target/kubernetes/client.ts'
import { openAccess } from '../../src/target/kubernetes/kubeconfig.ts'
import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import { prepare } from '../../src/target/kubernetes/prepare.ts'
import { rollOut } from '../../src/target/kubernetes/rollout.ts'
import { kubectl } from './kubectl.ts'

const suffix = randomBytes(3).toString('hex')
const namespace = `definitions-${suffix}`
const group = `${suffix}.acme.dev`
const http = systemHttp({})

afterAll(async () => {
  await kubectl('delete', 'namespace', namespace, '--wait=false')
  await kubectl('delete', 'crd', `widgets.${group}`, '--wait=false')
  http.close()
})

const widgets: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `widgets.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } }
          }
        }
      }
    ]
  }
}

/** A server and what it is made of, a hook, and a kind that the same manifests define. */
function shop(image: string, size: number): KubeObject[] {
  const labels = { app: 'web' }
  const container = {
    name: 'web',
    image,
    ports: [{ containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 1 }
  }
  return [
    widgets,
    { apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'one' }, spec: { size } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { serviceAccountName: 'web', terminationGracePeriodSeconds: 1, containers: [container] }
        }
      }
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] }
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate', annotations: { 'cutover.dev/hook': 'before-staging' } },
      spec: { completions: 0, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image }] } } }
    }
  ]
}

const warnings: string[] = []
const report = { ...silent, warning: (text: string) => void warnings.push(text) }
const around = { clock: systemClock, report, signal: new AbortController().signal }
const strategy = { kind: 'blueGreen', bake: 0, drain: 0, keepPrevious: 0, deadline: 120_000 } as const
const map = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { a: '1' }
})

async function release(version: string, size: number, more: readonly KubeObject[] = []) {
  const { kubeconfig, registry } = inject('parts')
  const ports = { files: systemFiles, processes: systemProcesses, clock: systemClock, report: silent, environment: {} }
  const cluster = new ApiServer(await openAccess({ kubeconfig, namespace }, ports), http)
  const objects = [...shop(`${registry}/base/web:1`, size), ...more].map(object => ({ object }))
  const wanted = { app: 'shop', namespace, version, tag: version, images: [] }
  const { set } = await prepare(cluster, objects, wanted, around)
  const run = { id: version, url: '', actor: '' }
  return rollOut(cluster, set, { intent: 'release', strategy, gates: { before: [], after: [] }, run }, around)
}

const shown = async (...args: readonly string[]) => (await kubectl('-n', namespace, ...args)).trim()

test('a release brings a kind and an object of it along, and runs its hook, on a real cluster', async () => {
  await kubectl('create', 'namespace', namespace)
  // Raw, because kubectl remembers the kinds of clusters that had the same address.
  const path = `/apis/${group}/v1/namespaces/${namespace}/widgets/one`
  const widget = async () => JSON.parse(await shown('get', '--raw', path)).spec.size
  expect(await release('1.0.0', 1)).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await widget()).toBe(1)
  expect(await release('1.1.0', 2, [map('old')])).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await widget()).toBe(2)
  const complete = 'jsonpath={.items[*].status.conditions[?(@.type=="Complete")].status}'
  expect(await shown('get', 'jobs', '-o', complete)).toBe('True True')
})

test('what others changed is told, what left is deleted, and what others own stops a release, on a real cluster', async () => {
  const { set } = await release('1.2.0', 2, [map('flags'), map('old')])
  const name = `web-${set.rid}`
  await shown('scale', 'deployment', name, '--replicas=2')
  await shown('patch', 'service', 'web', '--type=merge', '-p', '{"spec":{"ports":[{"port":80,"targetPort":9090}]}}')
  warnings.length = 0
  expect((await release('1.3.0', 2, [map('flags')])).outcome).toBe('SUCCEEDED')
  expect(warnings.filter(text => /was changed|left the/.test(text)).map(text => text.split(':')[0])).toEqual([
    'ConfigMap old left the manifests',
    'Service web was changed since 1.2.0 was released',
    `Deployment ${name} was changed since 1.2.0 was released`
  ])
  expect(await shown('get', 'configmaps', '-o', 'name')).not.toContain('configmap/old')

  const folder = await mkdtemp(join(tmpdir(), 'lab-'))
  const file = join(folder, 'flags.json')
  await writeFile(file, JSON.stringify({ ...map('flags'), data: { a: '3' } }))
  await shown('apply', '--server-side', '--force-conflicts', '--field-manager=terraform', '-f', file)
  await rm(folder, { recursive: true })
  await expect(release('1.4.0', 2, [map('flags')])).rejects.toMatchObject({
    code: 'PREFLIGHT_FAILED',
    message: expect.stringContaining('ConfigMap flags has fields that another manager owns: .data.a (terraform).')
  })
})
