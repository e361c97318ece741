import { quoted } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import { parseReference, type Reference, sameRepository } from '../image/reference.ts'
import { type Cursor, isSlot, type Slot, textAt } from './cursor.ts'
import { invalidAt } from './source.ts'
import { referenceOf } from './spelling.ts'

/** How a person finds an image: a Deployment's name and its container, or the key in a file of values. */
export interface Label {
  readonly kind: string
  readonly name: string
  readonly container: string
}

/** `text` is to stand in a leaf's own text in place of what is there from `start` to `end`. */
export interface Write {
  readonly slot: Slot
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Pinning {
  /** The image as it is named afterwards. */
  readonly to: string
  readonly writes: readonly Write[]
}

/** An image that something will be made from, named in one text or in parts. */
export interface ImageField extends Label {
  /** UTF-16 index in the chunk: of the value, or of the alias that stands for it. */
  readonly offset: number
  /** The image as it is named now, its parts put together. */
  readonly from: string
  readonly reference: Reference | undefined
  /** What to write so that `image` is named; throws MANIFEST_INVALID where there is no place for it. */
  pin(image: PinnedImage): Pinning
}

export const pinnedTo = (spelling: string, { tag, digest }: PinnedImage): string =>
  `${spelling}${tag === '' ? '' : `:${tag}`}@${digest}`

const whole = (slot: Slot, text: string): Write => ({ slot, start: 0, end: slot.node.text.length, text })

/** `image: ghcr.io/acme/web:1.4.1` */
export function wholeImage(slot: Slot, label: Label): ImageField[] {
  const { value } = slot.node
  if (typeof value !== 'string') return []
  const reference = referenceOf(value)
  return [
    {
      ...label,
      offset: slot.offset,
      from: value,
      reference,
      pin(image) {
        const isSame = reference && sameRepository(reference, parseReference(image.repository))
        const to = pinnedTo(isSame ? reference.spelling : image.repository, image)
        return { to, writes: [whole(slot, to)] }
      }
    }
  ]
}

/** The leaves that name one image together, as Helm charts and kustomizations have them. */
export interface Parts {
  readonly registry?: Cursor | undefined
  readonly repository: Cursor
  readonly tag?: Cursor | undefined
  readonly digest?: Cursor | undefined
}

const writtenIn = (cursor: Cursor | undefined): string => (isSlot(cursor) ? cursor.node.text : '')

/** `{registry: ghcr.io, repository: acme/web, tag: 1.4.1, digest: ''}`, all but the repository optional. */
export function imageInParts(parts: Parts, label: Label): ImageField[] {
  const { repository, tag, digest } = parts
  const registry = textAt(parts.registry)
  const spelling = `${registry ? `${registry}/` : ''}${textAt(repository)}`
  const reference = referenceOf(spelling)
  if (!reference) return []
  const shownTag = writtenIn(tag) === '' ? '' : `:${writtenIn(tag)}`
  return [
    {
      ...label,
      offset: repository.offset,
      from: `${spelling}${shownTag}${writtenIn(digest) === '' ? '' : `@${writtenIn(digest)}`}`,
      reference: parseReference(reference.spelling),
      pin: image => ({ to: pinnedTo(spelling, image), writes: partWrites(parts, image) })
    }
  ]
}

function partWrites({ repository, tag, digest }: Parts, image: PinnedImage): Write[] {
  const named = quoted(`${repository.path.join('.')}: ${writtenIn(repository)}`)
  if (!isSlot(tag) && !isSlot(digest))
    throw invalidAt(
      repository.chunk,
      repository.offset,
      `${named} has neither tag nor digest beside it.`,
      "Add tag: '' or digest: '' beside it, where your chart reads them."
    )
  if (tag && !isSlot(digest) && image.tag === '')
    throw invalidAt(tag.chunk, tag.offset, `${named} has a tag but the image has none.`, 'Name the image with its tag.')
  const tagText = isSlot(digest) ? image.tag : `${image.tag}@${image.digest}`
  return [
    ...(isSlot(tag) && image.tag !== '' ? [partWrite(tag, tagText)] : []),
    ...(isSlot(digest) ? [partWrite(digest, image.digest)] : [])
  ]
}

function partWrite(slot: Slot, text: string): Write {
  const { chunk, offset, path, node } = slot
  if (node.start < node.end) return whole(slot, text)
  throw invalidAt(
    chunk,
    offset,
    `${quoted(String(path.at(-1)))} has no value.`,
    "Write '' for one that is to be filled in."
  )
}

/** An image at `cursor`, in whichever of the two forms. */
export function imagesAt(
  cursor: Cursor | undefined,
  label: Label,
  family: (map: Cursor) => ImageField[]
): ImageField[] {
  if (isSlot(cursor)) return wholeImage(cursor, label)
  return cursor?.node.is === 'map' ? family(cursor).map(field => ({ ...field, ...label })) : []
}
