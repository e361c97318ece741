import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { preflight } from '../../../src/target/kubernetes/preflight.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { rights, ruleYaml } from '../../../src/target/kubernetes/rights.ts'
import { clientFor } from './client-for.ts'
import { manifests, shopOptions } from './shop.ts'

let sandbox: SandboxCluster

beforeEach(async () => {
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(() => (_, response) => void response.end('ok'))
  })
})
afterEach(() => sandbox.stop())

const plain = manifests(`
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
          lifecycle: { preStop: { sleep: { seconds: 1 } } }
`)

/** What runs already, put there by somebody else. */
async function deployPlainly(): Promise<void> {
  const cluster = await clientFor(sandbox)
  for (const { object } of plain) {
    await cluster.create(await cluster.resource(object.apiVersion, object.kind), object)
  }
  const deployments = await cluster.resource('apps/v1', 'Deployment')
  await expect
    .poll(async () => (await cluster.get(deployments, 'web'))?.status, { timeout: 10_000 })
    .toMatchObject({ availableReplicas: 1 })
}

test.each(['services', 'deployments', 'replicasets', 'pods'])(
  'of an app that runs already nothing is said when %s may not be listed, but that',
  async denied => {
    await deployPlainly()
    const rules = rights.map(({ group, resource, verbs }) => ({
      apiGroups: [group],
      resources: [resource],
      verbs: resource === denied ? verbs.filter(verb => verb !== 'list') : verbs
    }))
    const found = await preflight(await clientFor(sandbox, rules), render(plain, shopOptions), plain)
    const { group = '', resource = '', why = '' } = rights.find(right => right.resource === denied) ?? {}
    expect(found).toEqual([
      {
        severity: 'error',
        message: `The credentials lack rights in namespace shop: list ${denied} (to ${why}).`,
        hint: `Add these rules to the Role that is bound to them:\n${ruleYaml([{ group, resource, verbs: ['list'] }])}`
      }
    ])
  }
)
