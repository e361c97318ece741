import * as z from 'zod'
import { tagPolicyOf } from '../tag-policy.ts'
import { append, bake } from './builders.ts'
import { flag, fromEnvironment, lines, list, repository, text } from './fields.ts'

const floating = z.strictObject({
  latest: flag.optional().describe('Moves `latest` to the highest stable version.'),
  major: flag.optional().describe('Moves `1` to the highest version 1.y.z. There is no tag `0`.'),
  minor: flag.optional().describe('Moves `1.4` to the highest version 1.4.z.')
})

const tags = z
  .union([floating, lines('type=semver,pattern={{major}}.{{minor}}', value => tagPolicyOf(value))], {
    error: issue =>
      typeof issue.input === 'object' ? undefined : 'must have latest, major, minor, or be a list of lines'
  })
  .describe(
    'Floating tags beside the exact one, none of which ever moves back: switches, all on by default, or a list of latest, major, minor, none, and lines as docker/metadata-action has them.'
  )

const fields = z.strictObject({
  repository: repository('ghcr.io/acme/web').describe('Where the image is pushed, and pulled from.'),
  mirrors: z
    .array(repository('docker.io/acme/web'), { error: 'must be a list' })
    .optional()
    .describe('Further repositories that get the same image, by its digest, under the same tags.'),
  replicated: z
    .array(repository('123456789012.dkr.ecr.eu-west-1.amazonaws.com/web'), { error: 'must be a list' })
    .optional()
    .describe(
      'Repositories that the registry itself copies the image to: the release waits until its digest is there.'
    ),
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
  attest: flag
    .optional()
    .describe('Sign build provenance of the workflow run; it is kept at GitHub and beside the image.'),
  buildWith: z
    .enum(['buildx', 'buildah', 'podman'], { error: 'must be buildx, buildah or podman' })
    .optional()
    .describe('What builds; buildah and podman need no Docker, and write no provenance.'),
  append: append.optional(),
  bake: bake.optional(),
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

/** What says something to a Dockerfile's build alone. */
const ofDockerfiles = ['file', 'target', 'buildArgs', 'secrets', 'cacheFrom', 'cacheTo', 'sbom', 'builder'] as const

export const image = fields.superRefine((value, context) => {
  const { append, bake, buildWith } = value
  const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message })
  if (append && bake) wrong('bake', 'must not stand beside append: one of them builds the image')
  if (append && buildWith) wrong('buildWith', 'must not stand beside append, which builds without a tool')
  if (bake && (buildWith ?? 'buildx') !== 'buildx') wrong('buildWith', 'must be buildx where there is bake')
  if (append && !value.context) wrong('context', 'must name the folder to append')
  const stray = append && ofDockerfiles.find(name => value[name] !== undefined)
  if (stray) wrong(stray, 'says nothing to append: it reads no Dockerfile')
})
