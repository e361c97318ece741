import { CutoverError, messageOf, quoted } from '../errors.ts'
import type { Ended, Processes } from '../io/process.ts'
import type { Credential } from './docker-config.ts'

export interface Question {
  readonly processes: Processes
  /** `ecr-login` of `docker-credential-ecr-login`. */
  readonly helper: string
  readonly server: string
  readonly signal: AbortSignal | undefined
}

/** What every helper says when it has none: https://github.com/docker/docker-credential-helpers (credentials/error.go). */
const none = /credentials not found/i

/**
 * Asks a program of the Docker credential helper protocol; undefined when it has nothing for `server`.
 * @throws CREDENTIALS_UNUSABLE when it is missing, fails or answers nonsense, CANCELLED.
 */
export async function askHelper({ processes, helper, server, signal }: Question): Promise<Credential | undefined> {
  const tool = `docker-credential-${helper}`
  // The name comes from a file and becomes a program: it may not lead out of PATH.
  if (!/^[\w.-]+$/.test(helper)) throw unusable(quoted(tool), server, 'its name is no plain word')
  const ended = await run(processes, tool, server, signal)
  if (ended.code !== 0) {
    const said = (ended.stdout.trim() || ended.stderr.trim()).split('\n')[0] ?? ''
    if (none.test(ended.stdout) || none.test(ended.stderr)) return undefined
    throw unusable(tool, server, `it ended with exit code ${ended.code}: ${quoted(said, 200)}`)
  }
  const { Username: username, Secret: secret } = parsed(ended.stdout)
  if (typeof username !== 'string' || typeof secret !== 'string') {
    throw unusable(tool, server, 'its answer has no user name and secret')
  }
  if (secret === '') return undefined
  if (username === '<token>') return { source: tool, identityToken: secret }
  return { source: tool, username, password: secret }
}

async function run(processes: Processes, tool: string, input: string, signal?: AbortSignal): Promise<Ended> {
  try {
    return await processes.run({ tool, args: ['get'], input, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (error instanceof CutoverError && error.code !== 'TOOL_MISSING') throw error
    throw unusable(tool, input, messageOf(error), error)
  }
}

function parsed(text: string): { Username?: unknown; Secret?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    // What it wrote may be half a secret: say only that it is no answer.
    return {}
  }
}

const unusable = (tool: string, server: string, what: string, cause?: unknown): CutoverError =>
  new CutoverError('CREDENTIALS_UNUSABLE', `${tool} gave no credentials for ${server}: ${what.replace(/\.$/, '')}.`, {
    hint: 'The Docker configuration names this helper (credHelpers, credsStore): install it, or log in without it.',
    cause
  })
