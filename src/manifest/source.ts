import { CutoverError, type Place } from '../errors.ts'
import { type Syntax, syntaxOf } from './syntax.ts'

/** A manifest file: its path as the user knows it, and its text with byte order mark and line ends as they are. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** `text` is what a tool made of `path`: a line of the one is none of the other. */
  readonly rendered?: boolean
}

/** A part of a file that holds whole documents and begins at the start of a line. */
export interface Chunk {
  readonly path: string
  readonly syntax: Syntax
  readonly rendered?: boolean
  /** The line of the file, from 1, that the chunk begins with. */
  readonly line: number
  readonly text: string
}

/** A `---` at the start of a line ends a document wherever it stands, even in a block scalar (YAML 1.2.2, 9.1.2). */
const marker = /(?:^|\n)---(?=[ \t\r\n]|$)/g

/** The documents of a file, each by itself where possible: one that holds nothing of interest need not be parsed. */
export function chunksOf({ path, text, rendered = false }: SourceFile): Chunk[] {
  const syntax = rendered ? 'yaml' : syntaxOf(path, text)
  if (syntax !== 'yaml') return text === '' ? [] : [{ path, syntax, line: 1, text }]
  const chunks: Chunk[] = []
  let start = 0
  let line = 1
  const cut = (end: number) => {
    const part = text.slice(start, end)
    if (part !== '') chunks.push({ path, syntax, line, text: part, ...(rendered && { rendered }) })
    line += linesIn(part)
    start = end
  }
  for (const { index, 0: found } of text.matchAll(marker)) {
    const end = found.startsWith('\n') ? index + 1 : index
    // Directives (`%YAML 1.1`) belong to the document that follows them.
    if (!hasDirective(text, start, end)) cut(end)
  }
  cut(text.length)
  return chunks
}

function hasDirective(text: string, start: number, end: number): boolean {
  const part = text.slice(start, end)
  return part.includes('%') && /(?:^|\n)%/.test(part)
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** Where the `offset` of a chunk is in its file. */
export function placeOf({ path, line, text, rendered }: Chunk, offset: number): Place {
  if (rendered) return { file: path }
  const before = text.slice(0, offset)
  return { file: path, line: line + linesIn(before), column: offset - before.lastIndexOf('\n') }
}

export const written = ({ file, line, column }: Place): string =>
  line === undefined ? file : `${file}:${line}:${column}`

/** The error of what stands at `offset`: `file:line:column: message`. */
export const invalidAt = (chunk: Chunk, offset: number, message: string, hint: string, cause?: unknown): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${written(placeOf(chunk, offset))}: ${message}`, {
    hint,
    at: placeOf(chunk, offset),
    ...(cause === undefined ? {} : { cause })
  })
