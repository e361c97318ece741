import type { Chunk } from './source.ts'
import type { Entry, Leaf, TreeNode } from './tree.ts'

export type Path = readonly (string | number)[]

/** A node with aliases resolved, and the way to it. */
export interface Cursor {
  readonly chunk: Chunk
  readonly node: Exclude<TreeNode, { is: 'alias' }>
  /** Where the value is, once aliases and merge keys are resolved. */
  readonly path: Path
  /** UTF-16 index in the chunk: of the node, or of the alias that stands for it. */
  readonly offset: number
}

/** A leaf and the way to it. */
export interface Slot extends Cursor {
  readonly node: Leaf
}

export function cursorAt(chunk: Chunk, node: TreeNode, path: Path = [], offset = node.start): Cursor {
  return node.is === 'alias' ? cursorAt(chunk, node.target, path, offset) : { chunk, node, path, offset }
}

export const isSlot = (cursor: Cursor | undefined): cursor is Slot => cursor?.node.is === 'leaf'

const below = ({ chunk, path }: Cursor, node: TreeNode, key: string | number): Cursor =>
  cursorAt(chunk, node, [...path, key])

export const itemsOf = (cursor: Cursor | undefined): Cursor[] =>
  cursor?.node.is === 'seq' ? cursor.node.items.map((item, index) => below(cursor, item, index)) : []

/** A mapping's entries with those merged into it; the first that has a key wins (https://yaml.org/type/merge.html). */
export function entriesOf(cursor: Cursor | undefined): ReadonlyMap<string, Cursor> {
  const found = new Map<string, Cursor>()
  if (cursor?.node.is !== 'map') return found
  for (const { key, value } of merged(cursor.node.entries))
    if (!found.has(key)) found.set(key, below(cursor, value, key))
  return found
}

function merged(entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(({ merge }) => merge)) return entries
  const own = entries.filter(({ merge }) => !merge)
  return [...own, ...entries.filter(({ merge }) => merge).flatMap(({ value }) => mergedFrom(value))]
}

function mergedFrom(source: TreeNode): readonly Entry[] {
  if (source.is === 'alias') return mergedFrom(source.target)
  if (source.is === 'seq') return source.items.flatMap(mergedFrom)
  return source.is === 'map' ? merged(source.entries) : []
}

export const valueAt = (cursor: Cursor | undefined, ...keys: readonly string[]): Cursor | undefined =>
  keys.reduce<Cursor | undefined>((at, key) => childOf(at, key), cursor)

function childOf(cursor: Cursor | undefined, key: string): Cursor | undefined {
  if (cursor?.node.is !== 'map') return undefined
  const found = merged(cursor.node.entries).find(entry => entry.key === key)
  return found && below(cursor, found.value, key)
}

export function textAt(cursor: Cursor | undefined, ...keys: readonly string[]): string | undefined {
  const node = valueAt(cursor, ...keys)?.node
  return node?.is === 'leaf' && typeof node.value === 'string' ? node.value : undefined
}

export interface Selected {
  readonly cursor: Cursor
  /** The last item of a list on the way: the container, or the volume. */
  readonly holder: Cursor
}

/** What a pattern such as `spec.containers[].image` leads to; `*` is any key. */
export function select(cursor: Cursor | undefined, pattern: readonly string[], holder = cursor): Selected[] {
  const [step, ...rest] = pattern
  if (!cursor || !holder) return []
  if (step === undefined) return [{ cursor, holder }]
  if (step === '[]') return itemsOf(cursor).flatMap(item => select(item, rest, item))
  if (step === '*') return [...entriesOf(cursor).values()].flatMap(value => select(value, rest, holder))
  return select(valueAt(cursor, step), rest, holder)
}

/** `spec.containers[].image` as its steps. */
export const patternOf = (path: string): string[] => path.replaceAll('[]', '.[]').split('.').filter(Boolean)
