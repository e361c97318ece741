import { CutoverError, quoted } from '../errors.ts'
import { commitOf, type Fields, fieldsOf, textOf, type Variables } from './payload.ts'
import type { Release } from './release.ts'
import { parseTag, readTag, type Tagged } from './tag.ts'

/** What the user may say about how to read the event. */
export interface Reading {
  /** What stands before the version in this component's tags: `web-v`, `web@`. */
  readonly tagPrefix?: string
  /** A tag or version that goes before whatever the event says; any event will do then. */
  readonly version?: string
}

/**
 * The release that an event of GitHub Actions asks for.
 *
 * - `release` with action `published`: the version of its tag; a prerelease if it is ticked or if its version is one.
 * - `push` of a tag: as a release of that tag. `push` to a branch: `0.0.0-<branch>.g<commit>`.
 * - `schedule`: as a push to the branch that it runs on.
 * - `workflow_dispatch`: the input `version` (or `ref`), else the tag or branch that the form was started on.
 *
 * `sha` is the commit that the run has, GITHUB_SHA: a dispatch that names another version must check that tag out.
 * Fails with EVENT_UNUSABLE, VERSION_INVALID, or INPUT_INVALID for an input that is neither version nor branch of this run.
 */
export function releaseOf(event: string, payload: unknown, variables: Variables, reading: Reading = {}): Release {
  const fields = fieldsOf(payload)
  const prefix = reading.tagPrefix ?? ''
  const sha = commitOf(variables)
  if (reading.version !== undefined) return ofVersion(reading.version, prefix, sha)
  switch (event) {
    case 'release':
      return published(fields, prefix, sha)
    case 'push':
    case 'schedule':
      if (fields.deleted === true) throw unusable('The push deleted its ref: there is nothing to release.', onDeletion)
      return ofRef('push', textOf(fields, 'ref') ?? variables.GITHUB_REF ?? '', prefix, sha)
    case 'workflow_dispatch':
      return dispatched(fieldsOf(fields.inputs), variables.GITHUB_REF ?? '', prefix, sha)
    default:
      throw unusable(
        `The event ${quoted(event)} names no version.`,
        'Start this job by release (types: [published]), push or workflow_dispatch, or give the version by the input version.'
      )
  }
}

const onDeletion = 'Skip such pushes: if: github.event.deleted != true'

const unusable = (message: string, hint: string): CutoverError => new CutoverError('EVENT_UNUSABLE', message, { hint })

function published(fields: Fields, prefix: string, sha: string): Release {
  const action = textOf(fields, 'action') ?? ''
  const release = fieldsOf(fields.release)
  if (action !== 'published')
    throw unusable(
      `The release event ${quoted(action)} is not "published".`,
      'Use on: { release: { types: [published] } }: it comes once for each release and prerelease, for drafts when they are published.'
    )
  if (release.draft === true)
    throw unusable('The release is a draft.', 'Publish it; the event that GitHub sends then starts this job.')
  const tag = textOf(release, 'tag_name')
  if (tag === undefined)
    throw unusable(
      'The payload of the release event has no tag_name.',
      'Run this job on the payload that GitHub sends.'
    )
  const url = textOf(release, 'html_url')
  return {
    ...ofTag('release', tag, parseTag(tag, prefix), sha, release.prerelease === true),
    ...(url !== undefined && /^https?:\/\/[!-~]+$/.test(url) ? { url } : {})
  }
}

function dispatched(inputs: Fields, ref: string, prefix: string, sha: string): Release {
  const version = textOf(inputs, 'version')
  if (version) return ofVersion(version, prefix, sha)
  const wanted = textOf(inputs, 'ref')
  if (!wanted || wanted === ref || `refs/heads/${wanted}` === ref) return ofRef('dispatch', ref, prefix, sha)
  const tag = wanted.replace(/^refs\/tags\//, '')
  if (readTag(tag, prefix)) return ofVersion(tag, prefix, sha)
  throw new CutoverError(
    'INPUT_INVALID',
    `The input ref ${quoted(wanted)} is neither a version nor the branch of this run.`,
    {
      hint: 'Choose the branch under "Use workflow from", so that the run has its commit, or name a version such as 1.4.2.'
    }
  )
}

/** A version as a person types it (`1.4.2`) or as it is tagged (`web-v1.4.2`), whatever the prefix. */
function ofVersion(text: string, prefix: string, sha: string): Release {
  const bare = text.replace(/^refs\/tags\//, '')
  const tagged = readTag(bare, prefix) ?? readTag(`${prefix}${bare}`, prefix) ?? parseTag(bare, prefix)
  return ofTag('dispatch', bare, tagged, sha)
}

/** git allows no control character in a ref, and no host a longer one; a payload that was not made by git may have both. */
const branchRef = /^refs\/heads\/[^\u0000-\u0020\u007f]{1,255}$/

function ofRef(kind: 'push' | 'dispatch', ref: string, prefix: string, sha: string): Release {
  if (ref.startsWith('refs/tags/')) {
    const tag = ref.slice('refs/tags/'.length)
    return ofTag(kind === 'push' ? 'release' : kind, tag, parseTag(tag, prefix), sha)
  }
  if (branchRef.test(ref)) return ofBranch(kind, ref.slice('refs/heads/'.length), sha)
  throw unusable(`The ref ${quoted(ref)} is neither a branch nor a tag.`, 'Run this job on a branch or on a tag.')
}

function ofTag(kind: Release['kind'], tag: string, tagged: Tagged, sha: string, ticked = false): Release {
  const { component, version, prerelease } = tagged
  return {
    kind,
    ref: tag,
    ...(component === undefined ? {} : { component }),
    version,
    channel: ticked || prerelease.length > 0 ? channelOf(prerelease[0]) : 'stable',
    prerelease: ticked || prerelease.length > 0,
    sha
  }
}

/** `rc` for `rc.1`, `rc1` and `rc-1`; a prerelease without a word (`1.0.0-1`, or one that is only ticked) is `prerelease`. */
const channelOf = (identifier: string | number | undefined): string =>
  /^[a-z]+/i.exec(String(identifier ?? ''))?.[0] ?? 'prerelease'

/** A branch's version sorts below every release. The `g` is git describe's: `0.0.0-dev.0123456` would be no version. */
function ofBranch(kind: Release['kind'], branch: string, sha: string): Release {
  const slug = slugOf(branch)
  return { kind, ref: branch, version: `0.0.0-${slug}.g${sha.slice(0, 12)}`, channel: slug, prerelease: true, sha }
}

function slugOf(branch: string): string {
  const slug = branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return /[a-z]/.test(slug) ? slug : `branch-${slug}`.replace(/-$/, '')
}
