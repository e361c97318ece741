import { describe, expect, it } from 'vitest'
import { type Reading, releaseOf } from '../../src/release/event.ts'
import { failure } from './failure.ts'
import { payload, published } from './payloads.ts'

const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const variables = { GITHUB_SHA: sha }
const url = 'https://github.com/Codertocat/Hello-World/releases/tag/0.0.1'

const ofTag = (tag: string, reading?: Reading) => releaseOf('release', published({ tag_name: tag }), variables, reading)

describe('a published release', () => {
  it('is read from the payload that GitHub sends', () => {
    expect(releaseOf('release', published(), variables)).toEqual({
      kind: 'release',
      ref: '0.0.1',
      version: '0.0.1',
      channel: 'stable',
      prerelease: false,
      sha,
      url
    })
  })

  it.each([
    ['v1.4.2', { version: '1.4.2', channel: 'stable', prerelease: false }],
    ['v1.5.0-rc.1', { version: '1.5.0-rc.1', channel: 'rc', prerelease: true }],
    ['1.5.0-beta2+build.7', { version: '1.5.0-beta2+build.7', channel: 'beta', prerelease: true }],
    ['1.5.0-1', { version: '1.5.0-1', channel: 'prerelease', prerelease: true }],
    ['web@1.2.3', { component: 'web', version: '1.2.3', channel: 'stable', prerelease: false }],
    ['web@v1.2.3', { component: 'web', version: '1.2.3', channel: 'stable', prerelease: false }],
    ['web-v1.2.3', { component: 'web', version: '1.2.3', channel: 'stable', prerelease: false }],
    ['web/v1.2.3', { component: 'web', version: '1.2.3', channel: 'stable', prerelease: false }],
    ['apps/web/v1.2.3', { component: 'apps/web', version: '1.2.3', channel: 'stable', prerelease: false }],
    ['web-2-1.2.3-rc-4.5.6', { component: 'web-2', version: '1.2.3-rc-4.5.6', channel: 'rc', prerelease: true }],
    ['@acme/web@1.2.3', { component: '@acme/web', version: '1.2.3', channel: 'stable', prerelease: false }]
  ])('of tag %s', (tag, expected) => {
    expect(ofTag(tag)).toEqual({ kind: 'release', ref: tag, sha, url, ...expected })
  })

  it('is a prerelease when it is ticked as one, whatever its version', () => {
    const payload = published({ tag_name: 'v1.2.3', prerelease: true })
    expect(releaseOf('release', payload, variables)).toMatchObject({
      version: '1.2.3',
      channel: 'prerelease',
      prerelease: true
    })
  })

  it.each([
    ['web-v', 'web-v1.2.3', 'web'],
    ['web@', 'web@1.2.3', 'web'],
    ['apps/web/', 'apps/web/v1.2.3', 'apps/web'],
    ['release_', 'release_1.2.3', 'release_']
  ])('of tag-prefix %s and tag %s belongs to %s', (tagPrefix, tag, component) => {
    expect(ofTag(tag, { tagPrefix })).toMatchObject({ ref: tag, version: '1.2.3', component })
  })

  it('of another component is refused with the condition that keeps it away', () => {
    expect(failure(() => ofTag('api-v1.2.3', { tagPrefix: 'web-v' }))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'The tag "api-v1.2.3" doesn\'t begin with tag-prefix "web-v".',
      hint: "Start this job for its own tags only: if: startsWith(github.ref_name, 'web-v')"
    })
  })

  it.each([
    'nightly',
    '',
    '1.2.3.4',
    '01.2.3',
    '=1.2.3',
    ' 1.2.3',
    '1.2.3-',
    `1.2.3-${'a'.repeat(130)}`,
    `${'a'.repeat(250)}@1.2.3`,
    'web@',
    '../1.2.3'
  ])('whose tag %j is no version is refused', tag => {
    expect(failure(() => ofTag(tag))).toMatchObject({ code: 'VERSION_INVALID' })
  })

  it('whose tag is hostile is refused with the tag made harmless and short', () => {
    expect(failure(() => ofTag(`v1\n::error::\u202e${'x'.repeat(5000)}`))).toEqual({
      code: 'VERSION_INVALID',
      message: `The tag "v1\\n::error::\\u202e${'x'.repeat(67)}…" is no semantic version of at most 128 characters.`,
      hint: 'Publish the release from a tag such as 1.4.2, v1.4.2, v1.5.0-rc.1, web@1.4.2, web-v1.4.2 or web/v1.4.2; for another prefix set tag-prefix.'
    })
  })

  it('whose tag is a moving one is told to name all three numbers', () => {
    expect(failure(() => ofTag('v1')).hint).toBe(
      'A release names all three numbers: v1.0.0. A tag that moves, like v1, should carry no release.'
    )
  })

  it('that is still a draft is refused', () => {
    expect(failure(() => releaseOf('release', published({ draft: true }), variables))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'The release is a draft.',
      hint: 'Publish it; the event that GitHub sends then starts this job.'
    })
  })

  it('carries no url that is none', () => {
    expect(releaseOf('release', published({ html_url: 'javascript:alert(1)' }), variables)).not.toHaveProperty('url')
  })
})

