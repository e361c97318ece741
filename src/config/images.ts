import { CutoverError } from '../errors.ts'
import type { AppendSettings } from './append.ts'
import type { BakeSettings } from './bake.ts'
import type { Occasion } from './environment.ts'
import type { ConfigFile } from './load.ts'
import { given, type Overrides, pairsOf, wrongInput } from './overrides.ts'
import type { ImageConfig } from './schema.ts'
import { type TagPolicy, tagPolicyOf } from './tag-policy.ts'
import { type Variables, variable } from './variables.ts'

/** Everything that a builder is told of one image. What is not there is left to the builder. */
export interface ImageSettings {
  readonly name: string
  readonly repository: string
  readonly context: string
  readonly file?: string
  /** The stage of the Dockerfile. */
  readonly target?: string
  readonly platforms: readonly string[]
  readonly buildArgs: Readonly<Record<string, string>>
  /** Secret values by id: to be masked before anything is written, and never put on a command line. */
  readonly secrets: Readonly<Record<string, string>>
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly provenance: 'min' | 'max' | false
  readonly sbom: boolean
  /** Sign build provenance of the workflow run, and keep it at GitHub and beside the image. */
  readonly attest: boolean
  readonly buildWith: 'buildx' | 'buildah' | 'podman'
  /** Build without any tool. */
  readonly append?: AppendSettings
  /** Build what a bake file says. */
  readonly bake?: BakeSettings
  readonly builder?: string
  readonly tags: TagPolicy
  /** Further repositories that get the same image under the same tags. */
  readonly mirrors: readonly string[]
  /** Repositories that the registry itself copies the image to: waited for, and not written to. */
  readonly replicated?: readonly string[]
}

/**
 * The images of a release. A monorepo tag that names one of the file's images (`web@1.2.3`) is of that one alone.
 * Inputs that speak of an image go before the file, and fail with INPUT_INVALID where it is not clear which they mean.
 * Where nothing is `built`, nothing is read from the environment.
 */
export function imagesOf(
  inputs: Overrides,
  file: ConfigFile | undefined,
  occasion: Occasion,
  variables: Variables,
  built: boolean
): ImageSettings[] {
  const changes = changesOf(inputs)
  const configured = Object.entries(file?.config.images ?? {})
  const images = ofComponent(configured, occasion.component)
  const field = Object.keys({ ...changes, ...given({ tags: inputs.tags, flavor: inputs.flavor }) })[0]
  if (images.length === 0 && inputs.image !== undefined)
    images.push([nameOf(inputs.image), { repository: inputs.image }])
  if (images.length > 1 && field !== undefined) throw unclear(field, images, file)
  return images.map(([name, image]) => {
    const { tags, flavor, secrets, append, bake, ...rest } = image
    if (append && inputs.buildWith !== undefined) throw builtWithout(name, inputs.buildWith)
    const values = built ? secretsOf(name, secrets, inputs, variables) : {}
    return {
      ...defaults,
      repository: image.repository,
      ...given(rest),
      ...changes,
      ...(append ? { append: { ...noChanges, ...given(append), base: append.base } } : {}),
      ...(bake ? { bake: { files: bake.files ?? [], target: bake.target ?? name, allow: bake.allow ?? [] } } : {}),
      tags: tagsOf(tags, flavor, inputs),
      name,
      secrets: values
    }
  })
}

const defaults = {
  context: '.',
  platforms: [],
  buildArgs: {},
  cacheFrom: [],
  cacheTo: [],
  provenance: 'min',
  sbom: false,
  attest: false,
  buildWith: 'buildx',
  mirrors: []
} as const

/** What an appended layer leaves as the base has it. */
const noChanges = { to: '/', env: {}, labels: {}, exposedPorts: [] } as const

const builtWithout = (name: string, tool: string): CutoverError =>
  wrongInput(
    'build-with',
    tool,
    `left out for ${name}`,
    'The configuration appends that image to a base, without a tool.'
  )

function ofComponent<T>(images: [string, T][], component: string | undefined): [string, T][] {
  const named = images.filter(([name]) => name === component?.split('/').at(-1))
  return named.length > 0 ? named : images
}

/** The last path component, as a DNS label: `web` of `ghcr.io/acme/web`. */
const nameOf = (repository: string): string =>
  (repository.split('/').at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '') || 'image'

/** Inputs of the action that are not named as the setting is. */
const inputNames: Readonly<Record<string, string>> = { repository: 'image', target: 'build-target' }

function unclear(field: string, images: readonly [string, unknown][], file: ConfigFile | undefined): CutoverError {
  const input = inputNames[field] ?? field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  const names = images.map(([name]) => name).join(', ')
  return new CutoverError('INPUT_INVALID', `Input ${input} does not say which of the images ${names} it means.`, {
    hint: `Say it in ${file?.path}, under images.`
  })
}

function changesOf(inputs: Overrides) {
  return given({
    repository: inputs.image === undefined ? undefined : repositoryOf('image', inputs.image),
    context: inputs.context,
    file: inputs.file,
    target: inputs.stage,
    platforms: inputs.platforms,
    buildArgs: inputs.buildArgs && pairsOf('build-args', inputs.buildArgs),
    cacheFrom: inputs.cacheFrom,
    cacheTo: inputs.cacheTo,
    provenance: inputs.provenance === undefined ? undefined : provenanceOf(inputs.provenance),
    sbom: inputs.sbom,
    attest: inputs.attest,
    buildWith: inputs.buildWith,
    builder: inputs.builder,
    mirrors: inputs.mirrors?.map(mirror => repositoryOf('mirrors', mirror))
  })
}

function repositoryOf(input: string, image: string): string {
  if (/^(?:[^\s@]*\/)?[^\s@:/]+$/.test(image)) return image
  throw wrongInput(
    input,
    image,
    'a repository without tag and digest',
    'The tag comes from the release: ghcr.io/acme/web'
  )
}

function provenanceOf(text: string): ImageSettings['provenance'] {
  if (text === 'false') return false
  if (text === 'min' || text === 'max') return text
  throw wrongInput('provenance', text, 'min, max or false', 'min tells how it was built, max the build arguments too.')
}

/** An input of tags goes before all that the file says of them. */
function tagsOf(tags: ImageConfig['tags'], flavor: ImageConfig['flavor'], inputs: Overrides): TagPolicy {
  const lines = inputs.tags ?? (Array.isArray(tags) ? tags : undefined)
  const switches = lines === undefined && tags !== undefined && !Array.isArray(tags) ? given(tags) : {}
  return { ...tagPolicyOf(lines, inputs.flavor ?? flavor), ...switches }
}

function secretsOf(name: string, configured: ImageConfig['secrets'], inputs: Overrides, variables: Variables) {
  const fromInputs = pairsOf('secrets', inputs.secrets ?? [])
  const missing = Object.entries(configured ?? {}).filter(([id]) => !Object.hasOwn(fromInputs, id))
  const read = missing.map(([id, from]): [string, string] => [
    id,
    variable(variables, from, `images.${name}.secrets.${id}`)
  ])
  return { ...Object.fromEntries(read), ...fromInputs }
}
