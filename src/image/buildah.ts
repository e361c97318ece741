import { join } from 'node:path'
import { CutoverError } from '../errors.ts'
import type { Files } from '../io/files.ts'
import type { Ended, Processes } from '../io/process.ts'
import { randomHex } from '../io/random.ts'
import type { Scratch } from '../io/scratch.ts'
import type { Report } from '../runner/report.ts'
import type { Builder, BuildRequest, BuiltImage } from './build.ts'
import { buildFailed, runBuildTool } from './build-failure.ts'
import { secretArguments } from './build-secret.ts'
import { lanes } from './lanes.ts'
import { pushLayout, type ReadPart } from './layout.ts'
import { parseReference } from './reference.ts'
import type { RegistryClient } from './registry.ts'

export interface BuildahOptions {
  /** Both take the same arguments. */
  readonly tool: 'buildah' | 'podman'
  readonly processes: Processes
  readonly files: Files
  readonly readPart: ReadPart
  readonly scratch: Scratch
  readonly report: Report
  /** Where the image goes: the tool itself pushes under names only. */
  readonly registry: RegistryClient
  readonly signal?: AbortSignal
}

/** As many as docker push sends. */
const blobsAtOnce = 5

/**
 * Builds with buildah or podman, for machines without Docker: the image is written to a layout on the disk, and pushed
 * from there by its digest under no name, as with buildx. They know no provenance and no bill of materials.
 */
export const buildah = (options: BuildahOptions): Builder => ({
  async build(request) {
    checkRequest(options.tool, request)
    return options.scratch(folder => build(options, request, folder))
  }
})

const isList = ({ platforms = [] }: BuildRequest): boolean => platforms.length > 1

/** The arguments of one build, whose image or list of images is `name` in the tool's own store afterwards. */
export function buildahArguments(request: BuildRequest, name: string): string[] {
  const { platforms = [], labels = {}, secrets = [], cacheFrom = [], cacheTo = [] } = request
  const each = (flag: string, values: readonly string[] = []): string[] => values.flatMap(value => [flag, value])
  const one = (flag: string, value: string | undefined): string[] => (value ? [flag, value] : [])
  const caches = [...each('--cache-from', cacheFrom.map(cacheOf)), ...each('--cache-to', cacheTo.map(cacheOf))]
  return [
    ...['build', '--format', 'oci', isList(request) ? '--manifest' : '--tag', name],
    ...one('--file', request.file),
    ...one('--target', request.target),
    ...one('--platform', platforms.join(',')),
    ...each('--build-arg', request.buildArgs),
    ...secretArguments(secrets).args,
    // Without layers there is nothing to keep in a cache.
    ...(caches.length > 0 ? ['--layers', ...caches] : []),
    ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    ...each('--annotation', request.annotations),
    ...one('--network', request.network),
    ...(request.extra ?? []),
    request.context
  ]
}

/** The arguments that write `name` to a layout in `folder`. */
export const layoutArguments = (request: BuildRequest, name: string, folder: string): string[] => [
  ...(isList(request) ? ['manifest', 'push', '--all'] : ['push']),
  name,
  `oci:${folder}:image`
]

const removeArguments = (request: BuildRequest, name: string): string[] =>
  isList(request) ? ['manifest', 'rm', name] : ['rmi', '--force', name]

/** `ghcr.io/acme/cache` of `type=registry,ref=ghcr.io/acme/cache`; buildx would take both too. */
const cacheOf = (cache: string): string => /^type=registry,ref=([^,]+)$/.exec(cache)?.[1] ?? cache

/** Nothing that was asked for is left out in silence. @throws INPUT_INVALID */
function checkRequest(tool: string, request: BuildRequest): void {
  const { cacheFrom = [], cacheTo = [] } = request
  const cache = [...cacheFrom, ...cacheTo].map(cacheOf).find(one => one.includes('='))
  const reasons: readonly (readonly [boolean, string])[] = [
    [cache !== undefined, `knows no cache ${cache}, only those in registries (type=registry,ref=…)`],
    [(request.sbom ?? 'false') !== 'false', 'writes no software bill of materials (sbom)'],
    [request.provenance === 'mode=max', 'writes no provenance, and provenance: max asks for it'],
    [request.builder !== undefined, `knows no builder ${request.builder} of buildx`]
  ]
  const reason = reasons.find(([applies]) => applies)?.[1]
  if (reason === undefined) return
  throw new CutoverError('INPUT_INVALID', `${tool} can't build ${request.repository} as asked: it ${reason}.`, {
    hint: 'Leave that out, or build with buildx (build-with: buildx).'
  })
}

async function build(options: BuildahOptions, request: BuildRequest, folder: string): Promise<BuiltImage> {
  const { processes, report, registry, tool } = options
  const { secrets = [] } = request
  for (const secret of secrets) if ('value' in secret) report.mask(secret.value)
  const name = `localhost/cutover-${randomHex(8)}`
  const layout = join(folder, 'layout')
  await run(options, request, buildahArguments(request, name))
  try {
    await run(options, request, layoutArguments(request, name, layout))
    const tools = { registry, lanes: lanes(blobsAtOnce), report }
    const digest = await pushLayout(tools, options, layout, parseReference(request.repository))
    return { digest, metadata: { 'containerimage.digest': digest } }
  } finally {
    // Cancelled or not: a runner of one's own would fill its disk.
    const removed = await processes.run({ tool, args: removeArguments(request, name) })
    if (removed.code !== 0) report.warning(`The image ${name} is still in the store of ${tool}.`)
  }
}

async function run(options: BuildahOptions, request: BuildRequest, args: string[]): Promise<Ended> {
  const { processes, report, signal, tool } = options
  const ended = await runBuildTool(processes, {
    tool,
    args,
    environment: secretArguments(request.secrets ?? []).environment,
    onLine: line => report.foreign(line),
    ...(signal ? { signal } : {})
  })
  if (ended.code === 0) return ended
  throw buildFailed(tool, request.repository, `exit code ${ended.code}`, ended.stderr)
}
