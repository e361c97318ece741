import type { Place } from '../errors.ts'

/** A manifest file: its path as the user knows it, and its text with byte order mark and line ends as they are. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** A part of a file that holds whole YAML documents and begins at the start of a line. */
export interface Chunk {
  readonly path: string
  /** The line of the file, from 1, that the chunk begins with. */
  readonly line: number
  readonly text: string
}

/** A `---` at the start of a line ends a document wherever it stands, even in a block scalar (YAML 1.2.2, 9.1.2). */
const marker = /(?<=^|\n)---(?=[ \t\r\n]|$)/g

/** The documents of a file, each by itself where possible: one that holds nothing of interest need not be parsed. */
export function chunksOf({ path, text }: SourceFile): Chunk[] {
  const chunks: Chunk[] = []
  let start = 0
  let line = 1
  const cut = (end: number) => {
    const part = text.slice(start, end)
    if (part !== '') chunks.push({ path, line, text: part })
    line += part.split('\n').length - 1
    start = end
  }
  for (const { index } of text.matchAll(marker)) {
    // Directives (`%YAML 1.1`) belong to the document that follows them.
    if (!/(?:^|\n)%/.test(text.slice(start, index))) cut(index)
  }
  cut(text.length)
  return chunks
}

/** Where the `offset` of a chunk is in its file. */
export function placeOf({ path, line, text }: Chunk, offset: number): Place {
  const before = text.slice(0, offset)
  return { file: path, line: line + before.split('\n').length - 1, column: offset - before.lastIndexOf('\n') }
}

export const written = ({ file, line, column }: Place): string => `${file}:${line}:${column}`
