import { createHash } from 'node:crypto'
import type { Digest } from '../../image/image.ts'
import type { Answer } from '../loopback.ts'

export interface Manifest {
  /** As they were pushed: a digest names bytes, so they are never parsed and written again. */
  readonly bytes: Buffer
  readonly mediaType: string
}

export interface Repository {
  readonly manifests: Map<Digest, Manifest>
  readonly tags: Map<string, Digest>
  /** Blobs that were pushed or mounted here; their bytes are kept once for all repositories. */
  readonly blobs: Set<Digest>
}

export interface Store {
  readonly repositories: Map<string, Repository>
  readonly blobs: Map<Digest, Buffer>
  /** Uploads under way, by id. */
  readonly uploads: Map<string, { repository: string; bytes: Buffer }>
}

export const emptyStore = (): Store => ({ repositories: new Map(), blobs: new Map(), uploads: new Map() })

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export const isDigest = (text: string): text is Digest => /^sha256:[0-9a-f]{64}$/.test(text)

/** The repository, made when a first upload begins. */
export function repositoryOf(store: Store, name: string): Repository {
  const known = store.repositories.get(name)
  if (known) return known
  const fresh: Repository = { manifests: new Map(), tags: new Map(), blobs: new Set() }
  store.repositories.set(name, fresh)
  return fresh
}

/** The bytes of a blob of this repository. */
export const blobIn = (store: Store, repository: string, digest: string): Buffer | undefined =>
  isDigest(digest) && store.repositories.get(repository)?.blobs.has(digest) ? store.blobs.get(digest) : undefined

/** Error codes of the OCI distribution specification 1.1, section "Error Codes". */
export type ErrorCode =
  | 'BLOB_UNKNOWN'
  | 'BLOB_UPLOAD_INVALID'
  | 'BLOB_UPLOAD_UNKNOWN'
  | 'DENIED'
  | 'DIGEST_INVALID'
  | 'MANIFEST_BLOB_UNKNOWN'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_UNKNOWN'
  | 'NAME_INVALID'
  | 'NAME_UNKNOWN'
  | 'PAGINATION_NUMBER_INVALID'
  | 'SIZE_INVALID'
  | 'TAG_INVALID'
  | 'UNAUTHORIZED'
  | 'UNSUPPORTED'

export const refused = (
  status: number,
  code: ErrorCode,
  message: string,
  headers: Readonly<Record<string, string>> = {}
): Answer => json(status, { errors: [{ code, message, detail: null }] }, headers)

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  mediaType = 'application/json'
): Answer => ({ status, headers: { 'content-type': mediaType, ...headers }, body: JSON.stringify(value) })
