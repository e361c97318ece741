import { type Fields, isFields, isList } from '../json.ts'
import type { Schema, Struct } from './schema.ts'

export interface Decoded {
  /** The object with only what the API knows; nulls and empty values dropped, as a Go struct loses them. */
  readonly value: Fields
  /** Paths of fields that the API does not know, as the server writes them. */
  readonly unknown: readonly string[]
  /** The first value of a wrong type, in the words of Go's JSON decoder. */
  readonly mistyped: string | undefined
}

interface Findings {
  unknown: string[]
  mistyped: string | undefined
}

/** Empty strings that mean something other than an absent field. */
const keptEmpty = new Set(['storageClassName', 'appProtocol', 'ingressClassName', 'holderIdentity', 'name'])

const go: Readonly<Record<string, string>> = { s: 'string', i: 'int32', n: 'float64', b: 'bool' }

/** Reads `object` as `struct`. Never throws: the caller decides what an unknown or a mistyped field means. */
export function decode(struct: Struct, object: Fields): Decoded {
  const found: Findings = { unknown: [], mistyped: undefined }
  const value = decodeStruct(struct, object, '', found)
  return { value, ...found }
}

function decodeStruct(struct: Struct, object: Fields, path: string, found: Findings): Fields {
  const result: Fields = {}
  for (const [name, value] of Object.entries(object)) {
    const inner = path ? `${path}.${name}` : name
    const field = struct.fields.get(name)
    if (!field) {
      found.unknown.push(inner)
      continue
    }
    if (value === null || value === undefined) continue
    const decoded = decodeValue(field.schema, value, inner, found, `${struct.name}.${inner}`)
    if (!droppedWhenEmpty(name, decoded, field.schema)) result[name] = decoded
  }
  return result
}

function droppedWhenEmpty(name: string, value: unknown, schema: Schema): boolean {
  if (value === '') return !keptEmpty.has(name)
  if (isList(value)) return value.length === 0
  return schema.kind === 'map' && isFields(value) && Object.keys(value).length === 0
}

function decodeValue(schema: Schema, value: unknown, path: string, found: Findings, place: string): unknown {
  switch (schema.kind) {
    case 'any':
      return value
    case 'scalar':
      return decodeScalar(schema.scalar, value, found, place)
    case 'struct':
      if (isFields(value)) return decodeStruct(schema, value, path, found)
      return mistyped(value, `v1.${schema.name}`, found, place)
    case 'map':
      if (!isFields(value)) return mistyped(value, 'map[string]string', found, place)
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          item === null ? '' : decodeValue(schema.item, item, `${path}.${key}`, found, place)
        ])
      )
    case 'list':
      if (!isList(value)) return mistyped(value, '[]', found, place)
      return value.map((item, index) => decodeValue(schema.item, item, `${path}[${index}]`, found, place))
  }
}

function decodeScalar(scalar: string, value: unknown, found: Findings, place: string): unknown {
  const type = typeof value
  if (scalar === 'x') return type === 'string' || type === 'number' ? value : mistyped(value, 'string', found, place)
  // A quantity is written as text whatever way it came: `cpu: 1` is stored as "1".
  if (scalar === 'q') return type === 'number' ? String(value) : value
  const wanted = scalar === 'b' ? 'boolean' : scalar === 'i' || scalar === 'n' ? 'number' : 'string'
  if (type === wanted) return value
  return mistyped(value, go[scalar] ?? 'string', found, place)
}

const jsonName = (value: unknown): string =>
  isList(value) ? 'array' : isFields(value) ? 'object' : typeof value === 'boolean' ? 'bool' : typeof value

function mistyped(value: unknown, type: string, found: Findings, place: string): unknown {
  found.mistyped ??= `json: cannot unmarshal ${jsonName(value)} into Go struct field ${place} of type ${type}`
  return value
}
