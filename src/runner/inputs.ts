import { CutoverError, quoted } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'
import { parseDuration } from './duration.ts'
import { nearest } from './nearest.ts'

/** Why a text is no value: completes `Input bake is "x": it must be ...`, and what to write instead. */
export class Refused {
  readonly must: string
  readonly hint: string

  constructor(must: string, hint: string) {
    this.must = must
    this.hint = hint
  }
}

/** One input of an action. `default` is what action.yml shows too; an empty text means that nobody gave it. */
export interface Input<T> {
  readonly default: string
  readonly required: boolean
  /** The parts of the text that must be masked; an input that has this is never quoted in a message. */
  readonly secrets?: (text: string) => readonly string[]
  read(text: string): T | Refused
}

export type Inputs = Readonly<Record<string, Input<unknown>>>
export type Values<I extends Inputs> = { readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never }

const optional = <T>(read: (text: string) => T | Refused): Input<T | undefined> => ({
  default: '',
  required: false,
  read: text => (text === '' ? undefined : read(text))
})

export const text = (): Input<string | undefined> => optional(value => value)

/** A path: what has several lines is the content of a file, given for its name. */
export const path = (): Input<string | undefined> =>
  optional(value =>
    /[\r\n]/.test(value)
      ? new Refused('a path', 'Write the text to a file in a step before this one, and give its path.')
      : value
  )

/** One entry a line; blank lines are dropped. */
export const list = (): Input<readonly string[] | undefined> =>
  optional(value => value.split(/\r\n|\r|\n/).flatMap(line => line.trim() || []))

/** The booleans of YAML 1.2. */
export const flag = (): Input<boolean | undefined> =>
  optional(value => {
    if (/^(true|True|TRUE)$/.test(value)) return true
    if (/^(false|False|FALSE)$/.test(value)) return false
    return new Refused('true or false', 'Write true or false, without quotes inside the value.')
  })

export const choice = <const T extends string>(options: readonly T[]): Input<T | undefined> =>
  optional(value => {
    const chosen = options.find(option => option === value)
    if (chosen) return chosen
    const meant = nearest(value, options)
    return new Refused(
      `one of ${options.join(', ')}`,
      meant ? `Did you mean ${meant}?` : `Write one of them, such as ${options[0]}.`
    )
  })

export const duration = (): Input<Milliseconds | undefined> =>
  optional(
    value =>
      parseDuration(value) ??
      new Refused('a duration', 'Write whole numbers with units, such as 30s, 5m or 1h30m; 0 for none.')
  )

type Given<T> = Exclude<T, undefined>

/** The same input, with a value when nobody gives one. */
export const withDefault = <T>(input: Input<T>, value: string): Input<Given<T>> => ({
  ...(input as Input<Given<T>>),
  default: value
})

/** The same input, which must be given. */
export const required = <T>(input: Input<T>): Input<Given<T>> => ({ ...(input as Input<Given<T>>), required: true })

/** The same input, of which the parts that `pick` finds are masked in the log. */
export const secret = <T>(input: Input<T>, pick: (text: string) => readonly string[] = all => [all]): Input<T> => ({
  ...input,
  secrets: pick
})

const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

/** A composite action hands its inputs on in one JSON variable, because the runner gives its steps no INPUT_ variables. */
function handedOn(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const all: unknown = JSON.parse(environment.CUTOVER_INPUTS || '{}')
  const texts = Object.entries(all ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts)
}

/** The text of every given input, with its default applied. */
export function textsOf(inputs: Inputs, environment: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const handed = handedOn(environment)
  const entries = Object.entries(inputs).map(([name, input]): [string, string] => {
    const given = (environment[variable(name)] || handed[name] || '').trim()
    return [name, given === '' ? input.default : given]
  })
  return new Map(entries)
}

/**
 * Refuses a misspelt input, which the runner only warns of, and whose default would be taken instead. Variables that are
 * like no input are let be: some runners hand the inputs of a composite action down to the steps in it.
 */
function refuseMisspelt(inputs: Inputs, environment: NodeJS.ProcessEnv): void {
  if (environment.CUTOVER_INPUTS) return
  const known = Object.keys(inputs)
  const variables = new Set(known.map(variable))
  for (const stray of Object.keys(environment).filter(key => key.startsWith('INPUT_') && !variables.has(key))) {
    const name = stray.slice('INPUT_'.length).toLowerCase()
    const meant = nearest(name, known)
    if (meant)
      throw new CutoverError('INPUT_INVALID', `Input ${quoted(name)} does not exist.`, {
        hint: `Did you mean ${meant}?`
      })
  }
}

/** Reads every input from the environment that the runner sets. Throws INPUT_INVALID for the first that is wrong. */
export function readInputs<I extends Inputs>(inputs: I, environment: NodeJS.ProcessEnv): Values<I> {
  refuseMisspelt(inputs, environment)
  const values: Record<string, unknown> = {}
  for (const [name, text] of textsOf(inputs, environment)) {
    const input = inputs[name] as Input<unknown>
    if (text === '' && input.required)
      throw new CutoverError('INPUT_INVALID', `Input ${name} is missing.`, {
        hint: `Give it under \`with:\`, as \`${name}: ...\`.`
      })
    const value = input.read(text)
    if (value instanceof Refused)
      throw new CutoverError(
        'INPUT_INVALID',
        `Input ${name} is ${input.secrets ? 'wrong' : quoted(text)}: it must be ${value.must}.`,
        {
          hint: value.hint
        }
      )
    values[name] = value
  }
  return values as Values<I>
}

/** What must be masked before anything is written. */
export const secretsOf = (inputs: Inputs, environment: NodeJS.ProcessEnv): string[] =>
  [...textsOf(inputs, environment)].flatMap(([name, text]) => [...(inputs[name]?.secrets?.(text) ?? [])])
