import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Command, readFileCommands, readLog } from './commands.ts'

export const root = join(import.meta.dirname, '../..')
/** What is tested; `npm run build` makes it. */
export const dist = process.env.CUTOVER_DIST ?? join(root, 'dist')

export interface Options {
  /** As under `with:`; the defaults of action.yml fill the rest. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: unknown
  readonly eventName?: string
  /** Added to (or, undefined, taken from) what the runner sets. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The checkout. */
  readonly workspace?: string
  /** `github.token`. */
  readonly token?: string
  /** Arguments of node, before the script. */
  readonly node?: readonly string[]
}

export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: string
  readonly col?: string
}

export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  readonly masks: readonly string[]
  /** Every command that is neither group, annotation nor mask: such as foreign text must never give. */
  readonly commands: readonly Command[]
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

export interface Running {
  readonly pid: number
  /** Everything written to stdout so far. */
  readonly output: () => string
  /** Resolves with the first line of stdout that matches; rejects when the step ends before. */
  seen(pattern: RegExp): Promise<string>
  /** The runner signals node's process only; its children get nothing. */
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<Ran>
}

const annotationKinds = ['error', 'warning', 'notice']

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>
}

export const actionFile = (action: string): string =>
  action === 'release' ? join(root, 'action.yml') : join(root, 'actions', action, 'action.yml')

/** INPUT_ variables as the runner makes them: defaults first, names in capitals with their hyphens. */
async function inputVariables(action: string, { inputs = {}, token = '' }: Options): Promise<Record<string, string>> {
  const { inputs: declared = {} } = parse(await readFile(actionFile(action), 'utf8')) as ActionFile
  const defaults = Object.entries(declared).map(([name, input]) => [name, String(input?.default ?? '')] as const)
  const texts = Object.entries({ ...Object.fromEntries(defaults), ...inputs })
  return Object.fromEntries(
    texts.map(([name, text]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      text === '${{ github.token }}' ? token : text
    ])
  )
}

const fileVariables = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'] as const

async function environmentOf(action: string, folder: string, options: Options): Promise<NodeJS.ProcessEnv> {
  const files = Object.fromEntries(fileVariables.map(name => [name, join(folder, name)]))
  for (const file of Object.values(files)) await writeFile(file, '')
  const event = join(folder, 'event.json')
  await writeFile(event, JSON.stringify(options.event ?? {}))
  return {
    PATH: process.env.PATH,
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: options.eventName ?? 'release',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'ada',
    GITHUB_TRIGGERING_ACTOR: 'ada',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_WORKSPACE: options.workspace ?? folder,
    RUNNER_TEMP: folder,
    ...files,
    ...(await inputVariables(action, options)),
    ...options.env
  }
}

/** Starts a built action as the runner does. */
export async function startAction(action: string, options: Options = {}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'cutover-step-'))
  const environment = await environmentOf(action, folder, options)
  const child = spawn(process.execPath, [...(options.node ?? []), join(dist, action, 'index.js')], {
    cwd: options.workspace ?? folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', chunk => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', chunk => (stderr += chunk))

  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', async (code, signal) => {
      const [outputs = '', state = '', summary = ''] = await Promise.all(
        fileVariables.slice(0, 3).map(name => readFile(environment[name] ?? '', 'utf8'))
      )
      await rm(folder, { recursive: true, force: true })
      resolve({
        code,
        signal,
        stdout,
        stderr,
        ...interpreted(stdout),
        outputs: readFileCommands(outputs),
        state: readFileCommands(state),
        summary
      })
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => stdout,
    ended,
    kill: signal => void child.kill(signal),
    seen: pattern =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = stdout.split('\n').find(line => pattern.test(line))
          if (line !== undefined) resolve(line)
        }
        child.stdout.on('data', look)
        child.on('close', () => reject(new RangeError(`the step ended without ${pattern}:\n${stdout}\n${stderr}`)))
        look()
      })
  }
}

/** Runs a built action to its end. */
export const runAction = async (action: string, options: Options = {}): Promise<Ran> =>
  (await startAction(action, options)).ended

function interpreted(stdout: string): Pick<Ran, 'annotations' | 'masks' | 'commands' | 'groups'> {
  const { commands, groups } = readLog(stdout)
  const isAnnotation = ({ name }: Command) => annotationKinds.includes(name)
  return {
    annotations: commands
      .filter(isAnnotation)
      .map(({ name, properties, message }) => ({ ...properties, kind: name as Annotation['kind'], message })),
    masks: commands.filter(({ name }) => name === 'add-mask').map(({ message }) => message),
    commands: commands.filter(command => !isAnnotation(command) && command.name !== 'add-mask'),
    groups
  }
}
