import { CutoverError } from '../errors.ts'
import { contentOf, type Entry, isAttestation } from './content.ts'
import { digestOf } from './image.ts'
import { formatPlatform, type Platform, parsePlatform, samePlatform } from './platform.ts'
import { formatReference, type Reference, sameRepository } from './reference.ts'
import type { Manifest, RegistryClient } from './registry.ts'

/**
 * An index with what `index` has for `platforms`, and what BuildKit attests of that. It has a digest of its own, because
 * it is other bytes; where nothing is left out, it is the one that is there.
 * @throws NOT_FOUND for a platform that is not there, INPUT_INVALID where there is no index to choose from
 */
export function indexFor(index: Manifest, from: Reference, platforms: readonly string[]): Manifest {
  const { manifests } = contentOf(index.bytes, formatReference(from))
  if (manifests.length === 0) throw single(from)
  const images = manifests.filter(entry => !isAttestation(entry))
  const chosen = new Set(platforms.flatMap(text => digestsFor(parsePlatform(text), images, from)))
  const kept = (entry: Entry): boolean =>
    chosen.has(isAttestation(entry) ? (entry.annotations?.['vnd.docker.reference.digest'] ?? '') : entry.digest)
  if (manifests.every(kept)) return index
  // The entries as they are, with whatever we do not know of them.
  const json = JSON.parse(index.bytes.toString('utf8')) as { readonly manifests: readonly unknown[] }
  const left = json.manifests.filter((_, position) => manifests[position] && kept(manifests[position]))
  const bytes = Buffer.from(JSON.stringify({ ...json, manifests: left }))
  return { mediaType: index.mediaType, digest: digestOf(bytes), bytes }
}

/** A registry in which `from` has a manifest that is nowhere yet. */
export const having = (registry: RegistryClient, from: Reference, manifest: Manifest): RegistryClient => ({
  ...registry,
  get: async reference =>
    reference.digest === manifest.digest && sameRepository(reference, from) ? manifest : registry.get(reference)
})

/** Of Windows there are several for one platform, one for each version. */
function digestsFor(platform: Platform, images: readonly Entry[], from: Reference): string[] {
  const found = images.filter(entry => entry.platform && samePlatform(entry.platform, platform))
  if (found.length > 0) return found.map(({ digest }) => digest)
  const there = images.flatMap(entry => (entry.platform ? formatPlatform(entry.platform) : []))
  throw new CutoverError('NOT_FOUND', `${formatReference(from)} has no image for ${formatPlatform(platform)}.`, {
    hint: `Name one that it has: ${[...new Set(there)].join(', ')}.`
  })
}

const single = (from: Reference): CutoverError =>
  new CutoverError('INPUT_INVALID', `Input platforms can't choose from ${formatReference(from)}: it is one image.`, {
    hint: 'Leave platforms out: there is no index of several to choose from.'
  })
