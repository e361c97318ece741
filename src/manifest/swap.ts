import { CutoverError, quoted } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import { parseReference, type Reference, sameRepository } from '../image/reference.ts'
import { changes, edit, type Use } from './edit.ts'
import { pinnedTo } from './field.ts'
import { imageFields, taskKind } from './find.ts'
import type { KindImages } from './kinds.ts'
import { type Lock, lockOf } from './lock.ts'
import { markedUses } from './marked-leaf.ts'
import { hasMarkers, type Marked, markedIn } from './marker.ts'
import { type Parsed, parse } from './parse.ts'
import { quick } from './quick.ts'
import { type Chunk, chunksOf, invalidAt, placeOf, type SourceFile } from './source.ts'
import { spliced } from './splice.ts'
import { type Containers, refuseUnknownContainers, withContainers } from './task-containers.ts'
import { refuseTemplate } from './template.ts'
import { unmatched } from './unmatched.ts'

/** One image reference that was rewritten, as a person finds it. */
export interface Change {
  readonly file: string
  /** Not there for what a tool rendered. */
  readonly line?: number
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
  /** Containers of task definitions that get it, whatever they have now. */
  readonly containers?: readonly string[]
}

/**
 * Pins `images` wherever the files name their repositories as images, or mark a line with an image's name, and changes
 * no other byte. Swapping twice is swapping once. `kinds` tells where custom resources name images, `containers` which
 * image (by its name) a container of a task definition gets (by its own), whatever it has now.
 *
 * Fails with IMAGE_UNMATCHED for an image that no file uses, MANIFEST_INVALID (with file, line and column) for a
 * document that can't be read, is a template, has no place for a digest, or shares an image's text with something else
 * through an anchor, and REFERENCE_INVALID or CONFIG_INVALID for images that are wrong themselves.
 */
export function swap(
  files: readonly SourceFile[],
  images: readonly PinnedImage[],
  kinds: readonly KindImages[] = [],
  containers: Containers = {}
): Swapped {
  const parsed = images.map(image => ({ image, repository: parseReference(pinnedTo(image.repository, image)) }))
  refuseDoubled(parsed)
  const wanted = withContainers(parsed, containers)
  const found = files.map(file => swapFile(file, wanted, kinds))
  refuseUnknownContainers(containers, files)
  const used = found.map(({ file, matched }) => ({ path: file.path, images: matched }))
  const missing = wanted.filter(({ image }) => !used.some(({ images }) => images.has(image.name)))
  if (missing.length > 0) throw unmatched(missing, files, kinds)
  return {
    sources: found.map(({ file, after }) => ({ ...file, text: after })),
    files: found.flatMap(({ file, after }) =>
      after === file.text ? [] : [{ path: file.path, before: file.text, after }]
    ),
    changes: found.flatMap(({ changes }) => changes),
    lock: lockOf(images, used)
  }
}

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

const untouched = (file: SourceFile): SwappedFile => ({ file, after: file.text, changes: [], matched: new Set() })

function swapFile(file: SourceFile, wanted: readonly Wanted[], kinds: readonly KindImages[]): SwappedFile {
  const concerned = concernedBy(wanted)
  if (!concerned(file.text)) return untouched(file)
  const uses: Use[] = []
  const texts = chunksOf(file).map(chunk => {
    if (!concerned(chunk.text)) return chunk.text
    const swapped = swapChunk(chunk, wanted, kinds)
    uses.push(...swapped.uses)
    return swapped.text
  })
  return {
    file,
    after: texts.join(''),
    changes: uses.filter(({ changed }) => changed).map(changeOf),
    matched: new Set(uses.map(({ image }) => image.name))
  }
}

/** Whether a text can name one of the images, or be a template, without reading it. */
function concernedBy(wanted: readonly Wanted[]): (text: string) => boolean {
  const paths = wanted.map(({ repository }) => repository.path.replace(/^library\//, ''))
  const names = paths.map(path => path.split('/').at(-1) ?? path)
  const byName = wanted.some(({ containers = [] }) => containers.length > 0)
  return text =>
    paths.some(path => text.includes(path)) ||
    (byName && text.includes('containerDefinitions')) ||
    text.includes('{{') ||
    text.includes('cutover:') ||
    // Helm values may have the first part of the path beside the registry.
    (names.some(name => text.includes(name)) && /egistry["']?\s*[:=]\s/.test(text))
}

interface SwappedChunk {
  readonly text: string
  readonly uses: readonly Use[]
}

function swapChunk(chunk: Chunk, wanted: readonly Wanted[], kinds: readonly KindImages[]): SwappedChunk {
  const marked = hasMarkers(chunk) ? markedIn(chunk, wanted) : []
  const documents = documentsIn(chunk, marked)
  if (!documents) return swapLines(chunk, marked)
  const uses = [
    ...documents.flatMap((parsed, document) => usesIn(parsed, document, wanted, kinds)),
    ...markedUses(documents, marked)
  ]
  return { text: edit(chunk, documents, uses, read), uses }
}

function swapLines(chunk: Chunk, marked: readonly Marked[]): SwappedChunk {
  const text = spliced(chunk.text, marked)
  // What was no template but a mistake, which a marked value mended, would be read in another way the next time.
  if (chunk.syntax !== 'text' && documentsIn({ ...chunk, text }, marked))
    throw invalidAt(chunk, marked[0]?.start ?? 0, 'What is marked here is no value.', 'Correct it by hand first.')
  return { text, uses: marked.map(one => useOfLine(chunk, one)) }
}

const read = (chunk: Chunk): Parsed[] => quick(chunk) ?? parse(chunk)

/** Undefined for what can't be read as a whole: any text, and a template whose lines are marked. */
function documentsIn(chunk: Chunk, marked: readonly Marked[]): Parsed[] | undefined {
  if (chunk.syntax === 'text') return undefined
  try {
    const documents = read(chunk)
    for (const parsed of documents) refuseTemplate(parsed)
    return documents
  } catch (error) {
    const isMarked = marked.length > 0 && chunk.text.includes('{{')
    if (isMarked && error instanceof CutoverError && error.code === 'MANIFEST_INVALID') return undefined
    throw error
  }
}

function usesIn(parsed: Parsed, document: number, wanted: readonly Wanted[], kinds: readonly KindImages[]): Use[] {
  return imageFields(parsed, kinds).flatMap(({ reference, pin, ...field }) => {
    const named = field.kind === taskKind ? wanted.find(one => one.containers?.includes(field.container)) : undefined
    const found = named ?? (reference && wanted.find(({ repository }) => sameRepository(repository, reference)))
    if (!found) return []
    const { to, writes } = pin(found.image)
    const due = writes.filter(changes)
    return [{ ...field, chunk: parsed.chunk, document, image: found.image, to, writes: due, changed: due.length > 0 }]
  })
}

const useOfLine = (chunk: Chunk, { image, from, text, start }: Marked): Use => ({
  ...{ kind: 'line', name: image.name, container: '' },
  ...{ chunk, document: 0, offset: start, image, from, to: text, writes: [], changed: from !== text }
})

function changeOf({ chunk, offset, kind, name, container, from, to }: Use): Change {
  const { file, line } = placeOf(chunk, offset)
  return { file, ...(line === undefined ? {} : { line }), kind, name, container, from, to }
}
