import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import { CutoverError } from '../errors.ts'
import { parseReference } from '../image/reference.ts'
import { type Aim, type Document, type Environment, type Own, pathsOf, type Target } from './aim.ts'

/** What a checkout of the rehearsal takes over and what it changes. */
export interface CheckoutOptions {
  readonly source: string
  /** An empty folder for the copy. */
  readonly into: string
  readonly version: string
  /** The registry that images are named after: `127.0.0.1:PORT`. */
  readonly registry: string
  readonly aim: Aim
  /** The configuration; `.github/cutover.yml` unless given. */
  readonly config?: string
  /** The environment to rehearse; the one for releases unless given. */
  readonly environment?: string
  /** Settings that make this release bad: `CURRENCY` to `EURO`. */
  readonly bad?: Readonly<Record<string, string>>
}

export interface Checkout {
  readonly folder: string
  readonly environment: string
  /** The namespace, or the cluster of Amazon ECS. */
  readonly place: string
  /** Image repositories as they are named now. */
  readonly repositories: readonly string[]
  /** `text` with the image repositories named so. */
  readonly rename: (text: string) => string
  /** Bad settings that no file holds: the image has to carry them. */
  readonly unset: Readonly<Record<string, string>>
  /** Paths that are asked while a release is watched. */
  readonly gates: readonly string[]
  /** What was made shorter or left out, in words. */
  readonly notes: readonly string[]
}

/** Where a checkout has its configuration, whichever file of the repository that is. */
export const configPath = '.github/cutover.yml'
const leftOut = new Set(['.git', '.rehearsal', 'node_modules', 'coverage'])

/** Copies a repository as if it had been checked out at the tag of `version`, aimed at the sandbox. */
export function checkOut(options: CheckoutOptions): Checkout {
  const { source, into, version } = options
  cpSync(source, into, { recursive: true, filter: path => path === source || !leftOut.has(basename(path)) })
  if (existsSync(join(source, 'node_modules')))
    symlinkSync(join(realpathSync(source), 'node_modules'), join(into, 'node_modules'))
  setVersion(into, version)
  const { config, repositories, files: named, ...aimed } = aimedConfig(options)
  mkdirSync(dirname(join(into, configPath)), { recursive: true })
  writeFileSync(join(into, configPath), config)
  const files = named.flatMap(path => settingFiles(join(into, path)))
  const rename = renaming(repositories, options.registry)
  const { rewrite = text => text } = options.aim
  for (const file of files) writeFileSync(file, rewrite(rename(readFileSync(file, 'utf8'))))
  return {
    folder: into,
    ...aimed,
    repositories: repositories.map(repository => here(repository, options.registry)),
    rename,
    unset: setBad(files, options.bad ?? {})
  }
}

/** As `npm version` would: the manifest of the package says what is released. */
function setVersion(folder: string, version: string): void {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/("version"\s*:\s*)"[^"]*"/, `$1"${version}"`))
}

interface Config {
  readonly images?: Readonly<
    Record<string, { readonly repository: string; readonly append?: object; readonly bake?: unknown }>
  >
  readonly environments?: Readonly<Record<string, Environment | null>>
}

/** The configuration, aimed at the sandbox and made quick. */
function aimedConfig({ source, registry, aim, config = configPath, environment }: CheckoutOptions) {
  const { document, own, repositories } = readOwn(source, aim.target, config, environment)
  aimImages(document, registry)
  const path = ['environments', own.name]
  for (const name of Object.keys((document.toJS() as Config).environments ?? {}))
    if (document.hasIn(['environments', name, 'when'])) document.deleteIn(['environments', name, 'when'])
  document.setIn([...path, 'when'], { release: true })
  const { notes, ...aimed } = aim.set(document, own)
  const promoted = document.deleteIn([...path, 'promoteFrom'])
  return {
    ...aimed,
    config: String(document),
    repositories,
    environment: own.name,
    gates: pathsOf(own, 'after'),
    notes: promoted ? [...notes, `Images are built for ${own.name} instead of promoted.`] : notes
  }
}

/**
 * The environment that is rehearsed, the one of that name or the one for releases, and the images as they are named there.
 * @throws CONFIG_INVALID
 */
