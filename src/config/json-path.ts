/** A place in a JSON value: names of members and indexes of elements, from the outside inwards. */
export type JsonPath = readonly (string | number)[]

const part = /\.([A-Za-z_]\w*)|\[(-?(?:0|[1-9]\d{0,8}))\]|\['([^'\\]*)'\]|\["([^"\\]*)"\]/y

/**
 * Reads `$.items[0]['last-seen']`: of RFC 9535 the queries that select at most one value ("singular queries"), without
 * escapes in quotes. Undefined for anything else.
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined
  const path: (string | number)[] = []
  for (part.lastIndex = 1; part.lastIndex < text.length; ) {
    const found = part.exec(text)
    if (!found) return undefined
    const [, name, index, single, double] = found
    path.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index))
  }
  return path
}

/** The value at `path`; undefined where there is none. A negative index counts from the end. */
export const valueAt = (value: unknown, path: JsonPath): unknown => path.reduce<unknown>(stepInto, value)

function stepInto(held: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(held) ? (held as unknown[]).at(step) : undefined
  if (typeof held !== 'object' || held === null || Array.isArray(held) || !Object.hasOwn(held, step)) return undefined
  return (held as Record<string, unknown>)[step]
}
