import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CutoverError, messageOf } from '../errors.ts'
import type { Digest } from '../image/image.ts'
import type { Command, Ended, Processes } from '../io/process.ts'
import { nameVersion, settle } from './program.ts'
import { pushStage } from './registry/image.ts'
import { packagesLabel, playStages, type Recipe, type Stage } from './registry/stages.ts'

export interface DockerOptions {
  /** Where relative paths begin. */
  readonly folder: string
  /** What the images answer as, in the header `x-version`, where the program says nothing itself. */
  readonly version: string
  /** Added to the environment of every image. */
  readonly environment?: Readonly<Record<string, string>>
  /** Changes what is about to be pushed. */
  readonly adapt?: (stage: Stage) => void
  /** What the build leaves out or replaces, in words. */
  readonly onNote?: (note: string) => void
}

/**
 * Stands in for `docker buildx` where there is neither docker nor a daemon: builds what a Dockerfile copies and sets,
 * pushes it by digest, and leaves the metadata file that buildx would. All other programs are started as they are.
 */
export const withDocker = (inner: Processes, options: DockerOptions): Processes => ({
  async run(command) {
    if (command.tool !== 'docker') return inner.run(command)
    const [plugin, verb] = command.args
    const say = (line: string): void => command.onLine?.(line, 'stderr')
    if (plugin !== 'buildx') return ended(1, `docker: '${plugin}' is not a docker command.`, command)
    if (verb === 'inspect') return ended(0, 'Name: rehearsal\nDriver: remote\n', command)
    if (verb !== 'build') return ended(1, `ERROR: unknown command: "docker buildx ${verb}"`, command)
    try {
      await build(command.args.slice(2), options, say)
      return ended(0, '', command)
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      return ended(1, `ERROR: ${messageOf(error)} ${error.hint}`, command)
    }
  }
})

function ended(code: number, text: string, command: Command): Ended {
  if (code !== 0) command.onLine?.(text, 'stderr')
  return { code, stdout: code === 0 ? text : '', stderr: code === 0 ? '' : text }
}

/**
 * Builds a Dockerfile and pushes the image, by digest and under `tags`.
 * @throws BUILD_FAILED, with the line of the Dockerfile where there is one
 */
export async function buildImage(
  recipe: Recipe,
  repository: string,
  options: Omit<DockerOptions, 'folder'>,
  tags: readonly string[] = [],
  labels: ReadonlyMap<string, string> = new Map()
): Promise<Digest> {
  const stage = playStages(recipe)
  if (stage.labels.has(packagesLabel)) options.onNote?.("Packages are those in the checkout's node_modules.")
  for (const note of stage.notes) options.onNote?.(`Left out of the image: ${note}`)
  for (const [name, value] of labels) stage.labels.set(name, value)
  for (const [name, value] of Object.entries(options.environment ?? {})) stage.environment.set(name, value)
  const { note } = settle(stage)
  if (note) options.onNote?.(note)
  options.adapt?.(stage)
  nameVersion(stage, options.version)
  return await pushStage(stage, repository, tags)
}

async function build(args: readonly string[], options: DockerOptions, say: (line: string) => void): Promise<void> {
  const { flags, context } = buildArguments(args)
  const output = pairsOf((flags.get('output') ?? []).flatMap(one => one.split(',')))
  const repository = output.get('name') ?? ''
  const recipe = recipeOf(flags, options.folder, context)
  const digest = await buildImage(recipe, repository, options, [], pairsOf(flags.get('label') ?? []))
  say(`pushed ${repository}@${digest}`)
  const metadata = JSON.stringify({ 'containerimage.digest': digest, 'image.name': repository })
  for (const file of flags.get('metadata-file') ?? []) writeFileSync(resolve(options.folder, file), metadata)
}

function recipeOf(flags: ReadonlyMap<string, readonly string[]>, cwd: string, context: string): Recipe {
  const [file] = flags.get('file') ?? []
  const [target] = flags.get('target') ?? []
  return {
    folder: resolve(cwd, context),
    buildArgs: Object.fromEntries(pairsOf(flags.get('build-arg') ?? [])),
    ...(file && { dockerfile: resolve(cwd, file) }),
    ...(target && { target })
  }
}

/** `NAME=value` as pairs; what has no `=` has no value either. */
const pairsOf = (texts: readonly string[]): Map<string, string> =>
  new Map(texts.map(text => [text.split('=')[0] ?? '', text.split('=').slice(1).join('=')]))

const switches = new Set(['push', 'load', 'no-cache', 'pull', 'quiet'])

function buildArguments(args: readonly string[]): { flags: Map<string, string[]>; context: string } {
  const flags = new Map<string, string[]>()
  const rest = [...args]
  let context = '.'
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      context = word
      continue
    }
    const [name = '', ...given] = word.slice(2).split('=')
    const value = given.length > 0 || switches.has(name) ? given.join('=') : (rest.shift() ?? '')
    flags.set(name, [...(flags.get(name) ?? []), value])
  }
  return { flags, context }
}
