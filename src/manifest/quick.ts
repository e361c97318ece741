import { numberOrText } from './dialect.ts'
import type { Parsed } from './parse.ts'
import type { Chunk } from './source.ts'
import type { Entry, Leaf, TreeNode } from './tree.ts'

/*
 * Most manifests are written in a small part of YAML: one document of block mappings and sequences, whose leaves are on
 * one line. Reading that part by itself is some fifty times faster than reading YAML. Whatever else there is, an anchor,
 * a tag, a flow mapping, a text over several lines or a mistake, is left to the library; a property test holds the two to
 * the same values.
 */

/** Tabs, controls, separators and a byte order mark: YAML has rules of its own for each of them. */
const unusual = /[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\uffff]|\r(?!\n)/

const deepest = 100

const reserved = new Map<string, unknown>([
  ...['null', 'Null', 'NULL'].map(text => [text, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(text => [text, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(text => [text, false] as const)
])

interface Line {
  readonly indent: number
  /** Where the text after the indentation begins, and where the line ends without its line end. */
  readonly start: number
  readonly end: number
}

interface Valued {
  readonly node: TreeNode
  readonly value: unknown
}

const keyed = /([A-Za-z_][\w./-]*):(?: +|(?=\r?\n|\r?$))/y
const quotedValue = /(?:"[^"\\\n]*"|'[^'\n]*')/y
const plainValue = /(?:[A-Za-z0-9_/.(=+^;$]|-(?=[^ \r\n]))(?:[^\n\r:#]|:(?=[^ \r\n])|(?<=[^ ])#)*/y
const emptyValue = /\[ *\]|\{ *\}/y
const tail = / *(?:(?<= )#[^\n]*?)?\r?(?:\n|$)/y

/** The one document of a chunk, if it is written in the small part of YAML that this reads; else undefined. */
export function quick(chunk: Chunk): Parsed[] | undefined {
  const { text } = chunk
  if (chunk.syntax !== 'yaml' || unusual.test(text)) return undefined
  const lines = linesOf(text)
  const [first] = lines
  if (first?.indent !== 0) return undefined
  const reader = { text, lines, at: 0 }
  const read = mapping(reader, 0, first.start, 0)
  return read && reader.at === lines.length ? [{ chunk, root: read.node, value: read.value }] : undefined
}

/** The lines that hold something; the mark of the document's beginning does not. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let begin = /^---(?= *(?:#[^\n]*)?\r?\n)/.test(text) ? text.indexOf('\n') + 1 : 0
  while (begin < text.length) {
    const newline = text.indexOf('\n', begin)
    const end = newline < 0 ? text.length : newline
    let start = begin
    while (text.charCodeAt(start) === 32) start++
    const code = text.charCodeAt(start)
    // A line of blanks, with or without a carriage return, or of a comment.
    if (start < end && code !== 35 && !(code === 13 && start + 1 === end))
      lines.push({ indent: start - begin, start, end })
    begin = end + 1
  }
  return lines
}

interface Reader {
  readonly text: string
  readonly lines: readonly Line[]
  at: number
}

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** A block mapping whose keys stand `indent` blanks in; the first of them at `start`, which may be behind a dash. */
function mapping(reader: Reader, indent: number, start: number, depth: number): Valued | undefined {
  const entries: Entry[] = []
  const value: Record<string, unknown> = {}
  for (let from = start; ; ) {
    keyed.lastIndex = from
    const [all, key] = keyed.exec(reader.text) ?? []
    if (all === undefined || key === undefined || reserved.has(key) || Object.hasOwn(value, key)) return undefined
    if (key === '__proto__' || depth > deepest) return undefined
    reader.at++
    const own = valueAfter(reader, indent, from + all.length, depth)
    if (!own) return undefined
    entries.push({ key, merge: false, value: own.node })
    value[key] = own.value
    const next = reader.lines[reader.at]
    if (!next || next.indent < indent) return { node: { is: 'map', start, entries }, value }
    if (next.indent > indent) return undefined
    from = next.start
  }
}

/** What stands behind a key: a leaf on its line, or what is below it. */
function valueAfter(reader: Reader, indent: number, at: number, depth: number): Valued | undefined {
  if (match(tail, reader.text, at) === undefined) return leafAt(reader, indent, at)
  const next = reader.lines[reader.at]
  const isItem = next !== undefined && reader.text.startsWith('- ', next.start)
  if (next && isItem && next.indent >= indent) return sequence(reader, next.indent, depth + 1)
  if (next && next.indent > indent) return mapping(reader, next.indent, next.start, depth + 1)
  const nothing: Leaf = { is: 'leaf', start: at, end: at, style: 'plain', text: '', value: null, anchored: false }
  return { node: nothing, value: null }
}

function sequence(reader: Reader, indent: number, depth: number): Valued | undefined {
  const items: TreeNode[] = []
  const value: unknown[] = []
  const start = reader.lines[reader.at]?.start ?? 0
  for (let next = reader.lines[reader.at]; next?.indent === indent; next = reader.lines[reader.at]) {
    if (!reader.text.startsWith('- ', next.start)) break
    let at = next.start + 1
    while (reader.text.charCodeAt(at) === 32) at++
    const inner = indent + at - next.start
    const own = itemAt(reader, inner, at, depth)
    if (!own) return undefined
    items.push(own.node)
    value.push(own.value)
  }
  const next = reader.lines[reader.at]
  return next && next.indent > indent ? undefined : { node: { is: 'seq', start, items }, value }
}

function itemAt(reader: Reader, indent: number, at: number, depth: number): Valued | undefined {
  if (match(keyed, reader.text, at) !== undefined) return mapping(reader, indent, at, depth + 1)
  reader.at++
  // What is further in than the dash would go on with this item.
  return leafAt(reader, indent - 2, at)
}

function leafAt(reader: Reader, indent: number, start: number): Valued | undefined {
  const { text } = reader
  const next = reader.lines[reader.at]
  if (next && next.indent > indent) return undefined
  const inQuotes = match(quotedValue, text, start)
  const empty = inQuotes ?? match(emptyValue, text, start)
  const plain = empty ?? match(plainValue, text, start)?.trimEnd()
  if (plain === undefined || match(tail, text, start + plain.length) === undefined) return undefined
  if (inQuotes === undefined && empty !== undefined)
    return empty.startsWith('[')
      ? { node: { is: 'seq', start, items: [] }, value: [] }
      : { node: { is: 'map', start, entries: [] }, value: {} }
  const own = inQuotes === undefined ? plain : inQuotes.slice(1, -1)
  const style = inQuotes === undefined ? 'plain' : inQuotes.startsWith('"') ? 'double' : 'single'
  const value = style === 'plain' ? plainly(own) : own
  const leaf: Leaf = { is: 'leaf', start, end: start + plain.length, style, text: own, value, anchored: false }
  return { node: leaf, value }
}

function plainly(text: string): unknown {
  if (/^[-+.\d]/.test(text)) return numberOrText(text)
  return reserved.has(text) ? reserved.get(text) : text
}
