/** What every object of the API carries in `metadata`. */
export interface Meta {
  name: string
  generateName?: string
  namespace?: string
  uid: string
  resourceVersion: string
  generation?: number
  creationTimestamp: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  finalizers?: string[]
  managedFields?: ManagedFieldsEntry[]
}

export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

export interface ManagedFieldsEntry {
  manager: string
  operation: 'Apply' | 'Update'
  apiVersion: string
  time?: string
  fieldsType: 'FieldsV1'
  fieldsV1: Record<string, unknown>
  subresource?: string
}

export interface ApiObject {
  apiVersion: string
  kind: string
  metadata: Meta
  [field: string]: unknown
}

export interface LabelSelector {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}

export interface Condition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
  lastTransitionTime?: string
  lastUpdateTime?: string
  observedGeneration?: number
}

/** Metadata of an object that the store has not seen yet: it gives the rest. */
export const newMeta = (metadata: Partial<Meta> & { name: string }): Meta => ({
  uid: '',
  resourceVersion: '',
  creationTimestamp: '',
  ...metadata
})

/** The controller among the owners: at most one. */
export const controllerOf = (object: ApiObject): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(owner => owner.controller)

/** An owner reference from a controller to what it made. */
export const ownedBy = (owner: ApiObject): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true
})

/** RFC 3339 with whole seconds, as the API writes times. */
export const timestamp = (instant: number): string =>
  new Date(Math.floor(instant / 1000) * 1000).toISOString().replace('.000Z', 'Z')

/** `conditions` with one replaced or added; its transition time stays unless its status changed. */
export function withCondition(conditions: readonly Condition[] | undefined, next: Condition, now: string): Condition[] {
  const before = conditions?.find(condition => condition.type === next.type)
  const changed = before?.status !== next.status
  const merged = { ...next, lastTransitionTime: changed ? now : (before?.lastTransitionTime ?? now) }
  const others = conditions ?? []
  return before ? others.map(one => (one === before ? merged : one)) : [...others, merged]
}
