import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { CutoverError } from '../errors.ts'
import { parseReference } from '../image/reference.ts'

/** What a checkout of the rehearsal takes over and what it changes. */
export interface CheckoutOptions {
  readonly source: string
  /** An empty folder for the copy. */
  readonly into: string
  readonly version: string
  /** `127.0.0.1:PORT` of the sandbox's registry: images are named after it. */
  readonly registry: string
  readonly kubeconfig: string
  /** The environment to rehearse; the one for releases unless given. */
  readonly environment?: string
  /** Settings that make this release bad: `CURRENCY` to `EURO`. */
  readonly bad?: Readonly<Record<string, string>>
}

export interface Checkout {
  readonly folder: string
  readonly environment: string
  readonly namespace: string
  /** Image repositories as they are named now. */
  readonly repositories: readonly string[]
  /** `text` with the image repositories named so. */
  readonly rename: (text: string) => string
  /** Bad settings that no manifest holds: the image has to carry them. */
  readonly unset: Readonly<Record<string, string>>
  /** Paths that are asked while a release is watched. */
  readonly gates: readonly string[]
  /** What was made shorter or left out, in words. */
  readonly notes: readonly string[]
}

/** So that a rehearsal stays under a minute; each replaces what the configuration says. */
const quick = { bake: '4s', drain: '2s', keepPrevious: '10m', deadline: '40s' }
const quickGate = { interval: '500ms', attempts: 3, timeout: '2s' }
const configPath = '.github/cutover.yml'
const leftOut = new Set(['.git', '.rehearsal', 'node_modules', 'coverage'])

