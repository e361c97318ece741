import { CutoverError } from '../../errors.ts'
import { contentOf, isAttestation } from '../../image/content.ts'
import { ecrRegistry } from '../../image/ecr-host.ts'
import { accept } from '../../image/manifest-answer.ts'
import { formatPlatform, type Platform, platformIn, samePlatform } from '../../image/platform.ts'
import { parseReference, type Reference } from '../../image/reference.ts'
import { readSmall } from '../../image/small-blob.ts'
import { type Finding, note, present, problem, reviewed } from './finding.ts'
import { type Asking, containersOf, type ImageReader, type Revision } from './preflight-subject.ts'

/** Every image of the revision is there, and runs on its platform: sidecars as well, which nobody else looks at. */
export async function reviewImages(
  asking: Asking & { readonly registry?: ImageReader },
  revision: Revision
): Promise<readonly Finding[]> {
  const wanted = platformOf(revision)
  const images = new Map(containersOf(revision).map(({ name = '', image = '' }) => [image, name]))
  const found = await Promise.all(
    [...images].map(([image, container]) => {
      const what = `The image ${image} of container ${container}`
      return reviewed(what, 'nice', () => reviewImage(asking, what, image, wanted))
    })
  )
  return found.flat()
}

const architectures: Readonly<Record<string, string>> = { X86_64: 'amd64', ARM64: 'arm64' }

/** Linux on x86 is what ECS takes where the revision does not say. Undefined for Windows, whose versions it would take as well. */
function platformOf({ runtimePlatform }: Revision): Platform | undefined {
  const { cpuArchitecture = 'X86_64', operatingSystemFamily = 'LINUX' } = runtimePlatform ?? {}
  const architecture = architectures[cpuArchitecture]
  return operatingSystemFamily !== 'LINUX' || architecture === undefined ? undefined : { os: 'linux', architecture }
}

async function reviewImage(
  asking: Asking & { readonly registry?: ImageReader },
  what: string,
  image: string,
  wanted: Platform | undefined
): Promise<Finding[]> {
  const reference = referenceOf(image)
  if (!reference) return [problem(`${what} has no valid name.`, 'Correct image in the task definition.')]
  const { account, region } = ecrRegistry(reference.domain) ?? {}
  const inEcr = region === asking.aws.region && account !== undefined
  if (!inEcr && !asking.registry) return [note(`${what} was not looked at.`, 'Make sure that it is there.')]
  const platforms = inEcr
    ? await inEcrOf(asking, account, reference)
    : asking.registry && (await inRegistry(asking.registry, reference))
  if (!platforms)
    return [
      problem(`${what} is not in its registry.`, 'Push it, or see which retention rule of the registry deleted it.')
    ]
  const fits = !wanted || platforms.length === 0 || platforms.some(platform => samePlatform(platform, wanted))
  if (fits) return []
  return [
    problem(
      `${what} has nothing for ${wanted ? formatPlatform(wanted) : ''}, but for ${platforms.map(formatPlatform).join(', ')}.`,
      'Build it for that platform (platforms), or set runtimePlatform.cpuArchitecture in the task definition.'
    )
  ]
}

function referenceOf(image: string): Reference | undefined {
  try {
    return parseReference(image)
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'REFERENCE_INVALID') return undefined
    throw error
  }
}

/** What an image in the ECR of this region is for: of one that is no index ECR's API does not tell. Undefined where it is absent. */
async function inEcrOf(
  { aws, signal }: Asking,
  account: string,
  { path, digest, tag = 'latest' }: Reference
): Promise<Platform[] | undefined> {
  const answer = await present(() =>
    aws.call(
      'ecr:BatchGetImage',
      {
        registryId: account,
        repositoryName: path,
        imageIds: [digest === undefined ? { imageTag: tag } : { imageDigest: digest }],
        acceptedMediaTypes: accept.split(', ')
      },
      signal
    )
  )
  const manifest = answer?.images?.[0]?.imageManifest
  return manifest === undefined ? undefined : indexed(Buffer.from(manifest), path)
}

async function inRegistry(registry: ImageReader, reference: Reference): Promise<Platform[] | undefined> {
  const found = await registry.resolve(reference)
  if (!found) return undefined
  const { domain, path, spelling } = reference
  const { bytes } = await registry.get({ domain, path, spelling, digest: found.digest })
  const { manifests, blobs } = contentOf(bytes, spelling)
  const [config] = blobs
  if (manifests.length > 0 || !config) return indexed(bytes, spelling)
  const own = platformIn(JSON.parse((await readSmall(registry, reference, config)).toString('utf8')))
  return own ? [own] : []
}

const indexed = (bytes: Buffer, what: string): Platform[] =>
  contentOf(bytes, what).manifests.flatMap(entry => (entry.platform && !isAttestation(entry) ? [entry.platform] : []))