it.each(['released', 'prereleased', 'created', 'edited', 'deleted'])('the release event %s is refused', action => {
  const example = payload('release', example => example.action === action)
  expect(failure(() => releaseOf('release', example, variables))).toEqual({
    code: 'EVENT_UNUSABLE',
    message: `The release event "${action}" is not "published".`,
    hint: 'Use on: { release: { types: [published] } }: it comes once for each release and prerelease, for drafts when they are published.'
  })
})

describe('a dispatch', () => {
  const form = payload('workflow_dispatch')
  const started = (inputs: unknown, ref = 'refs/heads/main', reading?: Reading) =>
    releaseOf('workflow_dispatch', { ...form, inputs, ref }, { GITHUB_SHA: sha, GITHUB_REF: ref }, reading)

  it.each([{ version: '1.4.2' }, { version: 'v1.4.2' }, { ref: 'v1.4.2' }, { version: '', ref: 'refs/tags/v1.4.2' }])(
    'with %j is of that version',
    inputs => {
      expect(started(inputs)).toMatchObject({ kind: 'dispatch', version: '1.4.2', channel: 'stable', sha })
    }
  )

  it('takes a bare version for the component of tag-prefix', () => {
    expect(started({ version: '1.4.2' }, undefined, { tagPrefix: 'web-v' })).toMatchObject({
      version: '1.4.2',
      component: 'web'
    })
    expect(failure(() => started({ version: 'api-v1.4.2' }, undefined, { tagPrefix: 'web-v' })).code).toBe(
      'EVENT_UNUSABLE'
    )
  })

  it.each([{}, null, { ref: 'main' }, { ref: 'refs/heads/main' }])(
    'with %j is of the branch it was started on',
    inputs => {
      expect(started(inputs)).toEqual({
        kind: 'dispatch',
        ref: 'main',
        version: '0.0.0-main.g6113728f27ae',
        channel: 'main',
        prerelease: true,
        sha
      })
    }
  )

  it('on a tag is of that tag', () => {
    expect(started({}, 'refs/tags/v1.4.2')).toMatchObject({ kind: 'dispatch', ref: 'v1.4.2', version: '1.4.2' })
  })

  it('with the name of another branch is refused, because the run has not its commit', () => {
    expect(failure(() => started({ ref: 'other' }))).toEqual({
      code: 'INPUT_INVALID',
      message: 'The input ref "other" is neither a version nor the branch of this run.',
      hint: 'Choose the branch under "Use workflow from", so that the run has its commit, or name a version such as 1.4.2.'
    })
  })
})

describe('any other event', () => {
  it.each(['workflow_run', 'repository_dispatch'])('%s is refused', event => {
    expect(failure(() => releaseOf(event, payload(event), variables))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: `The event "${event}" names no version.`,
      hint: 'Start this job by release (types: [published]), push or workflow_dispatch, or give the version by the input version.'
    })
  })

  it('that is a schedule is a push to its branch', () => {
    const main = { ...variables, GITHUB_REF: 'refs/heads/main' }
    expect(releaseOf('schedule', { schedule: '0 3 * * *' }, main)).toEqual(
      releaseOf('push', { ref: 'refs/heads/main' }, main)
    )
  })

  it('will do when the version is said', () => {
    expect(releaseOf('schedule', {}, variables, { version: 'v1.4.2' })).toEqual({
      kind: 'dispatch',
      ref: 'v1.4.2',
      version: '1.4.2',
      channel: 'stable',
      prerelease: false,
      sha
    })
  })

  it('is refused without a commit', () => {
    expect(failure(() => releaseOf('release', published(), { GITHUB_SHA: 'main' }))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'GITHUB_SHA is "main", which is no commit.',
      hint: 'The Actions runner sets GITHUB_SHA; elsewhere, set it to the full name of the commit: git rev-parse HEAD'
    })
  })
})
