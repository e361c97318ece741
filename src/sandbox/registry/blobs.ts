import { randomUUID } from 'node:crypto'
import type { Answer, Incoming } from '../loopback.ts'
import { blobIn, isDigest, names, refused, removeBlob, repositoryOf, type Store, type Upload } from './store.ts'

export function blobs(store: Store, name: string, digest: string, request: Incoming): Answer {
  const bytes = blobIn(store, name, digest)
  if (!bytes || !isDigest(digest)) return refused(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return read(bytes, digest, request.method === 'GET' ? request.headers.range : undefined)
    case 'DELETE':
      removeBlob(store, name, digest)
      return { status: 202 }
    default:
      return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  }
}

function read(bytes: Buffer, digest: string, range: string | undefined): Answer {
  const headers = {
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
    'accept-ranges': 'bytes'
  }
  const asked = span(range, bytes.length)
  if (!asked) return { status: 200, headers, body: bytes }
  const [first, last] = asked
  if (first > last) return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${bytes.length}` },
    body: bytes.subarray(first, last + 1)
  }
}

/** First and last byte of `bytes=5-`, `bytes=5-9` or `bytes=-5`, in this order if there is anything; nothing for other forms. */
function span(range: string | undefined, size: number): [first: number, last: number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '') return last === '' ? undefined : [Math.max(0, size - Number(last)), size - 1]
  return [Number(first), Math.min(last === '' ? size - 1 : Number(last), size - 1)]
}

/** Where a mount may find its blob: nowhere, in the repository it names, or also, if it names none, in any. */
export type Mounts = 'none' | 'named' | 'any'

/** POST to `uploads/`: mounts the blob if it may and can, takes it whole if it came along, else begins an upload. */
export function beginUpload(store: Store, name: string, request: Incoming, mounts: Mounts): Answer {
  if (request.method !== 'POST') return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  const query = request.url.searchParams
  const mount = query.get('mount') ?? ''
  if (isDigest(mount) && sources(store, query.get('from'), mounts).some(from => blobIn(store, from, mount))) {
    repositoryOf(store, name).blobs.add(mount)
    return stored(name, mount)
  }
  repositoryOf(store, name)
  const digest = query.get('digest')
  if (digest !== null) return keep(store, name, digest, request.body)
  const id = randomUUID()
  store.uploads.set(id, { repository: name, chunks: [] })
  return progressed(202, name, id, 0)
}

function sources(store: Store, from: string | null, mounts: Mounts): string[] {
  if (mounts === 'none') return []
  if (from !== null) return [from]
  return mounts === 'any' ? [...store.repositories.keys()] : []
}

/** PATCH, PUT, GET and DELETE of an upload under way. */
export function upload(store: Store, name: string, id: string, request: Incoming): Answer {
  const open = store.uploads.get(id)
  if (open?.repository !== name) return refused(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')
  switch (request.method) {
    case 'GET':
      return progressed(204, name, id, sized(open))
    case 'PATCH':
      if (!continues(request, sized(open))) return progressed(416, name, id, sized(open))
      open.chunks.push(request.body)
      return progressed(202, name, id, sized(open))
    case 'PUT': {
      if (!continues(request, sized(open))) return progressed(416, name, id, sized(open))
      store.uploads.delete(id)
      return keep(
        store,
        name,
        request.url.searchParams.get('digest') ?? '',
        Buffer.concat([...open.chunks, request.body])
      )
    }
    case 'DELETE':
      store.uploads.delete(id)
      return { status: 204 }
    default:
      return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  }
}

const sized = ({ chunks }: Upload): number => chunks.reduce((size, chunk) => size + chunk.length, 0)

/** A chunk without Content-Range is appended; one with it must begin where the last one ended. */
function continues(request: Incoming, size: number): boolean {
  const range = request.headers['content-range']
  if (range === undefined) return true
  const parts = /^(\d+)-(\d+)$/.exec(range)
  return parts !== null && Number(parts[1]) === size && Number(parts[2]) - size + 1 === request.body.length
}

/** Takes the bytes if they are what the digest says. */
function keep(store: Store, name: string, digest: string, bytes: Buffer): Answer {
  if (!isDigest(digest) || !names(digest, bytes)) {
    return refused(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  store.blobs.set(digest, bytes)
  repositoryOf(store, name).blobs.add(digest)
  return stored(name, digest)
}

const stored = (name: string, digest: string): Answer => ({
  status: 201,
  headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest }
})

/** `Range` is inclusive, so that an upload without bytes reads `0-0` as well. */
const progressed = (status: number, name: string, id: string, size: number): Answer => ({
  status,
  headers: {
    location: `/v2/${name}/blobs/uploads/${id}`,
    range: `0-${Math.max(0, size - 1)}`,
    'docker-upload-uuid': id
  }
})
