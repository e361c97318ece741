import type { KubeObject } from '../../src/target/kubernetes/objects.ts'

const labels = { app: 'web' }
/** How many pods the app is meant to have. */
export const parity = 2

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`

/** A small app with everything that a cutover moves, copies or holds still. */
export const manifestsOf = (version: string): KubeObject[] => [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { greeting: `hello from ${version}` } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: parity,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'web',
              image: imageOf(version),
              ports: [{ containerPort: 8080 }],
              envFrom: [{ configMapRef: { name: 'settings' } }],
              readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5 }
            }
          ]
        }
      }
    }
  },
  ...['web', 'api'].map(name => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] }
  })),
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: parity,
      maxReplicas: 6
    }
  },
  // Shared by all releases: each applies its own form of it, and a rollback that of the release it goes back to.
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: {
      ...(version.includes('canary') ? { ingressClassName: 'nginx' } : {}),
      rules: [
        {
          host: `v${version.replaceAll('.', '-')}.test`,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }]
          }
        }
      ]
    }
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } }
  },
  ...(version.includes('routed') ? [route] : []),
  ...(version.includes('extra') ? extra(version) : []),
  ...(version.includes('hooked') ? hooks.map(([name, point]) => hook(name, point, version)) : [])
]

/** The way in from outside, for releases by weights. */
const route: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web' },
  spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }
}

/** What later versions do without. */
const extra = (version: string): KubeObject[] => [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'extra' }, data: { version } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'extra' },
    spec: {
      selector: { matchLabels: { app: 'extra' } },
      template: {
        metadata: { labels: { app: 'extra' } },
        spec: { containers: [{ name: 'web', image: imageOf(version) }] }
      }
    }
  }
]

/** The Jobs that run beside a version that asks for them by its name. */
export const hooks: readonly (readonly [name: string, point: string])[] = [
  ['migrate', 'before-staging'],
  ['warm', 'before-cutover'],
  ['announce', 'after-cutover']
]

const hook = (name: string, point: string, version: string): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, annotations: { 'cutover.dev/hook': point } },
  spec: {
    backoffLimit: 0,
    template: { spec: { restartPolicy: 'Never', containers: [{ name, image: imageOf(version) }] } }
  }
})

const strange = { foreign: 'yes' }

/** What others have in the same namespace. */
export const foreign: KubeObject[] = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'theirs', labels: strange }, data: { a: '1' } },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'theirs', labels: strange }, stringData: { a: '1' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'theirs', labels: strange },
    spec: {
      replicas: parity,
      selector: { matchLabels: { app: 'theirs' } },
      template: {
        metadata: { labels: { app: 'theirs', ...strange } },
        spec: { containers: [{ name: 'one', image: imageOf('7') }] }
      }
    }
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'theirs', labels: strange },
    spec: { selector: { app: 'theirs' }, ports: [{ port: 80 }] }
  }
]
