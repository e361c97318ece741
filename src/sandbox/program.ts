import { posix } from 'node:path'
import type { Stage } from './registry/stages.ts'
import { standInSource } from './stand-in.ts'

/** What an image of the rehearsal starts. */
export interface Program {
  /** The repository's own program, its files behind a small server, or a server in its place. */
  readonly kind: 'own' | 'files' | 'stand-in'
  /** What a person has to know of it, in a sentence. */
  readonly note?: string
}

/** Servers of files by the name of their image, and where each keeps them. */
const fileServers: readonly (readonly [base: RegExp, folder: string])[] = [
  [/(^|\/)nginx/, 'usr/share/nginx/html'],
  [/(^|\/)caddy/, 'usr/share/caddy'],
  [/(^|\/)httpd/, 'usr/local/apache2/htdocs']
]

const inits = /(^|\/)(tini|dumb-init|docker-entrypoint\.sh)$/
const packageManagers = /^(npm|npx|yarn|pnpm)$/

/**
 * Looks whether this machine can start what a stage has come to, without its base image and without RUN. Where it can't,
 * puts a stand-in into the stage.
 */
export function settle(stage: Stage): Program {
  const started = [...stage.entrypoint, ...stage.cmd].filter((word, index) => index > 0 || !inits.test(word))
  const words = started[0] === '--' ? started.slice(1) : started
  const own = startable(stage, words)
  if (own === undefined) {
    stage.entrypoint = words
    stage.cmd = []
    return { kind: 'own' }
  }
  const [, folder] = fileServers.find(([base]) => base.test(stage.base)) ?? []
  if (folder !== undefined && [...stage.files.keys()].some(path => path.startsWith(`${folder}/`))) {
    replace(stage, { CUTOVER_FILES: folder })
    return { kind: 'files', note: `The files of the image are served by a stand-in for ${stage.base}.` }
  }
  replace(stage, {})
  return { kind: 'stand-in', note: `The image is replaced by a stand-in that answers every path: ${own}.` }
}

/** Puts the stand-in into a stage, with what it is to do in its environment. */
export function replace(stage: Stage, environment: Readonly<Record<string, string>>): void {
  const path = 'cutover/stand-in.mjs'
  stage.files.set(path, { type: 'file', path, mode: 0o644, bytes: Buffer.from(standInSource) })
  for (const [name, value] of Object.entries(environment)) stage.environment.set(name, value)
  stage.workdir = '/cutover'
  stage.entrypoint = ['node', 'stand-in.mjs']
  stage.cmd = []
}

/** Why this machine can't start these words; nothing when it can. */
function startable(stage: Stage, words: readonly string[]): string | undefined {
  const [tool = ''] = words
  if (packageManagers.test(tool)) return undefined
  if (tool !== 'node') return `${tool || stage.base} is no program that a rehearsal can start`
  const script = words.slice(1).find(word => !word.startsWith('-'))
  if (script === undefined) return 'node is started without a script'
  const path = posix.resolve('/', stage.workdir, script).slice(1)
  const names = [path, `${path}.js`, `${path}.mjs`, `${path}.cjs`, `${path}/index.js`]
  if (names.some(name => stage.files.has(name))) return undefined
  const made = stage.notes.length > 0 ? `, and RUN, which may make it, is left out` : ''
  return `${script} is not in the checkout${made}`
}

const naming = (version: string): string => `import { ServerResponse } from 'node:http'
const { writeHead } = ServerResponse.prototype
ServerResponse.prototype.writeHead = function (...args) {
  if (!this.headersSent && !this.hasHeader('x-version')) this.setHeader('x-version', ${JSON.stringify(version)})
  return writeHead.apply(this, args)
}`

/** Lets a program on node say its version in each answer, so that the rehearsal's client can tell who answered. */
export function nameVersion(stage: Stage, version: string): void {
  const words = [...stage.entrypoint, ...stage.cmd]
  if (words[0] !== 'node') return
  stage.entrypoint = ['node', `--import=data:text/javascript,${encodeURIComponent(naming(version))}`]
  stage.cmd = words.slice(1)
}
