import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import { manifests as shopOf } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
let warnings: string[]
const http = systemHttp({})

beforeEach(async () => {
  warnings = []
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(() => (_, response) => void response.end('ok'))
  })
})
afterEach(() => sandbox.stop())

const image = `registry.test/web:1@sha256:${'0'.repeat(64)}`
const flags: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'flags' }, data: { a: '1' } }
const report = { ...silent, warning: (text: string) => void warnings.push(text) }
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })

async function release(version: string) {
  const cluster = await clientFor(sandbox)
  const wanted = { app: 'shop', namespace: 'shop', version, tag: version, images: [] }
  const objects = [...shopOf(image), flags].map(object => ({ object }))
  const { set } = await prepare(cluster, objects, wanted, around())
  const strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 } as const
  const run = { id: 'run', url: '', actor: '' }
  const terms = { intent: 'release', strategy, gates: { before: [], after: [] }, run } as const
  await rollOut(cluster, set, terms, around())
  return set
}

/** Somebody's own tool writes to an object. */
async function edit(manager: string, path: string, body: object, type = 'merge-patch+json', more = ''): Promise<void> {
  const answer = await http.send({
    method: 'PATCH',
    url: new URL(`${sandbox.url}${path}?fieldManager=${manager}${more}`),
    headers: { 'content-type': `application/${type}`, authorization: `Bearer ${sandbox.token}` },
    body: JSON.stringify(body)
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.anything()])
}
const core = '/api/v1/namespaces/shop'

test('what people changed of the live release is told before the next one begins, and what they own of it stops it', async () => {
  const { rid } = await release('1.0.0')
  warnings.length = 0
  await edit('kubectl-edit', `${core}/services/web`, { spec: { ports: [{ port: 80, targetPort: 9090 }] } })
  await edit('kubectl-scale', `/apis/apps/v1/namespaces/shop/deployments/web-${rid}`, { spec: { replicas: 3 } })
  await edit('kubectl-edit', `${core}/configmaps/flags`, { data: { a: '2' } })
  await release('1.1.0')
  expect(warnings.filter(text => text.includes('was changed')).map(text => text.replace(rid, '1.0.0'))).toEqual([
    expect.stringMatching(/^Service web was changed since 1.0.0 was released: .spec.ports.* \(by kubectl-edit\)\. /),
    expect.stringMatching(
      /^Deployment web-1.0.0 was changed since 1.0.0 was released: .spec.replicas \(by kubectl-scale\)\. /
    ),
    expect.stringMatching(/^ConfigMap flags was changed since 1.0.0 was released: .data.a \(by kubectl-edit\)\. /)
  ])

  const theirs = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'flags' }, data: { a: '3' } }
  await edit('terraform', `${core}/configmaps/flags`, theirs, 'apply-patch+yaml', '&force=true')
  await expect(release('1.2.0')).rejects.toMatchObject({
    code: 'PREFLIGHT_FAILED',
    message: expect.stringContaining('ConfigMap flags has fields that another manager owns: .data.a (terraform).'),
    hint: expect.stringContaining('Leave what terraform owns out of the manifests; or take it over once')
  })
})

test('a release over marks that somebody changed is refused before anything is touched', async () => {
  const { rid } = await release('1.0.0')
  const path = `/apis/apps/v1/namespaces/shop/deployments/web-${rid}`
  await edit('kubectl-label', path, { metadata: { labels: { 'cutover.dev/release': 'mine' } } })
  await expect(release('1.1.0')).rejects.toMatchObject({
    code: 'PREFLIGHT_FAILED',
    message: expect.stringContaining(`has the label cutover.dev/release: mine, and its pods ${rid}`)
  })
})
