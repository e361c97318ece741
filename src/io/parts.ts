import { createReadStream } from 'node:fs'

/** Bytes of a file from `start` up to, not including, `end`, a piece at a time. Rejects as node's streams do. */
export async function* readPart(path: string, start: number, end: number): AsyncIterable<Buffer> {
  if (start < end) yield* createReadStream(path, { start, end: end - 1 })
}
