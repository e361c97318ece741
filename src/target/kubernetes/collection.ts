import type { Listing, WatchEvent } from './cluster.ts'
import type { KubeObject } from './objects.ts'

const versionOf = (object: KubeObject | undefined): string | undefined => object?.metadata.resourceVersion

/**
 * Is `version` later than `known`? Versions of one resource are integers that only grow (KEP-5504, guaranteed since 1.35,
 * true of every kube-apiserver before). Where one is no integer all that can be said is whether they differ.
 */
export function isLater(version: string | undefined, known: string | undefined): boolean {
  if (version === undefined || known === undefined) return true
  const comparable = /^[0-9]+$/.test(version) && /^[0-9]+$/.test(known)
  return comparable ? BigInt(version) > BigInt(known) : version !== known
}

/** The newest known state of the objects of one resource, from lists, watch events and the answers to our own writes. */
export class Collection {
  /** Where a watch goes on from. */
  resourceVersion = ''
  readonly #objects = new Map<string, KubeObject>()
  /** The last version of what we deleted: older news of it come late. */
  readonly #gone = new Map<string, string>()
  #listed: string | undefined

  values(): KubeObject[] {
    return [...this.#objects.values()]
  }

  get(name: string): KubeObject | undefined {
    return this.#objects.get(name)
  }

  /** Takes over a list; what is newer than it stays. Returns whether anything changed. */
  absorb({ items, resourceVersion }: Listing): boolean {
    // A list that was overtaken by the watch would bring back what has been deleted since.
    if (isLater(this.resourceVersion || undefined, resourceVersion) && this.#listed !== undefined) return false
    const listed = new Set(items.map(item => item.metadata.name))
    let changed = false
    for (const [name, known] of this.#objects) {
      if (listed.has(name) || isLater(versionOf(known), resourceVersion)) continue
      this.#objects.delete(name)
      changed = true
    }
    for (const item of items) changed = this.#take(item) || changed
    this.resourceVersion = resourceVersion
    this.#listed = resourceVersion
    return changed
  }

  /** Takes over an event of a watch. Returns whether anything changed. */
  accept(event: Exclude<WatchEvent, { type: 'GONE' }>): boolean {
    const { object, type } = event
    const version = versionOf(object)
    this.resourceVersion = version ?? this.resourceVersion
    if (type === 'BOOKMARK' || !isLater(version, this.#listed)) return false
    if (type !== 'DELETED') return this.#take(object)
    const known = versionOf(this.#objects.get(object.metadata.name))
    return isLater(version, known) && this.#objects.delete(object.metadata.name)
  }

  /** Takes over the answer to a write of our own. Returns whether anything changed. */
  put(object: KubeObject): boolean {
    // Unknown although the watch is past it: it was deleted after our write.
    const known = this.#objects.has(object.metadata.name)
    return (known || isLater(versionOf(object), this.resourceVersion)) && this.#take(object)
  }

  /** Our own deletion of it was accepted. Returns whether anything changed. */
  forget(name: string): boolean {
    this.#gone.set(name, versionOf(this.#objects.get(name)) ?? '0')
    return this.#objects.delete(name)
  }

  /** Takes over an object unless a newer state of it is known. */
  #take(object: KubeObject): boolean {
    const { name } = object.metadata
    const version = versionOf(object)
    if (this.#objects.has(name) && !isLater(version, versionOf(this.#objects.get(name)))) return false
    if (this.#gone.has(name) && !isLater(version, this.#gone.get(name))) return false
    this.#gone.delete(name)
    this.#objects.set(name, object)
    return true
  }
}
