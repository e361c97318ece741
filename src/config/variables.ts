import { CutoverError } from '../errors.ts'

/** Environment variables, as the process or a test has them. */
export type Variables = Readonly<Record<string, string | undefined>>

/** The value of the variable `name`, for the key `key` of the file. @throws CONFIG_INVALID when it is unset or empty. */
export function variable(variables: Variables, name: string, key: string): string {
  const value = variables[name]
  if (value) return value
  throw new CutoverError('CONFIG_INVALID', `${key} reads \${${name}}, which is not set or empty.`, {
    hint: `Pass it to the step: env: { ${name}: \${{ secrets.${name} }} }`
  })
}
