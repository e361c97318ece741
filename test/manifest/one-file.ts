import type { PinnedImage } from '../../src/image/image.ts'
import { swap } from '../../src/manifest/swap.ts'
import { web } from './images.ts'

/** A swap of one file that says `text`. */
export const one = (text: string, ...images: PinnedImage[]) =>
  swap([{ path: 'k8s/web.yml', text }], images.length > 0 ? images : [web])

/** What that file says then. */
export const textOf = (text: string, ...images: PinnedImage[]) => one(text, ...images).sources[0]?.text

export const pod = (containers: string) => `kind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n${containers}`
