import type { SemVer } from 'semver'
import parse from 'semver/functions/parse.js'
import type { Affixes, TagPolicy, TagRule } from '../config/tag-policy.ts'
import { patternOf, template } from '../config/tag-policy.ts'
import { CutoverError, quoted } from '../errors.ts'
import type { Instant } from '../io/clock.ts'
import { isTag } from './reference.ts'

/** What the rules of tags may ask for, all of it known before anything is built. */
export interface TagEvent {
  /** Semantic version without `v`. */
  readonly version: string
  readonly sha: string
  /** The git tag that is released. */
  readonly tag?: string
  /** The branch that is built, where no version is released. */
  readonly branch?: string
  readonly defaultBranch?: string
  /** The number of the pull request that is built. */
  readonly pull?: string
  readonly scheduled?: boolean
  readonly now: Instant
}

export interface WantedTag {
  readonly tag: string
  /**
   * `once`: it belongs to one version. `highest`: it means the highest version that wants it. `commit`: the highest
   * version built from this commit. `newest`: the image that was built last.
   */
  readonly keeps: 'once' | 'highest' | 'commit' | 'newest'
}

const none: Affixes = { prefix: '', suffix: '' }
const byVersion = (value: string): TagRule => ({ type: 'semver', value, enable: 'true', priority: 900 })

/**
 * The tags that a policy asks for at an event, beside the exact one, in the order of their priority. Asked once more with
 * another version, it tells whether that one wants the same tag. Pure.
 * @throws INPUT_INVALID for a tag that no registry takes: it is never cut
 */
export function wantedTags(policy: TagPolicy, event: TagEvent): WantedTag[] {
  const version = parse(event.version)
  if (version === null) return []
  const { major, minor, rules = [], affixes = none, latestAffixes = none } = policy
  const words = [...(minor ? [byVersion('{{major}}.{{minor}}')] : []), ...(major ? [byVersion('{{major}}')] : [])]
  const wanted = new Map<string, WantedTag>()
  for (const rule of [...words, ...rules].sort((a, b) => b.priority - a.priority)) {
    const found = tagOf(rule, affixes, event, version)
    if (found && !wanted.has(found.tag)) wanted.set(found.tag, found)
  }
  const latest = `${latestAffixes.prefix}latest${latestAffixes.suffix}`
  if (policy.latest && isRelease(event) && isStable(version) && !wanted.has(latest))
    wanted.set(latest, { tag: latest, keeps: 'highest' })
  return [...wanted.values()]
}

const isStable = ({ prerelease }: SemVer): boolean => prerelease.length === 0
const isRelease = ({ branch, pull }: TagEvent): boolean => branch === undefined && pull === undefined

function tagOf(rule: TagRule, affixes: Affixes, event: TagEvent, version: SemVer): WantedTag | undefined {
  const render = (text: string): string =>
    text.replace(template, (_all, name: string, argument?: string) => partOf(name, argument, event, version))
  const base = render(rule.enable) === 'true' ? baseOf(rule, event, version) : undefined
  if (base === undefined) return undefined
  const { prefix = rule.type === 'sha' ? 'sha-' : event.pull && rule.type === 'ref' ? 'pr-' : affixes.prefix } = rule
  const tag = legal(render(`${prefix}${base}${rule.suffix ?? affixes.suffix}`))
  if (!isTag(tag)) throw unfit(tag, rule)
  const keeps = rule.type === 'match' && base.includes(version.raw) ? 'once' : keepsOf(rule, event)
  // `latest` of releases is that of stable versions, whoever asks for it.
  if (tag === 'latest' && keeps === 'highest' && !isStable(version)) return undefined
  return { tag, keeps }
}

