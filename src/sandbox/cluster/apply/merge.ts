import { copy, type Fields, isFields, isList } from '../json.ts'
import { childOf, isAtomic, type Schema } from '../schema/schema.ts'
import { fieldStep, itemStep, join, type Paths } from './paths.ts'

/** `live` with all that `config` sets: atomic parts are replaced whole, keyed lists and maps merge. */
export function merge(schema: Schema, live: unknown, config: unknown): unknown {
  if (isAtomic(schema) || schema.kind === 'scalar' || schema.kind === 'any') return copy(config)
  if (schema.kind === 'list') return isList(config) ? mergeList(schema, isList(live) ? live : [], config) : copy(config)
  if (!isFields(config)) return copy(config)
  const result: Fields = isFields(live) ? { ...live } : {}
  for (const [name, value] of Object.entries(config)) result[name] = merge(childOf(schema, name), result[name], value)
  return result
}

/** Items of the config stand in its order; items that only the live list has stay where they were. */
function mergeList(schema: Extract<Schema, { kind: 'list' }>, live: readonly unknown[], config: readonly unknown[]) {
  const liveItems = new Map(live.map(item => [itemStep(schema, item), item]))
  const merged = config.map(item => merge(schema.item, liveItems.get(itemStep(schema, item)), item))
  const applied = new Set(config.map(item => itemStep(schema, item)))
  const result: unknown[] = []
  let next = 0
  for (const item of live) {
    if (!applied.has(itemStep(schema, item))) result.push(copy(item))
    else if (next < merged.length) result.push(merged[next++])
  }
  return [...result, ...merged.slice(next)]
}

/** `value` without the fields and items at `paths`. */
export function without(schema: Schema, value: unknown, paths: Paths, path = ''): unknown {
  if (isAtomic(schema)) return value
  if (schema.kind === 'list' && isList(value)) {
    return value
      .map(item => ({ item, inner: join(path, itemStep(schema, item)) }))
      .filter(({ inner }) => !paths.has(inner))
      .map(({ item, inner }) => without(schema.item, item, paths, inner))
  }
  if (!isFields(value)) return value
  const result: Fields = {}
  for (const [name, item] of Object.entries(value)) {
    const inner = join(path, fieldStep(name))
    if (!paths.has(inner)) result[name] = without(childOf(schema, name), item, paths, inner)
  }
  return result
}
