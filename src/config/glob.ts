/** Whether `text` is a pattern: it has one of `*`, `?`. */
export const isGlob = (text: string): boolean => /[*?]/.test(text)

// `*` is any part of a name, `**` any names (none as well before a slash), `?` one character, as in GitHub's branch
// filters; everything else means itself.
/** A branch or path pattern as a regular expression for the whole text. */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[\\^$.+()[\]{}|]/g, part => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    return part === '?' ? '[^/]' : `\\${part}`
  })
  return new RegExp(`^${source}$`, 's')
}
