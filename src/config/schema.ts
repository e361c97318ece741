import * as z from 'zod'
import { messageOf } from '../errors.ts'
import { parseDuration } from '../runner/duration.ts'
import { tagPolicyOf } from './tag-policy.ts'

// zod takes as long to load as node itself: import this module with `await import()`, its types with `import type`.

const variable = /^\$\{([A-Za-z_]\w*)\}$/

const text = z
  .string({ error: 'must be a text' })
  .min(1, 'must not be empty')
  .refine(
    value => !/\$\{\w+\}/.test(value),
    'takes no ${NAME}: only secrets and kubeconfig are read from the environment'
  )

const named = (pattern: RegExp, what: string) =>
  z.string({ error: `must be ${what}` }).regex(pattern, `must be ${what}`)

const label = (example: string) =>
  named(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a name of a-z, 0-9 and - with at most 63 characters').meta({
    examples: [example]
  })

const texts = (example: string) =>
  z
    .union([text, z.array(text).min(1)], { error: 'must be a text or a list of texts' })
    .meta({ examples: [[example]] })
    .transform(value => (typeof value === 'string' ? [value] : value))

const list = (example: string) => z.array(text, { error: 'must be a list' }).meta({ examples: [[example]] })

const flag = z.boolean({ error: 'must be true or false' })

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, error).max(most, error)
}

/** Milliseconds, written as `5m`. A bare `0` is a number in YAML. */
const duration = (example: string) =>
  z
    .union([named(/^(?:0|(?:\d{1,9}(?:ms|[dhms]))+)$/, 'a duration'), z.literal(0)], {
      error: 'must be a duration'
    })
    .meta({ examples: [example] })
    .transform((value, context) => {
      const milliseconds = parseDuration(String(value))
      if (milliseconds === undefined)
        context.issues.push({ code: 'custom', message: 'must be a duration', input: value })
      return milliseconds ?? 0
    })

/** The name of an environment variable, written `${NAME}`: nothing secret is ever in the file. */
const fromEnvironment = named(variable, '${NAME}, the name of an environment variable')
  .meta({ examples: ['${NPM_TOKEN}'] })
  .transform(value => variable.exec(value)?.[1] ?? '')

const floating = z.strictObject({
  latest: flag.optional().describe('Moves `latest` to the highest stable version.'),
  major: flag.optional().describe('Moves `1` to the highest version 1.y.z. There is no tag `0`.'),
  minor: flag.optional().describe('Moves `1.4` to the highest version 1.4.z.')
})

/** What `read` makes of the lines, or the reason why not. */
const lines = (example: string, read: (lines: string[]) => unknown) =>
  list(example).superRefine((value, context) => {
    try {
      read(value)
    } catch (error) {
      context.addIssue({ code: 'custom', message: `is not understood: ${messageOf(error).replace(/\.$/, '')}` })
    }
  })

const tags = z
  .union([floating, lines('type=semver,pattern={{major}}.{{minor}}', value => tagPolicyOf(value))], {
    error: issue =>
      typeof issue.input === 'object' ? undefined : 'must have latest, major, minor, or be a list of lines'
  })
  .describe(
    'Floating tags beside the exact one, none of which ever moves back: switches, all on by default, or a list of latest, major, minor, none, and lines as docker/metadata-action has them.'
  )

const repository = (example: string) =>
  named(/^(?:[^\s@$]*\/)?[^\s@:/$]+$/, 'a repository without tag and digest').meta({ examples: [example] })

