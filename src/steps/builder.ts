import type { ImageSettings } from '../config/images.ts'
import { append } from '../image/append.ts'
import { bake } from '../image/bake.ts'
import { type Builder, type BuildRequest, originLabels, sourceTime } from '../image/build.ts'
import { buildah } from '../image/buildah.ts'
import { buildx } from '../image/buildx.ts'
import type { RegistryClient } from '../image/registry.ts'
import { readPart, writeStream } from '../io/parts.ts'
import { systemScratch } from '../io/scratch.ts'
import { readTree } from '../io/tree.ts'
import type { Release } from '../release/release.ts'
import type { Context } from '../runner/context.ts'

/** What builds an image; `environment` is the one with the logins to registries. */
export function builderFor(
  { processes, files, report, signal }: Context,
  { append: appending, bake: baking, buildWith }: ImageSettings,
  environment: NodeJS.ProcessEnv,
  registry: RegistryClient
): Builder {
  const tools = { processes, files, report, signal, scratch: systemScratch }
  if (appending) {
    const time = sourceTime(environment) ?? 0
    return append({ ...tools, settings: appending, time, registry, readTree, readPart, writeStream })
  }
  if (!baking && buildWith !== 'buildx') return buildah({ ...tools, tool: buildWith, registry, readPart })
  const { DOCKER_AUTH_CONFIG } = environment
  const ofDocker = { ...tools, ...(DOCKER_AUTH_CONFIG ? { environment: { DOCKER_AUTH_CONFIG } } : {}) }
  return baking ? bake(ofDocker, baking) : buildx(ofDocker)
}

/** What the builder is asked for: the settings, and labels that tell where the image comes from. */
export function requestOf({ run, clock, environment }: Context, release: Release, image: ImageSettings): BuildRequest {
  const time = sourceTime(environment)
  const labels = originLabels({
    version: release.version,
    revision: release.sha,
    ...(run.repository ? { source: `${run.server}/${run.repository}` } : {}),
    created: time === undefined ? clock.now() : time * 1000
  })
  return { ...settingsOf(image), labels }
}

const settingsOf = (image: ImageSettings): BuildRequest => ({
  repository: image.repository,
  context: image.context,
  ...(image.file === undefined ? {} : { file: image.file }),
  ...(image.target === undefined ? {} : { target: image.target }),
  platforms: image.platforms,
  buildArgs: Object.entries(image.buildArgs).map(([name, value]) => `${name}=${value}`),
  secrets: Object.entries(image.secrets).map(([id, value]) => ({ id, value })),
  cacheFrom: image.cacheFrom,
  cacheTo: image.cacheTo,
  // A bake file has its own word on both, which only what was asked for goes before.
  ...(image.bake && image.provenance === 'min'
    ? {}
    : { provenance: image.provenance === false ? 'false' : `mode=${image.provenance}` }),
  ...(image.bake && !image.sbom ? {} : { sbom: String(image.sbom) }),
  ...(image.builder === undefined ? {} : { builder: image.builder })
})
