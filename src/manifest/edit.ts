import { CutoverError, quoted } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import { type Parsed, parse } from './parse.ts'
import type { ImageField, Path } from './pods.ts'
import { type Chunk, placeOf, written } from './source.ts'

/** An image field that must say `to`. */
export interface Use {
  readonly chunk: Chunk
  /** Which of the chunk's documents it is in. */
  readonly document: number
  readonly field: ImageField
  readonly image: PinnedImage
  readonly to: string
}

const invalid = (chunk: Chunk, offset: number, message: string, hint: string): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${written(placeOf(chunk, offset))}: ${message}`, {
    hint,
    at: placeOf(chunk, offset)
  })

/** The chunk's text with the values of `uses` replaced, and proof that its meaning changed in them alone. */
export function edit(chunk: Chunk, before: readonly Parsed[], uses: readonly Use[]): string {
  const splices = new Map(uses.filter(({ field, to }) => field.scalar.value !== to).map(use => [use.field.scalar, use]))
  if (splices.size === 0) return chunk.text
  const ordered = [...splices.values()].map(use => ({ use, at: valueIn(chunk, use.field) })).sort((a, b) => a.at - b.at)
  let text = ''
  let end = 0
  for (const { use, at } of ordered) {
    text += chunk.text.slice(end, at) + use.to
    end = at + use.field.scalar.value.length
  }
  text += chunk.text.slice(end)
  prove(chunk, before, parse({ ...chunk, text }), uses)
  return text
}

/** Where the value is written between its quotes. Escapes and folded lines are left to their author. */
function valueIn(chunk: Chunk, { scalar }: ImageField): number {
  const [start, end] = scalar.range ?? [0, 0]
  const at = chunk.text.slice(start, end).lastIndexOf(scalar.value)
  if (at >= 0) return start + at
  throw invalid(
    chunk,
    start,
    `The image ${quoted(scalar.value)} is written with escapes or over several lines.`,
    'Write it plainly, on one line.'
  )
}

/** Compares what the cluster would get before and after: through an anchor, another value may have changed with an image. */
function prove(chunk: Chunk, before: readonly Parsed[], after: readonly Parsed[], uses: readonly Use[]): void {
  const changed = before.flatMap(({ value }, document) => differences(value, after[document]?.value, [document]))
  const expected = new Set(
    uses
      .filter(({ field, to }) => field.scalar.value !== to)
      .map(({ document, field, to }) => JSON.stringify([[document, ...field.path], to]))
  )
  const stray = changed.find(({ path, value }) => !expected.has(JSON.stringify([path, value])))
  if (!stray && changed.length === expected.size && before.length === after.length) return
  const { field } = uses.find(use => use.field.scalar.anchor !== undefined) ?? uses[0] ?? {}
  throw invalid(
    chunk,
    field?.scalar.range?.[0] ?? 0,
    `The image ${quoted(field?.scalar.value ?? '')} can't be changed alone: ${dotted(stray?.path ?? [])} would change with it.`,
    'They share an anchor (&). Write the image out where it is used.'
  )
}

const dotted = ([, ...path]: Path): string =>
  path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1) || 'its document'

interface Difference {
  readonly path: Path
  readonly value: unknown
}

function differences(a: unknown, b: unknown, path: Path): Difference[] {
  if (Object.is(a, b)) return []
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((item, index) => differences(item, b[index], [...path, index]))
  if (!isPlain(a) || !isPlain(b)) return [{ path, value: b }]
  const keys = Object.keys(a)
  if (keys.join('\0') !== Object.keys(b).join('\0')) return [{ path, value: b }]
  return keys.flatMap(key => differences(a[key], b[key], [...path, key]))
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
