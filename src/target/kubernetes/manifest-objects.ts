import type { Place } from '../../errors.ts'
import { CutoverError } from '../../errors.ts'
import type { KubeObject } from './objects.ts'
import type { ManifestObject } from './release-set.ts'

/** Kinds that become part of a release and therefore live in its one namespace. */
const bound = [
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Job',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'Secret',
  'Service',
  'StatefulSet'
]

const invalid = (message: string, hint: string, at: Place | undefined): CutoverError =>
  new CutoverError('MANIFEST_INVALID', message, { hint, ...(at ? { at } : {}) })

const identityOf = ({ apiVersion, kind, metadata }: KubeObject): string =>
  [apiVersion.includes('/') ? apiVersion.split('/')[0] : '', kind, metadata.namespace ?? '', metadata.name].join('/')

/** The items of a List, with the List's place; any other object as it is. */
function expanded({ object, at }: ManifestObject): ManifestObject[] {
  const items = object.kind?.endsWith('List') ? object.items : undefined
  if (!Array.isArray(items)) return [{ object, ...(at ? { at } : {}) }]
  return (items as KubeObject[]).flatMap(item => expanded({ object: item, ...(at ? { at } : {}) }))
}

/** What a server adds to an object, and refuses or misreads when it comes back with a manifest. */
const serverSide = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink']
const serverAnnotations = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation'
]

const without = <T>(held: Record<string, T>, fields: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(held).filter(([field]) => !fields.includes(field)))

/** The object as its author could have written it, if it was exported from a cluster. */
export function authored({ status: _, ...object }: KubeObject): KubeObject {
  const { name, annotations, ...metadata } = object.metadata
  return {
    ...object,
    metadata: {
      name,
      ...without(metadata, serverSide),
      ...(annotations ? { annotations: without(annotations, serverAnnotations) } : {})
    }
  }
}

function located({ object, at }: ManifestObject, namespace: string): KubeObject {
  const { apiVersion, kind, metadata } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof metadata?.name !== 'string') {
    const what = typeof kind === 'string' ? `A ${kind}` : 'An object'
    const lacking = typeof kind !== 'string' ? 'kind' : typeof apiVersion !== 'string' ? 'apiVersion' : 'metadata.name'
    throw invalid(
      `${what} in the manifests lacks ${lacking}.`,
      'Every object needs apiVersion, kind and metadata.name; generateName would make a new object at every run.',
      at
    )
  }
  if (kind === 'Namespace' && metadata.name !== namespace) {
    throw invalid(
      `Namespace ${metadata.name} is in the manifests, but the release goes to ${namespace}.`,
      'A release has one namespace: leave others out, and create them where their owners do.',
      at
    )
  }
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw invalid(
      `${kind} ${metadata.name} belongs to namespace ${metadata.namespace}, but the release goes to ${namespace}.`,
      `Remove metadata.namespace, or release that namespace in a step of its own with namespace: ${metadata.namespace}.`,
      at
    )
  }
  return authored(bound.includes(kind) ? { ...object, metadata: { ...metadata, namespace } } : object)
}

/**
 * The objects of the manifests: Lists unpacked, the release's namespace filled in where it is left out, in an order that
 * does not depend on files. MANIFEST_INVALID for one that is incomplete, doubled, or meant for another namespace.
 */
export function manifestObjects(manifests: readonly ManifestObject[], namespace: string): KubeObject[] {
  const seen = new Map<string, KubeObject>()
  for (const manifest of manifests.flatMap(expanded)) {
    const object = located(manifest, namespace)
    const identity = identityOf(object)
    if (seen.has(identity)) {
      throw invalid(
        `${object.kind} ${object.metadata.name} is in the manifests twice.`,
        'Remove one of the two, or give only one of the overlapping folders.',
        manifest.at
      )
    }
    seen.set(identity, object)
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object)
}
