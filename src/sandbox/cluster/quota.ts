import type { Quota } from './kinds.ts'
import type { ApiObject } from './object.ts'
import type { Container, Pod } from './pods.ts'
import { type ResourceType, types } from './resources.ts'
import { forbidden, qualified } from './status.ts'
import type { Store } from './store.ts'

const scales: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40
}

/** A quantity as a number of its base unit; NaN when it is none. */
export function quantity(text: string | undefined): number {
  const [, number, unit = ''] = /^([0-9.]+(?:[eE][0-9]+)?)([a-zA-Z]*)$/.exec(text ?? '0') ?? []
  return Number(number) * (scales[unit] ?? Number.NaN)
}

/** A number as a quantity: whole, or in thousandths. */
const written = (value: number): string => (Number.isInteger(value) ? String(value) : `${Math.round(value * 1000)}m`)

const finished = (pod: Pod): boolean => pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'

function requested(pod: Pod, resource: string, of: 'requests' | 'limits'): number {
  const sum = (containers: readonly Container[] | undefined) =>
    (containers ?? []).map(one => quantity(one.resources?.[of]?.[resource]))
  const running = sum(pod.spec.containers).reduce((total, one) => total + one, 0)
  return Math.max(running, ...sum(pod.spec.initContainers), 0)
}

/** How much of `resource` (a key of `spec.hard`) an object uses; undefined when it does not count. */
function usage(type: ResourceType, object: ApiObject, resource: string): number | undefined {
  if (resource === `count/${qualified(type)}` || (type !== types.pods && resource === type.plural)) return 1
  if (type !== types.pods || finished(object as Pod)) return undefined
  if (resource === 'pods') return 1
  const [of, name] = resource.includes('.') ? resource.split(/\.(.*)/) : ['requests', resource]
  return of === 'requests' || of === 'limits' ? requested(object as Pod, name ?? '', of) : undefined
}

const countedTypes = [
  types.pods,
  types.services,
  types.configmaps,
  types.secrets,
  types.deployments,
  types.replicasets,
  types.statefulsets,
  types.jobs,
  types.persistentvolumeclaims
]

/** What is used of each resource that a quota limits. */
export function used(store: Store, namespace: string, resources: readonly string[]): Record<string, string> {
  const totals = new Map(resources.map(name => [name, 0]))
  for (const type of countedTypes)
    for (const object of store.list(type, namespace))
      for (const name of resources) totals.set(name, (totals.get(name) ?? 0) + (usage(type, object, name) ?? 0))
  return Object.fromEntries([...totals].map(([name, total]) => [name, written(total)]))
}

const listed = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([name, value]) => `${name}=${value}`).join(',')

/** 403 when a new object would exceed a ResourceQuota of its namespace, or lacks a request that a quota counts. */
export function checkQuota(store: Store, type: ResourceType, object: ApiObject): void {
  const namespace = object.metadata.namespace
  if (!namespace) return
  for (const quota of store.list<Quota>(types.resourcequotas, namespace)) {
    const hard = Object.entries(quota.spec.hard ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    const now = used(
      store,
      namespace,
      hard.map(([name]) => name)
    )
    const over: { name: string; asked: string; now: string; most: string }[] = []
    for (const [name, most] of hard) {
      const asked = usage(type, object, name)
      if (asked === undefined) continue
      if (type === types.pods && asked === 0 && /cpu|memory/.test(name))
        throw forbidden(
          type,
          object.metadata.name,
          `failed quota: ${quota.metadata.name}: must specify ${name} for: ${(object as Pod).spec.containers.map(one => one.name).join(',')}`
        )
      if (quantity(now[name]) + asked > quantity(most))
        over.push({ name, asked: written(asked), now: now[name] ?? '0', most })
    }
    if (!over.length) continue
    const line = (key: 'asked' | 'now' | 'most') => listed(over.map(one => [one.name, one[key]] as const))
    throw forbidden(
      type,
      object.metadata.name,
      `exceeded quota: ${quota.metadata.name}, requested: ${line('asked')}, used: ${line('now')}, limited: ${line('most')}`
    )
  }
}
