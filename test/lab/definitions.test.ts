import { randomBytes } from 'node:crypto'
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

test('a release brings a kind and an object of it along, and runs its hook, on a real cluster', async () => {
  const { kubeconfig, registry } = inject('parts')
  await kubectl('create', 'namespace', namespace)
  const ports = { files: systemFiles, processes: systemProcesses, clock: systemClock, report: silent, environment: {} }
  const cluster = new ApiServer(await openAccess({ kubeconfig, namespace }, ports), http)
  const around = { clock: systemClock, report: silent, signal: new AbortController().signal }
  const strategy = { kind: 'blueGreen', bake: 0, drain: 0, keepPrevious: 0, deadline: 120_000 } as const
  const release = async (version: string, size: number) => {
    const objects = shop(`${registry}/base/web:1`, size).map(object => ({ object }))
    const { set } = await prepare(
      cluster,
      objects,
      { app: 'shop', namespace, version, tag: version, images: [] },
      around
    )
    const terms = {
      intent: 'release',
      strategy,
      gates: { before: [], after: [] },
      run: { id: version, url: '', actor: '' }
    } as const
    return rollOut(cluster, set, terms, around)
  }
  const widget = async () =>
    (await kubectl('-n', namespace, 'get', 'widget', 'one', '-o', 'jsonpath={.spec.size}')).trim()
  expect([(await release('1.0.0', 1)).outcome, await widget()]).toEqual(['SUCCEEDED', '1'])
  expect([(await release('1.1.0', 2)).outcome, await widget()]).toEqual(['SUCCEEDED', '2'])
  const jobs = await kubectl(
    '-n',
    namespace,
    'get',
    'jobs',
    '-o',
    'jsonpath={.items[*].status.conditions[?(@.type=="Complete")].status}'
  )
  expect(jobs.trim()).toBe('True True')
})
