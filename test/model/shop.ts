import { bundleSecret } from '../../src/target/kubernetes/bundle.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import { render } from '../../src/target/kubernetes/render.ts'
import { World } from './world.ts'

const labels = { app: 'web' }

/** The manifests of a small shop: one Deployment, and the Services before it. */
export const manifests = (
  image: string,
  services: readonly string[] = ['web'],
  more: readonly KubeObject[] = []
): KubeObject[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image, ports: [{ containerPort: 8080 }] }] }
      }
    }
  },
  ...services.map(name => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] }
  })),
  ...more
]

export const autoscaler: KubeObject = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 3 }
}

/** A hook that must have ended before anything else is staged. */
export const migration: KubeObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate', annotations: { 'cutover.dev/hook': 'before-staging' } },
  spec: {
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image: 'registry.test/web:1' }] } }
  }
}

/** The shop as people deploy it by hand, before the first release. */
export const plainShop = (services: readonly string[] = ['web'], more: readonly KubeObject[] = []): World =>
  new World().put(...manifests('registry.test/web:0.9.0', services, more))

export const rendered = (version: string, services?: readonly string[], more: readonly KubeObject[] = []) => {
  const image = `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
  const objects = manifests(image, services, more).map(object => ({ object }))
  const images = [{ name: 'web', reference: image }]
  return render(objects, { app: 'shop', namespace: 'shop', version, tag: version, images })
}

interface Shape {
  readonly services?: readonly string[]
  /** Manifests beside the Deployment and its Services. */
  readonly more?: readonly KubeObject[]
}

export function goalFor(version: string, options: Partial<Goal> & Shape = {}): Goal {
  const { services, more, ...rest } = options
  const set = rest.set ?? rendered(version, services, more)
  return {
    intent: 'release',
    run: { holder: `run-of-${version}` },
    startedAt: 1_800_000_000_000,
    deadline: 600_000,
    lockWait: 60_000,
    bake: 10_000,
    drain: 5_000,
    keepPrevious: 0,
    history: 3,
    gates: { before: true, after: true },
    bundle: bundleSecret(set),
    ...rest,
    set
  }
}
