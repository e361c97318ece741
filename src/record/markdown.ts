/**
 * Text that somebody else chose, inside Markdown: every character that Markdown, HTML or GitHub's autolinks could take
 * for markup becomes a character reference, and line ends become spaces.
 */
export const escaped = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{N} .,\-/:]|:\/\/|www\./giu, found => Array.from(found, reference).join(''))

const reference = (character: string): string => `&#${character.codePointAt(0)};`

/** Text as code, where nothing is markup; a fence longer than any run of backticks inside. */
export function code(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('|', '¦')
    .trim()
  if (line === '') return ''
  const fence = '`'.repeat(Math.max(0, ...Array.from(line.matchAll(/`+/g), run => run[0].length)) + 1)
  const space = fence.length > 1 ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** Lines as a block of code, behind a fence that none of them can close. */
export function block(lines: readonly string[]): string {
  const plain = lines.flatMap(line => line.split(/\r\n|\r|\n/)).map(line => line.replace(/\p{Cc}/gu, ' '))
  const ticks = Math.max(2, ...plain.flatMap(line => Array.from(line.matchAll(/`+/g), run => run[0].length)))
  const fence = '`'.repeat(ticks + 1)
  return [`${fence}text`, ...plain, fence].join('\n')
}

export const table = (rows: readonly (readonly [string, string])[]): string =>
  ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')

/** A label in a mermaid diagram: there `:`, `;`, `#`, `,` and quotes are syntax, and no escape is dependable. */
export const label = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}._()/+-]+/gu, ' ')
    .trim()
    .slice(0, 60) || 'phase'

/** A link target; undefined unless it is an http(s) URL. */
export function link(text: string, url: string): string {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target?.protocol !== 'https:' && target?.protocol !== 'http:') return escaped(text)
  return `[${escaped(text)}](${target.href.replace(/[()<>|\s]/g, found => `%${found.charCodeAt(0).toString(16)}`)})`
}
