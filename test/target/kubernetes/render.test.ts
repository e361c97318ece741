import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import type { ManifestObject, ReleaseSet, TrafficService } from '../../../src/target/kubernetes/release-set.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { podTemplateOf } from '../../../src/target/kubernetes/workload.ts'
import { manifests, shop, shopOptions } from './shop.ts'

const set = render(manifests(shop), shopOptions)
const rid = set.rid
const ofShop = { 'cutover.dev/app': 'shop' }
const ofRelease = { ...ofShop, 'cutover.dev/release': rid }
const annotations = { 'cutover.dev/version': '1.4.2' }
const [settings, keys, tls] = ['settings-8f33f30303', 'keys-2e1892644c', 'tls-70d35ddfd3']

const refusal = (text: string, options = shopOptions): unknown => {
  try {
    return render(manifests(text), options)
  } catch (error) {
    const { code, message, hint, at } = error as CutoverError
    return { code, message, hint, at }
  }
}

const deployment = (name: string, app: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { selector: { matchLabels: { app: ${app} } }, template: { metadata: { labels: { app: ${app} } }, spec: { containers: [] } } }
`
const service = (name: string, app: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${app} }, ports: [{ port: 80 }] }
`

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

  test('rolls what no Service selects in place, and runs its own Job', () => {
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
      },
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          name: `migrate-${rid}`,
          namespace: 'shop',
          labels: ofRelease,
          annotations: { 'cutover.dev/hook': 'before-staging', ...annotations }
        },
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', ...container }] } } }
      }
    ])
  })

  test('leaves the objects that it was made from as they were', () => {
    const objects = manifests(shop)
    render(objects, shopOptions)
    expect(objects).toEqual(manifests(shop))
  })
})

describe('the release id', () => {
  const inOrder = (objects: ManifestObject[]): ReleaseSet => render(objects, shopOptions)
  /** The same value with the keys of every mapping the other way round. */
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, held]) => [name, reversed(held)])
    )
  }

  test('does not depend on the order of files, nor on formatting, nor on what an export from a cluster adds', () => {
    const exported = manifests(shop).map(({ object }) => ({
      object: {
        ...(reversed(object) as KubeObject),
        status: { observedGeneration: 3 },
        metadata: { ...object.metadata, uid: 'x', resourceVersion: '12', creationTimestamp: '2026-01-01T00:00:00Z' }
      }
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray(exported, { minLength: exported.length }), objects => {
        expect(inOrder(objects)).toEqual(set)
      })
    )
  })

  test('does not depend on whether the objects stand in a List or name the namespace', () => {
    const items = manifests(shop).map(({ object }) => ({
      ...object,
      metadata: { ...object.metadata, ...(object.kind === 'Ingress' ? {} : { namespace: 'shop' }) }
    }))
    expect(inOrder([{ object: { apiVersion: 'v1', kind: 'List', metadata: { name: '' }, items } }])).toEqual(set)
  })

  test.each([
    ['tag', {}, { tag: 'v1.4.2-again' }],
    ['digest', {}, { images: [{ name: 'web', reference: `ghcr.io/acme/web@sha256:${'b'.repeat(64)}` }] }],
    ['content', { from: 'a: "1"', to: 'a: "2"' }, {}],
    ['object without pods', { from: 'shop.example', to: 'shop.test' }, {}]
  ])('changes with the %s', (_, { from = '', to = '' }: { from?: string; to?: string }, options) => {
    const other = render(manifests(shop.replace(from, to)), { ...shopOptions, ...options })
    expect(other.rid).toMatch(/^1-4-2-[0-9a-f]{8}$/)
    expect(other.rid).not.toBe(rid)
  })
})

test('names stay within 63 characters, keep the release, and never meet', () => {
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,60}[a-z0-9])?$/)
  const version = fc.stringMatching(/^[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}(-[a-zA-Z0-9.]{1,20})?(\+[a-z0-9]{1,9})?$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), version, (bases, version) => {
      const text = bases.flatMap(base => [deployment(base, base), service(base, base)]).join('---')
      const { rid, deployments, services } = render(manifests(text), { ...shopOptions, app: 'shop', version })
      const made = [...deployments.map(d => d.object), ...services.map(s => s.preview)].map(o => o.metadata.name)
      expect(rid).toMatch(/^[a-z0-9-]{1,20}-[0-9a-f]{8}$/)
      expect(made.every(one => one.length <= 63 && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(one))).toBe(true)
      expect(deployments.every(({ object }) => object.metadata.name.endsWith(`-${rid}`))).toBe(true)
      expect(new Set(made).size).toBe(2 * bases.length)
    })
  )
})

