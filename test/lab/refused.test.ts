import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type Right, rights } from '../../src/target/kubernetes/rights.ts'
import { createAccount, kubeconfigAs, tokenOf } from './accounts.ts'
import { listen, written } from './audit.ts'
import { it, type Shop } from './shop.ts'

/** A kubeconfig of a ServiceAccount that has `rules` and nothing else. */
async function accountWith(shop: Shop, rules: readonly Right[]): Promise<string> {
  await createAccount(shop, rules)
  return kubeconfigAs(shop, { token: await tokenOf(shop) })
}

/** How a release of 1.1.0 over a plain 1.0.0 is refused, and what it wrote. */
async function refused(shop: Shop, inputs: Readonly<Record<string, string>> = {}) {
  const requests = await listen(shop.namespace)
  const { code, annotations } = await (await shop.release('1.1.0', inputs)).ended
  return { code, annotations, written: written(await requests()) }
}

/** One error with `text` in it, and not one write. test/e2e compares the messages whole. */
const refusal = (title: string, text: string, place: object = {}) => ({
  code: 1,
  annotations: [{ kind: 'error', title, message: expect.stringContaining(text), ...place }],
  written: []
})

const worker = (label: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  replicas: 0
  selector: { matchLabels: { app: ${label} } }
  template:
    metadata: { labels: { app: ${label} } }
    spec: { containers: [{ name: worker, image: 127.0.0.1:5000/base/web:1 }] }
`

describe.concurrent('the Role that is printed', () => {
  it('is enough for a release and its rollback', async ({ shop }) => {
    await shop.deployPlainly()
    const kubeconfig = await accountWith(shop, rights)
    const ended = [
      await (await shop.release('1.1.0', { kubeconfig })).ended,
      await (await shop.release('1.2.0', { kubeconfig, 'keep-previous': '1h' })).ended,
      await (await shop.rollback({ kubeconfig })).ended
    ]
    const succeeded = { annotations: [], outcome: 'SUCCEEDED' }
    expect(ended.map(({ annotations, outputs: { outcome } }) => ({ annotations, outcome }))).toEqual([
      succeeded,
      succeeded,
      succeeded
    ])
  })

  it('without one of its rules prints that rule, to be pasted', async ({ shop }) => {
    await shop.deployPlainly()
    const some = rights.filter(({ resource }) => resource !== 'endpointslices')
    const rule = `
  - apiGroups: ["discovery.k8s.io"]
    resources: ["endpointslices"]
    verbs: ["list", "watch"]`
    const kubeconfig = await accountWith(shop, some)
    expect(await refused(shop, { kubeconfig })).toEqual(refusal('PREFLIGHT_FAILED', rule))
  })
})

describe.concurrent('a cluster that does not let a release through changes nothing', () => {
  it('when it does not know the credentials', async ({ shop }) => {
    await shop.deployPlainly()
    const kubeconfig = await kubeconfigAs(shop, { token: 'nobody' })
    expect(await refused(shop, { kubeconfig })).toEqual(refusal('CLUSTER_DENIED', 'Unauthorized (HTTP 401)'))
  })

  it('when a quota has no room for two releases at once', async ({ shop }) => {
    await shop.deployPlainly()
    await shop.kubectl('create', 'quota', 'small', '--hard=pods=3')
    const why =
      'ResourceQuota small has no room for the new release beside the old one: pods 2 of 3 used, 2 more needed'
    expect(await refused(shop)).toEqual(refusal('PREFLIGHT_FAILED', why))
  })

  it('when a manifest changes a field that nobody may change', async ({ shop }) => {
    const manifest = join(shop.workspace, 'k8s/worker.yaml')
    await writeFile(manifest, worker('worker'))
    await shop.deployPlainly()
    await writeFile(manifest, worker('another'))
    const why = 'spec.selector: Invalid value: {"matchLabels":{"app":"another"}}: field is immutable (HTTP 422)'
    const place = { file: 'k8s/worker.yaml', line: '2', col: '1' }
    expect(await refused(shop)).toEqual(refusal('PREFLIGHT_FAILED', why, place))
  })

  it('when two ReplicaSets are live, because nobody could say which one to go back to', async ({ shop }) => {
    await shop.deployPlainly()
    await shop.kubectl('set', 'image', 'deployment/web', `web=${shop.repository}:missing`)
    const why = 'Deployment web is still rolling out'
    const { annotations, ...rest } = await refused(shop, { deadline: '3s' })
    const [warning, ...errors] = annotations
    expect(warning).toEqual({ kind: 'warning', message: expect.stringContaining(why) })
    expect({ ...rest, annotations: errors }).toEqual(refusal('TIMED_OUT', why))
  })
})
