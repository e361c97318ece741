import { CutoverError } from '../errors.ts'
import type { Blobs } from './blobs.ts'
import type { Blob } from './content.ts'
import { digestOf } from './image.ts'
import type { Repository } from './reference.ts'

/** Of a config or a bundle, in bytes. Those there are have some 10,000: a hostile one must not fill the memory. */
export const largestSmall = 16 * 1024 * 1024

/** Reads a blob whole. @throws REGISTRY_REFUSED when it is said to be larger than any that is held, and as `readBlob` */
export async function readSmall(
  registry: Pick<Blobs, 'readBlob'>,
  repository: Repository,
  { digest, size }: Blob
): Promise<Buffer> {
  // Sizes come from manifests, where anything may stand.
  if (!(size >= 0 && size <= largestSmall)) {
    throw new CutoverError(
      'REGISTRY_REFUSED',
      `${repository.spelling}@${digest} is to be read as a config or a signature, and has ${size} bytes.`,
      { hint: 'Look at what the manifest that names it is, and who pushed it.' }
    )
  }
  const chunks: Buffer[] = []
  for await (const chunk of registry.readBlob(repository, { digest, size })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Makes a repository have these bytes, and names them. @throws as `pushBlob` */
export async function pushSmall(
  registry: Pick<Blobs, 'hasBlob' | 'pushBlob'>,
  repository: Repository,
  bytes: Buffer
): Promise<Blob> {
  const blob = { digest: digestOf(bytes), size: bytes.length }
  async function* source(start: number, end: number) {
    yield bytes.subarray(start, end)
  }
  if (!(await registry.hasBlob(repository, blob))) await registry.pushBlob(repository, blob, source)
  return blob
}
