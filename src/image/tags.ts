import type { SemVer } from 'semver'
import compareBuild from 'semver/functions/compare-build.js'
import parse from 'semver/functions/parse.js'
import { CutoverError, quoted } from '../errors.ts'
import type { Digest } from './image.ts'
import { isTag } from './reference.ts'

export interface FloatingTags {
  readonly latest: boolean
  /** `1` */
  readonly major: boolean
  /** `1.4` */
  readonly minor: boolean
}

/** What a version's tags should become, given what is there: see `planTags`. */
export interface TagFacts {
  /** Semantic version without `v`: `1.4.2-rc.1+build.7`. */
  readonly version: string
  /** The image of that version. */
  readonly digest: Digest
  /** A tag to keep at the highest prerelease of the same channel (`rc` of `-rc.1`); none by default. */
  readonly channelTag?: string
  /** Which floating tags a stable version has; all of them by default. */
  readonly floating?: FloatingTags
  /** All tags of the repository. */
  readonly tags: readonly string[]
  /** What those of `tags` mean that `tagsToRead` names. */
  readonly digests: ReadonlyMap<string, Digest>
  /** Versions of the published releases, where known: any other version in the registry is no candidate. */
  readonly published?: readonly string[]
}

export interface TagStep {
  readonly tag: string
  /** `keep`: it is already so. `skip`: it stays, because it belongs to a higher version. */
  readonly action: 'create' | 'keep' | 'move' | 'skip'
  /** The version and image that the tag means afterwards. */
  readonly version: string
  readonly digest: Digest
  readonly why: string
}

/** The write-once tag of a version. A tag can not hold `+`, and no version holds `_`: the way back is unique. */
export function exactTag(version: string): string {
  const tag = required(version).raw.replace('+', '_')
  if (isTag(tag)) return tag
  throw new CutoverError('VERSION_INVALID', `${quoted(version)} is too long for an image tag.`, {
    hint: 'An image tag has at most 128 characters: choose a shorter prerelease or build part.'
  })
}

/** Which tags must be resolved before `planTags` can decide. Pure. */
export function tagsToRead(facts: Omit<TagFacts, 'digests' | 'digest'>): string[] {
  const present = new Set(facts.tags)
  const wanted = new Set([exactTag(facts.version)])
  for (const line of linesOf(facts)) {
    wanted.add(line.tag)
    const { highest, higher } = ranked(line, facts)
    for (const version of [highest, ...higher]) wanted.add(exactTag(version.raw))
  }
  return [...wanted].filter(tag => present.has(tag))
}

/**
 * The tags of one version, exact tag first: exact tags are written once, `latest`, `X` and `X.Y` mean the highest
 * stable version of their line and never move to a lower one, and a prerelease has its exact tag only. No tag `0`,
 * because 0.1 and 0.2 promise nothing to each other. Pure.
 * @throws TAG_TAKEN when the exact tag has another image, VERSION_INVALID, INPUT_INVALID
 */
export function planTags(facts: TagFacts): TagStep[] {
  const steps = [exactStep(facts)]
  for (const line of linesOf(facts)) steps.push(floatingStep(line, facts))
  return steps
}

function exactStep({ version, digest, digests }: TagFacts): TagStep {
  const tag = exactTag(version)
  const present = digests.get(tag)
  if (present === undefined) return { tag, action: 'create', version, digest, why: `${version} is new` }
  if (present === digest) return { tag, action: 'keep', version, digest, why: 'it has this image already' }
  throw new CutoverError('TAG_TAKEN', `The tag ${tag} has another image: ${present}, not ${digest}.`, {
    hint: 'A published version is never replaced. Release the change under a new version.'
  })
}

interface Line {
  readonly tag: string
  readonly of: string
  includes(version: SemVer): boolean
}

