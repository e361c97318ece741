import { CutoverError, quoted } from '../../../errors.ts'
import type { PinnedImage } from '../../../image/image.ts'
import { parseReference, sameRepository } from '../../../image/reference.ts'
import { pinnedTo } from '../../../manifest/field.ts'
import { referenceOf } from '../../../manifest/spelling.ts'
import type { Base } from './file.ts'
import type { Definition } from './revision.ts'

export type Container = NonNullable<Definition['containerDefinitions']>[number]

/**
 * Which image each container gets, by the containers' names. `named` says it itself; where it is empty, a container gets
 * the image whose repository it has already or whose name is its own, and else the one essential container the one image.
 *
 * Fails with IMAGE_UNMATCHED for an image that no container gets and for a name that no container has, and with
 * CONFIG_INVALID for a name that no image has.
 */
export function imagesByContainer(
  base: Base,
  images: readonly PinnedImage[],
  named: Readonly<Record<string, string>>
): ReadonlyMap<string, PinnedImage> {
  const containers = base.definition.containerDefinitions ?? []
  const pairs = Object.keys(named).length > 0 ? byConfig(base, images, named) : byThemselves(containers, images)
  const given = new Map(pairs)
  const missing = images.filter(image => ![...given.values()].includes(image))
  if (missing.length === 0) return given
  throw unmatched(base, `No container gets the image ${missing.map(({ name }) => quoted(name)).join(' or ')}`)
}

function byConfig(base: Base, images: readonly PinnedImage[], named: Readonly<Record<string, string>>) {
  const there = (base.definition.containerDefinitions ?? []).map(({ name }) => name)
  const unknown = Object.keys(named).filter(name => !there.includes(name))
  if (unknown.length > 0)
    throw unmatched(base, `There is no container ${unknown.map(name => quoted(name)).join(' or ')}`)
  return Object.entries(named).map(([container, wanted]): [string, PinnedImage] => {
    const image = images.find(({ name }) => name === wanted)
    if (image) return [container, image]
    throw new CutoverError(
      'CONFIG_INVALID',
      `The container ${quoted(container)} is to get the image ${quoted(wanted)}, which is none of this release.`,
      { hint: `Its images are ${images.map(({ name }) => name).join(', ')}.` }
    )
  })
}

function byThemselves(containers: readonly Container[], images: readonly PinnedImage[]): [string, PinnedImage][] {
  const pairs = containers.flatMap(({ name = '', image = '' }): [string, PinnedImage][] => {
    const found = images.find(one => holds(one, image)) ?? images.find(one => one.name === name)
    return found ? [[name, found]] : []
  })
  const [only, ...others] = images
  if (pairs.length > 0 || !only || others.length > 0) return pairs
  // A log router is essential as well, and never what a release brings.
  const main = containers.filter(({ essential = true, firelensConfiguration: router }) => essential && !router)
  return main.length === 1 ? [[main[0]?.name ?? '', only]] : []
}

const holds = ({ repository }: PinnedImage, image: string): boolean => {
  const reference = referenceOf(image)
  return reference !== undefined && sameRepository(reference, parseReference(repository))
}

/** The reference to write for `image` where `before` stands: the spelling of the repository stays its author's. */
export const pinnedIn = (before: string | undefined, image: PinnedImage): string => {
  const reference = referenceOf(before ?? '')
  return pinnedTo(reference && holds(image, before ?? '') ? reference.spelling : image.repository, image)
}

export function unmatched({ name, at, definition }: Base, what: string): CutoverError {
  const there = (definition.containerDefinitions ?? []).map(one => quoted(one.name ?? ''))
  return new CutoverError('IMAGE_UNMATCHED', `${name}: ${what}.`, {
    hint: `The containers there are ${there.join(', ')}. Say in containers which gets which image.`,
    ...(at && { at })
  })
}
