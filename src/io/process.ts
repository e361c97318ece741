import { AsyncLocalStorage } from 'node:async_hooks'
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { stat } from 'node:fs/promises'
import { constants } from 'node:os'
import { StringDecoder } from 'node:string_decoder'
import { CutoverError, messageOf } from '../errors.ts'
import type { Milliseconds } from './clock.ts'
import { cancelled } from './clock.ts'

/** How a command ended. `code` is its exit code, 128 + n after signal n; output is what it wrote, decoded as UTF-8. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Command {
  readonly tool: string
  readonly args: readonly string[]
  readonly cwd?: string
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** What the command reads from its standard input, which ends after it. */
  readonly input?: string
  /** Called with each line as the command writes it. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
  /** When it aborts, the command gets SIGINT (SIGTERM, SIGKILL if it stays), and the promise rejects with CANCELLED. */
  readonly signal?: AbortSignal
}

/** Starts programs by argument list, never through a shell. Rejects with TOOL_MISSING when `tool` is not found. */
export interface Processes {
  run(command: Command): Promise<Ended>
}

/** How long a cancelled command may take to end after SIGINT, and then after SIGTERM. */
export type Patience = Readonly<Record<'interrupt' | 'terminate', Milliseconds>>

/**
 * @actions/exec keeps the child it starts to itself, and a child that nobody knows outlives a cancelled run. Node
 * announces every child in the context of the call that made it, which is how each run finds its own and no other.
 */
const running = new AsyncLocalStorage<Run>()
subscribe('child_process', message => {
  const run = running.getStore()
  if (!run) return
  const { process: child } = message as { process: ChildProcess }
  run.child = child
  child.once('spawn', () => {
    // A command may end without reading its input; its exit code tells more than the broken pipe.
    child.stdin?.on('error', () => {})
    if (run.signal?.aborted) interrupt(run)
  })
})

interface Run {
  readonly patience: Patience
  readonly signal: AbortSignal | undefined
  child?: ChildProcess
}

/** Programs of this machine; a cancelled one has `patience` to obey each signal before the next. */
export const processes = (patience: Patience): Processes => ({
  async run(command) {
    if (command.signal?.aborted) throw cancelled()
    await checkFolder(command.cwd)
    const { exec } = await import('@actions/exec')
    const stdout = output(line => command.onLine?.(line, 'stdout'))
    const stderr = output(line => command.onLine?.(line, 'stderr'))
    const run: Run = { patience, signal: command.signal }
    const stop = () => interrupt(run)
    command.signal?.addEventListener('abort', stop, { once: true })
    try {
      const code = await running.run(run, () =>
        exec(`"${command.tool.replaceAll('"', '\\"')}"`, [...command.args], {
          ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
          env: { ...definedOnly(process.env), ...command.environment },
          input: Buffer.from(command.input ?? ''),
          silent: true,
          ignoreReturnCode: true,
          // A grandchild may keep the pipes open; its words are not waited for any longer.
          delay: 2_000,
          listeners: { stdout: stdout.take, stderr: stderr.take }
        })
      )
      if (command.signal?.aborted) throw cancelled()
      // After a signal there is no code, whatever the type says.
      return { code: code ?? signalCode(run.child), stdout: stdout.end(), stderr: stderr.end() }
    } catch (error) {
      if (error instanceof CutoverError) throw error
      throw missing(command.tool, run.child ? messageOf(error).replace(/\.$/, '') : 'no such program is on PATH', error)
    } finally {
      command.signal?.removeEventListener('abort', stop)
    }
  }
})

/** The runner itself waits 7.5 s between SIGINT and SIGTERM and 2.5 s more: a command of ours has to be gone before. */
export const systemProcesses: Processes = processes({ interrupt: 5_000, terminate: 2_000 })

/** Asks, then tells, then makes the child end; its end settles the run. */
function interrupt({ child, patience }: Run): void {
  if (!child) return
  child.kill('SIGINT')
  let timer = setTimeout(() => {
    child.kill('SIGTERM')
    timer = setTimeout(() => child.kill('SIGKILL'), patience.terminate)
  }, patience.interrupt)
  child.prependOnceListener('exit', () => clearTimeout(timer))
}

function output(onLine: (line: string) => void): { take(bytes: Buffer): void; end(): string } {
  const decoder = new StringDecoder('utf8')
  let all = ''
  let started = ''
  const add = (text: string): void => {
    all += text
    const lines = (started + text).split('\n')
    started = lines.pop() ?? ''
    for (const line of lines) onLine(line.replace(/\r$/, ''))
  }
  return {
    take: bytes => add(decoder.write(bytes)),
    end() {
      add(decoder.end())
      if (started !== '') onLine(started)
      return all
    }
  }
}

const signalCode = (child: ChildProcess | undefined): number =>
  128 + (child?.signalCode ? constants.signals[child.signalCode] : 0)

const definedOnly = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined))

async function checkFolder(folder: string | undefined): Promise<void> {
  if (folder === undefined) return
  try {
    await stat(folder)
  } catch (error) {
    throw new CutoverError('FILE_UNREADABLE', `There is no folder ${folder} to work in: ${messageOf(error)}.`, {
      hint: 'Check the path, relative to the repository, and that a checkout step ran before this one.',
      cause: error
    })
  }
}

const missing = (tool: string, why: string, cause: unknown): CutoverError =>
  new CutoverError('TOOL_MISSING', `${tool} can't be started: ${why}.`, {
    hint: `Install ${tool} in a step before this one, and check that its folder is on PATH.`,
    cause
  })
