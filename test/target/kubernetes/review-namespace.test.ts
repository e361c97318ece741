import { expect, test } from 'vitest'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import type { Live } from '../../../src/target/kubernetes/review-namespace.ts'
import { reviewNamespace } from '../../../src/target/kubernetes/review-namespace.ts'
import { manifests, shop, shopOptions } from './shop.ts'

const objects = manifests(shop)
const set = render(objects, shopOptions)
const empty: Live = {
  services: [],
  deployments: [],
  replicaSets: [],
  pods: [],
  autoscalers: [],
  budgets: [],
  quotas: []
}
const review = (live: Partial<Live>) => reviewNamespace(set, { ...empty, ...live }, objects)

const object = (kind: string, name: string, more: object = {}, metadata: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, uid: `uid-${name}`, generation: 1, ...metadata },
  ...more
})
const service = (name: string, metadata: object = {}, spec: object = {}) =>
  object('Service', name, { spec: { selector: { app: 'web' }, ...spec } }, metadata)
const labels = { app: 'web' }
const web = (name = 'web', status: object = {}) =>
  object('Deployment', name, {
    spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels } } },
    status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2, ...status }
  })
const replicaSet = (hash: string, replicas = 2) =>
  object(
    'ReplicaSet',
    `web-${hash}`,
    { spec: { replicas }, status: { replicas } },
    {
      labels: { ...labels, 'pod-template-hash': hash },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'uid-web' }]
    }
  )

test('a fresh namespace, and one whose app can be adopted, are not found fault with', () => {
  expect(review({})).toEqual([])
  const own = [
    object('HorizontalPodAutoscaler', 'web', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } })
  ]
  expect(
    review({ services: [service('web')], deployments: [web()], replicaSets: [replicaSet('abc')], autoscalers: own })
  ).toEqual([])
})

test.each<[string, Partial<Live>, object[]]>([
  [
    'a Service of another app',
    { services: [service('web', { labels: { 'cutover.dev/app': 'store' } })] },
    [
      {
        severity: 'error',
        message: 'Service web belongs to the app store, and this release is one of shop.',
        hint: 'Set app: store to go on with it, or remove the label cutover.dev/app from the Service if that app is gone.'
      }
    ]
  ],
  [
    'a Service of somebody that has the name of the preview',
    { services: [service('web-preview', {}, { selector: { app: 'web-preview' } })] },
    [
      {
        severity: 'error',
        message:
          'Service web-preview is not one of shop, and has the name of the preview of Service web: it would be pointed at the new release.',
        hint: 'Rename Service web-preview, or Service web in the manifests.'
      }
    ]
  ],
  [
    'a live Deployment that the manifests do not have',
    { services: [service('web')], deployments: [web('other')] },
    [
      {
        severity: 'error',
        message: 'Service web gets its pods from Deployment other, which the manifests do not have.',
        hint: 'Bring the manifests in line with what runs, or release it once with strategy: rolling.'
      }
    ]
  ],
  [
    'a rollout under way',
    { services: [service('web')], deployments: [web()], replicaSets: [replicaSet('abc'), replicaSet('def')] },
    [
      {
        severity: 'warning',
        message: 'Deployment web is still rolling out, and can be adopted only when it has one ReplicaSet with pods.',
        hint: 'The release waits for that until its deadline; kubectl rollout status tells what is missing, kubectl rollout undo ends it.'
      }
    ]
  ],
  [
    'Services from elsewhere that would reach the new pods',
    {
      services: [
        service('admin'),
        service('metrics', {}, { clusterIP: 'None' }),
        service('web-preview', { labels: { 'cutover.dev/app': 'shop' } }),
        service('x', {}, { selector: { app: 'x' } })
      ]
    },
    [
      {
        severity: 'error',
        message:
          'Service admin is not in the manifests and selects the pods of Deployment web: it would reach the new release before the cutover.',
        hint: 'Add Service admin to the manifests, or make its selector more specific.'
      },
      {
        severity: 'warning',
        message:
          'Service metrics is not in the manifests and selects the pods of Deployment web: it would reach the new release before the cutover.',
        hint: 'Add Service metrics to the manifests, or make its selector more specific.'
      }
    ]
  ],
  [
    'an autoscaler and a budget from elsewhere',
    {
      autoscalers: [
        object('HorizontalPodAutoscaler', 'extra', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } }),
        object(
          'HorizontalPodAutoscaler',
          'ours',
          { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } },
          { labels: { 'cutover.dev/app': 'shop' } }
        )
      ],
      budgets: [object('PodDisruptionBudget', 'all', { spec: { selector: { matchLabels: labels } } })]
    },
    [
      {
        severity: 'warning',
        message:
          'HorizontalPodAutoscaler extra is not in the manifests, and is one of Deployment web: it would scale the old release and not the new one.',
        hint: 'Add HorizontalPodAutoscaler extra to the manifests.'
      },
      {
        severity: 'warning',
        message:
          'PodDisruptionBudget all is not in the manifests, and is one of Deployment web: it counts the pods of both releases, and a pod with two budgets can never be evicted.',
        hint: 'Add PodDisruptionBudget all to the manifests.'
      }
    ]
  ],
  [
    'an autoscaler that its controller would make anew',
    {
      autoscalers: [
        object(
          'HorizontalPodAutoscaler',
          'keda-hpa-web',
          { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } },
          {
            ownerReferences: [
              { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', name: 'web', uid: 'u1', controller: true }
            ]
          }
        )
      ]
    },
    [
      {
        severity: 'error',
        message:
          'HorizontalPodAutoscaler keda-hpa-web belongs to ScaledObject web, which makes it anew whenever it is taken off Deployment web: the old release could not keep its size through a cutover.',
        hint: 'Scale web by a HorizontalPodAutoscaler in the manifests instead, or use strategy: rolling, which leaves it alone.'
      }
    ]
  ],
  [
    'Argo CD',
    { services: [service('web', { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:/Service:shop/web' } })] },
    [
      {
        severity: 'warning',
        message: 'Argo CD manages Service web and would set its selector back.',
        hint: 'Add to its Application:\nspec:\n  ignoreDifferences:\n    - { kind: Service, jsonPointers: [/spec/selector] }\n  syncPolicy:\n    syncOptions: [RespectIgnoreDifferences=true]'
      }
    ]
  ],
  [
    'Flux',
    { services: [service('web', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'shop' } })] },
    [
      {
        severity: 'warning',
        message: 'Flux manages Service web and would set its selector back.',
        hint: 'Leave the Service out of what it reconciles, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent.'
      }
    ]
  ]
])('%s is found', (_, live, findings) => {
  expect(review(live)).toEqual(findings)
})
