import { CutoverError } from '../../errors.ts'
import type { Entry } from '../content.ts'
import type { Digest } from '../image.ts'
import { lanes } from '../lanes.ts'
import type { Manifest, RegistryClient } from '../registry.ts'
import { pushSmall, readSmall } from '../small-blob.ts'
import type { Candidate, Source, Subject } from './candidate.ts'
import { mostCandidates } from './candidate.ts'
import { fieldsOf, listOf, parsed } from './statement.ts'

const bundleType = 'application/vnd.dev.sigstore.bundle'
const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const emptyType = 'application/vnd.oci.empty.v1+json'

/** A layer of a manifest, with what is told of it. */
export interface Layer extends Entry {
  readonly annotations: Readonly<Record<string, string>>
}

/** The layers as the manifest has them: `contentOf` keeps neither their types nor their annotations. */
export function layersOf({ bytes }: Pick<Manifest, 'bytes'>): Layer[] {
  return listOf(fieldsOf(parsed(bytes.toString('utf8'))).layers).map(layer => {
    const { mediaType, digest, size, annotations } = fieldsOf(layer)
    return {
      mediaType: String(mediaType),
      digest: String(digest) as Digest,
      size: Number(size),
      annotations: fieldsOf(annotations) as Layer['annotations']
    }
  })
}

/** As many as docker asks for. */
const atOnce = 5

/** `find` for one thing: what can't be read there is told, and hides nothing else. */
export async function readEach<T>(
  items: readonly T[],
  where: (item: T) => string,
  find: (item: T) => Promise<readonly Candidate[]>
): Promise<Candidate[]> {
  const found = await lanes(atOnce).each(['registry'], items, async item => {
    try {
      return await find(item)
    } catch (error) {
      if (!(error instanceof CutoverError) || error.code === 'CANCELLED') throw error
      return [{ where: where(item), unreadable: error.message }]
    }
  })
  return found.flat()
}

/** Sigstore bundles that refer to the image (OCI 1.1, or its tag): where GitHub's actions and cosign 3 put them. */
export const referring = (registry: RegistryClient): Source => ({
  name: 'the registry',
  async find(image) {
    const entries = (await registry.referrers(image, image.digest)).filter(mayBeBundle)
    const { domain, path, spelling } = image
    const where = ({ digest }: Entry): string => `${spelling}@${digest}`
    return readEach(entries.slice(0, mostCandidates), where, async entry => {
      const manifest = await registry.get({ domain, path, spelling, digest: entry.digest })
      const layers = layersOf(manifest).filter(({ mediaType }) => mediaType.startsWith(bundleType))
      const texts = await Promise.all(layers.map(layer => readSmall(registry, image, layer)))
      return texts.map(text => ({ where: where(entry), bundle: parsed(text.toString('utf8')) }))
    })
  }
})

/** Some registries leave the type out of their lists: then the manifest tells. */
const mayBeBundle = ({ artifactType, mediaType }: Entry): boolean =>
  (artifactType === undefined && mediaType === manifestType) || artifactType?.startsWith(bundleType) === true

/** A bundle as text, and what its manifest tells of it. */
export interface Attachment {
  readonly bundle: { readonly mediaType: string }
  readonly annotations: Readonly<Record<string, string>>
}

/** Pushes a bundle so that it refers to the image, in the form that actions/attest gives it. */
export async function attach(registry: RegistryClient, image: Subject, { bundle, annotations }: Attachment) {
  const { mediaType, bytes } = await registry.get(image)
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: bundle.mediaType,
    config: { mediaType: emptyType, ...(await pushSmall(registry, image, Buffer.from('{}'))) },
    layers: [
      { mediaType: bundle.mediaType, ...(await pushSmall(registry, image, Buffer.from(JSON.stringify(bundle)))) }
    ],
    subject: { mediaType, digest: image.digest, size: bytes.length },
    annotations
  }
  return registry.putReferrer(image, { mediaType: manifestType, bytes: Buffer.from(JSON.stringify(manifest)) })
}
