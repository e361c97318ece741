import { fileURLToPath } from 'node:url'
import { asCutoverError, CutoverError, quoted } from '../errors.ts'
import { systemFiles } from '../io/files.ts'
import { nearest } from '../runner/nearest.ts'
import { explained } from './arguments.ts'
import { type Command, type Console, usageError } from './command.ts'

/** Each command is loaded only when it is asked for. */
const commands: Readonly<Record<string, { readonly help: string; load(): Promise<Command> }>> = {
  rehearse: {
    help: "Play this repository's release on a sandbox under live traffic, and go back",
    load: async () => (await import('./rehearse.ts')).rehearse
  },
  swap: {
    help: 'Write images pinned by digest into manifests, or with --check say whether they are there',
    load: async () => (await import('./swap.ts')).swap()
  },
  status: {
    help: 'Say what runs where, since when, and what can be gone back to',
    load: async () => (await import('./steps.ts')).status()
  },
  rollback: {
    help: 'Send the traffic back to the version before, or to another',
    load: async () => (await import('./steps.ts')).rollback()
  },
  retire: {
    help: 'Put what is kept no longer to size 0',
    load: async () => (await import('./steps.ts')).retire()
  }
}

const help = (): string => `Usage: cutover <command> [options]

${explained(Object.entries(commands).map(([name, command]) => [name, command.help]))}

Options
${explained([
  ['--help', 'Show this, or with a command what it takes'],
  ['--version', 'Show the version']
])}
`

/** Runs one command line. Returns the exit code: 0 all is well, 1 what was asked for failed, 2 it could not be understood. */
export async function commandLine(args: readonly string[], console: Console): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === undefined || name === '--help' || name === 'help') return told(console, help())
    if (name === '--version') return told(console, `${await version()}\n`)
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw unknown(name)
    const loaded = await command.load()
    return rest.includes('--help') ? told(console, loaded.help) : await loaded.run(rest, console)
  } catch (thrown) {
    const error = asCutoverError(thrown)
    console.err.write(`error: ${error.message}\n  ${error.hint.replaceAll('\n', '\n  ')}\n`)
    if (error.code === 'INTERNAL' && error.cause instanceof Error) console.err.write(`${error.cause.stack}\n`)
    return error.code === 'INPUT_INVALID' ? usageError : 1
  }
}

function told(console: Console, text: string): number {
  console.out.write(text)
  return 0
}

async function version(): Promise<string> {
  const file = fileURLToPath(new URL('../../package.json', import.meta.url))
  return (JSON.parse(String(await systemFiles.read(file))) as { version: string }).version
}

function unknown(name: string): CutoverError {
  const meant = name.startsWith('-') ? undefined : nearest(name, Object.keys(commands))
  return new CutoverError('INPUT_INVALID', `There is no command ${quoted(name)}.`, {
    hint: meant ? `Did you mean cutover ${meant}?` : `The commands are: ${Object.keys(commands).join(', ')}.`
  })
}
