import { isDeepStrictEqual } from 'node:util'
import { CutoverError } from '../../src/errors.ts'
import { formatReference, parseReference } from '../../src/image/reference.ts'
import { parse } from '../../src/manifest/parse.ts'
import { quick } from '../../src/manifest/quick.ts'
import { chunksOf } from '../../src/manifest/source.ts'
import { type Swapped, swap } from '../../src/manifest/swap.ts'
import { pinnedWeb, web } from '../manifest/images.ts'

/** What `run` gives, or undefined where it ends in an error that a user can act on; every other error is a find. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof CutoverError && error.code !== 'INTERNAL' && error.hint !== '') return undefined
    throw error
  }
}

/** A reference that can be read is written as it was, and reads the same again. */
export function referenceLaw(text: string): boolean {
  const reference = attempt(() => parseReference(text))
  if (!reference) return true
  return formatReference(reference) === text && isDeepStrictEqual(parseReference(formatReference(reference)), reference)
}

/** What a swap may write: the whole image, or a part of it. */
const written = [pinnedWeb, `${web.tag}@${web.digest}`, web.digest, web.tag, `:${web.tag}@${web.digest}`]

/** Whether `after` is `before` but for texts that a swap may write, each in place of a text without a line end. */
function onlyPinned(before: string, after: string): boolean {
  const a = before.split('\n')
  const b = after.split('\n')
  return a.length === b.length && a.every((line, index) => line === b[index] || pinnedLine(line, b[index] ?? ''))
}

/** All that stands around what was written stood there before, in this order. */
function pinnedLine(before: string, after: string): boolean {
  const marks = written.map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const kept = after.split(new RegExp(`"?(?:${marks})"?`))
  let at = 0
  return (
    kept.length > 1 &&
    kept.every((part, index) => {
      const found = index === kept.length - 1 ? before.length - part.length : before.indexOf(part, at)
      const fits = found >= at && before.startsWith(part, found) && (index > 0 || found === 0)
      at = found + part.length
      return fits
    })
  )
}

/** The documents of a file with every leaf made the same; undefined where they can't be read. */
const shapeOf = (path: string, text: string): string | undefined =>
  attempt(() =>
    JSON.stringify(
      chunksOf({ path, text })
        .flatMap(parse)
        .map(({ value }) => value),
      (_key, value: unknown) => (typeof value === 'object' && value !== null ? value : 0)
    )
  )

/** A swap changes nothing but images; what it gives still reads as it did, but for them; doing it again does nothing. */
export function swapLaw(path: string, text: string): boolean {
  const swapped = attempt(() => swap([{ path, text }], [web]))
  if (!swapped) return true
  const after = swapped.sources[0]?.text ?? ''
  const again: Swapped = swap(swapped.sources, [web])
  // A template is no document: its marked lines are swapped as the lines that they are.
  const shape = text.includes('{{') ? undefined : shapeOf(path, text)
  return (
    onlyPinned(text, after) &&
    again.files.length === 0 &&
    again.changes.length === 0 &&
    (shape === undefined || shape === shapeOf(path, after))
  )
}

/** The quick reader takes a document for what the library takes it for, or leaves it alone. */
export function quickLaw(text: string): boolean {
  return chunksOf({ path: 'a.yml', text }).every(chunk => {
    const found = quick(chunk)
    return !found || isDeepStrictEqual(plain(found), plain(parse(chunk)))
  })
}

const plain = (documents: ReturnType<typeof parse>) =>
  JSON.parse(JSON.stringify(documents.map(({ root, value }) => ({ root, value }))))
