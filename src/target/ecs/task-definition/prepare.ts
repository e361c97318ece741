import type { PinnedImage } from '../../../image/image.ts'
import { releaseId } from '../../release-id.ts'
import { tagNames } from '../release.ts'
import type { Base } from './file.ts'
import { type Revising, revised } from './revise.ts'
import type { Definition, Tag } from './revision.ts'
import { normal } from './same.ts'

/** A release as a task definition that is ready to be registered. */
export interface Prepared {
  readonly rid: string
  /** With the tags of the release but `cutover:previous`. */
  readonly definition: Definition
}

/** A tag's value has at most so many characters (API reference of Tag). */
const longestValue = 256

/** The definition that the release asks for, and the release's id: the version, and a hash of what is registered. */
export function prepared(base: Base, version: string, revising: Revising): Prepared {
  const definition = revised(base, revising)
  const rid = releaseId(version, normal(definition))
  const journal: Tag[] = [
    { key: tagNames.release, value: rid },
    { key: tagNames.version, value: version },
    { key: tagNames.digest, value: digestsOf(revising.images) }
  ]
  return { rid, definition: { ...definition, tags: [...(definition.tags ?? []), ...journal] } }
}

/** As many whole entries as a tag holds: all of them are in the definition itself. */
function digestsOf(images: readonly PinnedImage[]): string {
  const entries = images.map(({ name, digest }) => `${name}=${digest}`)
  return entries.reduce((held, entry) => {
    const longer = held === '' ? entry : `${held} ${entry}`
    return longer.length > longestValue ? held : longer
  }, '')
}
