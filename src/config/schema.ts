import * as z from 'zod'
import { ecs } from './schema/ecs.ts'
import { flag, label, named, text, texts } from './schema/fields.ts'
import { gates } from './schema/gates.ts'
import { image } from './schema/image.ts'
import { kubernetes } from './schema/kubernetes.ts'
import { altogether } from './schema/reach.ts'
import { blueGreen, rolling, weighted } from './schema/strategy.ts'
import { verify } from './schema/verify.ts'

// zod takes as long to load as node itself: import this module with `await import()`, its types with `import type`.

const when = z
  .strictObject({
    push: texts('main').optional().describe('Branches, with * for any part of a name and ** for any names.'),
    prerelease: flag.optional(),
    release: flag.optional(),
    dispatch: flag.optional().describe('Runs by hand that name no environment.')
  })
  .describe('The events that lead here. One event must lead to one environment.')

const environment = z.strictObject({
  when: when.optional(),
  promoteFrom: text
    .optional()
    .describe('Deploy the digest that this environment runs, without a build.')
    .meta({ examples: ['uat'] }),
  verify: verify.optional(),
  target: z
    .strictObject({ kubernetes: kubernetes.optional(), ecs: ecs.optional() })
    .refine(targets => Object.keys(targets).length === 1, altogether('must have one of kubernetes and ecs'))
    .optional(),
  strategy: z
    .strictObject({ blueGreen: blueGreen.optional(), weighted: weighted.optional(), rolling: rolling.optional() })
    .refine(kinds => Object.keys(kinds).length <= 1, 'must have one of blueGreen, weighted and rolling')
    .optional(),
  gates: gates.optional()
})

const environmentName = named(/^[A-Za-z0-9][\w .-]{0,99}$/, 'a name of letters, digits, blanks, ., _ and -')

export const schema = z
  .strictObject({
    version: z.literal(1, { error: 'must be 1' }),
    images: z.record(label('web'), image).optional().describe('The images of this repository, by name.'),
    environments: z.record(environmentName, environment).optional().describe('Where releases go, by name.')
  })
  .superRefine(({ environments = {} }, context) => {
    for (const [name, { promoteFrom }] of Object.entries(environments)) {
      if (promoteFrom === undefined || (promoteFrom !== name && Object.hasOwn(environments, promoteFrom))) continue
      const message = 'must be another environment of this file'
      context.addIssue({ code: 'custom', path: ['environments', name, 'promoteFrom'], message })
    }
  })
  .meta({ title: 'Cutover', description: 'How this repository is released: .github/cutover.yml' })

/** The file as it is after parsing: durations in milliseconds, `${NAME}` as the name. */
export type Config = z.output<typeof schema>
export type ImageConfig = z.output<typeof image>
export type EnvironmentConfig = z.output<typeof environment>

const address = 'https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json'

/** The JSON Schema that editors complete and check by. */
export const jsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  $id: address,
  ...z.toJSONSchema(schema, { io: 'input' })
})

/** The published file's content. */
export const schemaText = (): string => `${JSON.stringify(jsonSchema(), null, 2)}\n`