/** The template of a rule's tag; undefined where the rule has nothing to say about this event. */
function baseOf({ type, value, group }: TagRule, event: TagEvent, version: SemVer): string | undefined {
  const { branch, tag, pull, sha } = event
  switch (type) {
    case 'semver':
      return isRelease(event) && versionFits(value, version) ? value : undefined
    case 'match':
      return isRelease(event) && tag !== undefined ? matched(patternOf(value), group ?? 0, tag, version) : undefined
    case 'ref':
      return { branch, tag, pr: pull }[value]
    case 'edge':
      return branch !== undefined && branch === (value || event.defaultBranch) ? 'edge' : undefined
    case 'schedule':
      return event.scheduled ? value : undefined
    case 'raw':
      return value
    case 'sha':
      return value === 'long' ? sha : sha.slice(0, 7)
  }
}

/** A prerelease has only those tags that a part of what makes it one is in: `1` of `v1.4.2-rc.1` is for stable versions. */
function matched(pattern: RegExp, group: number, tag: string, version: SemVer): string | undefined {
  const found = pattern.exec(tag)
  const [, end = 0] = found?.indices?.[group] ?? []
  const prerelease = tag.lastIndexOf(`-${version.prerelease.join('.')}`) + 1
  return isStable(version) || end > prerelease ? found?.[group] : undefined
}

/** A prerelease has no part in `1` and `1.4`; and no tag `0`, because 0.1 and 0.2 promise nothing to each other. */
function versionFits(pattern: string, version: SemVer): boolean {
  if (names(pattern, 'version', 'raw')) return true
  if (!isStable(version)) return false
  return version.major > 0 || !names(pattern, 'major') || names(pattern, 'minor', 'patch')
}

const names = (text: string, ...wanted: string[]): boolean =>
  [...text.matchAll(template)].some(found => wanted.includes(found[1] ?? ''))

function keepsOf({ type, value, prefix = '', suffix = '' }: TagRule, event: TagEvent): WantedTag['keeps'] {
  const all = `${prefix}${value}${suffix}`
  if (names(all, 'version', 'raw', 'tag') || (type === 'ref' && value === 'tag')) return 'once'
  if (type === 'sha' || names(all, 'sha')) return 'commit'
  const versioned = type === 'semver' || type === 'match' || type === 'raw'
  return versioned && isRelease(event) && !names(all, 'date', 'branch') ? 'highest' : 'newest'
}

function partOf(name: string, argument: string | undefined, event: TagEvent, version: SemVer): string {
  const { branch = '', tag = '', sha, defaultBranch } = event
  const values: Readonly<Record<string, () => string>> = {
    version: () => version.raw,
    raw: () => tag || version.raw,
    major: () => `${version.major}`,
    minor: () => `${version.minor}`,
    patch: () => `${version.patch}`,
    branch: () => branch,
    tag: () => tag,
    sha: () => sha.slice(0, 7),
    date: () => dated(event.now, argument ?? 'YYYYMMDD'),
    is_default_branch: () => `${branch !== '' && branch === defaultBranch}`,
    is_prerelease: () => `${isRelease(event) && !isStable(version)}`
  }
  return values[name]?.() ?? ''
}

/** In UTC: a tag must not depend on where a runner stands. */
function dated(now: Instant, format: string): string {
  const [YYYY = '', MM = '', DD = '', HH = '', mm = '', ss = ''] = new Date(now).toISOString().split(/\D/)
  return format.replace(/YYYY|MM|DD|HH|mm|ss/g, part => ({ YYYY, MM, DD, HH, mm, ss })[part] ?? part)
}

/** `feature/x` as `feature-x`; a `+` as `_`, as in exact tags. */
const legal = (text: string): string =>
  text
    .replaceAll('+', '_')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')

const unfit = (tag: string, { type }: TagRule): CutoverError =>
  new CutoverError('INPUT_INVALID', `${quoted(tag)}, which type=${type} makes here, can't be a tag.`, {
    hint: 'A tag has 1 to 128 characters and is never cut, because two would become one. Shorten the name, or disable the rule.'
  })
