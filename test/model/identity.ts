import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import { canonical } from './patch.ts'

const numbers = new Map<string, number>()
const known = new WeakMap<object, number>()
const kept = new Map<number, KubeObject>()

/** A small number for each distinct content, the same whenever the content is. */
export function identityOf(value: object): number {
  const before = known.get(value)
  if (before !== undefined) return before
  const text = canonical(value)
  const id = numbers.get(text) ?? numbers.size
  numbers.set(text, id)
  known.set(value, id)
  return id
}

/** The one object with this content and uid, whose version says both. */
export function stored(object: KubeObject, uid: string): KubeObject {
  const { resourceVersion: _version, ...metadata } = object.metadata
  const bare = { ...object, metadata: { ...metadata, uid } }
  const id = identityOf(bare)
  const before = kept.get(id)
  if (before) return before
  const fresh = { ...bare, metadata: { ...bare.metadata, resourceVersion: String(id) } }
  kept.set(id, fresh)
  known.set(fresh, id)
  return fresh
}

/** The first of equal values: what is remembered of one is remembered of all. */
export class Pool<T extends object> {
  readonly #members = new Map<string, T>()
  #ids = new WeakMap<T, number>()
  readonly #keyOf: (value: T) => string

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf
  }

  one(value: T): T {
    if (this.#ids.has(value)) return value
    const key = this.#keyOf(value)
    const member = this.#members.get(key)
    if (member) return member
    this.#ids.set(value, this.#members.size)
    this.#members.set(key, value)
    return value
  }

  idOf(value: T): number {
    return this.#ids.get(this.one(value)) ?? -1
  }

  clear(): void {
    this.#members.clear()
    this.#ids = new WeakMap()
  }

  get size(): number {
    return this.#members.size
  }
}
