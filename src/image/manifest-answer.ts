import { CutoverError, quoted } from '../errors.ts'
import type { Answer } from './exchange.ts'
import type { Digest } from './image.ts'
import { algorithmOf, digestOf } from './image.ts'
import type { Reference } from './reference.ts'
import { formatReference } from './reference.ts'
import { mismatch } from './registry-errors.ts'

export const indexType = 'application/vnd.oci.image.index.v1+json'

const mediaTypes = [
  indexType,
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
]

/** Without all four a registry may convert what it has, and the digest with it. */
export const accept = mediaTypes.join(', ')

/** The media type of a manifest. @throws REGISTRY_REFUSED for anything else, such as a sign-in page. */
export function mediaTypeOf(answer: Answer, reference: Reference): string {
  const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
  if (mediaTypes.includes(mediaType)) return mediaType
  throw new CutoverError(
    'REGISTRY_REFUSED',
    `${formatReference(reference)} is no image manifest: ${reference.domain} gave the type ${quoted(mediaType)}.`,
    { hint: 'Check that the host is a registry, and that the image is newer than the schema of Docker 1.9 (2015).' }
  )
}

/**
 * A manifest whose bytes have the digest that the reference, or else the registry, promises.
 * @throws DIGEST_MISMATCH, REGISTRY_REFUSED
 */
export function verified(reference: Reference, answer: Answer): { mediaType: string; digest: Digest; bytes: Buffer } {
  const { bytes } = answer
  const promised = reference.digest ?? answer.headers['docker-content-digest']
  const actual = digestOf(bytes, algorithmOf(promised ?? ''))
  if (promised !== undefined && promised !== actual) throw mismatch(formatReference(reference), promised, actual)
  return { mediaType: mediaTypeOf(answer, reference), digest: actual, bytes }
}
