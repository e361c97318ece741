import { copy, type Fields, isFields, isList, same } from '../json.ts'
import { childOf, type Schema, type Struct } from '../schema/schema.ts'
import { badRequest } from '../status.ts'

const deleteFrom = '$deleteFromPrimitiveList/'
const order = '$setElementOrder/'

/**
 * Strategic merge patch, as `kubectl apply` sends it: lists merge by their first key, `$patch: delete|replace|merge`,
 * `$retainKeys`, `$deleteFromPrimitiveList/x` and `$setElementOrder/x`.
 */
export function strategicPatch(struct: Struct, object: Fields, patch: unknown): Fields {
  if (!isFields(patch)) throw badRequest('the patch must be an object')
  return mergeFields(struct, object, patch)
}

function mergeFields(schema: Schema, target: Fields, patch: Fields): Fields {
  const directive = patch.$patch
  if (directive === 'replace') return plain(patch)
  if (directive === 'delete') return {}
  if (directive !== undefined && directive !== 'merge')
    throw badRequest(`Unknown patch type: ${String(directive)} in map`)
  const result = retained(copy(target), patch.$retainKeys)
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith(deleteFrom)) removePrimitives(result, name.slice(deleteFrom.length), value)
    if (name.startsWith('$')) continue
    if (value === null) delete result[name]
    else result[name] = mergeValue(childOf(schema, name), result[name], value, patch[`${order}${name}`])
  }
  for (const [name, wanted] of Object.entries(patch)) {
    const field = name.slice(order.length)
    if (name.startsWith(order) && !(field in patch))
      result[field] = ordered(childOf(schema, field), result[field], result[field], wanted)
  }
  return result
}

const retained = (target: Fields, keys: unknown): Fields =>
  isList(keys) ? Object.fromEntries(Object.entries(target).filter(([name]) => keys.includes(name))) : target

const plain = (patch: Fields): Fields =>
  copy(Object.fromEntries(Object.entries(patch).filter(([name]) => !name.startsWith('$'))))

function removePrimitives(result: Fields, field: string, values: unknown): void {
  const list = result[field]
  if (isList(list) && isList(values)) result[field] = list.filter(item => !values.some(value => same(value, item)))
}

function mergeValue(schema: Schema, before: unknown, value: unknown, wanted: unknown): unknown {
  if (isFields(value)) return mergeFields(schema, isFields(before) ? before : {}, value)
  if (!isList(value)) return value
  if (schema.kind !== 'list') return copy(value)
  const live = isList(before) ? before : []
  if (schema.set) return ordered(schema, [...new Set([...live, ...value])], live, wanted ?? value)
  const key = schema.keys[0]
  if (key === undefined) return copy(value)
  return ordered(schema, mergeItems(schema.item, key, live, value), live, wanted ?? value)
}

function mergeItems(schema: Schema, key: string, before: readonly unknown[], patch: readonly unknown[]): unknown[] {
  if (patch.some(item => isFields(item) && item.$patch === 'replace' && !(key in item)))
    return patch.filter(item => !(isFields(item) && item.$patch === 'replace')).map(copy)
  const result: unknown[] = copy([...before])
  for (const item of patch) {
    if (!isFields(item) || item[key] === undefined)
      throw badRequest(`map: ${JSON.stringify(item)} does not contain declared merge key: ${key}`)
    const index = result.findIndex(one => isFields(one) && same(one[key], item[key]))
    const existing = result[index]
    if (item.$patch === 'delete') {
      if (index >= 0) result.splice(index, 1)
    } else if (isFields(existing)) result[index] = mergeFields(schema, existing, item)
    else result.push(mergeFields(schema, {}, item))
  }
  return result
}

/**
 * Items that the patch names come in its order, the others in theirs; where the two lists meet, an item that stood
 * before another goes on standing there (mergeSortedSlice of the real implementation).
 */
function ordered(schema: Schema, merged: unknown, before: unknown, wanted: unknown): unknown {
  if (!isList(merged) || !isList(wanted) || schema.kind !== 'list') return merged
  const key = schema.keys[0]
  const id = (item: unknown) => (key && isFields(item) ? item[key] : item)
  const rankIn = (list: unknown) => new Map((isList(list) ? list : []).map((item, index) => [id(item), index]))
  const [patchRank, liveRank] = [rankIn(wanted), rankIn(before)]
  const by = (rank: Map<unknown, number>) => (a: unknown, b: unknown) => (rank.get(id(a)) ?? 0) - (rank.get(id(b)) ?? 0)
  const named = merged.filter(item => patchRank.has(id(item))).sort(by(patchRank))
  const others = merged.filter(item => !patchRank.has(id(item))).sort(by(liveRank))
  const result: unknown[] = []
  while (others.length && named.length) {
    const [other, next] = [liveRank.get(id(others[0])), liveRank.get(id(named[0]))]
    const first = other !== undefined && next !== undefined && other < next
    result.push(first ? others.shift() : named.shift())
  }
  return [...result, ...named, ...others]
}
