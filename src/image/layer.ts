import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { CutoverError, messageOf } from '../errors.ts'
import { passedOn } from '../io/memory.ts'
import type { WriteStream } from '../io/parts.ts'
import type { ReadTree, TreeEntry } from '../io/tree.ts'
import type { Blob } from './content.ts'
import type { Digest } from './image.ts'
import type { ReadPart } from './layout.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

/** The effects that a layer is made with. */
export interface LayerPorts {
  readonly readTree: ReadTree
  readonly readPart: ReadPart
  readonly writeStream: WriteStream
  readonly signal?: AbortSignal
}

/** A packed layer; `diffId` is the digest of what is in it, before gzip. */
export interface Layer extends Blob {
  readonly diffId: Digest
}

/**
 * Packs what is in `folder` as a layer that has it in `to`, into the new file `path`: no owner, one time (seconds since
 * 1970) for all, so that the same files give the same bytes (with one version of zlib; `diffId` with any). No more than
 * a piece of a file is held at a time. What a folder is above `to`, and `to` itself, stays as the base has it.
 * @throws FILE_UNREADABLE, FILE_UNWRITABLE, CANCELLED, BUILD_FAILED for a file that changes meanwhile
 */
export async function writeLayer(
  ports: LayerPorts,
  { folder, to, time }: { readonly folder: string; readonly to: string; readonly time: number },
  path: string
): Promise<Layer> {
  const plain = createHash('sha256')
  const packed = createHash('sha256')
  let size = 0
  const archive = async function* () {
    for await (const piece of archiveOf(ports, folder, to, time)) {
      plain.update(piece)
      yield piece
      passedOn(piece.length)
    }
  }
  const hashed = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      packed.update(piece)
      size += piece.length
      yield piece
    }
  }
  // Whatever breaks here ends the stream that is read below with the same error.
  const gzip = pipeline(Readable.from(archive(), { objectMode: false }), createGzip(), () => {})
  await ports.writeStream(path, Readable.from(hashed(gzip), { objectMode: false }), ports.signal)
  return { digest: `sha256:${packed.digest('hex')}`, size, diffId: `sha256:${plain.digest('hex')}` }
}

async function* archiveOf({ readTree, readPart }: LayerPorts, folder: string, to: string, time: number) {
  const prefix = to.replace(/^\/+|\/+$/g, '')
  for await (const entry of readTree(folder)) {
    if (whiteout.test(entry.path)) throw hiding(join(folder, entry.path))
    yield tarHeader({ ...entry, path: prefix === '' ? entry.path : `${prefix}/${entry.path}` }, time)
    if (entry.type !== 'file') continue
    yield* exactly(readPart, join(folder, entry.path), entry)
    yield tarPadding(entry.size)
  }
  yield tarEnd
}

/** https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
const whiteout = /(?:^|\/)\.wh\.[^/]*$/

const hiding = (path: string): CutoverError =>
  new CutoverError('BUILD_FAILED', `${path} would take a file of the base away instead of adding one.`, {
    hint: 'In an image a name that begins with .wh. hides what is below it: rename the file.'
  })

/** Exactly as many bytes as the header said: anything else would spoil all that follows. */
async function* exactly(readPart: ReadPart, path: string, { size }: Extract<TreeEntry, { type: 'file' }>) {
  let at = 0
  try {
    for await (const piece of readPart(path, 0, size)) {
      at += piece.length
      yield piece
    }
  } catch (error) {
    throw new CutoverError('FILE_UNREADABLE', `Can't read ${path}: ${messageOf(error)}.`, {
      hint: 'Check that this user may read all that goes into the image.',
      cause: error,
      at: { file: path }
    })
  }
  if (at === size) return
  throw new CutoverError('BUILD_FAILED', `${path} changed while it was packed: it had ${size} bytes, then ${at}.`, {
    hint: 'Build when everything that writes to the folder has ended.'
  })
}
