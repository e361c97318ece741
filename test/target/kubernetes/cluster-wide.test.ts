import { expect, test } from 'vitest'
import { bundleSecret } from '../../../src/target/kubernetes/bundle.ts'
import { findLeftOver } from '../../../src/target/kubernetes/left-over.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { rendered } from '../../model/shop.ts'
import { json } from './api-server.ts'
import { start } from './one-server.ts'

const rbac = 'rbac.authorization.k8s.io/v1'
const object = (kind: string): KubeObject => ({ apiVersion: rbac, kind, metadata: { name: 'shop-reader' } })

/** Kinds as an API server lists them, of all groups alike. */
const resources = [
  { name: 'secrets', kind: 'Secret', namespaced: true, verbs: [] },
  { name: 'roles', kind: 'Role', namespaced: true, verbs: [] },
  { name: 'clusterroles', kind: 'ClusterRole', namespaced: false, verbs: [] }
]

test('what belongs to the whole cluster stays when it leaves the manifests: an app of the same name may need it elsewhere', async () => {
  const before = rendered('1.0.0', ['web'], [object('ClusterRole'), object('Role')])
  const { cluster } = await start(({ path }, outgoing) => {
    if (/\/apis?\/[^/]+(\/v1)?$/.test(path)) return json(outgoing, { resources })
    if (path.includes('/secrets')) {
      return json(outgoing, { metadata: { resourceVersion: '1' }, items: [bundleSecret(before)] })
    }
    const metadata = { name: 'shop-reader', uid: 'u', labels: { 'cutover.dev/app': 'shop' } }
    return json(outgoing, { metadata })
  })
  const found = await findLeftOver(cluster, rendered('1.1.0'))
  expect(found.map(({ kind }) => kind)).toEqual(['Role'])
})
