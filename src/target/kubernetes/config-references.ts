import type { V1Container, V1PodSpec } from '@kubernetes/client-node'
import type { KubeObject } from './objects.ts'
import { contentHash, suffixedName } from './release-id.ts'

export type ConfigKind = 'ConfigMap' | 'Secret'

/** A place in a pod that names a ConfigMap or Secret: `holder[field]` is the name. */
interface Reference {
  readonly kind: ConfigKind
  readonly holder: Record<string, unknown>
  readonly field: 'name' | 'secretName'
}

const named = (kind: ConfigKind, holder: unknown): Reference[] =>
  holder ? [{ kind, holder: holder as Record<string, unknown>, field: 'name' }] : []

const ofContainer = ({ env = [], envFrom = [] }: V1Container): Reference[] => [
  ...env.flatMap(({ valueFrom }) => [
    ...named('ConfigMap', valueFrom?.configMapKeyRef),
    ...named('Secret', valueFrom?.secretKeyRef)
  ]),
  ...envFrom.flatMap(source => [...named('ConfigMap', source.configMapRef), ...named('Secret', source.secretRef)])
]

/** Volume sources are many (projected, csi, azureFile ...), but all name their objects by these few fields. */
function ofVolume(value: unknown): Reference[] {
  if (value === null || typeof value !== 'object') return []
  const holder = value as Record<string, unknown>
  return Object.entries(holder).flatMap(([field, held]): Reference[] => {
    if (field === 'configMap') return named('ConfigMap', held)
    if (field === 'secretName') return [{ kind: 'Secret', holder, field }]
    if (field === 'secretRef' || field === 'nodePublishSecretRef') return named('Secret', held)
    if (field === 'secret')
      return [...((held as { name?: string })?.name ? named('Secret', held) : []), ...ofVolume(held)]
    return ofVolume(held)
  })
}

function referencesOf(spec: V1PodSpec | undefined): Reference[] {
  if (!spec) return []
  const ephemeral = (spec.ephemeralContainers ?? []) as V1Container[]
  return [
    ...[...(spec.initContainers ?? []), ...(spec.containers ?? []), ...ephemeral].flatMap(ofContainer),
    ...(spec.volumes ?? []).flatMap(ofVolume),
    ...(spec.imagePullSecrets ?? []).flatMap(holder => named('Secret', holder))
  ]
}

export const configKey = (kind: string, name: unknown): string => `${kind}/${String(name)}`

/** Keys of all ConfigMaps and Secrets that a pod names. */
export const referencedConfig = (spec: V1PodSpec | undefined): string[] =>
  referencesOf(spec).map(({ kind, holder, field }) => configKey(kind, holder[field]))

/** Changes, in place, the names of `renamed` (by key) in a pod. */
export function renameConfig(spec: V1PodSpec | undefined, renamed: ReadonlyMap<string, string>): void {
  for (const { kind, holder, field } of referencesOf(spec)) {
    holder[field] = renamed.get(configKey(kind, holder[field])) ?? holder[field]
  }
}

/** Fields below which an object that runs no pods may name a ConfigMap or Secret, in APIs unknown to us as well. */
const telling = /secret|configmap|cert|credential|auth|resourcenames/i

/** Does an object that runs no pods seem to name this ConfigMap or Secret? Wrongly yes only leaves an unused copy behind. */
export function mentions(object: KubeObject, kind: string, name: string): boolean {
  const found = (value: unknown, told: boolean): boolean => {
    if (typeof value === 'string') return told && value === name
    if (value === null || typeof value !== 'object') return false
    const here = told || (value as { kind?: unknown }).kind === kind
    return Object.entries(value).some(([field, held]) => found(held, here || telling.test(field)))
  }
  return Object.entries(object).some(([field, held]) => field !== 'metadata' && found(held, telling.test(field)))
}

/**
 * An immutable copy whose name ends in a hash of its content: it can be in use by several releases, and none changes it.
 * The app is part of the hash, so that retiring a release of one app never takes the configuration of another.
 */
export function immutableCopy(object: KubeObject, app: string): KubeObject {
  const { type, data, binaryData, stringData } = object
  const hash = contentHash({ app, type, data, binaryData, stringData }, 10)
  return {
    ...object,
    metadata: { ...object.metadata, name: suffixedName(object.metadata.name, hash) },
    immutable: true
  }
}

/** A token Secret is filled in by the cluster, so its content is not what the manifest says. */
export const isConfig = (object: KubeObject): boolean =>
  object.apiVersion === 'v1' &&
  (object.kind === 'ConfigMap' || (object.kind === 'Secret' && object.type !== 'kubernetes.io/service-account-token'))
