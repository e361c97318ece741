import { coreTypes } from './types/core.ts'
import { networkTypes } from './types/network.ts'
import { podTypes } from './types/pod.ts'
import { volumesTypes } from './types/volumes.ts'
import { workloadsTypes } from './types/workloads.ts'

/**
 * What the API knows about a value: enough to decode, to merge and to track owners.
 *
 * Notation of types/*.ts, one type a line (continued lines are indented): `Name field:type ...`. `Name!` is written
 * as a whole (atomic). `field*` is required. `type~` keeps only the keys that a strategic merge patch retains.
 * `s i n b` are string, integer, number, boolean; `q x t` quantity, int-or-string, time; `o` any object.
 * `[]T` a list written as a whole, `[*]T` a set, `[a,b]T` a list whose items are known by the keys a and b (strategic
 * merge uses the first). `{}T` a map merged by key, `{!}T` one written as a whole.
 */
export type Schema =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'struct'
      readonly name: string
      readonly fields: ReadonlyMap<string, Field>
      readonly atomic: boolean
    }
  | { readonly kind: 'map'; readonly item: Schema; readonly atomic: boolean }
  | { readonly kind: 'list'; readonly item: Schema; readonly keys: readonly string[]; readonly set: boolean }

export type Scalar = 's' | 'i' | 'n' | 'b' | 'q' | 'x' | 't'
export type Struct = Extract<Schema, { kind: 'struct' }>

export interface Field {
  readonly schema: Schema
  readonly required: boolean
  readonly retainKeys: boolean
}

const lines = new Map<string, string>()
for (const text of [coreTypes, networkTypes, podTypes, volumesTypes, workloadsTypes]) {
  for (const line of text.trim().split(/\n(?! )/)) {
    const name = /^[^\s!]+/.exec(line)?.[0] ?? ''
    lines.set(name, line)
  }
}

const structs = new Map<string, Struct>()
const any: Schema = { kind: 'any' }

/** The type called `name`; undefined when the API has none of that name. */
export function structOf(name: string): Struct | undefined {
  const known = structs.get(name)
  if (known) return known
  const line = lines.get(name)
  if (!line) return undefined
  const [head = '', ...words] = line.split(/\s+/)
  const fields = new Map<string, Field>()
  // Registered before its fields are read: JSONSchemaProps-like types may contain themselves.
  const struct: Struct = { kind: 'struct', name, fields, atomic: head.endsWith('!') }
  structs.set(name, struct)
  for (const word of words) {
    const [, field = '', star, type = ''] = /^([^:*]+)(\*?):(.+)$/.exec(word) ?? []
    const retainKeys = type.endsWith('~')
    const schema = parse(retainKeys ? type.slice(0, -1) : type)
    fields.set(field, { schema, required: star === '*', retainKeys })
  }
  return struct
}

function parse(type: string): Schema {
  const list = /^\[([^\]]*)\](.+)$/.exec(type)
  if (list) {
    const [, keys = '', item = ''] = list
    const set = keys === '*'
    return { kind: 'list', item: parse(item), set, keys: keys && !set ? keys.split(',') : [] }
  }
  const map = /^\{(!?)\}(.+)$/.exec(type)
  if (map) return { kind: 'map', item: parse(map[2] ?? ''), atomic: map[1] === '!' }
  if (/^[sinbqxt]$/.test(type)) return { kind: 'scalar', scalar: type as Scalar }
  return type === 'o' ? any : (structOf(type) ?? any)
}

/** The schema below a field or key of `schema`; `any` where the API has no more to say. */
export function childOf(schema: Schema, name: string): Schema {
  if (schema.kind === 'struct') return schema.fields.get(name)?.schema ?? any
  return schema.kind === 'map' ? schema.item : any
}

/** True for what is only ever written as a whole. */
export const isAtomic = (schema: Schema): boolean =>
  schema.kind === 'list' ? schema.keys.length === 0 && !schema.set : 'atomic' in schema && schema.atomic

/** Values that a missing key of a list item stands for. */
const keyDefaults: Readonly<Record<string, unknown>> = { protocol: 'TCP' }

/** The key values by which an item of a keyed list is known. */
export const keyOf = (keys: readonly string[], item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(keys.map(key => [key, item[key] ?? keyDefaults[key]]))
