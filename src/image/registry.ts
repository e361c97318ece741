import { CutoverError } from '../errors.ts'
import { authority } from './auth.ts'
import type { Blobs } from './blobs.ts'
import { blobsOf } from './blobs.ts'
import type { Credentials } from './docker-config.ts'
import type { ExchangeOptions } from './exchange.ts'
import { patientExchange } from './exchange.ts'
import type { Digest } from './image.ts'
import { algorithmOf, digestOf, isDigest } from './image.ts'
import { immutable } from './immutable-tag.ts'
import { accept, mediaTypeOf, verified } from './manifest-answer.ts'
import type { Reference, Repository } from './reference.ts'
import { formatReference } from './reference.ts'
import type { Referrers } from './referrers.ts'
import { referrersOf } from './referrers.ts'
import { mismatch, refusal } from './registry-errors.ts'
import type { Call } from './registry-session.ts'
import { registrySession } from './registry-session.ts'
import { listTags } from './tag-list.ts'

export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
}

/** A manifest or index as the registry keeps it: the digest is of exactly these bytes, so they are never written anew. */
export interface Manifest extends Descriptor {
  readonly bytes: Buffer
}

/**
 * Manifests and tags of any OCI registry. A reference without tag and digest means `latest`.
 * Every method throws REGISTRY_UNREACHABLE, REGISTRY_DENIED, REGISTRY_REFUSED, CREDENTIALS_UNUSABLE or CANCELLED.
 */
export interface Registry {
  /** What a reference means now; undefined when there is no such thing. @throws DIGEST_MISMATCH */
  resolve(reference: Reference): Promise<Descriptor | undefined>
  /** @throws NOT_FOUND, DIGEST_MISMATCH */
  get(reference: Reference): Promise<Manifest>
  /** Stores `manifest` under a tag or its own digest, whatever was there. Safe to repeat. @throws DIGEST_MISMATCH */
  put(repository: Repository, as: string, manifest: Pick<Manifest, 'mediaType' | 'bytes'>): Promise<Digest>
  /** All tags, in the registry's order; none when there is no such repository. */
  tags(repository: Repository): Promise<string[]>
}

/** Everything that an image consists of, in any registry. */
export interface RegistryClient extends Registry, Blobs, Referrers {
  /** Removes a tag, or a manifest with all its tags. False when it was not there. Not every registry allows it. */
  remove(reference: Reference): Promise<boolean>
}

export interface RegistryOptions extends ExchangeOptions {
  readonly credentials: Credentials
  /** Registries (`host:port`) to speak to without TLS; those on loopback are so by themselves, as with Docker. */
  readonly insecure?: readonly string[]
}

/** A registry may need a moment until a manifest that was just pushed is there for every reader. */
const settling = [1_000, 2_000, 4_000]

export function registryClient(options: RegistryOptions): RegistryClient {
  const exchange = patientExchange(options)
  const session = registrySession({ ...options, exchange, authority: authority({ ...options, exchange }) })
  const { clock, signal } = options

  /** Undefined when there is no such manifest. */
  async function read(reference: Reference): Promise<Manifest | undefined> {
    const call = manifestCall('GET', reference)
    const answer = await session(reference, call)
    if (answer.status === 404) return undefined
    if (answer.status !== 200) throw refusal(reference.domain, call.purpose, answer)
    return verified(reference, answer)
  }

  async function resolve(reference: Reference): Promise<Descriptor | undefined> {
    const call = manifestCall('HEAD', reference)
    const answer = await session(reference, call)
    if (answer.status === 404) return undefined
    if (answer.status !== 200 && answer.status !== 405) throw refusal(reference.domain, call.purpose, answer)
    const digest = answer.headers['docker-content-digest'] ?? ''
    // Older registries and some proxies leave the digest out or know no HEAD: then the bytes tell.
    if (answer.status === 405 || !isDigest(digest)) return read(reference)
    if (reference.digest !== undefined && reference.digest !== digest) {
      // Named by another algorithm than the registry names it by, only the bytes tell.
      if (algorithmOf(reference.digest) !== algorithmOf(digest)) return read(reference)
      throw mismatch(formatReference(reference), reference.digest, digest)
    }
    return { mediaType: mediaTypeOf(answer, reference), digest }
  }

  async function write(
    repository: Repository,
    as: string,
    { mediaType, bytes }: Pick<Manifest, 'mediaType' | 'bytes'>
  ) {
    const digest = digestOf(bytes, algorithmOf(as))
    const place = `${repository.spelling}${isDigest(as) ? '@' : ':'}${as}`
    if (isDigest(as) && as !== digest) throw mismatch(place, as, digest)
    const purpose = `push ${place}`
    const headers = { 'content-type': mediaType }
    const answer = await session(repository, {
      method: 'PUT',
      target: `manifests/${as}`,
      headers,
      body: bytes,
      purpose
    })
    if (answer.status < 200 || answer.status > 299)
      throw immutable(repository, as, answer) ?? refusal(repository.domain, purpose, answer)
    const { domain, path, spelling } = repository
    const written = { domain, path, spelling, ...(isDigest(as) ? { digest: as } : { tag: as }) }
    const stored = answer.headers['docker-content-digest'] ?? (await resolve(written))?.digest
    if (stored !== digestOf(bytes, algorithmOf(stored ?? ''))) throw mismatch(place, digest, stored ?? 'none')
    return { digest, answer }
  }

  return {
    resolve: async reference => {
      const found = await resolve(reference)
      return found && { mediaType: found.mediaType, digest: found.digest }
    },
    async get(reference) {
      for (const pause of [...settling, undefined]) {
        const manifest = await read(reference)
        if (manifest) return manifest
        if (pause !== undefined) await clock.sleep(pause, signal)
      }
      throw new CutoverError('NOT_FOUND', `${formatReference(reference)} is not in the registry.`, {
        hint: 'Check that it was pushed there and not removed since, by hand or by a retention rule.'
      })
    },
    put: async (repository, as, manifest) => (await write(repository, as, manifest)).digest,
    async remove(reference) {
      const target = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`
      const purpose = `remove ${formatReference(reference)}`
      const answer = await session(reference, { method: 'DELETE', target, purpose })
      if (answer.status === 404) return false
      if (answer.status !== 202 && answer.status !== 200) throw refusal(reference.domain, purpose, answer)
      return true
    },
    ...blobsOf({ ...options, session }),
    ...referrersOf(session, read, write),
    tags: repository => listTags(session, repository)
  }
}

const manifestCall = (method: 'GET' | 'HEAD', reference: Reference): Call => ({
  method,
  target: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
  headers: { accept },
  purpose: `give ${formatReference(reference)}`
})
