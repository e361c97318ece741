import type { Answer, Incoming } from '../loopback.ts'
import {
  type ContentDigest,
  digestOf,
  isDigest,
  json,
  type Manifest,
  names,
  type Repository,
  refused,
  repositoryOf,
  type Store
} from './store.ts'
import { tagForm } from './tags.ts'

const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json'
]
const imageTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json'
]

/** 4 MiB, the limit that the OCI distribution specification asks registries to accept at least. */
const largestManifest = 4 * 1024 * 1024

interface Descriptor {
  readonly digest?: string
  readonly urls?: readonly string[]
}

interface Content {
  readonly mediaType?: string
  readonly artifactType?: string
  readonly config?: Descriptor & { readonly mediaType?: string }
  readonly layers?: readonly Descriptor[]
  readonly manifests?: readonly Descriptor[]
  readonly subject?: Descriptor
  readonly annotations?: Readonly<Record<string, string>>
}

export function manifests(store: Store, name: string, reference: string, request: Incoming): Answer {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return read(store, name, reference, request.headers.accept)
    case 'PUT':
      return put(store, name, reference, request)
    case 'DELETE':
      return remove(store, name, reference)
    default:
      return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
  }
}

const resolve = (repository: Repository | undefined, reference: string): ContentDigest | undefined =>
  isDigest(reference) ? reference : repository?.tags.get(reference)

function read(store: Store, name: string, reference: string, accept: string | undefined): Answer {
  const repository = store.repositories.get(name)
  const digest = resolve(repository, reference)
  const found = digest && repository?.manifests.get(digest)
  if (!digest || !found) return refused(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  // As distribution does: an OCI manifest is not shown to a client that does not say it can read one.
  if (found.mediaType.includes('vnd.oci.') && !accepts(accept, found.mediaType)) {
    return refused(404, 'MANIFEST_UNKNOWN', `${found.mediaType} found, but the accept header does not support it`)
  }
  return {
    status: 200,
    headers: {
      'content-type': found.mediaType,
      'docker-content-digest': digest,
      etag: `"${digest}"`
    },
    body: found.bytes
  }
}

function accepts(accept: string | undefined, mediaType: string): boolean {
  const types = (accept ?? '').split(',').map(type => type.split(';')[0]?.trim())
  return types.some(type => type === mediaType || type === '*/*' || type === 'application/*')
}

function put(store: Store, name: string, reference: string, request: Incoming): Answer {
  const mediaType = request.headers['content-type'] ?? ''
  const { body } = request
  if (body.length > largestManifest)
    return refused(413, 'SIZE_INVALID', `manifest larger than ${largestManifest} bytes`)
  const content = parsed(body)
  const wrong = content && defect(content, mediaType)
  if (!content || wrong) return refused(400, 'MANIFEST_INVALID', wrong ?? 'manifest invalid: not a JSON object')
  const digest = reference.includes(':') ? reference : digestOf(body)
  if (!isDigest(digest) || !names(digest, body)) {
    return refused(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  const asked = request.url.searchParams.getAll('tag')
  if (!asked.every(tag => tagForm.test(tag))) return refused(400, 'TAG_INVALID', 'manifest tag did not match')
  const repository = repositoryOf(store, name)
  const missing = missingIn(repository, content)
  if (missing) return refused(400, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing}`)
  const wanted = reference === digest ? asked : [reference]
  const immutable = wanted.flatMap(tag => store.refusesTag?.(name, tag, digest) ?? []).at(0)
  if (immutable) return refused(400, 'TAG_INVALID', immutable)

  repository.manifests.set(digest, { bytes: body, mediaType })
  for (const tag of wanted) repository.tags.set(tag, digest)
  return {
    status: 201,
    headers: {
      location: `/v2/${name}/manifests/${digest}`,
      'docker-content-digest': digest,
      // Of the next version of the specification: a push by digest may set tags in the same request.
      ...(reference === digest && asked.length && { 'oci-tag': asked.join(', ') }),
      ...(content.subject?.digest && { 'oci-subject': content.subject.digest })
    }
  }
}

function parsed(bytes: Buffer): Content | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function defect(content: Content, mediaType: string): string | undefined {
  if (![...indexTypes, ...imageTypes].includes(mediaType)) return `manifest invalid: unsupported type "${mediaType}"`
  if (content.mediaType !== undefined && content.mediaType !== mediaType) {
    return `manifest invalid: its mediaType "${content.mediaType}" is not the request's Content-Type "${mediaType}"`
  }
  if (indexTypes.includes(mediaType)) return content.manifests ? undefined : 'manifest invalid: an index has manifests'
  return content.config && content.layers ? undefined : 'manifest invalid: an image has config and layers'
}

/** The first thing that the manifest needs and the repository lacks. Foreign layers (`urls`) lie elsewhere. */
function missingIn(repository: Repository, content: Content): string | undefined {
  const blobs = [content.config, ...(content.layers ?? [])].filter(one => one !== undefined && !one.urls?.length)
  const blob = blobs.find(one => !repository.blobs.has(one?.digest as ContentDigest))
  const child = content.manifests?.find(one => !repository.manifests.has(one.digest as ContentDigest))
  const lacking = blob ?? child
  return lacking && (lacking.digest ?? 'a descriptor without digest')
}

function remove(store: Store, name: string, reference: string): Answer {
  const repository = store.repositories.get(name)
  const gone = isDigest(reference) ? repository?.manifests.delete(reference) : repository?.tags.delete(reference)
  if (!repository || !gone) return refused(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  for (const [tag, digest] of repository.tags) if (digest === reference) repository.tags.delete(tag)
  return { status: 202 }
}

/** The manifests whose `subject` is `digest`, as an index; for an unknown digest an empty one. */
export function referrers(store: Store, name: string, digest: string, artifactType: string | null): Answer {
  if (!isDigest(digest)) return refused(400, 'DIGEST_INVALID', 'invalid digest')
  const all = [...(store.repositories.get(name)?.manifests ?? [])].flatMap(([own, manifest]) =>
    describe(own, manifest, digest)
  )
  const found = artifactType === null ? all : all.filter(one => one.artifactType === artifactType)
  return json(
    200,
    { schemaVersion: 2, mediaType: indexTypes[0], manifests: found },
    artifactType === null ? {} : { 'oci-filters-applied': 'artifactType' },
    indexTypes[0]
  )
}

function describe(digest: ContentDigest, manifest: Manifest, subject: ContentDigest) {
  const content = parsed(manifest.bytes)
  if (content?.subject?.digest !== subject) return []
  const artifactType = content.artifactType ?? content.config?.mediaType
  return [
    {
      mediaType: manifest.mediaType,
      digest,
      size: manifest.bytes.length,
      ...(artifactType && { artifactType }),
      ...(content.annotations && { annotations: content.annotations })
    }
  ]
}
