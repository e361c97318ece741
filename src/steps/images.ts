import type { ImageSettings } from '../config/images.ts'
import { CutoverError } from '../errors.ts'
import { applyTags } from '../image/apply-tags.ts'
import type { Builder } from '../image/build.ts'
import type { CopyTools } from '../image/copy.ts'
import { type Digest, type PinnedImage, unbuilt } from '../image/image.ts'
import { lanes } from '../image/lanes.ts'
import { originOf, revisionOf } from '../image/origin.ts'
import { promote } from '../image/promote.ts'
import { formatReference, parseReference, type Reference, type Repository } from '../image/reference.ts'
import type { Descriptor, RegistryClient } from '../image/registry.ts'
import { awaitReplica } from '../image/replicated.ts'
import { exactTag } from '../image/version-tag.ts'
import { wantedTags } from '../image/wanted-tags.ts'
import type { Release } from '../release/release.ts'
import { readTag } from '../release/tag.ts'
import { apart } from '../runner/apart.ts'
import type { Context } from '../runner/context.ts'
import { builderFor, requestOf } from './builder.ts'
import type { Plan } from './plan.ts'
import { promotedImage } from './promoted.ts'
import { loginFor, registryFor } from './registry.ts'
import { tagEventOf } from './tag-event.ts'

export interface Built extends PinnedImage {
  readonly tags: readonly string[]
  /** What the builder tells of the build. */
  readonly metadata: unknown
}

/** Two builds keep both processors of a runner busy; more would only wait for each other's memory. */
const buildsAtOnce = 2

/** Throws for images that must not be used. */
type Accept = (context: Context, plan: Plan, images: readonly PinnedImage[]) => Promise<void>
const anything: Accept = async () => {}

/**
 * Builds every image of the release, pushes it by digest, and only when it is accepted sets its tags: exact first,
 * floating after.
 */
export async function buildImages(context: Context, plan: Plan, given?: Builder, accept = anything): Promise<Built[]> {
  const environment = await loginFor(context, plan.token, repositoriesOf(plan))
  const registry = registryFor(context, environment)
  const { images } = plan.settings
  if (images.some(({ attest }) => attest)) (await import('./attest.ts')).assertAttestable(context, plan)
  const one = (context: Context, image: ImageSettings): Promise<Built> =>
    buildOne(context, plan, {
      image,
      builder: given ?? builderFor(context, image, environment, registry),
      registry,
      accept
    })
  const [first, second] = images
  if (first && !second) return [await context.report.phase(`Build ${first.name}`, () => one(context, first))]
  return lanes(buildsAtOnce).each(['build'], images, async image => {
    const { report, tell } = apart(context.report)
    context.report.progress(`Building ${image.name}`)
    // What a build that failed has said is told as well.
    return one({ ...context, report }, image).finally(() => tell(`Build ${image.name}`))
  })
}

const repositoriesOf = ({ settings }: Plan): Repository[] =>
  settings.images.flatMap(({ repository, mirrors, replicated = [], append }) => {
    const bases = append && append.base !== 'scratch' ? [append.base] : []
    return [repository, ...mirrors, ...replicated, ...bases].map(one => parseReference(one))
  })

/** For a dry run: each image as the registry has it, or unbuilt. */
export async function plannedImages(context: Context, plan: Plan, accept = anything): Promise<PinnedImage[]> {
  const { release, settings } = plan
  const registry = registryFor(context, await loginFor(context, plan.token, repositoriesOf(plan)))
  const images = await Promise.all(
    settings.images.map(async ({ name, repository, tags }) => {
      const tag = exactTag(release.version, tags.affixes)
      const found = await presentImage(registry, plan, parseReference(repository), tag)
      const digest = found?.digest ?? unbuilt
      context.report.line(found ? `Would use ${repository}:${tag}@${digest}` : `Would build ${repository}:${tag}`)
      return { name, repository, digest, tag }
    })
  )
  await accept(context, plan, images)
  return images
}

/** The image to go on with instead of a build: where an environment takes those of another, there must be one. */
const presentImage = (
  registry: RegistryClient,
  plan: Plan,
  repository: Repository,
  tag: string
): Promise<Descriptor | undefined> =>
  plan.settings.promoteFrom === undefined
    ? taggedImage(registry, plan.release, repository, tag)
    : promotedImage(registry, plan, plan.settings.promoteFrom, repository, tag)

