import type { Selector } from './journal.ts'
import { type KubeObject, key, type PatchOperation, pointer } from './objects.ts'
import { portsOf } from './ports.ts'
import { epochOf, selectorOf } from './seen.ts'
import type { Change } from './share.ts'

/**
 * Every mutation that the protocol makes, as a value: what decide returns, act sends, and a model can interpret.
 * Each is refused by the API server unless the world is still as it was seen.
 */
export type Write =
  | { readonly verb: 'create'; readonly objects: readonly KubeObject[] }
  /** `as` tells in what sense an object was applied, so that a reversal applies it again. */
  | { readonly verb: 'apply'; readonly objects: readonly KubeObject[]; readonly as?: 'back' }
  | { readonly verb: 'replace'; readonly object: KubeObject }
  | { readonly verb: 'patch'; readonly object: KubeObject; readonly operations: readonly PatchOperation[] }
  | { readonly verb: 'remove'; readonly object: KubeObject }
  | { readonly verb: 'prune'; readonly release: string }

export type Step = Write | { readonly verb: 'gate'; readonly when: 'before' | 'after' }

const annotation = (name: string): string => `/metadata/annotations/${pointer(name)}`
const label = (name: string): string => `/metadata/labels/${pointer(name)}`

const sameObject = (object: KubeObject): PatchOperation => ({
  op: 'test',
  path: '/metadata/uid',
  value: object.metadata.uid
})

/** Refuses the write once a later intent has fenced the object. An object that was never fenced has no epoch to test. */
const sameEpoch = (object: KubeObject): PatchOperation[] =>
  object.metadata.annotations?.[key.epoch] === undefined
    ? [{ op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion }]
    : [{ op: 'test', path: annotation(key.epoch), value: object.metadata.annotations[key.epoch] }]

const annotate = (object: KubeObject, values: Record<string, string>): PatchOperation[] =>
  object.metadata.annotations === undefined
    ? [{ op: 'add', path: '/metadata/annotations', value: values }]
    : Object.entries(values).map(([name, value]) => ({ op: 'add', path: annotation(name), value }))

const relabel = (object: KubeObject, values: Record<string, string>): PatchOperation[] =>
  object.metadata.labels === undefined
    ? [{ op: 'add', path: '/metadata/labels', value: values }]
    : Object.entries(values).map(([name, value]) => ({ op: 'add', path: label(name), value }))

/**
 * Raises the epoch of a Service or Deployment, so that nothing decided under an older intent can write it any more.
 * Guarded by resourceVersion: a late fence of a dead run must fail rather than lower the epoch.
 */
export function fence(object: KubeObject, epoch: number, labels: Record<string, string> = {}): Write {
  return {
    verb: 'patch',
    object,
    operations: [
      sameObject(object),
      { op: 'test', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion },
      ...annotate(object, { [key.epoch]: String(epoch) }),
      ...(Object.keys(labels).length === 0 ? [] : relabel(object, labels))
    ]
  }
}

const movedPorts = (service: KubeObject, ports: readonly unknown[]): PatchOperation[] => [
  { op: 'test', path: '/spec/ports', value: portsOf(service) },
  { op: 'replace', path: '/spec/ports', value: ports }
]

/** Moves a Service's traffic in one request; with a higher `epoch` it fences in the same request. */
export function point(
  service: KubeObject,
  to: { selector: Selector; active: string; previous: string; epoch: number; ports?: readonly unknown[] }
): Write {
  return {
    verb: 'patch',
    object: service,
    operations: [
      sameObject(service),
      ...sameEpoch(service),
      { op: 'test', path: '/spec/selector', value: selectorOf(service) },
      { op: 'replace', path: '/spec/selector', value: to.selector },
      ...(to.ports ? movedPorts(service, to.ports) : []),
      ...annotate(service, { [key.epoch]: String(to.epoch), [key.active]: to.active, [key.previous]: to.previous })
    ]
  }
}

/**
 * Changes where a route sends requests (or the weight of a canary), in one request; with a higher `epoch` it fences in the same request. A route comes
 * back to the backends that it had within one intent, so that only its version tells a late write from a timely one.
 */
export function reroute(
  route: KubeObject,
  changes: readonly Change[],
  to: { active: string; previous: string; epoch: number }
): Write {
  return {
    verb: 'patch',
    object: route,
    operations: [
      sameObject(route),
      { op: 'test', path: '/metadata/resourceVersion', value: route.metadata.resourceVersion },
      ...sameEpoch(route),
      ...changes.flatMap(({ path, from, to: refs }): PatchOperation[] => [
        { op: 'test', path, value: from },
        { op: 'replace', path, value: refs }
      ]),
      ...annotate(route, { [key.epoch]: String(to.epoch), [key.active]: to.active, [key.previous]: to.previous })
    ]
  }
}

/** Sets a release's size; with a higher `epoch` it fences in the same request. */
export function resize(deployment: KubeObject, replicas: number, epoch: number): Write {
  return {
    verb: 'patch',
    object: deployment,
    operations: [
      sameObject(deployment),
      ...sameEpoch(deployment),
      { op: 'replace', path: '/spec/replicas', value: replicas },
      ...(epoch > epochOf(deployment) ? annotate(deployment, { [key.epoch]: String(epoch) }) : [])
    ]
  }
}

/** Holds an autoscaler at one size, so that idle pods that its selector also matches can't make it shrink the live ones. */
export const pin = (autoscaler: KubeObject, replicas: number): Write => ({
  verb: 'patch',
  object: autoscaler,
  operations: [
    sameObject(autoscaler),
    { op: 'test', path: '/metadata/resourceVersion', value: autoscaler.metadata.resourceVersion },
    { op: 'add', path: '/spec/minReplicas', value: replicas },
    { op: 'replace', path: '/spec/maxReplicas', value: replicas }
  ]
})

interface Bounds {
  minReplicas?: number
  maxReplicas?: number
}

export function isPinned({ spec }: KubeObject): boolean {
  const { minReplicas = 1, maxReplicas } = spec as Bounds
  return minReplicas === maxReplicas
}

/** Gives a pinned autoscaler the bounds back that it had. */
export function unpin(autoscaler: KubeObject, original: KubeObject): Write {
  const { minReplicas = 1, maxReplicas } = original.spec as Bounds
  return {
    verb: 'patch',
    object: autoscaler,
    operations: [
      sameObject(autoscaler),
      { op: 'test', path: '/metadata/resourceVersion', value: autoscaler.metadata.resourceVersion },
      { op: 'add', path: '/spec/minReplicas', value: minReplicas },
      { op: 'replace', path: '/spec/maxReplicas', value: maxReplicas }
    ]
  }
}

/** Narrows a disruption budget to the adopted pods: a pod that two budgets match can't be evicted at all. */
export const narrowBudget = (budget: KubeObject, matchLabels: Selector): Write => ({
  verb: 'patch',
  object: budget,
  operations: [
    sameObject(budget),
    { op: 'test', path: '/metadata/resourceVersion', value: budget.metadata.resourceVersion },
    { op: 'add', path: '/spec/selector/matchLabels', value: matchLabels }
  ]
})
