import { CutoverError, quoted } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import { parseReference, type Reference, sameRepository } from '../image/reference.ts'
import { edit, type Use } from './edit.ts'
import { type Lock, lockOf } from './lock.ts'
import { type Parsed, parse } from './parse.ts'
import { imageFields, referenceOf } from './pods.ts'
import { chunksOf, placeOf, type SourceFile } from './source.ts'
import { refuseTemplate } from './template.ts'
import { unmatched } from './unmatched.ts'

/** One image reference that was rewritten, as a person finds it. */
export interface Change {
  readonly file: string
  readonly line: number
  readonly kind: string
  readonly name: string
  /** The container, or the volume of an image volume. */
  readonly container: string
  readonly from: string
  readonly to: string
}

export interface ChangedFile {
  readonly path: string
  readonly before: string
  readonly after: string
}

export interface Swapped {
  /** Every file as it is now, changed or not. */
  readonly sources: readonly SourceFile[]
  readonly files: readonly ChangedFile[]
  readonly changes: readonly Change[]
  readonly lock: Lock
}

/** An image with its repository parsed once. */
export interface Wanted {
  readonly image: PinnedImage
  readonly repository: Reference
}

/**
 * Pins `images` wherever the manifests' pods name their repositories, and changes no other byte. Swapping twice is
 * swapping once.
 *
 * Fails with IMAGE_UNMATCHED for an image that no manifest uses, MANIFEST_INVALID (with file, line and column) for a
 * document that can't be read, is a template, or shares an image's text with something else through an anchor, and
 * REFERENCE_INVALID or CONFIG_INVALID for images that are wrong themselves.
 */
export function swap(files: readonly SourceFile[], images: readonly PinnedImage[]): Swapped {
  const wanted = images.map(image => ({ image, repository: parseReference(pinned(image.repository, image)) }))
  refuseDoubled(wanted)
  const found = files.map(file => swapFile(file, wanted))
  const used = found.map(({ file, matched }) => ({ path: file.path, images: matched }))
  const missing = wanted.filter(({ image }) => !used.some(({ images }) => images.has(image.name)))
  if (missing.length > 0) throw unmatched(missing, files)
  return {
    sources: found.map(({ file, after }) => ({ path: file.path, text: after })),
    files: found.flatMap(({ file, after }) =>
      after === file.text ? [] : [{ path: file.path, before: file.text, after }]
    ),
    changes: found.flatMap(({ changes }) => changes),
    lock: lockOf(images, used)
  }
}

const pinned = (spelling: string, { tag, digest }: PinnedImage): string => `${spelling}:${tag}@${digest}`

function refuseDoubled(wanted: readonly Wanted[]): void {
  for (const [index, { image, repository }] of wanted.entries()) {
    const other = wanted.slice(0, index).find(one => sameRepository(one.repository, repository))
    if (other)
      throw new CutoverError(
        'CONFIG_INVALID',
        `The images ${other.image.name} and ${image.name} are in one repository, ${quoted(repository.spelling)}: a manifest can't say which it means.`,
        { hint: 'Give each image a repository of its own.' }
      )
  }
}

interface SwappedFile {
  readonly file: SourceFile
  readonly after: string
  readonly changes: readonly Change[]
  /** Names of the images that the file uses, changed or not. */
  readonly matched: ReadonlySet<string>
}

function swapFile(file: SourceFile, wanted: readonly Wanted[]): SwappedFile {
  const needles = ['{{', ...wanted.map(({ repository }) => repository.path.replace(/^library\//, ''))]
  const uses: Use[] = []
  const texts = chunksOf(file).map(chunk => {
    if (!needles.some(needle => chunk.text.includes(needle))) return chunk.text
    const documents = parse(chunk)
    const found = documents.flatMap((parsed, document) => usesIn(parsed, document, wanted))
    uses.push(...found)
    return edit(chunk, documents, found)
  })
  return {
    file,
    after: texts.join(''),
    changes: uses.filter(({ field, to }) => field.scalar.value !== to).map(changeOf),
    matched: new Set(uses.map(({ image }) => image.name))
  }
}

function usesIn(parsed: Parsed, document: number, wanted: readonly Wanted[]): Use[] {
  refuseTemplate(parsed)
  return imageFields(parsed).flatMap(field => {
    const reference = referenceOf(field.scalar.value)
    const found = reference && wanted.find(({ repository }) => sameRepository(repository, reference))
    if (!found) return []
    return [{ chunk: parsed.chunk, document, field, image: found.image, to: pinned(reference.spelling, found.image) }]
  })
}

function changeOf({ chunk, field, to }: Use): Change {
  const { file, line = 1 } = placeOf(chunk, field.offset)
  const { kind, name, container } = field
  return { file, line, kind, name, container, from: field.scalar.value, to }
}
