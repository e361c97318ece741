import { CutoverError } from '../errors.ts'
import type { Source, Transfer } from './blob-download.ts'
import { download, verifier } from './blob-download.ts'
import type { Upload } from './blob-upload.ts'
import { hasBlob, push, uploadOf } from './blob-upload.ts'
import type { Blob } from './content.ts'
import type { Repository } from './reference.ts'
import { refusal } from './registry-errors.ts'

/** Layers and configs: they are streamed, never held, and hashed on their way. */
export interface Blobs {
  hasBlob(repository: Repository, blob: Blob): Promise<boolean>
  /** All bytes, the last of them only when all are right. @throws NOT_FOUND, DIGEST_MISMATCH */
  readBlob(repository: Repository, blob: Blob): AsyncIterable<Buffer>
  /** The bytes from `start` up to, not including, `end`: nothing can vouch for a part. @throws NOT_FOUND */
  readPart(repository: Repository, blob: Blob, start: number, end: number): AsyncIterable<Buffer>
  /**
   * Lets `repository` have a blob of another repository of its registry without sending it: undefined when that is done,
   * else the upload that the registry began in its place, or `denied`.
   */
  mountBlob(repository: Repository, blob: Blob, from: Repository): Promise<undefined | Upload | 'denied'>
  /** Sends a blob, going on where a connection broke. @throws DIGEST_MISMATCH when `source` gives something else */
  pushBlob(
    repository: Repository,
    blob: Blob,
    source: Source,
    options?: { readonly upload?: Upload; readonly piece?: number }
  ): Promise<void>
}

export const blobsOf = (transfer: Transfer): Blobs => ({
  hasBlob: (repository, blob) => hasBlob(transfer, repository, blob),
  readPart: (repository, blob, start, end) => download(transfer, repository, blob, start, end),
  readBlob: (repository, blob) =>
    verifier(repository, blob).over((start, end) => download(transfer, repository, blob, start, end))(0, blob.size),
  mountBlob: (repository, blob, from) => mount(transfer, repository, blob, from),
  pushBlob: (repository, blob, source, options) => push(transfer, repository, blob, source, options)
})

async function mount({ session }: Transfer, repository: Repository, { digest }: Blob, from: Repository) {
  const query = new URLSearchParams({ mount: digest, from: from.path })
  const purpose = `mount ${digest} of ${from.spelling} in ${repository.spelling}`
  try {
    const answer = await session(repository, {
      method: 'POST',
      target: `blobs/uploads/?${query}`,
      headers: { 'content-length': '0' },
      from: from.path,
      purpose
    })
    if (answer.status === 201) return undefined
    if (answer.status === 202) return uploadOf(repository, answer)
    throw refusal(repository.domain, purpose, answer)
  } catch (error) {
    // A token may open the two repositories one by one, but not both at once.
    if (error instanceof CutoverError && error.code === 'REGISTRY_DENIED') return 'denied'
    throw error
  }
}
