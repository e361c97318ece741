import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Chunk } from './source.ts'
import type { Leaf, TreeNode } from './tree.ts'

/** A mistake in JSON, at a UTF-16 index of the chunk. */
export interface JsonMistake {
  readonly offset: number
  readonly message: string
}

/** What JSON with comments and trailing commas says; undefined where it says nothing. The first mistake is handed to `refuse`. */
export function parseJson({ text }: Chunk, refuse: (mistake: JsonMistake) => Error): ParsedJson | undefined {
  const errors: ParseError[] = []
  // A byte order mark is none of JSON's blanks, but takes up one place as they do.
  const node = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true, allowEmptyContent: true })
  const [error] = errors
  if (error) throw refuse({ offset: error.offset, message: inWords(error) })
  return node && convert(node, text, refuse)
}

interface ParsedJson {
  readonly root: TreeNode
  readonly value: unknown
}

/** `CommaExpected` as "Comma expected". */
const inWords = ({ error }: ParseError): string => {
  const words = printParseErrorCode(error).replaceAll(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return `This is no JSON: ${words.toLowerCase()}`
}

function convert(node: Node, text: string, refuse: (mistake: JsonMistake) => Error): ParsedJson {
  const { type, offset, children = [] } = node
  if (type === 'array') {
    const items = children.map(child => convert(child, text, refuse))
    return {
      root: { is: 'seq', start: offset, items: items.map(({ root }) => root) },
      value: items.map(({ value }) => value)
    }
  }
  if (type !== 'object') return { root: leafOf(node, text), value: node.value as unknown }
  const entries = new Map<string, ParsedJson>()
  for (const { children: [name, held] = [], offset: at } of children) {
    const key = String(name?.value)
    if (entries.has(key)) throw refuse({ offset: at, message: `The key ${JSON.stringify(key)} is there twice` })
    if (held) entries.set(key, convert(held, text, refuse))
  }
  const pairs = [...entries]
  return {
    root: { is: 'map', start: offset, entries: pairs.map(([key, { root }]) => ({ key, merge: false, value: root })) },
    value: Object.fromEntries(pairs.map(([key, held]) => [key, held.value]))
  }
}

function leafOf({ type, offset, length, value }: Node, text: string): Leaf {
  const isText = type === 'string'
  return {
    is: 'leaf',
    start: offset,
    end: offset + length,
    style: isText ? 'double' : 'plain',
    text: isText ? String(value) : text.slice(offset, offset + length),
    value: value as unknown,
    anchored: false
  }
}
