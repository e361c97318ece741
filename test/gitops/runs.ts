import { CutoverError } from '../../src/errors.ts'
import type { Clock } from '../../src/io/clock.ts'
import { systemClock } from '../../src/io/clock.ts'
import { type Files, systemFiles } from '../../src/io/files.ts'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { swapAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { type Report, silent } from '../../src/runner/report.ts'
import type { GitHub } from '../../src/sandbox/github/github.ts'
import { swapStep } from '../../src/steps/swap.ts'

/** Nobody has to wait: a pause only lets the others go first. */
const hasty: Clock = { ...systemClock, sleep: async () => void (await new Promise(setImmediate)) }

const http = systemHttp({})

/** Something that happens once, just before the first request that `asks` for it. */
export function once(asks: RegExp, happens: () => void): (request: string, body: string) => void {
  let due = true
  return (request, body) => {
    if (!due || !asks.test(`${request} ${body}`)) return
    due = false
    happens()
  }
}

const inMemory = (texts: Readonly<Record<string, string>>): Files => ({
  ...systemFiles,
  exists: async path => path in texts,
  isFolder: async () => false,
  read: async path => Buffer.from(texts[path] ?? '')
})

export const digestOf = (version: string): string =>
  `sha256:${version
    .replaceAll('.', '')
    .padStart(64, '0')
    .replace(/[^0-9a-f]/g, 'a')}`

/** An image as it is pinned: `web` at a version, unless another name is given. */
export const pinned = (version: string, name = 'web'): string => `ghcr.io/acme/${name}:${version}@${digestOf(version)}`

/** A manifest with this image. */
export const pod = (image: string): string =>
  `kind: Pod\nmetadata: {name: shop}\nspec:\n  containers:\n    - image: ${image}\n`

export interface Run {
  readonly inputs?: Readonly<Record<string, string>>
  /** The number of the workflow run; 0 for none. */
  readonly run?: number
  readonly attempt?: number
  /** The repository that the run belongs to. */
  readonly repository?: string
  /** Files of the checkout that the run starts in. */
  readonly checkout?: Readonly<Record<string, string>>
  /** Told of each request just before it is sent: what `METHOD /path` and its body ask for. */
  readonly before?: (request: string, body: string) => void | Promise<void>
  /** Aborts when the run is cancelled. */
  readonly signal?: AbortSignal
  /** Told when an answer has come. */
  readonly after?: () => void
}

export interface Ran {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string | undefined
  readonly warnings: readonly string[]
  readonly lines: readonly string[]
}

/** Runs the action swap against the sandbox's GitHub; its files are `k8s/`, its image is `version` of web. */
export async function swapRun(github: GitHub, version: string, options: Run = {}): Promise<Ran> {
  const {
    inputs = {},
    run = 0,
    attempt = 1,
    repository = 'acme/shop',
    checkout = {},
    before,
    after,
    signal = new AbortController().signal
  } = options
  const warnings: string[] = []
  const lines: string[] = []
  const report: Report = { ...silent, warning: text => void warnings.push(text), line: text => void lines.push(text) }
  const environment = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: repository,
    ...(run ? { GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: String(attempt) } : {})
  }
  const told: Http = {
    async send(request) {
      await before?.(`${request.method} ${request.url.pathname}`, typeof request.body === 'string' ? request.body : '')
      try {
        return await http.send(request)
      } finally {
        after?.()
      }
    }
  }
  const context: Context = {
    ...{ report, http: told, clock: hasty, files: inMemory(checkout), processes: systemProcesses, environment },
    ...{ event: { name: 'release', payload: {} }, run: runOf(environment), signal }
  }
  const given = { files: 'k8s/', images: pinned(version), mode: 'commit', token: 'token', ...inputs }
  const variables = Object.entries(given).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])
  const { outputs, summary, failure } = await swapStep(
    context,
    readInputs(swapAction.inputs, Object.fromEntries(variables))
  )
  if (failure) throw failure
  return { outputs, summary, warnings, lines }
}

/** The error that a run ends in, as its user sees it. */
export async function refusal(run: Promise<unknown>): Promise<{ code: string; message: string; hint: string }> {
  try {
    await run
  } catch (error) {
    if (error instanceof CutoverError) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new RangeError('the run did not fail')
}
