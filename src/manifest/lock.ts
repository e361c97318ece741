import type { PinnedImage } from '../image/image.ts'

/** What was pinned where: the content of `cutover.lock.json`. */
export interface Lock {
  readonly version: 1
  readonly images: readonly PinnedImage[]
  readonly files: readonly { readonly path: string; readonly images: readonly string[] }[]
}

/** The lock file's usual name. It is no manifest, even where it lies among them. */
export const lockName = 'cutover.lock.json'

interface Used {
  readonly path: string
  /** Names of the images that the file uses. */
  readonly images: ReadonlySet<string>
}

/** The same pins always make the same lock, whatever order files and images came in. */
export function lockOf(images: readonly PinnedImage[], used: readonly Used[]): Lock {
  const pins = images.map(({ name, repository, tag, digest }) => ({ name, repository, tag, digest }))
  return {
    version: 1,
    images: pins.sort((a, b) => order(a.name, b.name)),
    files: used
      .filter(({ images }) => images.size > 0)
      .map(({ path, images }) => ({ path, images: [...images].sort(order) }))
      .sort((a, b) => order(a.path, b.path))
  }
}

export const lockText = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`

/** By code unit: a locale would order the same names differently on another machine. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
