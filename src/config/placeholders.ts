/** What texts of a gate may name as `{{name}}`, filled in when it is asked. */
export const placeholders = [
  'app',
  'namespace',
  'service',
  'version',
  'release',
  'previous',
  'previousVersion',
  'window'
] as const

export type Placeholder = (typeof placeholders)[number]

const written = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names in `text` that stand for nothing. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(written)].flatMap(([, name = '']) => (placeholders.some(known => known === name) ? [] : [name]))

/** `text` with its placeholders filled in, or the names of those that have no value. */
export function fill(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string>>>
): { readonly text: string } | { readonly missing: readonly string[] } {
  const missing: string[] = []
  const filled = text.replaceAll(written, (whole, name: Placeholder) => {
    const value = values[name]
    if (value === undefined) missing.push(name)
    return value ?? whole
  })
  return missing.length > 0 ? { missing } : { text: filled }
}
