import { join } from 'node:path'
import type { Files } from '../io/files.ts'
import type { Processes } from '../io/process.ts'
import type { Scratch } from '../io/scratch.ts'
import type { Report } from '../runner/report.ts'
import type { Builder, BuildRequest, BuiltImage } from './build.ts'
import { buildFailed, runBuildTool } from './build-failure.ts'
import { csvField, secretArguments } from './build-secret.ts'
import { withBuilder } from './buildx-builder.ts'
import { isDigest } from './image.ts'

export interface BuildxOptions {
  readonly processes: Processes
  readonly files: Files
  readonly scratch: Scratch
  readonly report: Report
  /** Added to the environment of docker: DOCKER_AUTH_CONFIG, for one. */
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** One way of calling buildx: what to ask for, and where in its answer the image is. */
export interface BuildxVerb {
  argumentsOf(request: BuildRequest, metadataFile: string): string[]
  metadataOf(all: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
}

/** Builds with `docker buildx`, which must be installed; what it prints is reported as it comes. */
export const buildx = (options: BuildxOptions): Builder =>
  buildxBuilder(options, { argumentsOf: buildxArguments, metadataOf: all => all })

export const buildxBuilder = (options: BuildxOptions, verb: BuildxVerb): Builder => ({
  build: request =>
    withBuilder(options, request, builder =>
      options.scratch(folder => build(options, verb, { ...request, ...(builder ? { builder } : {}) }, folder))
    )
})

/** Pushed by digest, under no name. */
export function outputOf({ repository, insecure }: BuildRequest): string {
  const fields = ['type=image', `name=${repository}`, 'push-by-digest=true', 'name-canonical=true', 'push=true']
  return [...fields, ...(insecure ? ['registry.insecure=true'] : [])].map(csvField).join(',')
}

/**
 * The arguments of `docker` for one build. The image is pushed by digest, under no name: nobody can pull a tag before
 * all of the image is there, and a build that fails half-way changes no tag.
 */
export function buildxArguments(request: BuildRequest, metadataFile: string): string[] {
  const { platforms = [], labels = {}, secrets = [] } = request
  const each = (flag: string, values: readonly string[] = []): string[] => values.flatMap(value => [flag, value])
  const one = (flag: string, value: string | undefined): string[] => (value ? [flag, value] : [])
  return [
    'buildx',
    'build',
    ...one('--builder', request.builder),
    ...one('--file', request.file),
    ...one('--target', request.target),
    ...one('--platform', platforms.join(',')),
    ...each('--build-arg', request.buildArgs),
    ...secretArguments(secrets).args,
    ...each('--cache-from', request.cacheFrom),
    ...each('--cache-to', request.cacheTo),
    ...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...each('--annotation', request.annotations),
    ...one('--provenance', request.provenance),
    ...one('--sbom', request.sbom),
    ...one('--network', request.network),
    ...(request.extra ?? []),
    '--output',
    outputOf(request),
    '--metadata-file',
    metadataFile,
    request.context
  ]
}

async function build(
  options: BuildxOptions,
  verb: BuildxVerb,
  request: BuildRequest,
  folder: string
): Promise<BuiltImage> {
  const { processes, report, signal } = options
  const { secrets = [], repository } = request
  for (const secret of secrets) if ('value' in secret) report.mask(secret.value)
  const metadataFile = join(folder, 'metadata.json')
  const ended = await runBuildTool(processes, {
    tool: 'docker',
    args: verb.argumentsOf(request, metadataFile),
    environment: { ...options.environment, ...secretArguments(secrets).environment },
    onLine: line => report.foreign(line),
    ...(signal ? { signal } : {})
  })
  if (ended.code !== 0) throw buildFailed('docker buildx', repository, `exit code ${ended.code}`, ended.stderr)
  const metadata = verb.metadataOf(await readMetadata(options.files, metadataFile, repository))
  const digest = metadata['containerimage.digest']
  if (typeof digest === 'string' && isDigest(digest)) return { digest, metadata }
  throw buildFailed('docker buildx', repository, 'no digest of what it pushed', '')
}

async function readMetadata(files: Files, path: string, repository: string): Promise<Record<string, unknown>> {
  if (!(await files.exists(path))) throw buildFailed('docker buildx', repository, 'no word on what it pushed', '')
  try {
    return Object(JSON.parse((await files.read(path)).toString('utf8')))
  } catch (error) {
    throw buildFailed('docker buildx', repository, 'unreadable words on what it pushed', '', error)
  }
}
