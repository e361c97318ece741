import type { TaskSettings } from '../../../config/ecs-task.ts'
import type { PinnedImage } from '../../../image/image.ts'
import { imagesByContainer, pinnedIn } from './assign.ts'
import type { Base } from './file.ts'
import { type Definition, withoutJournal } from './revision.ts'
import { withSettings } from './settings.ts'

/** What a release changes in a task definition. */
export interface Revising {
  readonly images: readonly PinnedImage[]
  /** Names of containers, and the name of the image that each gets; see `imagesByContainer` for when it is empty. */
  readonly containers: Readonly<Record<string, string>>
  readonly settings?: TaskSettings
}

/**
 * The definition that the release asks for: images and settings in `base`, and nothing else touched; without the tags of
 * the release that `base` was.
 *
 * Fails with IMAGE_UNMATCHED or CONFIG_INVALID, as `imagesByContainer` and `withSettings` do.
 */
export function revised(base: Base, { images, containers, settings = {} }: Revising): Definition {
  const given = imagesByContainer(base, images, containers)
  const definition = withoutJournal(withSettings(base, settings))
  return {
    ...definition,
    containerDefinitions: (definition.containerDefinitions ?? []).map(one => {
      const image = given.get(one.name ?? '')
      return image ? { ...one, image: pinnedIn(one.image, image) } : one
    })
  }
}
