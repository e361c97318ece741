import { createHash } from 'node:crypto'
import type { Digest } from '../../image/image.ts'
import type { Answer } from '../loopback.ts'

/** What a registry may be asked for: the client speaks sha256 only, others may choose sha512 as well. */
export type ContentDigest = Digest | `sha512:${string}`

export interface Manifest {
  /** As they were pushed: a digest names bytes, so they are never parsed and written again. */
  readonly bytes: Buffer
  readonly mediaType: string
}

export interface Repository {
  readonly manifests: Map<ContentDigest, Manifest>
  readonly tags: Map<string, ContentDigest>
  /** Blobs that were pushed or mounted here; their bytes are kept once for all repositories. */
  readonly blobs: Set<ContentDigest>
}

export interface Upload {
  readonly repository: string
  readonly chunks: Buffer[]
}

/** The bytes of blobs; a Map is one. */
export interface Blobs {
  has(digest: ContentDigest): boolean
  get(digest: ContentDigest): Buffer | undefined
  set(digest: ContentDigest, bytes: Buffer): void
  delete(digest: ContentDigest): void
}

export interface Store {
  readonly repositories: Map<string, Repository>
  readonly blobs: Blobs
  /** Uploads under way, by id: in memory always, so that a restart ends them. */
  readonly uploads: Map<string, Upload>
  /** An empty repository, kept where this store keeps things. */
  readonly fresh: (name: string) => Repository
  /** Why the tag may not be set, where somebody keeps tags immutable. */
  refusesTag?: (repository: string, tag: string, digest: ContentDigest) => string | undefined
}

/** A store that ends with its process. */
export const emptyStore = (): Store => ({
  repositories: new Map(),
  blobs: new Map(),
  uploads: new Map(),
  fresh: () => ({ manifests: new Map(), tags: new Map(), blobs: new Set() })
})

const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

export const isDigest = (text: string): text is ContentDigest => digestForm.test(text)

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Whether `digest`, of either algorithm, names these bytes. */
export function names(digest: ContentDigest, bytes: Uint8Array): boolean {
  const [algorithm = ''] = digest.split(':')
  return digest === `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}

/** The repository, made when a first upload begins. */
export function repositoryOf(store: Store, name: string): Repository {
  const known = store.repositories.get(name)
  if (known) return known
  const fresh = store.fresh(name)
  store.repositories.set(name, fresh)
  return fresh
}

/** The bytes of a blob of this repository. */
export const blobIn = (store: Store, repository: string, digest: string): Buffer | undefined =>
  isDigest(digest) && store.repositories.get(repository)?.blobs.has(digest) ? store.blobs.get(digest) : undefined

/** Takes a blob from a repository, and its bytes too if no other repository has it. */
export function removeBlob(store: Store, repository: string, digest: ContentDigest): void {
  store.repositories.get(repository)?.blobs.delete(digest)
  const wanted = [...store.repositories.values()].some(({ blobs }) => blobs.has(digest))
  if (!wanted) store.blobs.delete(digest)
}

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
