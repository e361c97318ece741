import { type Algorithm, algorithmOf, type Digest, digestOf } from './image.ts'
import type { Reference } from './reference.ts'
import type { Registry } from './registry.ts'

/**
 * The digest of what a reference means now, by `algorithm`, so that it can be compared: where the registry names it by
 * another one, only the bytes tell. Undefined when there is no such thing. @throws what the registry throws
 */
export async function digestBy(
  algorithm: Algorithm,
  registry: Registry,
  reference: Reference
): Promise<Digest | undefined> {
  const found = await registry.resolve(reference)
  if (!found || algorithmOf(found.digest) === algorithm) return found?.digest
  const { domain, path, spelling } = reference
  return digestOf((await registry.get({ domain, path, spelling, digest: found.digest })).bytes, algorithm)
}
