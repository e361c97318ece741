import { CutoverError, quoted } from '../errors.ts'
import type { Command, Ended, Processes } from '../io/process.ts'

/** A build that went wrong; of what the tool said, the last line that is an error. */
export function buildFailed(
  tool: string,
  repository: string,
  how: string,
  output: string,
  cause?: unknown
): CutoverError {
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const last = lines.findLast(line => /^error/i.test(line)) ?? lines.at(-1)
  const said = last === undefined ? '' : `: ${quoted(last, 300)}`
  const denied = /denied|unauthorized|insufficient_scope|\b40[13]\b/i.test(last ?? '')
  const unallowed = /^error: additional privileges requested/i.test(last ?? '')
  const shown = `The log above shows what ${tool} did. No tag was set, and nothing was deployed.`
  return new CutoverError('BUILD_FAILED', `The build of ${repository} ended with ${how}${said}.`, {
    hint: denied ? refused : unallowed ? privileged : shown,
    cause
  })
}

const refused =
  'A registry refused: log in to it before this step, and let the job push (permissions: packages: write for ghcr.io).'
const privileged =
  'The bake file asks for more than its folder: allow what the log above names, as images.NAME.bake.allow: [fs.read=..].'

const alternatives: Readonly<Record<string, string>> = {
  docker:
    'Use a runner with Docker, or build without it by build-with: buildah or podman, which then must be installed.',
  buildah: 'Install it in a step before this one (apt-get install buildah), or set build-with to podman or buildx.',
  podman: 'Install it in a step before this one (apt-get install podman), or set build-with to buildah or buildx.'
}

/** Runs a tool that builds. @throws TOOL_MISSING, which says what else could build */
export async function runBuildTool(processes: Processes, command: Command): Promise<Ended> {
  try {
    return await processes.run(command)
  } catch (error) {
    const hint = alternatives[command.tool]
    if (!(error instanceof CutoverError) || error.code !== 'TOOL_MISSING' || !hint) throw error
    throw new CutoverError('TOOL_MISSING', error.message, { hint, cause: error })
  }
}
