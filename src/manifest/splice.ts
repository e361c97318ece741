import { parse as parseYaml } from 'yaml'
import { quoted } from '../errors.ts'
import { numberOrText } from './dialect.ts'
import type { Write } from './field.ts'
import { type Chunk, invalidAt } from './source.ts'
import type { Leaf } from './tree.ts'

/** `text` in place of what is at `start` to `end`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A run of a leaf's text that stands in the source as it is. */
interface Run {
  readonly source: number
  readonly text: number
  readonly length: number
}

/** Where a write goes in the chunk. Escapes and folded lines are left to their author: MANIFEST_INVALID. */
export function spliceOf(chunk: Chunk, { slot, start, end, text }: Write): Splice {
  const { node } = slot
  const run = runsOf(chunk, node)?.find(run => run.text <= start && end <= run.text + run.length)
  if (!run)
    throw invalidAt(
      chunk,
      node.start,
      `The image ${quoted(node.text)} is written with escapes or over several lines.`,
      'Write it plainly, on one line.'
    )
  const shift = run.source - run.text
  return { start: start + shift, end: end + shift, text: quotedFor(chunk, node, text, end - start) }
}

/** A plain scalar that would no longer be a text gets quotes: 1.10 is a number, and 1.1 to most readers. */
function quotedFor({ syntax }: Chunk, node: Leaf, text: string, replaced: number): string {
  if (node.style !== 'plain' || replaced !== node.text.length) return text
  return syntax === 'yaml' && isText(text) ? text : `"${text}"`
}

/** Whether YAML 1.1, YAML 1.2 and kubectl all take a plain scalar for the text that it is. */
const isText = (text: string): boolean =>
  /^[A-Za-z]\S*[/.:@]\S*[A-Za-z]\S*$/.test(text) ||
  (numberOrText(text) === text &&
    (['1.1', '1.2'] as const).every(version => parseYaml(text, { version, logLevel: 'silent' }) === text))

/** Where the text of a leaf stands in its source, line by line; undefined where it is not there as it is. */
export function runsOf({ text: source }: Chunk, { start, end, style, text }: Leaf): Run[] | undefined {
  if (style === 'block') return blockRuns(source.slice(start, end), start, text)
  const from = style === 'plain' ? start : start + 1
  const to = style === 'plain' ? end : end - 1
  return source.slice(from, to) === text ? [{ source: from, text: 0, length: text.length }] : undefined
}

function blockRuns(block: string, start: number, text: string): Run[] | undefined {
  const [header = '', ...lines] = block.split('\n')
  const values = text.split('\n')
  const first = values.findIndex(value => value !== '')
  const indent = bare(lines[first] ?? '').length - (values[first] ?? '').length
  const runs: Run[] = []
  let at = start + header.length + 1
  let done = 0
  for (const [index, value] of values.entries()) {
    const line = lines[index] ?? ''
    if (value !== '' && (indent < 1 || bare(line).slice(indent) !== value)) return undefined
    if (value !== '') runs.push({ source: at + indent, text: done, length: value.length })
    at += line.length + 1
    done += value.length + 1
  }
  return runs
}

const bare = (line: string): string => line.replace(/\r$/, '')

/** `text` with every splice made. They must not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = ''
  let done = 0
  for (const { start, end, text: own } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(done, start) + own
    done = end
  }
  return result + text.slice(done)
}
