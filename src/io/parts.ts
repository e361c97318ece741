import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CutoverError } from '../errors.ts'
import { cancelled } from './clock.ts'
import { unwritable } from './replace.ts'

/** Bytes of a file from `start` up to, not including, `end`, a piece at a time. Rejects as node's streams do. */
export async function* readPart(path: string, start: number, end: number): AsyncIterable<Buffer> {
  if (start < end) yield* createReadStream(path, { start, end: end - 1 })
}

/** Writes a new file as its bytes come. */
export type WriteStream = (path: string, content: Readable, signal?: AbortSignal) => Promise<void>

/** @throws FILE_UNWRITABLE, CANCELLED, and what `content` fails with */
export const writeStream: WriteStream = async (path, content, signal) => {
  try {
    await pipeline(content, createWriteStream(path, { flags: 'wx' }), signal ? { signal } : {})
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw signal?.aborted ? cancelled() : unwritable(path, error)
  }
}
