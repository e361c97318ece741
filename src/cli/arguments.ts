import { parseArgs } from 'node:util'
import { CutoverError, messageOf, quoted } from '../errors.ts'
import { nearest } from '../runner/nearest.ts'

/** One option of a command. */
export interface Option {
  /** What stands for its value in the help; a flag has none. */
  readonly value?: string
  readonly help: string
}

export interface Arguments {
  readonly positionals: readonly string[]
  /** By name; a flag that is given is `true`. */
  readonly options: Readonly<Record<string, string | true>>
}

/**
 * Reads the arguments of a command.
 * @throws INPUT_INVALID for an option that does not exist (naming the nearest), a missing value, or too many arguments.
 */
export function readArguments(
  given: readonly string[],
  options: Readonly<Record<string, Option>>,
  most: number
): Arguments {
  const known: [string, Option][] = [...Object.entries(options), ['help', { help: '' }]]
  const spec = Object.fromEntries(
    known.map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' } as const])
  )
  try {
    const { values, positionals } = parseArgs({ args: [...given], options: spec, allowPositionals: true, strict: true })
    const extra = positionals[most]
    if (extra !== undefined) throw wrong(`There is one argument too many: ${quoted(extra)}.`, 'Leave it out.')
    return { positionals, options: values as Arguments['options'] }
  } catch (error) {
    if (error instanceof CutoverError) throw error
    const stray = given.find(word => /^--/.test(word) && !((word.slice(2).split('=')[0] ?? '') in spec))
    throw refusal(error, stray, Object.keys(spec))
  }
}

function refusal(error: unknown, stray: string | undefined, names: readonly string[]): CutoverError {
  const name = stray?.slice(2).split('=')[0]
  if (name === undefined || names.includes(name)) return wrong(`${messageOf(error)}.`, 'See --help.')
  const meant = nearest(name, names)
  return wrong(`There is no option --${name}.`, meant ? `Did you mean --${meant}?` : 'See --help.')
}

const wrong = (message: string, hint: string): CutoverError => new CutoverError('INPUT_INVALID', message, { hint })

/** Columns of a terminal that nobody made larger. */
const widest = 100

/** Names and explanations in two columns; a long explanation goes on in further lines of its own column. */
export function explained(entries: readonly (readonly [string, string])[]): string {
  const width = Math.max(...entries.map(([name]) => name.length))
  const room = new RegExp(`(.{1,${Math.max(40, widest - width - 4)}})(?:\\s+|$)`, 'g')
  return entries
    .map(([name, text]) => {
      const lines = text.match(room) ?? ['']
      return `  ${name.padEnd(width)}  ${lines.map(line => line.trimEnd()).join(`\n${' '.repeat(width + 4)}`)}`.trimEnd()
    })
    .join('\n')
}

export const optionHelp = (options: Readonly<Record<string, Option>>): string =>
  explained(
    Object.entries(options).map(([name, { value, help }]) => [
      `--${name}${value === undefined ? '' : ` ${value}`}`,
      help
    ])
  )