/** Copies a repository as if it had been checked out at the tag of `version`, aimed at the sandbox. */
export function checkOut(options: CheckoutOptions): Checkout {
  const { source, into, version } = options
  cpSync(source, into, { recursive: true, filter: path => path === source || !leftOut.has(basename(path)) })
  if (existsSync(join(source, 'node_modules')))
    symlinkSync(join(realpathSync(source), 'node_modules'), join(into, 'node_modules'))
  setVersion(into, version)
  const { config, repositories, manifests, ...aimed } = aim(into, options)
  writeFileSync(join(into, configPath), config)
  const files = manifests.flatMap(path => yamlFiles(join(into, path)))
  const rename = renaming(repositories, options.registry)
  for (const file of files) writeFileSync(file, rename(readFileSync(file, 'utf8')))
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

/** The configuration, aimed at the sandbox and made quick. */
function aim(folder: string, { registry, kubeconfig, environment }: CheckoutOptions) {
  const path = join(folder, configPath)
  if (!existsSync(path)) throw unconfigured(`There is no ${configPath}.`)
  const document = parseDocument(readFileSync(path, 'utf8'))
  const value = document.toJS() as Config
  const name = environment ?? Object.entries(value.environments ?? {}).find(([, one]) => one?.when?.release)?.[0]
  const target = value.environments?.[name ?? '']?.target?.kubernetes
  if (name === undefined || !target)
    throw unconfigured(`${configPath} has no environment ${name ?? 'for releases'} with a Kubernetes target.`)

  const repositories = Object.entries(value.images ?? {}).map(([image, { repository, append, bake }]) => {
    if (append || bake) throw withoutDockerfile(image, append ? 'append' : 'bake')
    document.setIn(['images', image, 'repository'], here(repository, registry))
    for (const foreign of ['secrets', 'cacheFrom', 'cacheTo', 'buildWith', 'builder'])
      document.deleteIn(['images', image, foreign])
    return repository
  })
  const own = ['environments', name]
  document.setIn([...own, 'when'], { release: true })
  document.setIn([...own, 'target', 'kubernetes', 'kubeconfig'], kubeconfig)
  document.deleteIn([...own, 'target', 'kubernetes', 'context'])
  standIn(document, [...own, 'target', 'kubernetes', 'helm', 'set'])
  const promoted = document.deleteIn([...own, 'promoteFrom'])
  const notes = [...leaveOutForeignGates(document, own), ...hasten(document, own)]
  return {
    config: String(document),
    repositories,
    environment: name,
    namespace: target.namespace,
    manifests: [target.manifests ?? []].flat(),
    gates: (value.environments?.[name]?.gates?.after ?? []).flatMap(({ http }) => http?.path ?? []),
    notes: promoted ? [...notes, `Images are built for ${name} instead of promoted.`] : notes
  }
}

/** Values of a chart that are secret are none of a rehearsal's. */
function standIn(document: ReturnType<typeof parseDocument>, path: readonly string[]): void {
  const set = document.getIn(path)
  if (!isMap(set)) return
  const written = JSON.stringify(set.toJSON()).replaceAll(/\$\{\w+\}/g, 'rehearsed')
  document.setIn(path, JSON.parse(written))
}

interface Config {
  readonly images?: Readonly<
    Record<string, { readonly repository: string; readonly append?: object; readonly bake?: unknown }>
  >
  readonly environments?: Readonly<Record<string, Environment | null>>
}

interface Environment {
  readonly when?: { readonly release?: boolean }
  readonly gates?: { readonly after?: readonly { readonly http?: { readonly path?: string } }[] }
  readonly target?: { readonly kubernetes?: { readonly namespace: string; readonly manifests?: string | string[] } }
}

/** Only paths of Services are asked in a rehearsal: commands and metrics speak of the real thing. */
function leaveOutForeignGates(document: ReturnType<typeof parseDocument>, own: readonly string[]): string[] {
  const lists = ['before', 'after'].map(when => document.getIn([...own, 'gates', when])).filter(isSeq)
  const isForeign = (gate: unknown): boolean => !isMap(gate) || gate.getIn(['http', 'path']) === undefined
  const foreign = lists.flatMap(({ items }) => items.filter(isForeign))
  for (const list of lists) list.items = list.items.filter(gate => !isForeign(gate))
  const kinds = new Set(foreign.filter(isMap).flatMap(({ items }) => items.map(({ key }) => String(key))))
  return kinds.size === 0 ? [] : [`Gates outside of the cluster are not asked: ${[...kinds].join(', ')}.`]
}

function hasten(document: ReturnType<typeof parseDocument>, own: readonly string[]): string[] {
  const kind = document.getIn([...own, 'strategy', 'rolling']) ? 'rolling' : 'blueGreen'
  const weighted = document.hasIn([...own, 'strategy', 'weighted'])
  const written = document.getIn([...own, 'strategy', weighted ? 'weighted' : kind, 'bake'])
  const { bake, deadline } = quick
  document.setIn([...own, 'strategy'], { [kind]: kind === 'rolling' ? { bake, deadline } : quick })
  for (const when of ['before', 'after']) {
    const gates = document.getIn([...own, 'gates', when])
    const count = (gates as { items?: unknown[] } | undefined)?.items?.length ?? 0
    for (let index = 0; index < count; index += 1) {
      const gate = document.getIn([...own, 'gates', when, index, 'http'])
      if (isMap(gate)) for (const [key, value] of Object.entries(quickGate)) gate.set(key, value)
    }
  }
  return [
    `A release is watched for ${bake} instead of ${written ?? 'a minute'}, and its gates are asked every ${quickGate.interval}.`,
    ...(weighted ? ['No gateway gives releases a share of the requests: they get all at once.'] : [])
  ]
}

const here = (repository: string, registry: string): string => `${registry}/${parseReference(repository).path}`

function yamlFiles(path: string): string[] {
  if (/\.ya?ml$/.test(path)) return [path]
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

/** Sets `NAME: value` where a manifest has that key. Returns what none has. */
function setBad(files: readonly string[], bad: Readonly<Record<string, string>>): Record<string, string> {
  const unset: Record<string, string> = { ...bad }
  for (const file of files) {
    let text = readFileSync(file, 'utf8')
    for (const [name, value] of Object.entries(bad)) {
      const line = new RegExp(`^(\\s+${literally(name)}:\\s*).*$`, 'm')
      if (!line.test(text)) continue
      text = text.replace(line, (_all, key: string) => key + JSON.stringify(value))
      delete unset[name]
    }
    writeFileSync(file, text)
  }
  return unset
}

const unconfigured = (message: string): CutoverError =>
  new CutoverError('CONFIG_INVALID', message, {
    hint: 'A rehearsal plays what .github/cutover.yml says of one environment: its images, its namespace, its manifests.',
    at: { file: configPath }
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
