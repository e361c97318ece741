import { CutoverError, quoted } from '../errors.ts'
import type { Ended } from '../io/process.ts'
import { randomHex } from '../io/random.ts'
import type { BuildRequest } from './build.ts'
import { runBuildTool } from './build-failure.ts'
import type { BuildxOptions } from './buildx.ts'
import { parseReference } from './reference.ts'
import { isLoopback } from './registry-session.ts'

/**
 * Does `work` with a builder that can push by digest. The one inside the Docker daemon, which is there without any
 * set-up, can not: then a BuildKit container is started for this build and removed after it.
 * @throws TOOL_MISSING, BUILD_FAILED, CANCELLED, and what `work` throws
 */
export async function withBuilder<T>(
  options: BuildxOptions,
  { builder, repository }: BuildRequest,
  work: (builder: string | undefined) => Promise<T>
): Promise<T> {
  const { report, signal } = options
  const found = await docker(options, ['buildx', 'inspect', ...(builder ? [builder] : [])], signal)
  if (found.code !== 0) throw unusable(found, builder)
  if (!/^Driver:\s*docker$/m.test(found.stdout)) return work(builder)
  const name = `cutover-${randomHex(4)}`
  report.line(`The builder of the Docker daemon can't push by digest: starting BuildKit as ${name} for this build.`)
  report.line('With docker/setup-buildx-action before this step there is a builder already.')
  try {
    const network = isLoopback(parseReference(repository).domain) ? ['--driver-opt', 'network=host'] : []
    const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', ...network, '--bootstrap']
    const created = await docker(options, create, signal)
    if (created.code !== 0) throw unusable(created, name)
    return await work(name)
  } finally {
    // Cancelled or not, what was started here goes.
    const removed = await docker(options, ['buildx', 'rm', '--force', name])
    if (removed.code !== 0)
      report.warning(`The builder ${name} is still there; remove it with docker buildx rm ${name}.`)
  }
}

const docker = ({ processes, environment }: BuildxOptions, args: readonly string[], signal?: AbortSignal) =>
  runBuildTool(processes, {
    tool: 'docker',
    args,
    ...(environment ? { environment } : {}),
    ...(signal ? { signal } : {})
  })

function unusable({ code, stdout, stderr }: Ended, builder = 'the default one'): CutoverError {
  const said = (stderr.trim() || stdout.trim()).split('\n')[0] ?? ''
  // Docker's own words, old and new, for a plug-in that it has not.
  if (/is not a docker command|unknown command/i.test(stderr)) {
    return new CutoverError('TOOL_MISSING', `This docker has no buildx: ${quoted(said, 200)}.`, {
      hint: 'Run docker/setup-buildx-action before this step, or install the package docker-buildx-plugin; build-with: buildah or podman builds without Docker.'
    })
  }
  return new CutoverError(
    'BUILD_FAILED',
    `The builder ${builder} can't be used (exit code ${code}): ${quoted(said, 200)}.`,
    {
      hint: 'Run docker/setup-buildx-action before this step, and check that the Docker daemon runs.'
    }
  )
}
