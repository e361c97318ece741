import { quoted } from '../errors.ts'
import { isDigest, type PinnedImage } from '../image/image.ts'
import { sameRepository } from '../image/reference.ts'
import { pinnedTo } from './field.ts'
import { type Chunk, invalidAt } from './source.ts'
import { referenceOf } from './spelling.ts'
import type { Splice } from './splice.ts'
import type { Wanted } from './swap.ts'

/** A line that says of itself which image it names: `# cutover: web`, or of which only a part: `# cutover: web:tag`. */
export interface Marked extends Splice {
  readonly image: PinnedImage
  readonly from: string
}

const comment =
  /(?:#|\/\/|\/\*|<!--|--|;)[ \t]*cutover:[ \t]*([a-z0-9][a-z0-9._-]*)(?::(tag|digest|name))?[ \t]*(?:\*\/|-->)?[ \t]*\r?$/gm

export const hasMarkers = ({ text }: Chunk): boolean => text.includes('cutover:')

/**
 * The values of the lines that a marker comment ends, for the images that are wanted. Fails with MANIFEST_INVALID for a
 * line with no such value, or with several.
 */
export function markedIn(chunk: Chunk, wanted: readonly Wanted[]): Marked[] {
  if (!hasMarkers(chunk)) return []
  return [...chunk.text.matchAll(comment)].flatMap(found => {
    const [, name, part] = found
    const one = wanted.find(({ image }) => image.name === name)
    const start = chunk.text.lastIndexOf('\n', found.index) + 1
    return one ? [part ? partOn(chunk, start, found.index, part, one) : imageOn(chunk, start, found.index, one)] : []
  })
}

/** Images are told apart from what is around them by blanks, quotes, brackets and the signs of an assignment. */
function imageOn(chunk: Chunk, start: number, end: number, { image, repository }: Wanted): Marked {
  const line = chunk.text.slice(start, end)
  const found = [...line.matchAll(/(?:docker:\/\/)?([^\s"'`=,;(){}<>|\\]+)/g)].flatMap(
    ({ index, 0: all, 1: text = '' }) => {
      const reference = referenceOf(text)
      const at = start + index + all.length - text.length
      return reference && sameRepository(reference, repository)
        ? [{ image, from: text, start: at, end: at + text.length, text: pinnedTo(reference.spelling, image) }]
        : []
    }
  )
  const what = `image ${repository.spelling}`
  return only(chunk, start, found, what, `Name it there once, as ${repository.spelling}:TAG, or mark only its tag.`)
}

/** A tag, digest or name, or a template's text, which is told of; anything else is none of an image's parts. */
const plausible = /^(?:\w[\w./:@-]*|.*\{\{.*|)$/

function partOn(chunk: Chunk, start: number, end: number, part: string, { image, repository }: Wanted): Marked {
  const values = valuesOn(chunk.text.slice(start, end)).filter(({ text }) => plausible.test(text))
  const digests = values.filter(({ text }) => isDigest(text))
  const found = part === 'digest' && digests.length > 0 ? digests : values
  const to = { tag: image.tag, digest: image.digest, name: image.repository }[part] ?? ''
  const hint = 'Write one value on the line, in quotes or after = or :.'
  if (to === '')
    throw invalidAt(chunk, start, `The image ${image.name} has no ${part}.`, 'Name the image with its tag.')
  return only(
    chunk,
    start,
    found.map(({ at, text }) => ({ image, from: text, start: start + at, end: start + at + text.length, text: to })),
    `${part} of ${repository.spelling}`,
    hint
  )
}

/** What is in quotes, or else what is assigned: the words after the first `=` or `: `, up to a tag of XML. */
function valuesOn(line: string): { at: number; text: string }[] {
  const inQuotes = [...line.matchAll(/(["'])([^"'\\]*)\1(\s*:)?/g)].flatMap(({ index, 2: text = '', 3: colon }) =>
    colon === undefined ? [{ at: index + 1, text }] : []
  )
  if (inQuotes.length > 0) return inQuotes
  const assigned = /[:=](?:[ \t]+|(?<==))|>/.exec(line)
  if (!assigned) return []
  const from = assigned.index + assigned[0].length
  const rest = /^[^\s<]*/.exec(line.slice(from))?.[0] ?? ''
  const more = line.slice(from + rest.length).replace(/<.*/, '')
  return rest === '' || more.trim() !== '' ? [] : [{ at: from, text: rest }]
}

function only(chunk: Chunk, start: number, found: readonly Marked[], what: string, hint: string): Marked {
  const [one, another] = found
  if (one && !another && !one.from.includes('{{')) return one
  const texts = quoted(found.map(({ from }) => from).join(' and '))
  const why = another ? `has ${texts}: it is not clear which is meant` : one ? `has the template ${texts}` : 'has none'
  throw invalidAt(chunk, start, `This line is marked for the ${what} but ${why}.`, hint)
}
