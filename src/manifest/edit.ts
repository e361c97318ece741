import { quoted } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import type { Path } from './cursor.ts'
import type { Label, Write } from './field.ts'
import type { Parsed } from './parse.ts'
import { readsAs } from './quick.ts'
import { type Chunk, invalidAt } from './source.ts'
import { type Splice, spliced, spliceOf } from './splice.ts'
import type { Leaf } from './tree.ts'

/** An image that a chunk must name otherwise, and what to write for it. */
export interface Use extends Label {
  readonly chunk: Chunk
  /** Which of the chunk's documents it is in. */
  readonly document: number
  readonly offset: number
  readonly image: PinnedImage
  readonly from: string
  readonly to: string
  /** Those that change something: none where the image is pinned already. */
  readonly writes: readonly Write[]
  readonly changed: boolean
}

/** Whether a leaf says something else than is to be written. A number that looks like the text is not the text. */
export const changes = ({ slot: { node }, start, end, text }: Write): boolean =>
  node.text.slice(start, end) !== text || typeof node.value !== 'string'

/**
 * The chunk's text with the writes of `uses` made, and proof that its meaning changed in them alone: `reparse` reads
 * what came out.
 */
export function edit(
  chunk: Chunk,
  before: readonly Parsed[],
  uses: readonly Use[],
  reparse: (chunk: Chunk) => readonly Parsed[]
): string {
  const byLeaf = new Map<Leaf, Write[]>()
  for (const write of uses.flatMap(({ writes }) => writes)) {
    const others = byLeaf.get(write.slot.node) ?? []
    if (!others.some(other => same(other, write))) byLeaf.set(write.slot.node, [...others, write])
  }
  if (byLeaf.size === 0) return chunk.text
  const edits = [...byLeaf].map(([leaf, writes]) => {
    refuseOverlap(chunk, writes)
    return { leaf, text: spliced(leaf.text, writes), splices: writes.map(write => spliceOf(chunk, write)) }
  })
  const text = spliced(
    chunk.text,
    edits.flatMap(({ splices }) => splices)
  )
  if (before.every(({ isSimple }) => isSimple) && edits.every(one => staysLeaf(chunk, one))) return text
  prove(chunk, before, reparse({ ...chunk, text }), uses, byLeaf)
  return text
}

interface LeafEdit {
  readonly leaf: Leaf
  readonly text: string
  readonly splices: readonly Splice[]
}

/** In a simple document a leaf that reads as it should is proof enough: nothing beside it depends on its text. */
function staysLeaf(chunk: Chunk, { leaf, text, splices }: LeafEdit): boolean {
  const { start, end } = leaf
  const moved = splices.map(splice => ({ ...splice, start: splice.start - start, end: splice.end - start }))
  return readsAs(spliced(chunk.text.slice(start, end), moved), text)
}

const same = (a: Splice, b: Splice): boolean => a.start === b.start && a.end === b.end && a.text === b.text

function refuseOverlap(chunk: Chunk, writes: readonly Write[]): void {
  const ordered = [...writes].sort((a, b) => a.start - b.start)
  const clash = ordered.find((write, index) => index > 0 && write.start < (ordered[index - 1]?.end ?? 0))
  if (!clash) return
  const texts = ordered.map(({ text }) => quoted(text, 200)).join(' and ')
  throw invalidAt(chunk, clash.slot.offset, `This value would have to be ${texts}.`, 'Mark it for one image only.')
}

/** Compares what the cluster would get before and after: through an anchor, another value may have changed with an image. */
function prove(
  chunk: Chunk,
  before: readonly Parsed[],
  after: readonly Parsed[],
  uses: readonly Use[],
  byLeaf: ReadonlyMap<Leaf, readonly Write[]>
): void {
  const changed = before.flatMap(({ value }, document) => differences(value, after[document]?.value, [document]))
  const expected = new Set(
    uses.flatMap(({ document, writes }) =>
      writes.map(({ slot: { node, path } }) =>
        JSON.stringify([[document, ...path], spliced(node.text, byLeaf.get(node) ?? [])])
      )
    )
  )
  const stray = changed.find(({ path, value }) => !expected.has(JSON.stringify([path, value])))
  if (!stray && changed.length === expected.size && before.length === after.length) return
  const use =
    uses.find(({ writes }) => writes.some(({ slot }) => slot.node.anchored)) ?? uses.find(({ changed }) => changed)
  const slot = use?.writes[0]?.slot
  throw invalidAt(
    chunk,
    slot?.node.start ?? 0,
    `The image ${quoted(use?.from ?? '')} can't be changed alone: ${dotted(stray?.path ?? [])} would change with it.`,
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
