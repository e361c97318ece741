import { createHash } from 'node:crypto'
import type { Digest } from '../../src/image/image.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { type ContentDigest, repositoryOf } from '../../src/sandbox/registry/store.ts'

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const oci = (kind: string): string => `application/vnd.oci.image.${kind}+json`

export interface Described {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

/** Puts content into a registry without a request. */
export function stocking({ store }: Pick<Registry, 'store'>, path: string) {
  const repository = repositoryOf(store, path)
  const blob = (text: string, mediaType = 'application/vnd.oci.image.layer.v1.tar'): Described => {
    const bytes = Buffer.from(text)
    const digest = digestOf(bytes)
    store.blobs.set(digest, bytes)
    repository.blobs.add(digest)
    return { mediaType, digest, size: bytes.length }
  }
  const manifest = (mediaType: string, fields: object, tag?: string): Described => {
    // Nobody else would write it so: whoever serialises it anew changes its digest.
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...fields }, null, 3))
    const digest = digestOf(bytes)
    repository.manifests.set(digest, { bytes, mediaType })
    if (tag) repository.tags.set(tag, digest)
    return { mediaType, digest, size: bytes.length }
  }
  const image = (name: string, layers: number, more: object = {}, tag?: string): Described =>
    manifest(
      oci('manifest.v1'),
      {
        config: blob(`{"config":"${name}"}`, oci('config.v1')),
        layers: Array.from({ length: layers }, (_, n) => blob(`${name} layer ${n}`)),
        ...more
      },
      tag
    )
  return {
    blob,
    manifest,
    image,
    /** Two platforms and an attestation for each, as BuildKit leaves them: 16 blobs. */
    index(tag: string): Described {
      const platforms = ['amd64', 'arm64'].map(name => ({
        ...image(name, 4),
        platform: { os: 'linux', architecture: name }
      }))
      const attestations = platforms.map(({ digest, platform }) => ({
        ...image(`attestation of ${platform.architecture}`, 2),
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest },
        platform: { os: 'unknown', architecture: 'unknown' }
      }))
      return manifest(oci('index.v1'), { manifests: [...platforms, ...attestations] }, tag)
    },
    listed: (name: string, manifests: readonly Described[], tag?: string): Described =>
      manifest(oci('index.v1'), { manifests, annotations: { name } }, tag),
    /** A signature, or whatever says something about `subject`. */
    referrer: (name: string, subject: Described, artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json') =>
      image(name, 1, { artifactType, subject, annotations: { name } })
  }
}

/** An image without layers, whose config has these labels. */
export function labelled({ blob, manifest }: ReturnType<typeof stocking>, labels: unknown, tag?: string): Described {
  const config = blob(JSON.stringify({ config: { Labels: labels } }), oci('config.v1'))
  return manifest(oci('manifest.v1'), { config, layers: [] }, tag)
}

/** Method and kind of each request, counted: `{ 'POST uploads': 16 }`. */
export function counted(requests: Registry['requests']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { method, path } of requests) {
    const kind = /\/(uploads|blobs|manifests|tags|referrers)\/[^/]*$/.exec(path)?.[1] ?? path
    const key = `${method} ${kind}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

export interface Held {
  readonly tags: Record<string, ContentDigest>
  readonly manifests: ContentDigest[]
  readonly blobs: ContentDigest[]
}

/** All that a repository holds, for comparison as a whole. */
export function holdings({ store }: Pick<Registry, 'store'>, path: string): Held {
  const { tags, manifests, blobs } = repositoryOf(store, path)
  return {
    tags: Object.fromEntries([...tags].sort()),
    manifests: [...manifests.keys()].sort(),
    blobs: [...blobs].sort()
  }
}
