import { join } from 'node:path'
import type { AppendSettings } from '../config/append.ts'
import { CutoverError } from '../errors.ts'
import type { Files } from '../io/files.ts'
import type { Scratch } from '../io/scratch.ts'
import type { Report } from '../runner/report.ts'
import { baseOf, emptyBase } from './append-base.ts'
import { appended, indexOf } from './append-config.ts'
import type { Builder, BuildRequest, BuiltImage } from './build.ts'
import { copyBlobs } from './copy.ts'
import { lanes } from './lanes.ts'
import { type LayerPorts, writeLayer } from './layer.ts'
import { formatReference, parseReference, type Reference, sameRepository } from './reference.ts'
import type { RegistryClient } from './registry.ts'
import { pushSmall } from './small-blob.ts'

export interface AppendOptions extends LayerPorts {
  readonly settings: AppendSettings
  /** Seconds since 1970 that all files and the image get: SOURCE_DATE_EPOCH. */
  readonly time: number
  readonly files: Pick<Files, 'isFolder'>
  readonly scratch: Scratch
  readonly report: Report
  readonly registry: RegistryClient
}

/** As many as docker push sends. */
const blobsAtOnce = 5

/**
 * Builds without any tool: puts the files of the context on a base image as one more layer, sets what the image says of
 * itself, and pushes it by its digest, under no name. What the base has is mounted, or copied from its registry. The
 * same base, files, settings and labels give the same digest.
 * @throws FILE_UNREADABLE, BUILD_FAILED, NOT_FOUND, INPUT_INVALID, and what the registries throw
 */
export const append = (options: AppendOptions): Builder => ({
  async build(request) {
    checkRequest(request)
    if (!(await options.files.isFolder(request.context))) throw noFolder(request.context)
    return options.scratch(folder => build(options, request, join(folder, 'layer.tar.gz')))
  }
})

async function build(options: AppendOptions, request: BuildRequest, path: string): Promise<BuiltImage> {
  const { registry, report, settings, time } = options
  const { platforms = [], labels = {} } = request
  const to = parseReference(request.repository)
  const from = settings.base === 'scratch' ? undefined : parseReference(settings.base)
  const base = from ? await baseOf(registry, from, platforms) : emptyBase(platforms)
  const layer = await writeLayer(options, { folder: request.context, to: settings.to, time }, path)
  report.line(`Packed ${request.context} as a layer of ${(layer.size / 1e6).toFixed(1)} MB`)
  const addition = { layer, settings, labels, time }
  const images = base.images.map(image => appended(image, addition, annotationsOf(from, image.digest)))
  const tools = { registry, report, lanes: lanes(blobsAtOnce) }
  const inherited = base.images.flatMap(({ blobs }) => blobs)
  if (from && !sameRepository(from, to)) await copyBlobs(tools, from, to, inherited)
  if (!(await registry.hasBlob(to, layer)))
    await registry.pushBlob(to, layer, (start, end) => options.readPart(path, start, end))
  for (const { config } of images) await pushSmall(registry, to, config)
  const [first, ...others] = images
  const root = first && others.length === 0 ? first : indexOf(images, annotationsOf(from, base.digest))
  if (root !== first) for (const image of images) await registry.put(to, image.digest, image)
  const digest = await registry.put(to, root.digest, root)
  return { digest, metadata: { 'containerimage.digest': digest } }
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys */
function annotationsOf(base: Reference | undefined, digest: string | undefined): Record<string, string> {
  if (!base || digest === undefined) return {}
  const { domain, path, tag = base.digest === undefined ? 'latest' : undefined } = base
  const name = formatReference({ domain, path, spelling: `${domain}/${path}`, ...(tag ? { tag } : {}) })
  return { 'org.opencontainers.image.base.name': name, 'org.opencontainers.image.base.digest': digest }
}

/** Nothing that was asked for is left out in silence. @throws INPUT_INVALID */
function checkRequest(request: BuildRequest): void {
  const {
    repository,
    buildArgs = [],
    secrets = [],
    cacheFrom = [],
    cacheTo = [],
    annotations = [],
    extra = []
  } = request
  const reasons: readonly (readonly [boolean, string])[] = [
    [request.file !== undefined, 'reads no Dockerfile (file)'],
    [request.target !== undefined, 'has no stages (target)'],
    [buildArgs.length > 0, 'takes no build arguments'],
    [secrets.length > 0, 'takes no secrets'],
    [cacheFrom.length + cacheTo.length > 0, 'needs no cache'],
    [request.builder !== undefined || request.network !== undefined, 'needs no builder and no network of one'],
    [annotations.length + extra.length > 0, 'takes no arguments of buildx'],
    [(request.sbom ?? 'false') !== 'false', 'writes no software bill of materials (sbom)'],
    [request.provenance === 'mode=max', 'writes no provenance, and provenance: max asks for it']
  ]
  const reason = reasons.find(([applies]) => applies)?.[1]
  if (reason === undefined) return
  throw new CutoverError('INPUT_INVALID', `${repository} can't be built as asked: append ${reason}.`, {
    hint: 'Leave that out, or write a Dockerfile and take append out of the configuration.'
  })
}

const noFolder = (context: string): CutoverError =>
  new CutoverError('FILE_UNREADABLE', `There is no folder ${context} to append.`, {
    hint: 'Check the path, relative to the repository, and that a step before this one made the folder.'
  })
