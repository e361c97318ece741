import type { SemVer } from 'semver'
import parse from 'semver/functions/parse.js'
import type { Affixes } from '../config/tag-policy.ts'
import { CutoverError, quoted } from '../errors.ts'
import { isTag } from './reference.ts'

const none: Affixes = { prefix: '', suffix: '' }

/** The write-once tag of a version. A tag can not hold `+`, and no version holds `_`: the way back is unique. */
export function exactTag(version: string, { prefix, suffix }: Affixes = none): string {
  const tag = `${prefix}${requiredVersion(version).raw.replace('+', '_')}${suffix}`
  if (isTag(tag)) return tag
  throw new CutoverError('VERSION_INVALID', `${quoted(version)} is too long for an image tag.`, {
    hint: 'An image tag has at most 128 characters: choose a shorter prerelease or build part.'
  })
}

/** Whether a tag is that of one version, written once: `1.4.2`, not `1.4` or `latest`. */
export const isVersionTag = (tag: string): boolean => versionOf(tag) !== undefined

/** The version whose exact tag this is. */
export function versionOf(tag: string, { prefix, suffix }: Affixes = none): SemVer | undefined {
  if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) return undefined
  return parseVersion(tag.slice(prefix.length, tag.length - suffix.length).replace('_', '+'))
}

/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text: string): SemVer | undefined =>
  /^\d/.test(text) && !/\s/.test(text) ? (parse(text) ?? undefined) : undefined

/** @throws VERSION_INVALID */
export function requiredVersion(text: string): SemVer {
  const version = parseVersion(text)
  if (version) return version
  throw new CutoverError('VERSION_INVALID', `${quoted(text)} is no semantic version.`, {
    hint: 'Give a version such as 1.4.2 or 1.4.2-rc.1, without v.'
  })
}
