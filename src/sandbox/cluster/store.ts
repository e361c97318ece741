import { randomUUID } from 'node:crypto'
import type { Clock } from '../../io/clock.ts'
import { isFields, same } from './json.ts'
import { type ApiObject, timestamp } from './object.ts'
import { allTypes, apiVersionOf, type ResourceType } from './resources.ts'

export interface Change {
  readonly kind: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly type: ResourceType
  readonly object: ApiObject
  /** What it was before: a watch with a selector turns on both. */
  readonly before?: ApiObject
  readonly revision: number
}

/** How many changes a watch may lie behind before it is told 410. */
const history = 10_000

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`

/** All objects at one moment. They are shared and never altered: taking it costs no copies. */
export interface Snapshot {
  readonly objects: ReadonlyMap<ResourceType, ReadonlyMap<string, ApiObject>>
  readonly revision: number
}

/** Two levels deep: no controller alters what lies deeper, it puts something new in its place. */
function draftOf<T extends ApiObject>(object: T): T {
  const parts = Object.entries(object).map(([name, part]) => [name, isFields(part) ? { ...part } : part])
  return Object.fromEntries(parts) as T
}

/**
 * Every object of the cluster and the order of its changes: etcd's part. Objects are shared and never altered;
 * each write puts a new one. All of it happens in one turn, so no two writes ever interleave.
 */
export class Store {
  readonly #clock: Clock
  readonly #objects: ReadonlyMap<ResourceType, Map<string, ApiObject>>
  readonly #listeners = new Set<(change: Change) => void>()
  #changes: Change[] = []
  #oldest: number
  #revision: number

  /** With `from` as it was then, and without what led there. */
  constructor(clock: Clock, from?: Snapshot) {
    this.#clock = clock
    this.#objects = new Map(allTypes.map(type => [type, new Map(from?.objects.get(type))]))
    this.#oldest = from?.revision ?? 0
    this.#revision = from?.revision ?? 1
  }

  get revision(): number {
    return this.#revision
  }

  get<T extends ApiObject = ApiObject>(type: ResourceType, namespace: string | undefined, name: string): T | undefined {
    return this.#all(type).get(keyOf(type.namespaced ? namespace : undefined, name)) as T | undefined
  }

  /** Objects by namespace and name, in that order. */
  list<T extends ApiObject = ApiObject>(type: ResourceType, namespace?: string): T[] {
    const found: [string, ApiObject][] = []
    for (const entry of this.#all(type))
      if (namespace === undefined || entry[1].metadata.namespace === namespace) found.push(entry)
    return found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, object]) => object as T)
  }

  /** Fills in what the system gives to a new object; the store is not changed. */
  born<T extends ApiObject>(type: ResourceType, object: T): T {
    const metadata = {
      ...object.metadata,
      uid: object.metadata.uid || randomUUID(),
      creationTimestamp: timestamp(this.#clock.now())
    }
    return { ...object, apiVersion: apiVersionOf(type), kind: type.kind, metadata }
  }

  create<T extends ApiObject>(type: ResourceType, object: T): T {
    const ready = object.metadata.uid ? object : this.born(type, object)
    return this.#put('ADDED', type, ready)
  }

  /** Puts a new version; a write that changes nothing leaves no trace, as in the real server. */
  update<T extends ApiObject>(type: ResourceType, object: T): T {
    const before = this.get<T>(type, object.metadata.namespace, object.metadata.name)
    if (
      before &&
      same({ ...object, metadata: { ...object.metadata, resourceVersion: before.metadata.resourceVersion } }, before)
    )
      return before
    return this.#put('MODIFIED', type, object, before)
  }

  /** Changes part of an object as a controller does; absent objects stay absent. */
  modify<T extends ApiObject>(type: ResourceType, object: T, change: (draft: T) => void): T | undefined {
    const current = this.get<T>(type, object.metadata.namespace, object.metadata.name)
    if (!current || current.metadata.uid !== object.metadata.uid) return undefined
    const draft = draftOf(current)
    change(draft)
    return this.update(type, draft)
  }

  remove(type: ResourceType, object: ApiObject): ApiObject {
    this.#all(type).delete(keyOf(object.metadata.namespace, object.metadata.name))
    const last = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } }
    this.#tell({ kind: 'DELETED', type, object: last, before: object, revision: this.#revision })
    return last
  }

  /** Calls `listener` within the write that made the change; it must not write itself. Returns how to stop it. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot(): Snapshot {
    return {
      objects: new Map([...this.#objects].map(([type, objects]) => [type, new Map(objects)])),
      revision: this.#revision
    }
  }

  /** Tells the listeners of every object, as whoever begins to watch is told first of what is there. */
  announce(): void {
    for (const [type, objects] of this.#objects)
      for (const object of objects.values())
        for (const listener of this.#listeners) listener({ kind: 'ADDED', type, object, revision: this.#revision })
  }

  /** The changes after `revision`, oldest first; undefined when they are no longer kept. */
  since(revision: number): readonly Change[] | undefined {
    if (revision < this.#oldest) return undefined
    return this.#changes.filter(change => change.revision > revision)
  }

  /** Forgets all past changes, as a compaction does: watches from before them are told 410. */
  compact(): void {
    this.#oldest = this.#revision
    this.#changes = []
  }

  #all(type: ResourceType): Map<string, ApiObject> {
    return this.#objects.get(type) ?? new Map()
  }

  #put<T extends ApiObject>(kind: 'ADDED' | 'MODIFIED', type: ResourceType, object: T, before?: T): T {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } }
    this.#all(type).set(keyOf(object.metadata.namespace, object.metadata.name), stored)
    this.#tell({ kind, type, object: stored, revision: this.#revision, ...(before ? { before } : {}) })
    return stored
  }

  #tell(change: Change): void {
    this.#changes.push(change)
    if (this.#changes.length > history) this.#oldest = this.#changes.shift()?.revision ?? this.#oldest
    for (const listener of this.#listeners) listener(change)
  }
}
