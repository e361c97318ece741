import { contentOf } from './content.ts'
import { digestOf, isDigest } from './image.ts'
import type { Reference, Repository } from './reference.ts'
import type { Descriptor, Manifest, RegistryClient } from './registry.ts'

/**
 * A registry that is read, but never written to: what would have been written is remembered here, so that everything
 * goes the way that it would. Blobs count as mounted or sent, and are not touched.
 */
export function dryRegistry(registry: RegistryClient): RegistryClient {
  const written = new Map<string, Manifest>()
  const keyOf = ({ domain, path }: Repository, name: string): string => `${domain}/${path} ${name}`
  const found = (reference: Reference): Manifest | undefined =>
    written.get(keyOf(reference, reference.digest ?? reference.tag ?? 'latest'))
  const put: RegistryClient['put'] = async (repository, as, { mediaType, bytes }) => {
    const manifest = { mediaType, bytes, digest: digestOf(bytes) }
    for (const name of [as, manifest.digest]) written.set(keyOf(repository, name), manifest)
    return manifest.digest
  }
  return {
    ...registry,
    put,
    resolve: async (reference): Promise<Descriptor | undefined> => {
      const ours = found(reference)
      return ours ? { mediaType: ours.mediaType, digest: ours.digest } : registry.resolve(reference)
    },
    get: async reference => found(reference) ?? registry.get(reference),
    async tags(repository) {
      const prefix = keyOf(repository, '')
      const names = [...written.keys()].flatMap(key => (key.startsWith(prefix) ? key.slice(prefix.length) : []))
      return [...new Set([...(await registry.tags(repository)), ...names.filter(name => !isDigest(name))])]
    },
    async referrers(repository, digest) {
      const there = await registry.referrers(repository, digest)
      const ours = [...written].flatMap(([key, { mediaType, bytes, digest: own }]) => {
        const refers = key === keyOf(repository, own) && contentOf(bytes, own).subject === digest
        return refers ? [{ mediaType, digest: own, size: bytes.length }] : []
      })
      return [...there, ...ours]
    },
    mountBlob: async () => undefined,
    pushBlob: async () => {},
    putReferrer: async (repository, manifest) => put(repository, digestOf(manifest.bytes), manifest),
    remove: async () => true
  }
}