const image = z.strictObject({
  repository: repository('ghcr.io/acme/web').describe('Where the image is pushed, and pulled from.'),
  mirrors: z
    .array(repository('docker.io/acme/web'), { error: 'must be a list' })
    .optional()
    .describe('Further repositories that get the same image, by its digest, under the same tags.'),
  context: text
    .optional()
    .describe('The folder to build from; the repository by default.')
    .meta({ examples: ['./web'] }),
  file: text
    .optional()
    .describe('The Dockerfile; the one in the context by default.')
    .meta({ examples: ['Dockerfile'] }),
  target: text
    .optional()
    .describe('The stage of the Dockerfile to build.')
    .meta({ examples: ['production'] }),
  platforms: list('linux/amd64').optional().describe("What to build for; the builder's own platform by default."),
  buildArgs: z
    .record(z.string(), z.string({ error: 'must be a text, in quotes if it looks like a number' }))
    .optional(),
  secrets: z
    .record(z.string(), fromEnvironment)
    .optional()
    .describe('Secrets of the build, by id, from the environment.'),
  cacheFrom: list('type=gha').optional(),
  cacheTo: list('type=gha,mode=max').optional(),
  provenance: z
    .union([z.literal(false), z.enum(['min', 'max'])], { error: 'must be min, max or false' })
    .optional()
    .describe('How much the provenance attestation tells: min (the default), max (build arguments too), or false.'),
  sbom: flag.optional().describe('Attest a software bill of materials.'),
  buildWith: z
    .enum(['buildx', 'buildah', 'podman'], { error: 'must be buildx, buildah or podman' })
    .optional()
    .describe('What builds; buildah and podman need no Docker, and write no provenance.'),
  builder: text
    .optional()
    .describe('The buildx builder to use.')
    .meta({ examples: ['default'] }),
  tags: tags.optional(),
  flavor: lines('suffix=-alpine', value => tagPolicyOf(undefined, value))
    .optional()
    .describe(
      '`latest=` auto, true or false; `prefix=` and `suffix=` of every tag, with `onlatest=true` of latest too.'
    )
})

const when = z
  .strictObject({
    push: texts('main').optional().describe('Branches, with * for any part of a name and ** for any names.'),
    prerelease: flag.optional(),
    release: flag.optional(),
    dispatch: flag.optional().describe('Runs by hand that name no environment.')
  })
  .describe('The events that lead here. One event must lead to one environment.')

const kubernetes = z.strictObject({
  namespace: label('shop'),
  manifests: texts('k8s/').describe('Files, folders, or patterns with * and **.'),
  app: label('shop')
    .max(40, 'must have at most 40 characters')
    .optional()
    .describe('Names the lock and the releases in the namespace. Never change it.'),
  context: text
    .optional()
    .describe('The context of the kubeconfig.')
    .meta({ examples: ['production'] }),
  kubeconfig: named(/^(?:\$\{[A-Za-z_]\w*\}|[^$]+)$/, 'a path, or ${NAME}')
    .meta({ examples: ['${PRODUCTION_KUBECONFIG}'] })
    .transform(value => ({ path: value, variable: variable.exec(value)?.[1] }))
    .optional()
    .describe('A path, or ${NAME}: the environment variable that holds the path. KUBECONFIG by default.')
})

const blueGreen = z.strictObject({
  bake: duration('5m').optional().describe('How long the new release is watched under traffic.'),
  keepPrevious: duration('30m').optional().describe('How long the previous release stays at its size afterwards.'),
  drain: duration('30s').optional().describe('From the cutover to the end of the old pods.'),
  deadline: duration('10m').optional().describe('From the start to the traffic on the new release.')
})

const rolling = blueGreen.pick({ bake: true, deadline: true })

const http = z.strictObject({
  path: named(/^\/[!-~]*$/, 'a path that begins with /').meta({ examples: ['/healthz'] }),
  service: label('web').optional().describe('The Service to ask; the first one by default.'),
  port: z
    .union([whole(1, 65_535), named(/^[a-z0-9][a-z0-9-]{0,14}$/, 'a name')], { error: 'must be a port or its name' })
    .optional()
    .meta({ examples: [8080] }),
  expect: whole(100, 599)
    .optional()
    .describe('The status of a good answer.')
    .meta({ examples: [200] }),
  timeout: duration('5s').optional().describe('For one request.'),
  attempts: whole(1, 100)
    .optional()
    .describe('So many failures in a row fail the gate.')
    .meta({ examples: [3] }),
  interval: duration('5s').optional().describe('Between two requests.')
})

const gates = z
  .array(z.strictObject({ http }), { error: 'must be a list' })
  .meta({ examples: [[{ http: { path: '/healthz' } }]] })

const environment = z.strictObject({
  when: when.optional(),
  promoteFrom: text
    .optional()
    .describe('Deploy the digest that this environment runs, without a build.')
    .meta({ examples: ['uat'] }),
  target: z.strictObject({ kubernetes }).optional(),
  strategy: z
    .strictObject({ blueGreen: blueGreen.optional(), rolling: rolling.optional() })
    .refine(({ blueGreen, rolling }) => !(blueGreen && rolling), 'must have one of blueGreen and rolling')
    .optional(),
  gates: z
    .strictObject({
      before: gates.optional().describe('Asked through the preview, before any traffic moves.'),
      after: gates.optional().describe('Asked under traffic, all through the bake.')
    })
    .optional()
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
