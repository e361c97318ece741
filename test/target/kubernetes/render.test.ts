import { describe, expect, test } from 'vitest'
import { render } from '../../../src/target/kubernetes/render.ts'
import { podTemplateOf } from '../../../src/target/kubernetes/workload.ts'
import { manifests, shop, shopOptions } from './shop.ts'

const set = render(manifests(shop), shopOptions)
const rid = set.rid
const ofShop = { 'cutover.dev/app': 'shop' }
const ofRelease = { ...ofShop, 'cutover.dev/release': rid }
const annotations = { 'cutover.dev/version': '1.4.2' }
const [settings, keys, tls] = ['settings-8f33f30303', 'keys-2e1892644c', 'tls-70d35ddfd3']

describe('a release', () => {
  test('is known by its version and eight digits over tag, images and objects', () => {
    const { app, namespace, version, images } = set
    expect({ app, namespace, version, images, rid }).toEqual({
      app: 'shop',
      namespace: 'shop',
      version: '1.4.2',
      images: shopOptions.images,
      rid: expect.stringMatching(/^1-4-2-[0-9a-f]{8}$/)
    })
  })

  test('has a Deployment of its own, whose rules for placing pods look at its own pods only', () => {
    const labels = { app: 'web', 'cutover.dev/release': rid }
    const own = { matchLabels: labels }
    expect(set.deployments).toEqual([
      {
        base: 'web',
        replicas: 3,
        object: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: `web-${rid}`, namespace: 'shop', labels: { app: 'web', ...ofRelease }, annotations },
          spec: {
            replicas: 3,
            selector: own,
            template: {
              metadata: { labels: { ...labels, ...ofShop } },
              spec: {
                affinity: {
                  podAntiAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [
                      { topologyKey: 'kubernetes.io/hostname', labelSelector: own },
                      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'db' } } }
                    ]
                  }
                },
                topologySpreadConstraints: [
                  {
                    maxSkew: 1,
                    topologyKey: 'zone',
                    whenUnsatisfiable: 'DoNotSchedule',
                    labelSelector: {
                      matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
                      matchLabels: { 'cutover.dev/release': rid }
                    }
                  }
                ],
                containers: [
                  {
                    name: 'web',
                    image: 'ghcr.io/acme/web:1.4.2',
                    ports: [{ name: 'http', containerPort: 8080 }],
                    env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: settings, key: 'a' } } }],
                    envFrom: [{ secretRef: { name: keys } }, { configMapRef: { name: 'elsewhere' } }]
                  }
                ],
                volumes: [
                  { name: 'one', configMap: { name: settings } },
                  { name: 'two', projected: { sources: [{ secret: { name: keys } }] } },
                  { name: 'three', secret: { secretName: tls } }
                ]
              }
            }
          }
        }
      }
    ])
  })

  test('has its own autoscaler and disruption budget, each for its own pods', () => {
    const metadata = { name: `web-${rid}`, namespace: 'shop', labels: ofRelease, annotations }
    expect([set.autoscalers, set.budgets]).toEqual([
      [
        {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata,
          spec: {
            scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `web-${rid}` },
            minReplicas: 3,
            maxReplicas: 9
          }
        }
      ],
      [
        {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata,
          spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web', 'cutover.dev/release': rid } } }
        }
      ]
    ])
  })

  test('is reached by its Services, narrowed to it, and by previews that nothing else selects', () => {
    const selector = { app: 'web', 'cutover.dev/release': rid }
    const ports = [
      { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' },
      { name: 'admin', port: 9090, protocol: 'TCP', targetPort: 9090 }
    ]
    expect(set.services).toEqual([
      {
        name: 'web',
        object: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/part-of': 'shop', ...ofShop } },
          spec: { selector, ports }
        },
        sel0: { app: 'web' },
        selector,
        ports,
        deployments: [`web-${rid}`],
        preview: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'web-preview', namespace: 'shop', labels: ofRelease, annotations },
          spec: { type: 'ClusterIP', selector, ports }
        }
      }
    ])
  })

  test('has immutable configuration named by content; what an Ingress names stays beside it under its own name', () => {
    const metadata = (name: string) => ({ name, namespace: 'shop', labels: ofShop })
    expect(set.config).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(settings), data: { a: '1' }, immutable: true },
      { apiVersion: 'v1', kind: 'Secret', metadata: metadata(keys), stringData: { token: 'secret' }, immutable: true },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: metadata(tls),
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': '', 'tls.key': '' },
        immutable: true
      }
    ])
    expect(set.shared.map(({ kind, metadata }) => [kind, metadata])).toEqual([
      ['ConfigMap', { name: 'unused', namespace: 'shop', labels: ofShop, annotations }],
      ['Secret', { name: 'tls', namespace: 'shop', labels: ofShop, annotations }],
      ['Ingress', { name: 'web', labels: ofShop, annotations }]
    ])
  })

  test('rolls what no Service selects in place', () => {
    const container = { image: 'ghcr.io/acme/web:1.4.2' }
    expect(set.followers).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'worker', namespace: 'shop', labels: ofShop, annotations },
        spec: {
          selector: { matchLabels: { app: 'worker' } },
          template: {
            metadata: { labels: { app: 'worker' } },
            spec: { containers: [{ name: 'worker', ...container, envFrom: [{ secretRef: { name: keys } }] }] }
          }
        }
      }
    ])
  })

  test('runs Jobs that are hooks under names of its own', () => {
    const container = { name: 'migrate', image: 'ghcr.io/acme/web:1.4.2' }
    expect(set.hooks).toEqual([
      {
        point: 'before-staging',
        object: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: `migrate-${rid}`,
            namespace: 'shop',
            labels: ofRelease,
            annotations: { 'cutover.dev/hook': 'before-staging', ...annotations }
          },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } }
        }
      }
    ])
  })

  test('leaves the objects that it was made from as they were', () => {
    const objects = manifests(shop)
    render(objects, shopOptions)
    expect(objects).toEqual(manifests(shop))
  })
})

test('a set for `rolling` keeps every name and selector, apart from configuration and hooks', () => {
  const rolling = render(manifests(shop), { ...shopOptions, strategy: 'rolling' })
  const { deployments, autoscalers, budgets, services, shared, followers } = rolling
  expect({ deployments, autoscalers, budgets, services }).toEqual({
    deployments: [],
    autoscalers: [],
    budgets: [],
    services: []
  })
  expect([...shared, ...followers].map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
    'ConfigMap/unused',
    'Secret/tls',
    'Service/web',
    'PodDisruptionBudget/web',
    'HorizontalPodAutoscaler/web',
    'Ingress/web',
    'Deployment/web',
    'Deployment/worker'
  ])
  const web = followers.find(({ metadata }) => metadata.name === 'web')
  expect(web && podTemplateOf(web)?.metadata?.labels).toEqual({ app: 'web' })
})
