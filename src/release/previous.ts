import compare from 'semver/functions/compare.js'
import type { Release } from './release.ts'
import { readTag } from './tag.ts'

/** A release as GitHub lists it. */
export interface Published {
  readonly tag: string
  readonly draft: boolean
  readonly prerelease: boolean
}

export interface Previous {
  readonly tag: string
  readonly version: string
}

/**
 * The release that `current` follows: the highest lower version of the same component. A stable version follows a
 * stable one, a prerelease follows either. Dates say nothing: 1.2.9 may be published after 2.0.0, and GitHub's
 * "latest" follows the date of the commit.
 */
export function previousOf(
  releases: readonly Published[],
  current: Pick<Release, 'version' | 'component' | 'prerelease'>,
  tagPrefix = ''
): Previous | undefined {
  let highest: Previous | undefined
  for (const { tag, draft, prerelease } of releases) {
    const found = draft ? undefined : readTag(tag, tagPrefix)
    if (!found || found.component !== current.component) continue
    if (!current.prerelease && (prerelease || found.prerelease.length > 0)) continue
    if (compare(found.version, current.version) >= 0) continue
    if (!highest || compare(found.version, highest.version) > 0) highest = { tag, version: found.version }
  }
  return highest
}
