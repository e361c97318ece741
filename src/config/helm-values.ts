import { CutoverError } from '../errors.ts'
import { type Variables, variable } from './variables.ts'

type Values = Readonly<Record<string, unknown>>

/** The values that a chart gets, and those of their texts that are secret. */
export interface HelmValues {
  readonly values: Values
  readonly secrets: readonly string[]
}

/**
 * `set` of a chart as a file of values would have it: texts with their `${NAME}` read, keys with dots on the outermost
 * level taken for paths, as with `helm --set`. @throws CONFIG_INVALID for a variable that is not set, and for a value
 * within one that has no parts
 */
export function helmValues(set: Values, variables: Variables, key: string): HelmValues {
  const secrets: string[] = []
  const read = (value: unknown, at: string): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => {
        const found = variable(variables, name, at)
        secrets.push(found)
        return found
      })
    if (Array.isArray(value)) return value.map((item, index) => read(item, `${at}[${index}]`))
    return isValues(value)
      ? Object.fromEntries(Object.entries(value).map(([name, held]) => [name, read(held, `${at}.${name}`)]))
      : value
  }
  const values = Object.entries(set).reduce<Values>(
    (all, [path, value]) => within(all, path.split('.'), read(value, `${key}.${path}`), `${key}.${path}`),
    {}
  )
  return { values, secrets }
}

/** `held` with `value` at `path`, beside what is there already. */
function within(held: Values, [name = '', ...rest]: readonly string[], value: unknown, key: string): Values {
  const there = Object.hasOwn(held, name) ? held[name] : undefined
  if (rest.length === 0) return { ...held, [name]: isValues(there) && isValues(value) ? { ...there, ...value } : value }
  if (there !== undefined && !isValues(there))
    throw new CutoverError('CONFIG_INVALID', `${key} is a path through ${name}, which has a value of its own.`, {
      hint: 'Write each value once.'
    })
  return { ...held, [name]: within(there ?? {}, rest, value, key) }
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