export function readOwn(source: string, target: Target, config = configPath, environment?: string) {
  const path = join(source, config)
  if (!existsSync(path)) throw unconfigured(`There is no ${config}.`, config, target)
  const document = parseDocument(readFileSync(path, 'utf8'))
  const { images, environments } = (document.toJS() ?? {}) as Config
  const fit = Object.entries(environments ?? {}).filter(([, one]) => one?.target?.[target])
  const [name, found] =
    fit.find(([name, one]) => (environment === undefined ? one?.when?.release : name === environment)) ?? []
  const wanted = target === 'ecs' ? 'an Amazon ECS' : 'a Kubernetes'
  if (name === undefined || !found) {
    const missing = `${config} has no environment ${environment ?? 'for releases'} with ${wanted} target.`
    throw unconfigured(missing, config, target)
  }
  const own: Own = { name, environment: found }
  return { document, own, repositories: Object.values(images ?? {}).map(({ repository }) => repository) }
}

function aimImages(document: Document, registry: string): void {
  const { images } = document.toJS() as Config
  for (const [image, { repository, append, bake }] of Object.entries(images ?? {})) {
    if (append || bake) throw withoutDockerfile(image, append ? 'append' : 'bake')
    document.setIn(['images', image, 'repository'], here(repository, registry))
    for (const foreign of ['secrets', 'cacheFrom', 'cacheTo', 'buildWith', 'builder'])
      document.deleteIn(['images', image, foreign])
  }
}

const here = (repository: string, registry: string): string => `${registry}/${parseReference(repository).path}`

const settings = /\.(ya?ml|jsonc?)$/

function settingFiles(path: string): string[] {
  if (settings.test(path)) return [path]
  if (!existsSync(path)) return []
  const found = readdirSync(path, { withFileTypes: true, recursive: true })
  return found
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const renaming =
  (repositories: readonly string[], registry: string) =>
  (text: string): string =>
    repositories.reduce((named, repository) => {
      const mention = new RegExp(`(?<![\\w./-])${literally(repository)}(?![\\w./-])`, 'g')
      return named.replaceAll(mention, here(repository, registry))
    }, text)

/** Sets NAME where a file has it: as a key of YAML, or as a variable of a task definition. Returns what none has. */
function setBad(files: readonly string[], bad: Readonly<Record<string, string>>): Record<string, string> {
  const unset: Record<string, string> = { ...bad }
  for (const file of files) {
    let text = readFileSync(file, 'utf8')
    for (const [name, value] of Object.entries(bad)) {
      const place = settingOf(literally(name), file)
      if (!place.test(text)) continue
      text = text.replace(place, (_all, key: string) => key + JSON.stringify(value))
      delete unset[name]
    }
    writeFileSync(file, text)
  }
  return unset
}

const settingOf = (name: string, file: string): RegExp =>
  /\.jsonc?$/.test(file)
    ? new RegExp(`("name"\\s*:\\s*"${name}"\\s*,\\s*"value"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`)
    : new RegExp(`^(\\s+${name}:\\s*).*$`, 'm')

const needed: Readonly<Record<Target, string>> = {
  kubernetes: 'its namespace, its manifests',
  ecs: 'its cluster, its service, its task definition'
}

const unconfigured = (message: string, file: string, target: Target): CutoverError =>
  new CutoverError('CONFIG_INVALID', message, {
    hint: `A rehearsal plays what ${file} says of one environment: its images, ${needed[target]}.`,
    at: { file }
  })

const withoutDockerfile = (image: string, builder: string): CutoverError =>
  new CutoverError('CONFIG_INVALID', `A rehearsal builds Dockerfiles alone, and images.${image} has ${builder}.`, {
    hint: `Rehearse in a copy in which ${image} has a Dockerfile; builds, pushes and tags are shown by the action build with a registry of your own.`,
    at: { file: configPath }
  })

/** The folder of this package that holds the example. */
export const exampleFolder = (): string => join(dirname(import.meta.dirname), '..', 'examples', 'shop')

/** A path as a person in this folder would write it. */
export const shortPath = (path: string): string => relative(process.cwd(), path) || '.'
