import type { SemVer } from 'semver'
import compareBuild from 'semver/functions/compare-build.js'
import type { TagPolicy } from '../config/tag-policy.ts'
import { CutoverError, quoted } from '../errors.ts'
import type { Digest } from './image.ts'
import type { Origin } from './origin.ts'
import { isTag } from './reference.ts'
import { exactTag, requiredVersion, versionOf } from './version-tag.ts'
import type { TagEvent, WantedTag } from './wanted-tags.ts'
import { wantedTags } from './wanted-tags.ts'

export { exactTag, isVersionTag } from './version-tag.ts'

/** What a version's tags should become, given what is there: see `planTags`. */
export interface TagFacts {
  /** Semantic version without `v`: `1.4.2-rc.1+build.7`. */
  readonly version: string
  /** The image of that version. */
  readonly digest: Digest
  /** A tag to keep at the highest prerelease of the same channel (`rc` of `-rc.1`); none by default. */
  readonly channelTag?: string
  /** The tags beside the exact one; `latest`, major and minor of a stable version by default. */
  readonly floating?: TagPolicy
  /** What else the policy's rules may ask for. */
  readonly event?: Omit<TagEvent, 'version'>
  /** All tags of the repository. */
  readonly tags: readonly string[]
  /** What those of `tags` mean that `tagsToRead` names. */
  readonly digests: ReadonlyMap<string, Digest>
  /** What the images of `imagesToCompare` say of themselves. */
  readonly origins?: ReadonlyMap<Digest, Origin>
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

type Known = Omit<TagFacts, 'digest' | 'digests'>

const exactTagOf = ({ floating }: Pick<TagFacts, 'floating'>, version: string): string =>
  exactTag(version, floating?.affixes)

/** Which tags must be resolved before `planTags` can decide. Pure. */
export function tagsToRead(facts: Known): string[] {
  const present = new Set(facts.tags)
  const wanted = new Set([exactTagOf(facts, facts.version)])
  for (const line of linesOf(facts)) {
    wanted.add(line.tag)
    if (line.keeps !== 'highest') continue
    const { highest, higher } = ranked(line, facts)
    for (const version of [highest, ...higher]) wanted.add(exactTagOf(facts, version.raw))
  }
  return [...wanted].filter(tag => present.has(tag))
}

/** Which images must tell their origin before `planTags` can decide: no list of tags says which is newer. Pure. */
export function imagesToCompare(facts: TagFacts): Digest[] {
  const present = linesOf(facts).flatMap(({ tag, keeps }) =>
    keeps === 'newest' || keeps === 'commit' ? (facts.digests.get(tag) ?? []) : []
  )
  const others = [...new Set(present)].filter(digest => digest !== facts.digest)
  return others.length === 0 ? [] : [facts.digest, ...others]
}

/**
 * The tags of one version, exact tag first: tags of one version are written once, `latest`, `X`, `X.Y` and what else
 * floats over versions mean the highest version of their line and never move to a lower one, and those of branches and
 * commits never move to an older image. Of these words a prerelease has none. Pure.
 * @throws TAG_TAKEN when a tag of one version has another image, VERSION_INVALID, INPUT_INVALID
 */
export function planTags(facts: TagFacts): TagStep[] {
  const steps = [exactStep(exactTagOf(facts, facts.version), facts)]
  for (const line of linesOf(facts)) {
    if (line.keeps === 'once') steps.push(exactStep(line.tag, facts))
    else if (line.keeps === 'highest') steps.push(floatingStep(line, facts))
    else steps.push(newestStep(line, facts))
  }
  return steps
}

function exactStep(tag: string, { version, digest, digests }: TagFacts): TagStep {
  const present = digests.get(tag)
  if (present === undefined) return { tag, action: 'create', version, digest, why: `${version} is new` }
  if (present === digest) return { tag, action: 'keep', version, digest, why: 'it has this image already' }
  throw new CutoverError('TAG_TAKEN', `The tag ${tag} has another image: ${present}, not ${digest}.`, {
    hint: 'A published version is never replaced. Release the change under a new version.'
  })
}

interface Line extends WantedTag {
  readonly of: string
  includes(version: SemVer): boolean
}

const usual: TagPolicy = { latest: true, major: true, minor: true }

function linesOf({ version, channelTag, floating = usual, event = { sha: '', now: 0 } }: Known): Line[] {
  const own = requiredVersion(version)
  const asked = new Map<string, WantedTag[]>()
  const ask = ({ raw }: SemVer): WantedTag[] => {
    const { tag, ...rest } = event
    // The git tag of another version, as this one's is made.
    const theirs = tag?.endsWith(own.raw) ? `${tag.slice(0, -own.raw.length)}${raw}` : undefined
    const named = raw === own.raw ? tag : theirs
    const at = { ...rest, version: raw, ...(named === undefined ? {} : { tag: named }) }
    const wanted = asked.get(raw) ?? wantedTags(floating, at)
    asked.set(raw, wanted)
    return wanted
  }
  const lines = ask(own)
    .filter(({ tag }) => tag !== exactTag(version, floating.affixes))
    .map(wanted => ({
      ...wanted,
      of: wanted.tag === 'latest' ? 'all' : wanted.tag,
      includes: (other: SemVer) => ask(other).some(({ tag }) => tag === wanted.tag)
    }))
  for (const { tag, keeps } of lines) if (keeps !== 'once' && versionOf(tag, floating.affixes)) throw unsteady(tag)
  return channelTag === undefined || own.prerelease.length === 0 ? lines : [...lines, channelLine(channelTag, own)]
}

const unsteady = (tag: string): CutoverError =>
  new CutoverError(
    'INPUT_INVALID',
    `The rules of tags make ${quoted(tag)} here, which is the exact tag of a version.`,
    {
      hint: 'Such a tag is written once and never moves. Give the rule a prefix or a suffix.'
    }
  )

function channelLine(tag: string, own: SemVer): Line {
  if (!isTag(tag) || tag === 'latest' || /^\d/.test(tag)) {
    throw new CutoverError('INPUT_INVALID', `${quoted(tag)} can't be the tag of a channel.`, {
      hint: 'Choose a word such as next or beta: latest and numbers belong to stable versions.'
    })
  }
  const channel = own.prerelease[0]
  return { tag, keeps: 'highest', of: `channel ${channel}`, includes: other => other.prerelease[0] === channel }
}

function floatingStep(line: Line, facts: TagFacts): TagStep {
  const { tag } = line
  const { highest, higher } = ranked(line, facts)
  const present = facts.digests.get(tag)
  const own = highest.raw === facts.version
  const digest = own ? facts.digest : facts.digests.get(exactTagOf(facts, highest.raw))
  // Tags of versions that are no longer published, or not yet to our knowledge, may be above all candidates.
  const above = higher.find(
    version => present !== undefined && facts.digests.get(exactTagOf(facts, version.raw)) === present
  )
  if (above && present)
    return { tag, action: 'skip', version: above.raw, digest: present, why: `it means ${above.raw}, which is higher` }
  if (digest === undefined) throw unread(highest.raw)
  const step = { tag, version: highest.raw, digest }
  const why = `${highest.raw} is the highest of ${line.of}`
  if (present === undefined) return { ...step, action: 'create', why }
  if (present !== digest) return { ...step, action: 'move', why }
  return { ...step, action: own ? 'keep' : 'skip', why }
}

/** Where nothing is known of what is there, it is older. Of builds in the same second the digest decides. */
function newestStep({ tag, keeps }: Line, { version, digest, digests, origins }: TagFacts): TagStep {
  const present = digests.get(tag)
  const step = { tag, version, digest }
  if (present === undefined) return { ...step, action: 'create', why: `${version} is the first` }
  if (present === digest) return { ...step, action: 'keep', why: 'it has this image already' }
  const own = { version, ...origins?.get(digest) }
  const other = origins?.get(present) ?? {}
  const byVersion = keeps === 'commit' ? compareVersions(own.version, other.version) : 0
  const order = byVersion || (own.created ?? 0) - (other.created ?? 0) || (digest < present ? -1 : 1)
  if (order > 0) return { ...step, action: 'move', why: `${version} is ${byVersion > 0 ? 'higher' : 'newer'}` }
  const why = `what it means is ${byVersion < 0 ? 'higher' : 'newer'}`
  return { tag, action: 'skip', version: other.version ?? '', digest: present, why }
}

function compareVersions(own: string, other: string | undefined): number {
  const theirs = other === undefined ? undefined : versionOf(other)
  return theirs ? compareBuild(requiredVersion(own), theirs) : 1
}

/** The highest candidate of a line, the version itself included, and what else in the registry is above it. */
function ranked(line: Line, { version, tags, published, floating }: Known) {
  const releases = published && new Set(published)
  const inLine = tags.flatMap(tag => versionOf(tag, floating?.affixes) ?? []).filter(other => line.includes(other))
  const candidates = inLine.filter(other => !releases || releases.has(other.raw))
  const highest = candidates.reduce((a, b) => (compareBuild(a, b) < 0 ? b : a), requiredVersion(version))
  return { highest, higher: inLine.filter(other => compareBuild(other, highest) > 0) }
}

const unread = (version: string): CutoverError =>
  new CutoverError('INTERNAL', `The tags were planned before the tag of ${version} was read.`, {
    hint: 'This is a defect in Cutover. Please report it with the log of this run.'
  })