test('two bases that differ only past the cut keep different names', () => {
  const long = 'a'.repeat(60)
  const text = ['x', 'y'].flatMap(end => [deployment(long + end, end), service(end, end)]).join('---')
  const [first, second] = render(manifests(text), shopOptions).deployments.map(({ object }) => object.metadata.name)
  expect([first?.length, second?.length, first === second]).toEqual([63, 63, false])
})

test('a set for `rolling` keeps every name and selector, apart from configuration and Jobs', () => {
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
    'HorizontalPodAutoscaler/web',
    'Ingress/web',
    'PodDisruptionBudget/web',
    'Deployment/web',
    'Deployment/worker',
    `Job/migrate-${rolling.rid}`
  ])
  const web = followers.find(({ metadata }) => metadata.name === 'web')
  expect(web && podTemplateOf(web)?.metadata?.labels).toEqual({ app: 'web' })
})

test('Services that choose no Deployment of the set are shared', () => {
  const text = [
    deployment('web', 'web'),
    service('web', 'web'),
    service('db', 'db'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: mail }\nspec: { type: ExternalName, externalName: mail.example }'
  ].join('---\n')
  const { services, shared } = render(manifests(text), shopOptions)
  expect([services.map(({ name }) => name), shared.map(({ metadata }) => metadata.name)]).toEqual([
    ['web'],
    ['db', 'mail']
  ])
})

test('a preview is reached within the cluster only, however its Service is', () => {
  const balanced = service('web', 'web').replace('spec: {', 'spec: { type: LoadBalancer, externalIPs: [192.0.2.1],')
  const text = [deployment('web', 'web'), balanced.replace('port: 80', 'port: 80, nodePort: 30080')].join('---')
  const [{ preview, ports }] = render(manifests(text), shopOptions).services as [TrafficService]
  expect([preview.spec, ports]).toEqual([
    {
      type: 'ClusterIP',
      selector: { app: 'web', 'cutover.dev/release': expect.stringMatching(/^1-4-2-/) },
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }]
    },
    [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30080 }]
  ])
})

test('configuration of equal name and content in two apps is not the same object', () => {
  const names = ['one', 'two'].map(app => render(manifests(shop), { ...shopOptions, app }).config[0]?.metadata.name)
  expect(names[0]).not.toBe(names[1])
})

test('the app is named by the labels of what carries traffic, else by its first Service', () => {
  const labelled = shop.replace('app.kubernetes.io/part-of: shop', 'app.kubernetes.io/name: storefront')
  const plain = shop.replace(', labels: { app.kubernetes.io/part-of: shop }', '')
  const app = (text: string, given?: string) =>
    render(manifests(text), { ...shopOptions, ...(given ? { app: given } : {}) }).app
  expect([app(shop), app(labelled), app(plain), app(shop, 'mine')]).toEqual(['shop', 'storefront', 'web', 'mine'])
})

describe('manifests that say too little or too much are refused with their place:', () => {
  const at = (line: number) => ({ file: 'k8s/shop.yaml', line })

  test('an object without name', () => {
    expect(
      refusal(`${service('web', 'web')}---\napiVersion: v1\nkind: Secret\nmetadata: { generateName: a- }`)
    ).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'A Secret in the manifests lacks metadata.name.',
      hint: 'Every object needs apiVersion, kind and metadata.name; generateName would make a new object at every run.',
      at: at(7)
    })
  })

  test('an object that is there twice', () => {
    expect(refusal(`${service('web', 'web')}---${service('web', 'other')}`)).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'Service web is in the manifests twice.',
      hint: 'Remove one of the two, or give only one of the overlapping folders.',
      at: at(7)
    })
  })

  test('an object for another namespace', () => {
    expect(refusal(service('web', 'web').replace('name: web', 'name: web, namespace: store'))).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'Service web belongs to namespace store, but the release goes to shop.',
      hint: 'Remove metadata.namespace, or release that namespace in a step of its own with namespace: store.',
      at: at(2)
    })
  })

  test('an app name that no label can hold', () => {
    expect(refusal(shop, { ...shopOptions, app: 'My Shop' })).toEqual({
      code: 'INPUT_INVALID',
      message: "The app name 'My Shop' can't be used in names of Kubernetes objects.",
      hint: 'Use at most 40 lower-case letters, digits and dashes, beginning and ending with a letter or digit.',
      at: undefined
    })
  })
})
