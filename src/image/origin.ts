import type { Instant } from '../io/clock.ts'
import { contentOf, isAttestation } from './content.ts'
import type { Reference } from './reference.ts'
import { formatReference } from './reference.ts'
import type { RegistryClient } from './registry.ts'
import { readSmall } from './small-blob.ts'

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys */
const labels = {
  revision: 'org.opencontainers.image.revision',
  version: 'org.opencontainers.image.version',
  created: 'org.opencontainers.image.created'
} as const

/** A commit, whole or shortened as git does it; other systems write other things there, which nothing can be told from. */
const commit = /^[0-9a-f]{7,64}$/i

/** What an image says about where it comes from; only what can be understood. */
export interface Origin {
  /** The commit. */
  readonly revision?: string
  readonly version?: string
  /** When its build began. */
  readonly created?: Instant
}

/**
 * What an image says about its origin, by its labels: of an index, the first image in it.
 * @throws NOT_FOUND, DIGEST_MISMATCH, REGISTRY_REFUSED, and what every request to a registry throws
 */
export async function originOf(registry: Pick<RegistryClient, 'get' | 'readBlob'>, image: Reference): Promise<Origin> {
  const what = formatReference(image)
  const { manifests, blobs } = contentOf((await registry.get(image)).bytes, what)
  const first = manifests.find(entry => !isAttestation(entry))
  if (first) {
    const { domain, path, spelling } = image
    return originOf(registry, { domain, path, spelling, digest: first.digest })
  }
  const [config] = blobs
  if (!config) return {}
  return originIn(labelsOf((await readSmall(registry, image, config)).toString('utf8')))
}

/** The commit that an image says it was built from; undefined where none is named. @throws as `originOf` does */
export const revisionOf = async (
  registry: Pick<RegistryClient, 'get' | 'readBlob'>,
  image: Reference
): Promise<string | undefined> => (await originOf(registry, image)).revision

function originIn(found: Record<string, unknown>): Origin {
  const { [labels.revision]: revision, [labels.version]: version, [labels.created]: date } = found
  const created = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return {
    ...(typeof revision === 'string' && commit.test(revision) ? { revision } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    ...(Number.isNaN(created) ? {} : { created })
  }
}

/** Whatever is no config of an image has no label either: what runs images will say so in its turn. */
function labelsOf(text: string): Record<string, unknown> {
  try {
    const content = JSON.parse(text) as { config?: { Labels?: Record<string, unknown> | null } | null } | null
    return Object(content?.config?.Labels)
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
