import { contentOf, isAttestation } from './content.ts'
import type { Reference } from './reference.ts'
import { formatReference } from './reference.ts'
import type { RegistryClient } from './registry.ts'

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys */
const revisionLabel = 'org.opencontainers.image.revision'

/** A commit, whole or shortened as git does it; other systems write other things there, which nothing can be told from. */
const commit = /^[0-9a-f]{7,64}$/i

/**
 * The commit that an image says it was built from, by its label: of an index, the first image in it. Undefined where
 * none is named. @throws NOT_FOUND, DIGEST_MISMATCH, REGISTRY_REFUSED, and what every request to a registry throws
 */
export async function revisionOf(
  registry: Pick<RegistryClient, 'get' | 'readBlob'>,
  image: Reference
): Promise<string | undefined> {
  const what = formatReference(image)
  const { manifests, blobs } = contentOf((await registry.get(image)).bytes, what)
  const first = manifests.find(entry => !isAttestation(entry))
  if (first) {
    const { domain, path, spelling } = image
    return revisionOf(registry, { domain, path, spelling, digest: first.digest })
  }
  const [config] = blobs
  if (!config) return undefined
  const chunks: Buffer[] = []
  for await (const chunk of registry.readBlob(image, config)) chunks.push(chunk)
  const revision = labelOf(Buffer.concat(chunks).toString('utf8'))
  return revision !== undefined && commit.test(revision) ? revision : undefined
}

/** Whatever is no config of an image has no label either: what runs images will say so in its turn. */
function labelOf(text: string): string | undefined {
  try {
    const content = JSON.parse(text) as { config?: { Labels?: Record<string, unknown> | null } | null } | null
    const label = content?.config?.Labels?.[revisionLabel]
    return typeof label === 'string' ? label : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
