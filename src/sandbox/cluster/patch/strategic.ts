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
      result[field] = ordered(childOf(schema, field), result[field], wanted)
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
  if (schema.set) return ordered(schema, [...new Set([...(isList(before) ? before : []), ...value])], wanted)
  const key = schema.keys[0]
  if (key === undefined) return copy(value)
  return ordered(schema, mergeItems(schema.item, key, isList(before) ? before : [], value), wanted)
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

/** Items in the order that the patch asks for; those it does not name keep their place after what preceded them. */
function ordered(schema: Schema, list: unknown, wanted: unknown): unknown {
  if (!isList(list) || !isList(wanted) || schema.kind !== 'list') return list
  const key = schema.keys[0]
  const id = (item: unknown) => (key && isFields(item) ? item[key] : item)
  const rank = new Map(wanted.map((item, index) => [id(item), index]))
  const named = list.filter(item => rank.has(id(item))).sort((a, b) => (rank.get(id(a)) ?? 0) - (rank.get(id(b)) ?? 0))
  const result: unknown[] = []
  let next = 0
  for (const item of list) result.push(rank.has(id(item)) ? named[next++] : item)
  return result
}