function linesOf({ version, channelTag, floating }: Omit<TagFacts, 'digest' | 'digests'>): Line[] {
  const own = required(version)
  const stable = (other: SemVer): boolean => other.prerelease.length === 0
  if (!stable(own)) return channelTag === undefined ? [] : [channelLine(channelTag, own)]
  const major = `${own.major}`
  const minor = `${major}.${own.minor}`
  const inMajor = (other: SemVer): boolean => stable(other) && other.major === own.major
  const inMinor = (other: SemVer): boolean => inMajor(other) && other.minor === own.minor
  const { latest: all, major: majors, minor: minors } = floating ?? { latest: true, major: true, minor: true }
  return [
    ...(minors ? [{ tag: minor, of: minor, includes: inMinor }] : []),
    ...(majors && own.major > 0 ? [{ tag: major, of: major, includes: inMajor }] : []),
    ...(all ? [{ tag: 'latest', of: 'all', includes: stable }] : [])
  ]
}

function channelLine(tag: string, own: SemVer): Line {
  if (!isTag(tag) || tag === 'latest' || /^\d/.test(tag)) {
    throw new CutoverError('INPUT_INVALID', `${quoted(tag)} can't be the tag of a channel.`, {
      hint: 'Choose a word such as next or beta: latest and numbers belong to stable versions.'
    })
  }
  const channel = own.prerelease[0]
  return { tag, of: `channel ${channel}`, includes: other => other.prerelease[0] === channel }
}

function floatingStep(line: Line, facts: TagFacts): TagStep {
  const { tag } = line
  const { highest, higher } = ranked(line, facts)
  const present = facts.digests.get(tag)
  const own = highest.raw === facts.version
  const digest = own ? facts.digest : facts.digests.get(exactTag(highest.raw))
  // Tags of versions that are no longer published, or not yet to our knowledge, may be above all candidates.
  const above = higher.find(version => present !== undefined && facts.digests.get(exactTag(version.raw)) === present)
  if (above && present)
    return { tag, action: 'skip', version: above.raw, digest: present, why: `it means ${above.raw}, which is higher` }
  if (digest === undefined) throw unread(highest.raw)
  const step = { tag, version: highest.raw, digest }
  const why = `${highest.raw} is the highest of ${line.of}`
  if (present === undefined) return { ...step, action: 'create', why }
  if (present !== digest) return { ...step, action: 'move', why }
  return { ...step, action: own ? 'keep' : 'skip', why }
}

/** The highest candidate of a line, the version itself included, and what else in the registry is above it. */
function ranked(line: Line, { version, tags, published }: Pick<TagFacts, 'version' | 'tags' | 'published'>) {
  const releases = published && new Set(published)
  const inLine = tags.flatMap(tag => versionOf(tag) ?? []).filter(other => line.includes(other))
  const candidates = inLine.filter(other => !releases || releases.has(other.raw))
  const highest = candidates.reduce((a, b) => (compareBuild(a, b) < 0 ? b : a), required(version))
  return { highest, higher: inLine.filter(other => compareBuild(other, highest) > 0) }
}

/** Whether a tag is that of one version, written once: `1.4.2`, not `1.4` or `latest`. */
export const isVersionTag = (tag: string): boolean => versionOf(tag) !== undefined

/** The version whose exact tag this is. */
const versionOf = (tag: string): SemVer | undefined => parseVersion(tag.replace('_', '+'))

/** Exactly as semver.org writes it: no `v`, no spaces. */
const parseVersion = (text: string): SemVer | undefined =>
  /^\d/.test(text) && !/\s/.test(text) ? (parse(text) ?? undefined) : undefined

function required(text: string): SemVer {
  const version = parseVersion(text)
  if (version) return version
  throw new CutoverError('VERSION_INVALID', `${quoted(text)} is no semantic version.`, {
    hint: 'Give a version such as 1.4.2 or 1.4.2-rc.1, without v.'
  })
}

const unread = (version: string): CutoverError =>
  new CutoverError('INTERNAL', `The tags were planned before the tag of ${version} was read.`, {
    hint: 'This is a defect in Cutover. Please report it with the log of this run.'
  })
