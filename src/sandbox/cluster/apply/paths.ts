import { canonical, type Fields, isFields, isList } from '../json.ts'
import { isAtomic, keyOf, type Schema } from '../schema/schema.ts'

/** Fields of an object, each as its FieldsV1 steps (`f:spec`, `k:{"name":"web"}`, `v:"x"`) joined by NUL. */
export type Paths = Set<string>

const separator = '\0'

export const join = (path: string, step: string): string => (path ? `${path}${separator}${step}` : step)

export const fieldStep = (name: string): string => `f:${name}`

/** The step to an item of a set or a keyed list. */
export const itemStep = (schema: Extract<Schema, { kind: 'list' }>, item: unknown): string =>
  schema.set || !isFields(item) ? `v:${canonical(item)}` : `k:${canonical(keyOf(schema.keys, item))}`

/** Every field that `value` sets: leaves, items of lists, keys of maps (structured-merge-diff's ToFieldSet). */
export function pathsOf(schema: Schema, value: unknown, path = '', into: Paths = new Set()): Paths {
  if (isAtomic(schema) || schema.kind === 'scalar' || schema.kind === 'any') into.add(path)
  else if (schema.kind === 'list' && isList(value)) {
    for (const item of value) {
      const inner = join(path, itemStep(schema, item))
      into.add(inner)
      pathsOf(schema.item, item, inner, into)
    }
  } else if (isFields(value)) {
    for (const [name, item] of Object.entries(value)) {
      const inner = join(path, fieldStep(name))
      const known = schema.kind === 'struct' ? schema.fields.get(name)?.schema : undefined
      if (!known || (isFields(item) && Object.keys(item).length === 0)) into.add(inner)
      pathsOf(known ?? (schema.kind === 'map' ? schema.item : { kind: 'any' }), item, inner, into)
    }
  }
  return into
}

/** The FieldsV1 form, as `metadata.managedFields` stores it. */
export function toFieldsV1(paths: Paths): Fields {
  const root: Fields = {}
  for (const path of [...paths].sort()) {
    let node = root
    for (const step of path.split(separator)) {
      const next = isFields(node[step]) ? (node[step] as Fields) : {}
      node[step] = next
      node = next
    }
    node['.'] = {}
  }
  dropLoneDots(root)
  return root
}

function dropLoneDots(node: Fields): void {
  const names = Object.keys(node)
  if (names.length === 1 && names[0] === '.') delete node['.']
  for (const name of names) if (name !== '.' && isFields(node[name])) dropLoneDots(node[name] as Fields)
}

export function fromFieldsV1(fields: Fields, path = '', into: Paths = new Set()): Paths {
  const names = Object.keys(fields)
  if (path && (names.length === 0 || names.includes('.'))) into.add(path)
  for (const name of names) {
    const inner = fields[name]
    if (name !== '.') fromFieldsV1(isFields(inner) ? inner : {}, join(path, name), into)
  }
  return into
}

/** A path as messages show it: `.spec.template.spec.containers[name="web"].image`. */
export const display = (path: string): string =>
  path
    .split(separator)
    .map(step => {
      const rest = step.slice(2)
      if (step.startsWith('f:')) return `.${rest}`
      if (step.startsWith('v:')) return `[=${rest}]`
      const keys = Object.entries(JSON.parse(rest) as Fields)
      return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`
    })
    .join('')

/** `paths` with each ancestor that is a named field: what a manager that owns a leaf holds in place. */
export function withAncestors(paths: Paths): Paths {
  const result = new Set(paths)
  for (const path of paths) {
    const steps = path.split(separator)
    for (let length = steps.length - 1; length > 0; length--)
      if (steps[length - 1]?.startsWith('f:')) result.add(steps.slice(0, length).join(separator))
  }
  return result
}

export const isBelow = (path: string, ancestor: string): boolean => path.startsWith(ancestor + separator)

// Node 20 has no set algebra.
export const union = (a: Paths, b: Iterable<string>): Paths => new Set([...a, ...b])
export const minus = (a: Paths, b: ReadonlySet<string>): Paths => new Set([...a].filter(path => !b.has(path)))
export const shared = (a: Paths, b: ReadonlySet<string>): Paths => new Set([...a].filter(path => b.has(path)))
