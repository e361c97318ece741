import { CutoverError } from '../errors.ts'
import { type Cursor, entriesOf, isSlot, type Slot, valueAt } from './cursor.ts'
import type { ImageField } from './field.ts'
import { imageFields } from './find.ts'
import type { KindImages } from './kinds.ts'
import { type Parsed, parse } from './parse.ts'
import { type Chunk, placeOf } from './source.ts'
import { spliceOf } from './splice.ts'
import { endingOf } from './syntax.ts'

/**
 * The images of the manifests that a ConfigMap or a Secret carries as texts, under keys that end as manifests do. Texts
 * that are nothing of the kind are left alone.
 */
export const embeddedImages = (object: Cursor, more: readonly KindImages[]): ImageField[] =>
  ['data', 'stringData']
    .flatMap(field => [...entriesOf(valueAt(object, field))])
    .flatMap(([key, value]) => (isSlot(value) && /\.(?:ya?ml|json)$/.test(key) ? ofText(key, value, more) : []))

function ofText(key: string, slot: Slot, more: readonly KindImages[]): ImageField[] {
  const { node, chunk, offset } = slot
  if (typeof node.value !== 'string') return []
  const first = placeOf(chunk, offset).line ?? chunk.line
  const inner: Chunk = {
    path: chunk.path,
    syntax: endingOf(key) ?? 'yaml',
    line: node.style === 'block' ? first + 1 : first,
    text: node.value
  }
  return manifestsIn(inner)
    .flatMap(parsed => imageFields(parsed, more))
    .map(field => ({
      ...field,
      offset,
      pin(image) {
        const { to, writes } = field.pin(image)
        return { to, writes: writes.map(write => ({ slot, ...spliceOf(inner, write) })) }
      }
    }))
}

/** Whatever is no manifest is somebody else's text, and may be written as they like. */
function manifestsIn(chunk: Chunk): Parsed[] {
  try {
    return parse(chunk)
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'MANIFEST_INVALID') return []
    throw error
  }
}
