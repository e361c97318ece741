import { type Chunk, invalidAt } from './source.ts'
import type { Entry, Leaf, TreeNode } from './tree.ts'

/*
 * Files of variables for Terraform and Packer: assignments of literals, lists and objects, in the native syntax of HCL
 * (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md). Expressions and blocks belong in other files.
 */

const deepest = 200

const token =
  /(?:[ \t\r\n\uFEFF]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:(?<text>"(?:[^"\\\n]|\\.)*")|(?<heredoc><<-?(?<label>[\w-]+)\r?\n[\s\S]*?\n[ \t]*\k<label>(?=\r?\n|$))|(?<word>[\p{L}_][\p{L}\p{N}_-]*)|(?<number>-?\d[\w.+-]*)|(?<mark>[[\]{}=:,])|$)/uy

interface Token {
  readonly is: 'text' | 'heredoc' | 'word' | 'number' | 'mark' | 'end'
  readonly source: string
  readonly start: number
}

interface Valued {
  readonly root: TreeNode
  readonly value: unknown
}

const refuse = (chunk: Chunk, offset: number) =>
  invalidAt(
    chunk,
    offset,
    'This is no variable with a literal value.',
    'Files of variables hold lines like web_image = "ghcr.io/acme/web:1.4.1". In other files mark the line of the image with the comment # cutover: NAME.'
  )

/** The variables of a file with their values. @throws MANIFEST_INVALID for what is no literal. */
export function parseVariables(chunk: Chunk): Valued {
  const unexpected = (offset: number) => refuse(chunk, offset)
  let at = 0
  let current = read()

  function read(): Token {
    token.lastIndex = at
    const found = token.exec(chunk.text)
    if (!found) throw unexpected(at + (/^\s*/.exec(chunk.text.slice(at))?.[0].length ?? 0))
    at = token.lastIndex
    const { text, heredoc, word, number, mark } = found.groups ?? {}
    const source = text ?? heredoc ?? word ?? number ?? mark ?? ''
    const is = text ? 'text' : heredoc ? 'heredoc' : word ? 'word' : number ? 'number' : mark ? 'mark' : 'end'
    return { is, source, start: at - source.length }
  }

  function take(): Token {
    const taken = current
    current = read()
    return taken
  }

  const accept = (mark: string): boolean => current.is === 'mark' && current.source === mark && take() !== undefined

  function assignments(start: number, closing: string, depth: number): Valued {
    const entries: Entry[] = []
    const value: Record<string, unknown> = {}
    while (closing === '' ? current.is !== 'end' : !accept(closing)) {
      const name = take()
      if (name.is !== 'word' && name.is !== 'text' && name.is !== 'number') throw unexpected(name.start)
      if (!accept('=') && !accept(':')) throw unexpected(current.start)
      const key = name.is === 'text' ? unescaped(name.source) : name.source
      const own = expression(depth)
      entries.push({ key, merge: false, value: own.root })
      value[key] = own.value
      accept(',')
    }
    return { root: { is: 'map', start, entries }, value }
  }

  function list(start: number, depth: number): Valued {
    const items: Valued[] = []
    while (!accept(']')) {
      items.push(expression(depth))
      if (!accept(',') && !(current.is === 'mark' && current.source === ']')) throw unexpected(current.start)
    }
    return { root: { is: 'seq', start, items: items.map(({ root }) => root) }, value: items.map(({ value }) => value) }
  }

  function expression(depth: number): Valued {
    const { is, source, start } = take()
    if (depth > deepest) throw unexpected(start)
    if (source === '{' && is === 'mark') return assignments(start, '}', depth + 1)
    if (source === '[' && is === 'mark') return list(start, depth + 1)
    if (is === 'mark' || is === 'end' || (is === 'word' && !/^(?:true|false|null)$/.test(source)))
      throw unexpected(start)
    const leaf = leafOf(is, source, start)
    return { root: leaf, value: leaf.value }
  }

  return assignments(0, '', 0)
}

function leafOf(is: Token['is'], source: string, start: number): Leaf {
  const text = is === 'text' ? unescaped(source) : source
  const value = is === 'number' ? Number(source) : is === 'word' ? literals[source] : text
  const style = is === 'text' ? 'double' : 'plain'
  return { is: 'leaf', start, end: start + source.length, style, text, value, anchored: false }
}

const literals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }

/** Only compared and never written back, so the rarer escapes may stay as they are. */
const unescaped = (source: string): string => source.slice(1, -1).replace(/\\(["\\])/g, '$1')
