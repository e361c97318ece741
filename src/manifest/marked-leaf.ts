import { quoted } from '../errors.ts'
import { cursorAt, isSlot, type Path, type Slot } from './cursor.ts'
import { changes, type Use } from './edit.ts'
import type { Marked } from './marker.ts'
import type { Parsed } from './parse.ts'
import { invalidAt } from './source.ts'
import { runsOf } from './splice.ts'
import type { TreeNode } from './tree.ts'

/** The marked lines of documents that can be read, each as a write to the leaf that it is in. Comments name nothing. */
export function markedUses(documents: readonly Parsed[], marked: readonly Marked[]): Use[] {
  if (marked.length === 0) return []
  const leaves = documents.flatMap((parsed, document) =>
    slotsOf(parsed, parsed.root, []).map(slot => ({ document, slot }))
  )
  return marked.flatMap(one => {
    const found = leaves.find(({ slot: { node } }) => node.start <= one.start && one.end <= node.end)
    return found ? [useOf(found.slot, found.document, one)] : []
  })
}

function slotsOf(parsed: Parsed, node: TreeNode, path: Path): Slot[] {
  if (node.is === 'map') return node.entries.flatMap(({ key, value }) => slotsOf(parsed, value, [...path, key]))
  if (node.is === 'seq') return node.items.flatMap((item, index) => slotsOf(parsed, item, [...path, index]))
  const cursor = node.is === 'leaf' ? cursorAt(parsed.chunk, node, path) : undefined
  return isSlot(cursor) ? [cursor] : []
}

function useOf(slot: Slot, document: number, { image, from, text, start, end }: Marked): Use {
  const { chunk, node, path } = slot
  const run = runsOf(chunk, node)?.find(({ source, length }) => source <= start && end <= source + length)
  if (!run)
    throw invalidAt(
      chunk,
      start,
      `The marked value ${quoted(from)} is written with escapes or over several lines.`,
      'Write it plainly, on one line.'
    )
  const shift = run.text - run.source
  const write = { slot, start: start + shift, end: end + shift, text }
  const writes = [write].filter(changes)
  const label = { kind: 'line', name: image.name, container: String(path.at(-1) ?? '') }
  return { ...label, chunk, document, offset: start, image, from, to: text, writes, changed: writes.length > 0 }
}
