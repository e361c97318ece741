import { CutoverError, quoted } from '../errors.ts'
import { cursorAt, itemsOf, textAt, valueAt } from './cursor.ts'
import { taskIn } from './find.ts'
import { parse } from './parse.ts'
import { chunksOf, placeOf, type SourceFile, written } from './source.ts'
import type { Wanted } from './swap.ts'

/** Names of containers of a task definition, and the name of the image that each gets. */
export type Containers = Readonly<Record<string, string>>

/** `wanted` with the containers that are to get each. @throws CONFIG_INVALID for a name that no image has */
export function withContainers(wanted: readonly Wanted[], containers: Containers): Wanted[] {
  for (const [container, image] of Object.entries(containers))
    if (!wanted.some(one => one.image.name === image)) {
      const names = wanted.map(one => one.image.name).join(', ')
      throw new CutoverError(
        'CONFIG_INVALID',
        `The container ${quoted(container)} is to get the image ${quoted(image)}, which is none of this release.`,
        { hint: `Its images are ${names}.` }
      )
    }
  return wanted.map(one => ({
    ...one,
    containers: Object.keys(containers).filter(container => containers[container] === one.image.name)
  }))
}

/** Fails with IMAGE_UNMATCHED, at the first list of containers, for names that none of the files' task definitions has. */
export function refuseUnknownContainers(containers: Containers, files: readonly SourceFile[]): void {
  const names = Object.keys(containers)
  if (names.length === 0) return
  const lists = files.filter(({ text }) => text.includes('containerDefinitions')).flatMap(listsIn)
  const known = lists.flatMap(list => list.names)
  const unknown = names.filter(name => !known.includes(name))
  if (unknown.length === 0) return
  const [first] = lists
  throw new CutoverError(
    'IMAGE_UNMATCHED',
    `${first ? `${written(first.at)}: ` : ''}There is no container ${unknown.map(name => quoted(name)).join(' or ')}.`,
    {
      hint: first
        ? `The containers there are ${known.map(name => quoted(name)).join(', ')}.`
        : `No file is a task definition: ${files.map(({ path }) => path).join(', ')}.`,
      ...(first && { at: first.at })
    }
  )
}

const listsIn = (file: SourceFile) =>
  chunksOf(file)
    .flatMap(parse)
    .flatMap(({ chunk, root }) => {
      const list = valueAt(taskIn(cursorAt(chunk, root)), 'containerDefinitions')
      if (!list) return []
      return { at: placeOf(chunk, list.offset), names: itemsOf(list).flatMap(item => textAt(item, 'name') ?? []) }
    })
