import { expect, test } from 'vitest'
import { render } from '../../../src/target/kubernetes/render.ts'
import { applyOrder, rollingOrder } from '../../../src/target/kubernetes/rolling.ts'
import { manifests, shop, shopOptions } from './shop.ts'

test('a rolling release applies configuration before what uses it, and what scales workloads after them', () => {
  const set = render(manifests(shop), { ...shopOptions, strategy: 'rolling' })
  const order = rollingOrder(set).map(group => group.map(({ kind, metadata }) => `${kind}/${metadata.name}`))
  expect(order).toEqual([
    [
      'ConfigMap/settings-8f33f30303',
      'Secret/keys-2e1892644c',
      'Secret/tls-70d35ddfd3',
      'ConfigMap/unused',
      'Secret/tls'
    ],
    ['Service/web', 'PodDisruptionBudget/web'],
    ['Deployment/web', 'Deployment/worker'],
    ['HorizontalPodAutoscaler/web', 'Ingress/web']
  ])
})

test('definitions and rights come first, kinds that nobody knows come last', () => {
  const kinds = ['Widget', 'Deployment', 'RoleBinding', 'Role', 'CustomResourceDefinition', 'Secret', 'ServiceAccount']
  const objects = kinds.map(kind => ({ apiVersion: 'v1', kind, metadata: { name: 'a' } }))
  expect(applyOrder(objects).map(group => group.map(({ kind }) => kind))).toEqual([
    ['CustomResourceDefinition'],
    ['Role', 'ServiceAccount'],
    ['RoleBinding', 'Secret'],
    ['Deployment'],
    ['Widget']
  ])
})
