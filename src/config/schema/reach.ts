import * as z from 'zod'
import { placeholders, unknownPlaceholders } from '../placeholders.ts'
import { duration, fromEnvironment, text, whole } from './fields.ts'

/** How often a gate is asked, and what is believed. */
export const pace = {
  name: text
    .optional()
    .describe('What the gate is called in the log.')
    .meta({ examples: ['error rate'] }),
  timeout: duration('5s').optional().describe('For one request, or one run of a command.'),
  attempts: whole(1, 100)
    .optional()
    .describe('So many failures in a row fail the gate.')
    .meta({ examples: [3] }),
  successes: whole(1, 100)
    .optional()
    .describe('So many good answers in a row pass it.')
    .meta({ examples: [1] }),
  interval: duration('5s').optional().describe('From one answer to the next question.'),
  initialDelay: duration('30s').optional().describe('Before the first question.')
}

/** What is wrong with an object as a whole is told when nothing is wrong within it: a misspelt key is not missed as well. */
export const altogether = (error: string) => ({
  error,
  when: ({ issues }: z.core.ParsePayload): boolean => issues.length === 0
})

/** A text that may read the environment, as ${NAME}. */
export const secret = z.string({ error: 'must be a text' }).min(1, 'must not be empty')

/** The name of a variable, kept as it is written: what it holds is read when gates are settled. */
export const variableName = fromEnvironment.transform(name => `\${${name}}`)

/** A text with `{{placeholders}}`. */
export const filledIn = (example: string) =>
  z
    .string({ error: 'must be a text' })
    .min(1, 'must not be empty')
    .superRefine((value, context) => {
      const [unknown] = unknownPlaceholders(value)
      if (unknown === undefined) return
      const message = `must not name {{${unknown}}}: there are ${placeholders.map(name => `{{${name}}}`).join(', ')}`
      context.addIssue({ code: 'custom', message })
    })
    .meta({ examples: [example] })

/** Where something outside of the cluster is, and how one logs in there. */
export const address = {
  url: z
    .string({ error: 'must be an address' })
    .regex(
      /^(?:https?:\/\/|\$\{[A-Za-z_]\w*\})[!-~]*$/,
      'must be an address that begins with https://, http:// or ${NAME}'
    )
    .regex(/^(?!\w+:\/\/[^/]*@)/, 'must not hold credentials: there are bearer and basic for them')
    .meta({ examples: ['https://prometheus.example.com'] }),
  headers: z
    .record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of a header'), secret)
    .optional()
    .describe('Headers to send; secrets as ${NAME}.'),
  bearer: variableName.optional().describe('The token of Authorization: Bearer.'),
  basic: z.strictObject({ username: secret, password: variableName }).optional(),
  ca: variableName.optional().describe('Certificates to trust in place of those of the system, as PEM.')
}
