import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'

const execute = promisify(execFile)
const found = (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, 'kubectl')))

const manifest = (image: string, replicas: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ${image}
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`

describe.skipIf(!found)(found ? 'kubectl' : 'kubectl (skipped: there is none on PATH)', () => {
  let cluster: SandboxCluster
  let folder: string
  const kubectl = async (...args: string[]): Promise<string> => {
    const environment = { ...process.env, KUBECONFIG: join(folder, 'config'), KUBECACHEDIR: join(folder, 'cache') }
    return (await execute('kubectl', args, { env: environment })).stdout.trim()
  }
  const write = (text: string) => writeFile(join(folder, 'web.yaml'), text)

  beforeAll(async () => {
    cluster = await startCluster({ namespaces: ['shop'] })
    folder = await mkdtemp(join(tmpdir(), 'kubectl-'))
    await writeFile(join(folder, 'config'), cluster.kubeconfig)
  })
  afterAll(async () => {
    await cluster.stop()
    await rm(folder, { recursive: true })
  })

  test('applies manifests, and says what changed the next time', async () => {
    await write(manifest('web:1', 2))
    expect(await kubectl('apply', '-f', join(folder, 'web.yaml'))).toBe(
      'deployment.apps/web created\nservice/web created'
    )
    await write(manifest('web:2', 2))
    expect(await kubectl('apply', '-f', join(folder, 'web.yaml'))).toBe(
      'deployment.apps/web configured\nservice/web unchanged'
    )
  })

  test('waits for a rollout', async () => {
    expect(await kubectl('rollout', 'status', 'deployment/web', '--timeout=10s')).toContain('successfully rolled out')
  })

  test('shows tables', async () => {
    const [head, row] = (await kubectl('get', 'deployments')).split('\n')
    expect([head?.split(/\s+/), row?.split(/\s+/).slice(0, 4)]).toEqual([
      ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
      ['web', '2/2', '2', '2']
    ])
  })

  test('describes what it shows, with the events', async () => {
    const text = await kubectl('describe', 'deployment', 'web')
    expect(text).toMatch(/Replicas:\s+2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable/)
    expect(text).toContain('ScalingReplicaSet')
    expect(await kubectl('describe', 'service', 'web')).toMatch(/Endpoints:\s+10\.244\.\d+\.\d+:8080,10\.244/)
  })

  test('scales, patches and applies on the server', async () => {
    await kubectl('scale', 'deployment', 'web', '--replicas=3')
    await kubectl('patch', 'service', 'web', '-p', '{"metadata":{"labels":{"a":"b"}}}')
    const applied = await kubectl(
      'apply',
      '--server-side',
      '--dry-run=server',
      '--force-conflicts',
      '-f',
      join(folder, 'web.yaml')
    )
    expect(applied).toBe(
      'deployment.apps/web serverside-applied (server dry run)\nservice/web serverside-applied (server dry run)'
    )
    expect(await kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.spec.replicas}')).toBe('3')
    expect(await kubectl('get', 'service', 'web', '--show-labels', '--no-headers')).toContain('a=b')
  })

  test('is told of a misspelt field', async () => {
    await write(manifest('web:2', 2).replace('replicas:', 'replicsa:'))
    await expect(kubectl('apply', '-f', join(folder, 'web.yaml'))).rejects.toThrow('unknown field "spec.replicsa"')
  })

  test('deletes and waits until it is gone', async () => {
    expect(await kubectl('delete', 'deployment', 'web')).toContain('deleted')
    expect(await kubectl('get', 'deployments', '-o', 'name')).toBe('')
  })
})
