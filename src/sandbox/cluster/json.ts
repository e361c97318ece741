/** A JSON object whose shape is not known here. */
export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** A deep copy. Values in the store are shared and never changed: whoever changes one changes a copy. */
export function copy<T>(value: T): T {
  if (isList(value)) return value.map(copy) as T
  if (!isFields(value)) return value
  const result: Fields = {}
  for (const name in value) if (value[name] !== undefined) result[name] = copy(value[name])
  return result as T
}

/** Deep equality as JSON sees it: the order of keys has no meaning, and an absent key equals an undefined one. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  if (!isFields(a) || !isFields(b)) return false
  for (const name in a) if (!same(a[name], b[name])) return false
  for (const name in b) if (b[name] !== undefined && a[name] === undefined) return false
  return true
}

/** The value below `path`, or undefined where any step is missing. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner: unknown, step) => (isFields(inner) ? inner[step] : undefined), value)

/** JSON with sorted keys: the same value always gives the same text. */
export function canonical(value: unknown): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (!isFields(value)) return JSON.stringify(value ?? null)
  const names = Object.keys(value).filter(name => value[name] !== undefined)
  return `{${names
    .sort()
    .map(name => `${JSON.stringify(name)}:${canonical(value[name])}`)
    .join(',')}}`
}
