import { at } from '../json.ts'
import type { Data } from '../kinds.ts'
import type { Container, EnvVar, KeyRef, Pod } from '../pods.ts'
import { types } from '../resources.ts'
import type { Store } from '../store.ts'

/** Something that the container's configuration names is not there: CreateContainerConfigError. */
export interface Missing {
  readonly missing: string
}

type Found = { readonly values: Readonly<Record<string, string>> } | Missing

/** `$(NAME)` becomes the value of a variable before it; `$$(NAME)` stays as `$(NAME)`. */
export const expand = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(/\$\$|\$\(([A-Za-z_.-][\w.-]*)\)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (env[name] ?? whole)
  )

/** The environment of a container, or what is missing for it. */
export function environment(
  store: Store,
  pod: Pod,
  container: Container,
  base: Readonly<Record<string, string>>
): { readonly env: Readonly<Record<string, string>> } | Missing {
  const env: Record<string, string> = { ...base, HOSTNAME: pod.metadata.name }
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const ref = configMapRef ?? secretRef
    const all = ref ? allOf(store, pod, configMapRef ? 'configmap' : 'secret', ref) : { values: {} }
    if ('missing' in all) return all
    for (const [key, value] of Object.entries(all.values)) env[prefix + key] = value
  }
  for (const variable of container.env ?? []) {
    const value = variableValue(store, pod, container, variable, env)
    if (typeof value === 'object') return value
    if (value !== undefined) env[variable.name] = value
  }
  return { env }
}

const kinds = {
  configmap: { type: types.configmaps, word: 'ConfigMap', decode: (text: string) => text },
  secret: {
    type: types.secrets,
    word: 'Secret',
    decode: (text: string) => Buffer.from(text, 'base64').toString('utf8')
  }
} as const

function allOf(store: Store, pod: Pod, kind: keyof typeof kinds, ref: { name: string; optional?: boolean }): Found {
  const { type, decode } = kinds[kind]
  const object = store.get<Data>(type, pod.metadata.namespace, ref.name)
  if (!object) return ref.optional ? { values: {} } : { missing: `${kind} "${ref.name}" not found` }
  return { values: Object.fromEntries(Object.entries(object.data ?? {}).map(([key, value]) => [key, decode(value)])) }
}

function keyIn(
  store: Store,
  pod: Pod,
  kind: keyof typeof kinds,
  { name, key, optional }: KeyRef
): string | Missing | undefined {
  const all = allOf(store, pod, kind, { name, ...(optional ? { optional } : {}) })
  if ('missing' in all) return all
  const value = all.values[key]
  if (value !== undefined || optional) return value
  return { missing: `couldn't find key ${key} in ${kinds[kind].word} ${pod.metadata.namespace}/${name}` }
}

function variableValue(
  store: Store,
  pod: Pod,
  container: Container,
  { value, valueFrom }: EnvVar,
  env: Record<string, string>
) {
  if (!valueFrom) return expand(value ?? '', env)
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom
  if (configMapKeyRef) return keyIn(store, pod, 'configmap', configMapKeyRef)
  if (secretKeyRef) return keyIn(store, pod, 'secret', secretKeyRef)
  if (fieldRef) return fieldOf(pod, fieldRef.fieldPath)
  if (resourceFieldRef) {
    const [list = '', name = ''] = resourceFieldRef.resource.split('.')
    return String(at(container, 'resources', list, name) ?? '0')
  }
  return ''
}

/** A field of the pod, `metadata.labels['app']` included. */
function fieldOf(pod: Pod, path: string): string {
  const [, map, key] = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path) ?? []
  const value = map && key ? at(pod, 'metadata', map, key) : at(pod, ...path.split('.'))
  return String(value ?? '')
}

/** The first ConfigMap or Secret that a volume of the pod needs and that is not there; the pod can't start without. */
export function missingVolume(store: Store, pod: Pod): string | undefined {
  const absent = (kind: keyof typeof kinds, name: string | undefined, optional: boolean | undefined) =>
    name && !optional && !store.get(kinds[kind].type, pod.metadata.namespace, name)
      ? `${kind} "${name}" not found`
      : undefined
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const mounted = new Set(containers.flatMap(one => one.volumeMounts ?? []).map(mount => mount.name))
  for (const { name, configMap, secret, projected } of pod.spec.volumes ?? []) {
    // The kubelet sets up what some container mounts, and nothing else.
    if (!mounted.has(name)) continue
    const found = [
      absent('configmap', configMap?.name, configMap?.optional),
      absent('secret', secret?.secretName, secret?.optional),
      ...(projected?.sources ?? []).flatMap(source => [
        absent('configmap', source.configMap?.name, source.configMap?.optional),
        absent('secret', source.secret?.name, source.secret?.optional)
      ])
    ].find(one => one !== undefined)
    if (found) return `MountVolume.SetUp failed for volume "${name}" : ${found}`
  }
  return undefined
}
