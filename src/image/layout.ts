import { join } from 'node:path'
import { CutoverError } from '../errors.ts'
import type { Files } from '../io/files.ts'
import { contentOf } from './content.ts'
import type { CopyTools } from './copy.ts'
import { copyParts } from './copy.ts'
import type { Digest } from './image.ts'
import type { Repository } from './reference.ts'
import type { Manifest } from './registry.ts'

/** A piece of a file; the effect stays with whoever calls. */
export type ReadPart = (path: string, start: number, end: number) => AsyncIterable<Buffer>

/**
 * Pushes the one image of an OCI layout by its digest, under no name: parts first, what refers to them after. What is
 * there already is not sent. https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 * @throws BUILD_FAILED when the layout has no image, and what the registry throws
 */
export async function pushLayout(
  tools: CopyTools,
  { files, readPart }: { readonly files: Pick<Files, 'read'>; readonly readPart: ReadPart },
  folder: string,
  to: Repository
): Promise<Digest> {
  const pathOf = (digest: string): string => join(folder, 'blobs', ...digest.split(':'))
  const { manifests } = contentOf(await files.read(join(folder, 'index.json')), folder)
  const entryOf = new Map(manifests.map(entry => [entry.digest, entry]))
  const [root] = manifests
  if (!root) {
    throw new CutoverError('BUILD_FAILED', `The builder left no image of ${to.spelling}.`, {
      hint: 'The log above shows what it did.'
    })
  }
  const load = async (digest: Digest): Promise<Manifest> => {
    const bytes = await files.read(pathOf(digest))
    for (const entry of contentOf(bytes, digest).manifests) entryOf.set(entry.digest, entry)
    return { mediaType: entryOf.get(digest)?.mediaType ?? root.mediaType, digest, bytes }
  }
  const registry = {
    ...tools.registry,
    get: ({ digest }: { digest?: string }) => load(digest as Digest),
    readPart: (_from: Repository, { digest }: { digest: Digest }, start: number, end: number) =>
      readPart(pathOf(digest), start, end)
  }
  const manifest = await load(root.digest)
  // A folder is no host: nothing can be mounted from it.
  await copyParts({ ...tools, registry }, { domain: folder, path: '', spelling: folder }, to, manifest)
  return tools.registry.put(to, manifest.digest, manifest)
}
