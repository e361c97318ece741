import type { ImageSettings } from '../config/images.ts'
import { applyTags } from '../image/apply-tags.ts'
import { type Builder, type BuildRequest, originLabels } from '../image/build.ts'
import { buildx } from '../image/buildx.ts'
import { dockerCredentials } from '../image/docker-config.ts'
import type { Digest, PinnedImage } from '../image/image.ts'
import { parseReference } from '../image/reference.ts'
import { type Registry, registryClient } from '../image/registry.ts'
import { exactTag } from '../image/tags.ts'
import { systemScratch } from '../io/scratch.ts'
import { readTag } from '../release/tag.ts'
import type { Context } from '../runner/context.ts'
import type { Plan } from './plan.ts'

export interface Built extends PinnedImage {
  readonly tags: readonly string[]
  /** What the builder tells of the build. */
  readonly metadata: unknown
}

export const registryFor = ({ http, clock, report, signal, files, processes, environment }: Context): Registry =>
  registryClient({
    http,
    clock,
    report,
    signal,
    credentials: dockerCredentials({ files, processes, environment, signal })
  })

export const builderFor = ({ processes, files, report, signal }: Context): Builder =>
  buildx({ processes, files, report, signal, scratch: systemScratch })

/** Builds every image of the release, pushes it by digest, and only then sets its tags: exact first, floating after. */
export async function buildImages(context: Context, plan: Plan, builder = builderFor(context)): Promise<Built[]> {
  const registry = registryFor(context)
  const built: Built[] = []
  for (const image of plan.settings.images) {
    built.push(
      await context.report.phase(`Build ${image.name}`, () => buildOne(context, plan, { image, builder, registry }))
    )
  }
  return built
}

/** For a dry run: each image as the registry has it; a digest of zeros stands for one that is not built yet. */
export async function plannedImages(context: Context, { release, settings }: Plan): Promise<PinnedImage[]> {
  const registry = registryFor(context)
  const tag = exactTag(release.version)
  return await Promise.all(
    settings.images.map(async ({ name, repository }) => {
      const found = await registry.resolve({ ...parseReference(repository), tag })
      const digest: Digest = found?.digest ?? `sha256:${'0'.repeat(64)}`
      context.report.line(found ? `Would use ${repository}:${tag}@${digest}` : `Would build ${repository}:${tag}`)
      return { name, repository, digest, tag }
    })
  )
}

async function buildOne(
  { run, report, clock }: Context,
  { release, published, tagPrefix }: Plan,
  { image, builder, registry }: { image: ImageSettings; builder: Builder; registry: Registry }
): Promise<Built> {
  const labels = originLabels({
    version: release.version,
    revision: release.sha,
    ...(run.repository ? { source: `${run.server}/${run.repository}` } : {}),
    created: clock.now()
  })
  const { digest, metadata } = await builder.build({ ...requestOf(image), labels })
  report.line(`Pushed ${image.repository}@${digest}`)
  const steps = await applyTags(registry, report, {
    repository: parseReference(image.repository),
    version: release.version,
    digest,
    floating: release.kind === 'push' ? { latest: false, major: false, minor: false } : image.tags,
    published: async () =>
      (await published()).flatMap(({ tag, draft }) => (draft ? [] : (readTag(tag, tagPrefix)?.version ?? [])))
  })
  const tags = [...new Set(steps.filter(step => step.digest === digest).map(step => step.tag))]
  return { name: image.name, repository: image.repository, digest, tag: exactTag(release.version), tags, metadata }
}

const requestOf = (image: ImageSettings): BuildRequest => ({
  repository: image.repository,
  context: image.context,
  ...(image.file === undefined ? {} : { file: image.file }),
  ...(image.target === undefined ? {} : { target: image.target }),
  platforms: image.platforms,
  buildArgs: Object.entries(image.buildArgs).map(([name, value]) => `${name}=${value}`),
  secrets: Object.entries(image.secrets).map(([id, value]) => ({ id, value })),
  cacheFrom: image.cacheFrom,
  cacheTo: image.cacheTo,
  provenance: image.provenance === false ? 'false' : `mode=${image.provenance}`,
  sbom: String(image.sbom),
  ...(image.builder === undefined ? {} : { builder: image.builder })
})
