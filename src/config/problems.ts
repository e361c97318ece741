import { isMap, isNode, isSeq, type Node } from 'yaml'
import type * as z from 'zod'
import { quoted } from '../errors.ts'
import { nearest } from '../runner/nearest.ts'
import { secretKeys } from './gate-settings.ts'

type Path = readonly PropertyKey[]
type JsonSchema = z.core.JSONSchema.BaseSchema

/** Keys whose values are not shown, in case that somebody wrote a secret there. */
const mayBeSecret: Path = ['secrets', 'kubeconfig', ...secretKeys]

/** One thing that is wrong in a file, and where: `offset` is a UTF-16 index into its text. */
export interface Problem {
  readonly text: string
  readonly offset: number
}

/** What zod found wrong, in words that name the key, the value and the fix. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: Node | null, schema: JsonSchema): Problem[] {
  return issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => unknownKey(key, issue.path, known(schema, issue.path), root))
    if (issue.code === 'invalid_key') {
      const must = issue.issues[0]?.message ?? 'must be another name'
      return [{ text: `The name ${dotted(issue.path)} ${must}.`, offset: offsetOf(root, issue.path, 'key') }]
    }
    return [wrongValue(issue, root, schema)]
  })
}

function unknownKey(key: string, path: Path, candidates: readonly string[], root: Node | null): Problem {
  const meant = nearest(key, candidates)
  const fix = meant ? `did you mean ${meant}?` : `known here: ${candidates.join(', ')}.`
  return { text: `There is no key ${dotted([...path, key])}; ${fix}`, offset: offsetOf(root, [...path, key], 'key') }
}

function wrongValue(issue: z.core.$ZodIssue, root: Node | null, schema: JsonSchema): Problem {
  const node = at(root, issue.path)
  const value = isNode(node) ? node.toJSON() : undefined
  const secret = issue.path.some(key => mayBeSecret.includes(key))
  const shown =
    secret || typeof value === 'object' ? '' : ` is ${typeof value === 'string' ? quoted(value) : value}, but`
  const name = issue.path.length === 0 ? 'The file' : dotted(issue.path)
  if (node === undefined && issue.path.length === 0)
    return { text: 'The file is empty; begin with version: 1', offset: 0 }
  const text = node === undefined ? `${name} is missing` : `${name}${shown} ${must(issue)}`
  return { text: `${text}${example(schema, issue.path)}.`, offset: offsetOf(root, issue.path, 'value') }
}

function must(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'record'))
    return 'must be keys with values'
  return issue.code === 'too_small' && issue.origin === 'array' ? 'must not be empty' : issue.message
}

const dotted = (path: Path): string =>
  path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${plain(key)}`))
    .join('')
    .replace(/^\./, '')

const plain = (key: PropertyKey): string => (/^[\w-]+$/.test(String(key)) ? String(key) : quoted(String(key)))

function at(root: Node | null, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) => (isMap(node) || isSeq(node) ? node.get(key, true) : undefined),
    root ?? undefined
  )
}

/** Where to look: at the value, at its key, or, for what is missing, at the nearest parent that is there. */
function offsetOf(root: Node | null, path: Path, part: 'key' | 'value'): number {
  const parent = at(root, path.slice(0, -1))
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)))
    : undefined
  const node = part === 'key' ? pair?.key : at(root, path)
  if (isNode(node) && node.range) return node.range[0]
  return path.length === 0 ? 0 : offsetOf(root, path.slice(0, -1), 'key')
}

function schemasAt(root: JsonSchema, path: Path, schema = root): JsonSchema[] {
  const [key, ...rest] = path
  const all = alternatives(root, schema)
  if (key === undefined) return all
  return all.flatMap(one => {
    const next = typeof key === 'number' ? one.items : (one.properties?.[String(key)] ?? one.additionalProperties)
    return typeof next === 'object' && !Array.isArray(next) ? schemasAt(root, rest, next) : []
  })
}

/** A schema, each that it leaves the choice of, and the definition that it refers to. */
function alternatives(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const { anyOf = [], $ref = '' } = schema
  const named = root.$defs?.[$ref.replace('#/$defs/', '')]
  return [schema, ...[...anyOf, ...(named ? [named] : [])].flatMap(one => alternatives(root, one))]
}

const known = (schema: JsonSchema, path: Path): string[] =>
  schemasAt(schema, path).flatMap(one => Object.keys(one.properties ?? {}))

function example(schema: JsonSchema, path: Path): string {
  const found = schemasAt(schema, path).flatMap(one => one.examples ?? [])[0]
  if (found === undefined) return ''
  return `, for example ${typeof found === 'string' ? found : JSON.stringify(found)}`
}
