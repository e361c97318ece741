import { copy, type Fields, isFields, isList, same } from '../json.ts'
import { badRequest, unprocessablePatch } from '../status.ts'

interface Operation {
  readonly op: string
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

const steps = (path: string): string[] => {
  if (path === '') return []
  if (!path.startsWith('/')) throw unprocessablePatch()
  return path.slice(1).split('/').map(unescaped)
}

function index(step: string, last: number): number {
  if (!/^(0|[1-9]\d*)$/.test(step) || Number(step) > last) throw unprocessablePatch()
  return Number(step)
}

function child(container: unknown, step: string): unknown {
  if (isList(container)) return container[index(step, container.length - 1)]
  if (isFields(container) && step in container) return container[step]
  throw unprocessablePatch()
}

const read = (document: unknown, path: readonly string[]): unknown => path.reduce(child, document)

function add(document: Fields, path: readonly string[], value: unknown): void {
  const last = path.at(-1)
  if (last === undefined) throw unprocessablePatch()
  const container = read(document, path.slice(0, -1))
  if (isList(container)) container.splice(last === '-' ? container.length : index(last, container.length), 0, value)
  else if (isFields(container)) container[last] = value
  else throw unprocessablePatch()
}

function remove(document: Fields, path: readonly string[]): unknown {
  const last = path.at(-1)
  if (last === undefined) throw unprocessablePatch()
  const container = read(document, path.slice(0, -1))
  const value = child(container, last)
  if (isList(container)) container.splice(Number(last), 1)
  else if (isFields(container)) delete container[last]
  return value
}

/** A missing key of an object is set, not refused: evanphx/json-patch v4, the API server's library, has it so. */
function replace(document: Fields, path: readonly string[], value: unknown): void {
  const container = read(document, path.slice(0, -1))
  if (isList(container)) remove(document, path)
  add(document, path, value)
}

/** The value at `path`; a missing key is null to `test`, as the same library has it. */
function tested(document: Fields, path: readonly string[]): unknown {
  const last = path.at(-1)
  if (last === undefined) return document
  const container = read(document, path.slice(0, -1))
  return isFields(container) && !(last in container) ? null : child(container, last)
}

const operations: Readonly<Record<string, (document: Fields, path: string[], operation: Operation) => void>> = {
  test(document, path, { value }) {
    if (!same(tested(document, path) ?? null, value ?? null)) throw unprocessablePatch()
  },
  add: (document, path, { value }) => add(document, path, copy(value)),
  replace: (document, path, { value }) => replace(document, path, copy(value)),
  remove: (document, path) => void remove(document, path),
  copy: (document, path, { from = '' }) => add(document, path, copy(read(document, steps(from)))),
  move: (document, path, { from = '' }) => add(document, path, remove(document, steps(from)))
}

function apply(document: Fields, operation: Operation): void {
  const run = operations[operation.op]
  if (!run) throw unprocessablePatch()
  run(document, steps(operation.path), operation)
}

/** JSON Patch, RFC 6902: all operations or none. 422 when one fails, 400 when the patch is none. */
export function jsonPatch(object: Fields, patch: unknown): Fields {
  if (!isList(patch)) throw badRequest('json: cannot unmarshal object into Go value of type jsonpatch.Patch')
  const document = copy(object)
  for (const operation of patch) {
    if (!isFields(operation) || typeof operation.op !== 'string' || typeof operation.path !== 'string')
      throw unprocessablePatch()
    apply(document, operation as unknown as Operation)
  }
  return document
}
