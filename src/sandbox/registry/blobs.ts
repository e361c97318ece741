import { randomUUID } from 'node:crypto'
import type { Answer, Incoming } from '../loopback.ts'
import { blobIn, digestOf, isDigest, refused, repositoryOf, type Store } from './store.ts'

export function blobs(store: Store, name: string, digest: string, request: Incoming): Answer {
  const bytes = blobIn(store, name, digest)
  if (!bytes) return refused(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return read(bytes, digest, request.method === 'GET' ? request.headers.range : undefined)
    case 'DELETE':
      repositoryOf(store, name).blobs.delete(digest as `sha256:${string}`)
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
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '')
  if (!asked) return { status: 200, headers, body: bytes }
  const first = Number(asked[1])
  const last = Math.min(asked[2] ? Number(asked[2]) : bytes.length - 1, bytes.length - 1)
  if (first > last) return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${bytes.length}` },
    body: bytes.subarray(first, last + 1)
  }
}

/** POST to `uploads/`: mounts the blob if it may and can, else begins an upload. */
export function beginUpload(store: Store, name: string, request: Incoming, mounts: boolean): Answer {
  if (request.method !== 'POST') return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  const query = request.url.searchParams
  const mount = query.get('mount') ?? ''
  if (mounts && isDigest(mount) && blobIn(store, query.get('from') ?? '', mount)) {
    repositoryOf(store, name).blobs.add(mount)
    return stored(name, mount)
  }
  repositoryOf(store, name)
  const id = randomUUID()
  store.uploads.set(id, { repository: name, bytes: Buffer.alloc(0) })
  return progressed(202, name, id, 0)
}

/** PATCH, PUT, GET and DELETE of an upload under way. */
export function upload(store: Store, name: string, id: string, request: Incoming): Answer {
  const open = store.uploads.get(id)
  if (open?.repository !== name) return refused(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')
  switch (request.method) {
    case 'GET':
      return progressed(204, name, id, open.bytes.length)
    case 'PATCH': {
      if (!continues(request, open.bytes.length)) return progressed(416, name, id, open.bytes.length)
      open.bytes = Buffer.concat([open.bytes, request.body])
      return progressed(202, name, id, open.bytes.length)
    }
    case 'PUT':
      return finish(store, name, id, Buffer.concat([open.bytes, request.body]), request)
    case 'DELETE':
      store.uploads.delete(id)
      return { status: 204 }
    default:
      return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  }
}

/** A chunk without Content-Range is appended; one with it must begin where the last one ended. */
function continues(request: Incoming, size: number): boolean {
  const range = request.headers['content-range']
  if (range === undefined) return true
  const parts = /^(\d+)-(\d+)$/.exec(range)
  return parts !== null && Number(parts[1]) === size && Number(parts[2]) - size + 1 === request.body.length
}

function finish(store: Store, name: string, id: string, bytes: Buffer, request: Incoming): Answer {
  const digest = request.url.searchParams.get('digest') ?? ''
  if (!isDigest(digest) || digestOf(bytes) !== digest) {
    return refused(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  store.uploads.delete(id)
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
