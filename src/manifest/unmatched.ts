import { CutoverError } from '../errors.ts'
import type { Reference } from '../image/reference.ts'
import { nearest } from '../runner/nearest.ts'
import { imageFields } from './find.ts'
import type { KindImages } from './kinds.ts'
import { parse } from './parse.ts'
import { chunksOf, type SourceFile } from './source.ts'
import type { Wanted } from './swap.ts'

/** Names that a message lists before it only counts the rest. */
const listed = 8

/** The error of images that no manifest uses: where was looked, and what was there instead. */
export function unmatched(
  missing: readonly Wanted[],
  files: readonly SourceFile[],
  kinds: readonly KindImages[]
): CutoverError {
  const found = [...new Set(files.flatMap(file => repositoriesIn(file, kinds)))].sort()
  const names = missing.map(({ repository }) => repository.spelling)
  const where = `${few(files.map(({ path }) => path))} (${files.length} ${files.length === 1 ? 'file' : 'files'} searched)`
  return new CutoverError(
    'IMAGE_UNMATCHED',
    `Nothing in the manifests uses the image ${names.join(' or ')}: ${where}.`,
    {
      hint: hintFor(missing, found)
    }
  )
}

function hintFor(missing: readonly Wanted[], found: readonly string[]): string {
  if (found.length === 0)
    return 'There is no image in them that we know of. Are these the right manifests? In any other file mark the line of the image with the comment # cutover: NAME.'
  const meant = missing.flatMap(({ repository }) => likely(repository, found) ?? [])
  const guess = meant.length > 0 ? `, of which ${[...new Set(meant)].join(' and ')} may be meant` : ''
  return `They use ${few(found)}${found.length > 1 ? guess : ''}. Write the repository in the manifests and for the release alike, without variables.`
}

/** The same name elsewhere is likelier than another name here. */
const likely = ({ path, spelling }: Reference, found: readonly string[]): string | undefined => {
  const last = path.split('/').at(-1)
  return found.find(other => other.split('/').at(-1) === last) ?? nearest(spelling, found)
}

const few = (names: readonly string[]): string =>
  names.length <= listed ? names.join(', ') : `${names.slice(0, listed).join(', ')} and ${names.length - listed} more`

const repositoriesIn = (file: SourceFile, kinds: readonly KindImages[]): string[] =>
  chunksOf(file)
    .flatMap(parse)
    .flatMap(parsed => imageFields(parsed, kinds))
    .flatMap(({ reference }) => reference?.spelling ?? [])
