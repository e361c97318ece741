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

const keyed = /([A-Za-z_][\w./-]*):(?: +|(?=\r?\n|\r?$))/y
const quotedValue = /(?:"[^"\\\n]*"|'[^'\n]*')/y
const plainValue = /(?:[A-Za-z0-9_/.(=+^;$]|-(?=[^ \r\n]))(?:[^\n\r:#]|:(?=[^ \r\n])|(?<=[^ ])#)*/y
const emptyMapping = /\{ *\}/y
const flowItem = /(?:"[^"\\\n]*"|'[^'\n]*'|-{0,2}[A-Za-z0-9_./][\w./=@+-]*)(?= *[,\]])/y
const flowSequence = /\[[^\]\n]*\]/y
const tail = / *(?:(?<= )#[^\n]*?)?\r?(?:\n|$)/y

/** The one document of a chunk, if it is written in the small part of YAML that this reads; else undefined. */
export function quick(chunk: Chunk): Parsed[] | undefined {
  const { text } = chunk
  if (chunk.syntax !== 'yaml' || unusual.test(text)) return undefined
  const lines = linesOf(text)
  const [first] = lines
  if (first?.indent !== 0) return undefined
  const reader = { text, lines, at: 0 }
  const root = mapping(reader, 0, first.start, 0)
  if (!root || reader.at !== lines.length) return undefined
  return [
    {
      chunk,
      root,
      isSimple: true,
      get value() {
        return plainOf(root)
      }
    }
  ]
}

/** Whether a leaf whose source is `source` reads as `text` wherever a simple document has a leaf. */
export function readsAs(source: string, text: string): boolean {
  const inQuotes = match(quotedValue, source, 0)
  if (inQuotes !== undefined) return inQuotes === source && source.slice(1, -1) === text
  return match(plainValue, source, 0) === source && !/[[\]{},\s]/.test(source) && plainly(source) === text
}

function plainOf(node: TreeNode): unknown {
  if (node.is === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]))
  if (node.is === 'seq') return node.items.map(plainOf)
  return node.is === 'leaf' ? node.value : undefined
}

/** The lines that hold something; the mark of the document's beginning does not. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let begin = /^---(?= *(?:#[^\n]*)?\r?\n)/.test(text) ? text.indexOf('\n') + 1 : 0
  while (begin < text.length) {
    const newline = text.indexOf('\n', begin)
    const end = newline < 0 ? text.length : newline
    const start = blanks(text, begin)
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
function mapping(reader: Reader, indent: number, start: number, depth: number): TreeNode | undefined {
  const entries: Entry[] = []
  for (let from = start; ; ) {
    keyed.lastIndex = from
    const [all, key] = keyed.exec(reader.text) ?? []
    if (all === undefined || key === undefined || reserved.has(key) || has(entries, key)) return undefined
    if (key === '__proto__' || depth > deepest) return undefined
    reader.at++
    const own = valueAfter(reader, indent, from + all.length, depth)
    if (!own) return undefined
    entries.push({ key, merge: false, value: own })
    const next = reader.lines[reader.at]
    if (!next || next.indent < indent) return { is: 'map', start, entries }
    if (next.indent > indent) return undefined
    from = next.start
  }
}

const has = (entries: readonly Entry[], key: string): boolean => {
  for (const entry of entries) if (entry.key === key) return true
  return false
}

/** What stands behind a key: a leaf on its line, or what is below it. */
function valueAfter(reader: Reader, indent: number, at: number, depth: number): TreeNode | undefined {
  if (match(tail, reader.text, at) === undefined) return leafAt(reader, indent, at)
  const next = reader.lines[reader.at]
  const isItem = next !== undefined && reader.text.startsWith('- ', next.start)
  if (next && isItem && next.indent >= indent) return sequence(reader, next.indent, depth + 1)
  if (next && next.indent > indent) return mapping(reader, next.indent, next.start, depth + 1)
  const nothing: Leaf = { is: 'leaf', start: at, end: at, style: 'plain', text: '', value: null, anchored: false }
  return nothing
}

function sequence(reader: Reader, indent: number, depth: number): TreeNode | undefined {
  const items: TreeNode[] = []
  const start = reader.lines[reader.at]?.start ?? 0
  for (let next = reader.lines[reader.at]; next?.indent === indent; next = reader.lines[reader.at]) {
    if (!reader.text.startsWith('- ', next.start)) break
    const at = blanks(reader.text, next.start + 1)
    const inner = indent + at - next.start
    const own = itemAt(reader, inner, at, depth)
    if (!own) return undefined
    items.push(own)
  }
  const next = reader.lines[reader.at]
  return next && next.indent > indent ? undefined : { is: 'seq', start, items }
}

function itemAt(reader: Reader, indent: number, at: number, depth: number): TreeNode | undefined {
  if (match(keyed, reader.text, at) !== undefined) return mapping(reader, indent, at, depth + 1)
  reader.at++
  // What is further in than the dash would go on with this item.
  return leafAt(reader, indent - 2, at)
}

function leafAt(reader: Reader, indent: number, start: number): TreeNode | undefined {
  const { text } = reader
  const next = reader.lines[reader.at]
  if (next && next.indent > indent) return undefined
  const sequence = match(flowSequence, text, start)
  const flow = sequence ?? match(emptyMapping, text, start)
  const inQuotes = match(quotedValue, text, start)
  const own = flow ?? inQuotes ?? match(plainValue, text, start)?.trimEnd()
  if (own === undefined || match(tail, text, start + own.length) === undefined) return undefined
  if (sequence !== undefined) return flowItems(text, start, start + sequence.length - 1)
  if (flow !== undefined) return { is: 'map', start, entries: [] }
  return leafOf(own, start)
}

/** `[a, "b"]` on one line, whose items are leaves; `end` is where it closes. */
function flowItems(text: string, start: number, end: number): TreeNode | undefined {
  const items: TreeNode[] = []
  let at = blanks(text, start + 1)
  while (at < end) {
    const item = match(flowItem, text, at)
    if (item === undefined) return undefined
    items.push(leafOf(item, at))
    at = blanks(text, at + item.length)
    if (at < end) at = blanks(text, at + 1)
  }
  if (at !== end) return undefined
  return { is: 'seq', start, items }
}

function blanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  return at
}

function leafOf(source: string, start: number): Leaf {
  const style = source.startsWith('"') ? 'double' : source.startsWith("'") ? 'single' : 'plain'
  const text = style === 'plain' ? source : source.slice(1, -1)
  const value = style === 'plain' ? plainly(text) : text
  return { is: 'leaf', start, end: start + source.length, style, text, value, anchored: false }
}

function plainly(text: string): unknown {
  if (/^[-+.\d]/.test(text)) return numberOrText(text)
  return reserved.has(text) ? reserved.get(text) : text
}
