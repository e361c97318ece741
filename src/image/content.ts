import { CutoverError, quoted } from '../errors.ts'
import type { Digest } from './image.ts'
import { isDigest } from './image.ts'
import { type Platform, platformIn } from './platform.ts'

/** What the OCI image specification calls a descriptor, as far as a transfer needs it. */
export interface Blob {
  readonly digest: Digest
  /** Bytes. */
  readonly size: number
}

/** An entry of an index, or of a list of referrers. */
export interface Entry extends Blob {
  readonly mediaType: string
  readonly artifactType?: string
  readonly annotations?: Readonly<Record<string, string>>
  readonly platform?: Platform
}

/** What a manifest consists of. */
export interface Content {
  /** Of an index: the manifests below it. */
  readonly manifests: readonly Entry[]
  /** Of an image: config and layers, each once, without those that other servers keep. */
  readonly blobs: readonly Blob[]
  /** What it says something about: a signature names what it signs. */
  readonly subject?: Digest
  readonly artifactType?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** BuildKit marks the attestations in an index so: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
export const isAttestation = ({ annotations }: Entry): boolean =>
  annotations?.['vnd.docker.reference.type'] === 'attestation-manifest'

/** Reads a manifest or index. `what` names it. @throws REGISTRY_REFUSED when it is none */
export function contentOf(bytes: Buffer, what: string): Content {
  const json = fieldsOf(parsed(bytes, what))
  const layers = [json.config, ...listOf(json.layers)].filter(one => one !== undefined && !isForeign(one))
  const blobs = layers.map(one => blobOf(one, what))
  const subject = json.subject === undefined ? undefined : blobOf(json.subject, what).digest
  const config = fieldsOf(json.config)
  const artifactType = textOf(json.artifactType) ?? textOf(config.mediaType)
  return {
    manifests: listOf(json.manifests).map(one => entryOf(one, what)),
    blobs: [...new Map(blobs.map(blob => [blob.digest, blob])).values()],
    ...(subject ? { subject } : {}),
    ...(artifactType ? { artifactType } : {}),
    ...annotationsOf(json)
  }
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Base layers of Windows, for one: registries refuse them, and whoever pulls fetches them from `urls`. */
const isForeign = (value: unknown): boolean => listOf(fieldsOf(value).urls).length > 0

function annotationsOf(fields: Fields): Pick<Entry, 'annotations'> {
  const texts = Object.entries(fieldsOf(fields.annotations)).filter((pair): pair is [string, string] => {
    return typeof pair[1] === 'string'
  })
  return texts.length > 0 ? { annotations: Object.fromEntries(texts) } : {}
}

function entryOf(value: unknown, what: string): Entry {
  const fields = fieldsOf(value)
  const artifactType = textOf(fields.artifactType)
  const platform = platformIn(fields.platform)
  return {
    ...blobOf(value, what),
    mediaType: textOf(fields.mediaType) ?? '',
    ...(artifactType ? { artifactType } : {}),
    ...(platform ? { platform } : {}),
    ...annotationsOf(fields)
  }
}

function blobOf(value: unknown, what: string): Blob {
  const { digest, size } = fieldsOf(value)
  if (typeof digest === 'string' && isDigest(digest) && typeof size === 'number' && Number.isSafeInteger(size))
    return { digest, size }
  throw unreadable(what, `it names a part by ${quoted(String(digest), 100)} with the size ${quoted(String(size), 30)}`)
}

function parsed(bytes: Buffer, what: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw unreadable(what, 'it is not JSON', error)
  }
}

const unreadable = (what: string, why: string, cause?: unknown): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `${what} can't be read as an image: ${why}.`, {
    hint: 'Check what pushed it: an image has a manifest of the OCI image specification or of Docker, with SHA-256 or SHA-512 digests.',
    cause
  })
