import { existsSync, readFileSync } from 'node:fs'
import { basename, posix, resolve } from 'node:path'
import { CutoverError } from '../../errors.ts'
import { type Context, context, glob } from './context.ts'
import { command, type Instruction, instructions, pairs, substitute, words } from './dockerfile.ts'
import type { Entry } from './tar.ts'

export interface Recipe {
  readonly folder: string
  /** Absolute, or relative to the folder; `Dockerfile` unless given. */
  readonly dockerfile?: string
  readonly buildArgs?: Readonly<Record<string, string>>
  /** The stage to build; the last unless given. */
  readonly target?: string
}

/** What a stage has come to: files on nothing, and how to start them. */
export interface Stage {
  readonly base: string
  /** By path without leading slash. */
  readonly files: Map<string, Entry>
  readonly environment: Map<string, string>
  readonly labels: Map<string, string>
  readonly ports: string[]
  workdir: string
  user: string
  entrypoint: string[]
  cmd: string[]
  /** What the rehearsal leaves out, in words. */
  readonly notes: string[]
}

/** Label: a folder of this machine to link as `node_modules` beside the program, because RUN is left out. */
export const packagesLabel = 'dev.cutover.rehearsal.node-modules'

interface Build {
  readonly context: Context
  readonly stages: Map<string, Stage>
  readonly args: Map<string, string>
  readonly given: Readonly<Record<string, string>>
  readonly file: string
}

/**
 * Plays a Dockerfile without a daemon and without its base images: files are copied, settings kept, RUN is left out
 * and noted. Good for what a checkout holds already; whether the program can start from that, the caller must look.
 * @throws BUILD_FAILED for what the Dockerfile asks and a rehearsal can't give, with its line.
 */
export function playStages(recipe: Recipe): Stage {
  const file = recipe.dockerfile ?? 'Dockerfile'
  const own = (path: string): string => {
    const full = resolve(recipe.folder, path)
    return existsSync(full) ? readFileSync(full, 'utf8') : ''
  }
  const ignore = own(`${file}.dockerignore`) || own('.dockerignore')
  const build: Build = {
    context: context(recipe.folder, ignore),
    stages: new Map(),
    args: new Map(),
    given: recipe.buildArgs ?? {},
    file
  }
  let stage: Stage | undefined
  for (const one of instructions(own(file), file)) {
    if (one.name === 'FROM') {
      if (stage && recipe.target !== undefined && stage === build.stages.get(recipe.target)) break
      stage = begin(build, one)
    } else if (stage) play(build, stage, one)
    else if (one.name === 'ARG') argument(build, {}, one)
  }
  const packages = resolve(recipe.folder, 'node_modules')
  if (existsSync(packages)) stage?.labels.set(packagesLabel, packages)
  if (stage) return stage
  throw new CutoverError('BUILD_FAILED', `${file} has no FROM.`, {
    hint: 'Begin it with FROM and a base image.',
    at: { file }
  })
}

function begin(build: Build, one: Instruction): Stage {
  const [base = '', , name = String(build.stages.size)] = substitute(one.text, Object.fromEntries(build.args)).split(
    /\s+/
  )
  const parent = build.stages.get(base)
  const stage: Stage = {
    base: parent?.base ?? base,
    files: new Map(parent?.files),
    environment: new Map(parent?.environment),
    labels: new Map(parent?.labels),
    ports: [...(parent?.ports ?? [])],
    workdir: parent?.workdir ?? '/',
    user: parent?.user ?? '',
    entrypoint: parent?.entrypoint ?? [],
    cmd: parent?.cmd ?? [],
    notes: [...(parent?.notes ?? [])]
  }
  build.stages.set(name, stage)
  return stage
}

function play(build: Build, stage: Stage, one: Instruction): void {
  const variables = { ...Object.fromEntries(build.args), ...Object.fromEntries(stage.environment) }
  const text = substitute(one.text, variables)
  switch (one.name) {
    case 'WORKDIR':
      stage.workdir = posix.resolve('/', stage.workdir, text)
      return
    case 'COPY':
    case 'ADD':
      copy(build, stage, one, words(text))
      return
    case 'ENV':
      for (const [name, value] of pairs(text)) stage.environment.set(name, value)
      return
    case 'LABEL':
      for (const [name, value] of pairs(text)) stage.labels.set(name, value)
      return
    case 'ARG':
      argument(build, variables, one)
      return
    case 'EXPOSE':
      stage.ports.push(...words(text).map(port => (port.includes('/') ? port : `${port}/tcp`)))
      return
    case 'USER':
      stage.user = text
      return
    case 'ENTRYPOINT':
      stage.entrypoint = command(one.text)
      stage.cmd = []
      return
    case 'CMD':
      stage.cmd = command(one.text)
      return
    case 'RUN':
      stage.notes.push(`RUN ${one.text}`)
      return
    default: // HEALTHCHECK, STOPSIGNAL, SHELL, VOLUME and the like say nothing about files or how to start them.
      return
  }
}

function argument(build: Build, variables: Readonly<Record<string, string>>, one: Instruction): void {
  const [name = '', ...value] = one.text.split('=')
  const otherwise = words(substitute(value.join('='), variables))[0]
  const known = build.given[name] ?? (value.length > 0 ? otherwise : build.args.get(name))
  if (known !== undefined) build.args.set(name, known)
}

function copy(build: Build, stage: Stage, one: Instruction, paths: readonly string[]): void {
  const sources = paths.slice(0, -1)
  const to = posix.resolve('/', stage.workdir, paths.at(-1) ?? '.')
  const isFolder = to === stage.workdir || [...stage.files.keys()].some(path => path.startsWith(`${to.slice(1)}/`))
  const intoFolder = isFolder || sources.length > 1 || (paths.at(-1) ?? '').endsWith('/')
  const from = origin(build, one)
  for (const source of sources) {
    const asked = source.replace(/^\.?\/+/, '').replace(/\/+$/, '')
    const form = new RegExp(`^${asked === '' || asked === '.' ? '' : glob(asked)}(?:/|$)`)
    const found = from.paths.filter(path => asked === '' || asked === '.' || form.test(path))
    if (found.length === 0) {
      throw new CutoverError(
        'BUILD_FAILED',
        `${one.name} finds nothing at ${source} (line ${one.line} of ${build.file}).`,
        {
          hint: 'A rehearsal runs no RUN step. If that step makes these files, make them in the checkout first.',
          at: { file: build.file, line: one.line }
        }
      )
    }
    for (const path of found) {
      const matched = (asked === '' || asked === '.' ? '' : (form.exec(path)?.[0] ?? '')).replace(/\/$/, '')
      const rest = path.slice(matched.length).replace(/^\//, '')
      const target = rest !== '' ? `${to}/${rest}` : intoFolder ? `${to}/${basename(path)}` : to
      const own = posix.normalize(target).slice(1)
      stage.files.set(own, { ...from.read(path), path: own })
    }
  }
}

/** Where a COPY takes from: the checkout, or an earlier stage. */
function origin(build: Build, one: Instruction): Context {
  const { from } = one.flags
  if (from === undefined) return build.context
  const stage = build.stages.get(from)
  if (!stage) {
    throw new CutoverError(
      'BUILD_FAILED',
      `COPY --from=${from} takes from an image, which a rehearsal does not pull.`,
      {
        hint: 'The rehearsal can only copy from the checkout and from earlier stages.',
        at: { file: build.file, line: one.line }
      }
    )
  }
  return { paths: [...stage.files.keys()].sort(), read: path => stage.files.get(path) as Entry }
}
