import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml'
import { CutoverError } from '../errors.ts'
import { parseReference, type Reference } from '../image/reference.ts'
import type { Parsed } from './parse.ts'

export type Path = readonly (string | number)[]

/** An image that a pod will be made from, and where it is written. */
export interface ImageField {
  readonly scalar: Scalar<string>
  /** Where the value is, once aliases and merge keys are resolved. */
  readonly path: Path
  /** UTF-16 index in the chunk: of the value, or of the alias that stands for it. */
  readonly offset: number
  readonly kind: string
  readonly name: string
  /** The container's name, or the volume's. */
  readonly container: string
}

/** Other people's images may be anything, placeholders too: what is no reference names no repository of ours. */
export function referenceOf(text: string): Reference | undefined {
  try {
    return parseReference(text)
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'REFERENCE_INVALID') return undefined
    throw error
  }
}

/** A node with aliases resolved, and the way to it. */
interface Cursor {
  readonly document: Document.Parsed
  readonly node: unknown
  readonly path: Path
  readonly offset?: number
}

const template = ['spec', 'template', 'spec']

/** Where each kind has its pod spec. Everything else in a cluster that makes pods is a custom resource. */
const podSpecs: Readonly<Record<string, Path>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: template,
  ReplicaSet: template,
  ReplicationController: template,
  StatefulSet: template,
  DaemonSet: template,
  Job: template,
  CronJob: ['spec', 'jobTemplate', ...template]
}

/** All images of a document's pods, Lists included. */
export function imageFields({ document }: Parsed): ImageField[] {
  return ofObject(resolve({ document, path: [], node: document.contents }), '')
}

function ofObject(object: Cursor, impliedKind: string): ImageField[] {
  const kind = textAt(object, ['kind']) ?? impliedKind
  if (kind.endsWith('List'))
    return items(follow(object, ['items'])).flatMap(item => ofObject(item, kind.slice(0, -'List'.length)))
  const spec = Object.hasOwn(podSpecs, kind) ? follow(object, podSpecs[kind] ?? []) : undefined
  if (!spec) return []
  const name = textAt(object, ['metadata', 'name']) ?? textAt(object, ['metadata', 'generateName']) ?? ''
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap(list =>
    items(follow(spec, [list]))
  )
  const fields = [
    ...containers.map(holder => ({ holder, image: follow(holder, ['image']) })),
    ...items(follow(spec, ['volumes'])).map(holder => ({ holder, image: follow(holder, ['image', 'reference']) }))
  ]
  return fields.flatMap(({ holder, image }) => {
    if (!image || !isScalar(image.node) || typeof image.node.value !== 'string') return []
    const scalar = image.node as Scalar<string>
    const offset = image.offset ?? scalar.range?.[0] ?? 0
    return [{ scalar, path: image.path, offset, kind, name, container: textAt(holder, ['name']) ?? '' }]
  })
}

function textAt(cursor: Cursor, path: Path): string | undefined {
  const node = follow(cursor, path)?.node
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined
}

const items = (cursor: Cursor | undefined): Cursor[] =>
  cursor && isSeq(cursor.node)
    ? cursor.node.items.map((node, index) => resolve({ ...cursor, node, path: [...cursor.path, index] }))
    : []

function follow(cursor: Cursor, path: Path): Cursor | undefined {
  return path.reduce<Cursor | undefined>((at, key) => at && valueAt(at, String(key)), cursor)
}

function valueAt(cursor: Cursor, key: string): Cursor | undefined {
  if (!isMap(cursor.node)) return undefined
  const own = cursor.node.items.find(pair => isScalar(pair.key) && pair.key.value === key)
  if (own) return resolve({ ...cursor, node: own.value, path: [...cursor.path, key] })
  for (const { key: name, value } of cursor.node.items) {
    const found = isMergeKey(name) ? merged(resolve({ ...cursor, node: value }), key) : undefined
    if (found) return found
  }
  return undefined
}

/** `<<` takes one mapping or several, of which the first that has the key wins (https://yaml.org/type/merge.html). */
function merged(source: Cursor, key: string): Cursor | undefined {
  if (!isSeq(source.node)) return valueAt(source, key)
  return source.node.items.map(node => valueAt(resolve({ ...source, node }), key)).find(found => found !== undefined)
}

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && (key.value === '<<' || (typeof key.value === 'symbol' && key.value.description === '<<'))

function resolve(cursor: Cursor): Cursor {
  if (!isAlias(cursor.node)) return cursor
  const offset = cursor.node.range?.[0]
  const node = cursor.node.resolve(cursor.document)
  return resolve({ ...cursor, node, ...(offset === undefined ? {} : { offset }) })
}