/** What the exact tag means already. @throws TAG_TAKEN when that was built from another commit */
async function taggedImage(
  registry: RegistryClient,
  release: Release,
  repository: Repository,
  tag: string
): Promise<Descriptor | undefined> {
  const found = await registry.resolve({ ...repository, tag })
  // A run by hand that names a version has the commit of its branch, which tells nothing about that version.
  if (!found || release.kind === 'dispatch') return found
  const { domain, path, spelling } = repository
  const revision = await revisionOf(registry, { domain, path, spelling, digest: found.digest })
  if (revision === undefined || release.sha.startsWith(revision.toLowerCase())) return found
  throw new CutoverError(
    'TAG_TAKEN',
    `${spelling}:${tag} was built from commit ${revision}, and this release is of ${release.sha}.`,
    {
      hint: 'A published version is never replaced: publish this commit under a new version. Where another job builds the image, let it set the label org.opencontainers.image.revision to the commit.'
    }
  )
}

interface Building {
  readonly image: ImageSettings
  readonly builder: Builder
  readonly registry: RegistryClient
  readonly accept: Accept
}

async function buildOne(context: Context, plan: Plan, { image, builder, registry, accept }: Building): Promise<Built> {
  const { report } = context
  const { release, settings } = plan
  const repository = parseReference(image.repository)
  const tag = exactTag(release.version, image.tags.affixes)
  // What no registry would take is found before anything is built.
  wantedTags(image.tags, { ...tagEventOf(context, release), version: release.version })
  // A second run of a release must go on with the image of the first: a build is never the same twice.
  const found = await presentImage(registry, plan, repository, tag)
  const { digest, metadata } = found
    ? { ...found, metadata: {} }
    : await builder.build(requestOf(context, release, image))
  report.line(`${found ? 'Found' : 'Pushed'} ${image.repository}@${digest}`)
  if (image.attest && !found)
    await (await import('./attest.ts')).attestImage(context, plan, registry, { ...repository, digest })
  const pinned = { name: image.name, repository: image.repository, digest, tag }
  await accept(context, plan, [pinned])
  const mirrors = settings.promoteFrom === undefined ? image.mirrors.map(mirror => parseReference(mirror)) : []
  for (const to of mirrors) await mirror({ registry, report, lanes: lanes(blobsAtOnce) }, { ...repository, digest }, to)
  const tags: string[] = []
  for (const place of [repository, ...mirrors])
    tags.push(...(await tagOne(context, plan, { image, registry, place, digest })))
  const { clock, signal } = context
  for (const replica of settings.promoteFrom === undefined ? (image.replicated ?? []) : [])
    await awaitReplica({ registry, clock, report, signal }, { ...parseReference(replica), digest })
  return { ...pinned, tags: [...new Set(tags)], metadata }
}

/** As many as docker push sends. */
const blobsAtOnce = 5

/** Everything but the tags, which come when the image is everywhere. */
async function mirror(tools: CopyTools, from: Reference, to: Repository): Promise<void> {
  const { action } = await promote(tools, { from, to, tags: [], referrers: true, signatures: false, refresh: false })
  const copy = { domain: to.domain, path: to.path, spelling: to.spelling, digest: from.digest ?? '' }
  if (!(await tools.registry.resolve(copy)))
    throw new CutoverError('NOT_FOUND', `${formatReference(copy)} was copied, and is not there.`, {
      hint: 'Run it again. Look whether a rule of that registry deletes images as soon as they come.'
    })
  tools.report.line(`${formatReference(copy)}: ${action}`)
}

interface Tagged {
  readonly image: ImageSettings
  readonly registry: RegistryClient
  readonly place: Repository
  readonly digest: Digest
}

/** @returns the tags that mean the image afterwards */
async function tagOne(context: Context, plan: Plan, { image, registry, place, digest }: Tagged): Promise<string[]> {
  const { release, published, tagPrefix } = plan
  const steps = await applyTags(registry, context.report, {
    repository: place,
    version: release.version,
    digest,
    floating: image.tags,
    event: tagEventOf(context, release),
    originOf: reference => originOf(registry, reference),
    published: async () =>
      (await published()).flatMap(one => (one.draft ? [] : (readTag(one.tag, tagPrefix)?.version ?? [])))
  })
  return steps.filter(step => step.digest === digest).map(step => step.tag)
}
