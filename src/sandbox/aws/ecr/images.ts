import { type ContentDigest, isDigest, type Manifest } from '../../registry/store.ts'
import { AwsFault, type Operation } from '../service.ts'
import { type Found, listed, type Page, type Repositories } from './repositories.ts'
import type { Scans } from './scans.ts'

export interface ImageId {
  readonly imageDigest?: string
  readonly imageTag?: string
}

interface Content {
  readonly config?: { readonly mediaType?: string; readonly size?: number }
  readonly artifactType?: string
  readonly layers?: readonly { readonly size?: number }[]
  readonly manifests?: readonly { readonly digest: ContentDigest }[]
}

/** Which image of the repository an id means; nothing where there is none, or its tag and digest disagree. */
export function digestOf({ images }: Found, { imageDigest, imageTag }: ImageId): ContentDigest | undefined {
  const tagged = imageTag === undefined ? undefined : images.tags.get(imageTag)
  if (imageDigest === undefined) return tagged
  if (imageTag !== undefined && tagged !== imageDigest) return undefined
  return isDigest(imageDigest) && images.manifests.has(imageDigest) ? imageDigest : undefined
}

/** As ECR spells an id in messages: what is not given is the word null. */
export const spelled = ({ imageDigest = 'null', imageTag = 'null' }: ImageId): string =>
  `{imageDigest:'${imageDigest}', imageTag:'${imageTag}'}`

/** @throws AwsFault ImageNotFoundException */
export function existing(found: Found, id: ImageId, registryId: string): ContentDigest {
  const digest = digestOf(found, id)
  if (digest) return digest
  const place = `the repository with name '${found.name}' in the registry with id '${registryId}'`
  throw new AwsFault('ImageNotFoundException', `The image with imageId ${spelled(id)} does not exist within ${place}`)
}

const tagsOf = ({ images }: Found, digest: ContentDigest): string[] =>
  [...images.tags].flatMap(([tag, own]) => (own === digest ? [tag] : []))

const contentOf = (manifest: Manifest | undefined): Content =>
  manifest ? (JSON.parse(manifest.bytes.toString()) as Content) : {}

/** All layers and the configuration; of an index the largest of its images. */
function sizeOf(found: Found, digest: ContentDigest): number {
  const { config, layers = [], manifests } = contentOf(found.images.manifests.get(digest))
  if (manifests) return Math.max(0, ...manifests.map(one => sizeOf(found, one.digest)))
  return [config, ...layers].reduce((sum, blob) => sum + (blob?.size ?? 0), 0)
}

interface DescribeImages extends Page {
  readonly repositoryName: string
  readonly imageIds?: readonly ImageId[]
  readonly filter?: { readonly tagStatus?: 'TAGGED' | 'UNTAGGED' | 'ANY' }
}

interface ImageIds {
  readonly repositoryName: string
  readonly imageIds: readonly ImageId[]
}

/** What ECR says of the images that lie in the registry. */
export function imageOperations(all: Repositories, scans: Scans): Readonly<Record<string, Operation>> {
  const { registryId } = all
  return {
    DescribeImages: (input: DescribeImages) => describe(all, scans, input),
    ListImages: (input: DescribeImages) => listed(idsOf(all.find(input.repositoryName)), input, 'imageIds'),
    BatchGetImage: (input: ImageIds) => {
      const { done, failures } = each(all, input, (found, imageId, imageDigest) => {
        const manifest = found.images.manifests.get(imageDigest)
        return {
          registryId,
          repositoryName: found.name,
          imageId: { ...imageId, imageDigest },
          imageManifest: manifest?.bytes.toString(),
          imageManifestMediaType: manifest?.mediaType
        }
      })
      return { images: done, failures }
    },
    BatchDeleteImage: (input: ImageIds) => {
      const { done, failures } = each(all, input, (found, imageId, imageDigest) => {
        remove(found, imageId, imageDigest)
        return { ...imageId, imageDigest }
      })
      return { imageIds: done, failures }
    }
  }
}

function describe(all: Repositories, scans: Scans, input: DescribeImages): object {
  const { registryId } = all
  const found = all.find(input.repositoryName)
  const { tagStatus = 'ANY' } = input.filter ?? {}
  const wanted = (digest: ContentDigest) =>
    tagStatus === 'ANY' || tagsOf(found, digest).length > 0 === (tagStatus === 'TAGGED')
  const digests = input.imageIds?.map(id => existing(found, id, registryId)) ?? [...found.images.manifests.keys()]
  const details = [...new Set(digests)]
    .filter(wanted)
    .map(digest => ({ registryId, ...detail(found, digest), ...scans.summary(found, digest) }))
  return listed(details, input, 'imageDetails')
}

function detail(found: Found, digest: ContentDigest): object {
  const manifest = found.images.manifests.get(digest)
  const { artifactType, config } = contentOf(manifest)
  const tags = tagsOf(found, digest)
  return {
    repositoryName: found.name,
    imageDigest: digest,
    imageTags: tags.length > 0 ? tags : undefined,
    imageSizeInBytes: sizeOf(found, digest),
    imagePushedAt: found.settings.pushedAt.get(digest),
    imageManifestMediaType: manifest?.mediaType,
    artifactMediaType: artifactType ?? config?.mediaType
  }
}

/** Every tag with its digest, and the digests that have none. */
const idsOf = (found: Found): ImageId[] =>
  [...found.images.manifests.keys()].flatMap((imageDigest): ImageId[] => {
    const tags = tagsOf(found, imageDigest)
    return tags.length > 0 ? tags.map(imageTag => ({ imageDigest, imageTag })) : [{ imageDigest }]
  })

/** Answers for the ids that are there, and says of each other one that it is not. */
function each<T>(
  all: Repositories,
  { repositoryName, imageIds }: ImageIds,
  act: (found: Found, id: ImageId, digest: ContentDigest) => T
): { done: T[]; failures: object[] } {
  const found = all.find(repositoryName)
  const done: T[] = []
  const failures: object[] = []
  for (const imageId of imageIds) {
    const digest = digestOf(found, imageId)
    if (digest) done.push(act(found, imageId, digest))
    else failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' })
  }
  return { done, failures }
}

/** A tag goes alone while others are left; a digest goes with all of its tags. */
function remove(found: Found, { imageDigest, imageTag }: ImageId, digest: ContentDigest): void {
  const { tags, manifests } = found.images
  if (imageTag !== undefined) tags.delete(imageTag)
  if (imageDigest === undefined && tagsOf(found, digest).length > 0) return
  for (const tag of tagsOf(found, digest)) tags.delete(tag)
  manifests.delete(digest)
}
