import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

/*
 * The rules of the tree that no linter knows: `node test/rules/imports.ts` lists every breach and exits with 1.
 * Imports go downwards only; effects are in io/ alone; only runner/ speaks to the runner; targets stand apart.
 */

/** From the ground up. Rooms of one level may import each other. */
const levels: readonly (readonly string[])[] = [
  ['errors.ts'],
  ['io'],
  ['runner'],
  ['config', 'aws'],
  ['release', 'image', 'manifest', 'rollout', 'target', 'gate', 'record', 'gitops', 'notify'],
  ['steps', 'sandbox'],
  ['pipeline.ts'],
  ['index.ts', 'entry', 'cli']
]

/** Who may import a room that is not for everyone above it. */
const only: Readonly<Record<string, readonly string[]>> = { sandbox: ['sandbox', 'cli'] }

/** Who may import a package. */
const packages: Readonly<Record<string, readonly string[]>> = { '@actions/core': ['runner'], '@actions/exec': ['io'] }

const withEffects = ['io', 'sandbox']
const effectModules =
  /^(?:node:)?(?:fs|fs\/promises|http|https|http2|net|tls|dgram|dns|dns\/promises|child_process|cluster|worker_threads|timers|timers\/promises)$/
const effects: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['fetch', /(?<![.\w])fetch\(/],
  ['a timer', /(?<![.\w])set(?:Timeout|Interval|Immediate)\(/],
  ['the time', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.hrtime\b/],
  ['random', /\bMath\.random\(|\brandom(?:Bytes|UUID|Int|Fill)\b|\bgetRandomValues\b/]
]

const longestFile = 250
const longestEntry = 30
const emptyNames = /^(?:utils?|helpers?|common|misc|shared|lib)$/

/** Comments, and what stands in quotes, are no code; a template keeps its expressions, which is near enough. */
const codeOnly = (source: string): string =>
  withoutComments(source).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(])\/\/.*$/gm, '$1')

const importsOf = (source: string): string[] =>
  Array.from(
    withoutComments(source).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g),
    ([, specifier]) => specifier ?? ''
  )

const roomOf = (path: string): string => path.split('/')[0] ?? path
const levelOf = (room: string): number => levels.findIndex(rooms => rooms.includes(room))

function importBreaches(path: string, specifier: string): string[] {
  const room = roomOf(path)
  if (!specifier.startsWith('.')) {
    const owners = packages[specifier]
    if (owners && !owners.includes(room)) return [`imports ${specifier}, which is for ${owners.join(', ')} alone`]
    const effect = effectModules.test(specifier) && !withEffects.includes(room)
    return effect ? [`imports ${specifier}: effects belong in io/`] : []
  }
  const target = posix.join(posix.dirname(path), specifier)
  const other = roomOf(target)
  if (target.startsWith('..')) return [`imports ${specifier}, outside of src/`]
  if (other === room) return apart(path, target)
  if (levelOf(other) < 0) return [`imports ${specifier}, a room that has no level`]
  if (only[other] && !only[other].includes(room))
    return [`imports ${specifier}: ${other} is for ${only[other].join(', ')} alone`]
  return levelOf(other) > levelOf(room) ? [`imports ${specifier}, which is above it`] : []
}

/** Targets share what lies in target/ itself, and nothing of each other. */
function apart(path: string, target: string): string[] {
  const [room, own, ...below] = path.split('/')
  const [, other, ...belowOther] = target.split('/')
  const both = room === 'target' && below.length > 0 && belowOther.length > 0
  return both && own !== other ? [`imports the target ${other}: targets stand apart`] : []
}

function sourceBreaches(path: string, source: string): string[] {
  const room = roomOf(path)
  const code = codeOnly(source)
  const used = withEffects.includes(room) ? [] : effects.filter(([, pattern]) => pattern.test(code))
  return [
    ...(levelOf(room) < 0 ? ['stands in a room that has no level'] : []),
    ...(path.split('/').some(part => emptyNames.test(part.replace(/\.ts$/, '')))
      ? ['has a name that says nothing']
      : []),
    ...importsOf(source).flatMap(specifier => importBreaches(path, specifier)),
    ...used.map(([name]) => `uses ${name}: effects belong in io/`),
    ...(/\bthrow new Error\(/.test(code) ? ['throws a bare Error instead of a CutoverError'] : []),
    ...(room === 'entry' && lines(source) >= longestEntry
      ? [`has ${lines(source)} lines; an entry has less than ${longestEntry}`]
      : [])
  ]
}

const lines = (source: string): number => source.split('\n').length - 1

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { withFileTypes: true, recursive: true })
  return found
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
}

/** Every breach of the rules in the tree below `root`, as `path: what`. */
export function breaches(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && ['src', 'test', 'bench', 'actions'].includes(entry.name))
    .flatMap(entry => filesBelow(join(root, entry.name)))
  return folders
    .map(file => ({ path: relative(root, file).split(sep).join('/'), source: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, source }) => {
      const long = lines(source) > longestFile ? [`has ${lines(source)} lines; ${longestFile} are the most`] : []
      const inside = path.startsWith('src/') ? sourceBreaches(path.slice('src/'.length), source) : []
      return [...long, ...inside].map(what => `${path}: ${what}`)
    })
}

if (import.meta.main) {
  const found = breaches(join(import.meta.dirname, '../..'))
  process.stdout.write(found.length === 0 ? 'The rules of the tree hold.\n' : `${found.join('\n')}\n`)
  process.exitCode = found.length === 0 ? 0 : 1
}
