import * as z from 'zod'
import { messageOf } from '../../errors.ts'
import { parseDuration } from '../../runner/duration.ts'

export const variable = /^\$\{([A-Za-z_]\w*)\}$/

export const text = z
  .string({ error: 'must be a text' })
  .min(1, 'must not be empty')
  .refine(
    value => !/\$\{\w+\}/.test(value),
    'takes no ${NAME}: only secrets and kubeconfig are read from the environment'
  )

export const named = (pattern: RegExp, what: string) =>
  z.string({ error: `must be ${what}` }).regex(pattern, `must be ${what}`)

export const label = (example: string) =>
  named(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a name of a-z, 0-9 and - with at most 63 characters').meta({
    examples: [example]
  })

export const texts = (example: string) =>
  z
    .union([text, z.array(text).min(1)], { error: 'must be a text or a list of texts' })
    .meta({ examples: [[example]] })
    .transform(value => (typeof value === 'string' ? [value] : value))

export const list = (example: string) => z.array(text, { error: 'must be a list' }).meta({ examples: [[example]] })

/** `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const awsRegion = named(/^[a-z]{2,6}(?:-[a-z]+)+-\d$/, 'an AWS region').meta({ examples: ['eu-central-1'] })

export const flag = z.boolean({ error: 'must be true or false' })

export const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, error).max(most, error)
}

const written = z
  .union([named(/^(?:0|(?:\d{1,9}(?:ms|[dhms]))+)$/, 'a duration'), z.literal(0)], { error: 'must be a duration' })
  .meta({ id: 'duration' })

/** Milliseconds, written as `5m`. A bare `0` is a number in YAML. */
export const duration = (example: string) =>
  written.meta({ examples: [example] }).transform((value, context) => {
    const milliseconds = parseDuration(String(value))
    if (milliseconds === undefined) context.issues.push({ code: 'custom', message: 'must be a duration', input: value })
    return milliseconds ?? 0
  })

/** The name of an environment variable, written `${NAME}`: nothing secret is ever in the file. */
export const fromEnvironment = named(variable, '${NAME}, the name of an environment variable')
  .meta({ examples: ['${NPM_TOKEN}'] })
  .transform(value => variable.exec(value)?.[1] ?? '')

export const repository = (example: string) =>
  named(/^(?:[^\s@$]*\/)?[^\s@:/$]+$/, 'a repository without tag and digest').meta({ examples: [example] })

/** What `read` makes of the lines, or the reason why not. */
export const lines = (example: string, read: (lines: string[]) => unknown) =>
  list(example).superRefine((value, context) => {
    try {
      read(value)
    } catch (error) {
      context.addIssue({ code: 'custom', message: `is not understood: ${messageOf(error).replace(/\.$/, '')}` })
    }
  })
