/** One element; a list has its items as `member`s, what is undefined is no element. */
export function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  return `<${name}>${content(value)}</${name}>`
}

/** The members of a structure, as one element each. */
export const elements = (members: object): string =>
  Object.entries(members)
    .map(([name, value]) => element(name, value))
    .join('')

function content(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(item => element('member', item)).join('')
  return typeof value === 'object' && value !== null ? elements(value) : escaped(String(value))
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, one => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? '&quot;')
