import fc from 'fast-check'
import { valid } from 'semver'
import { describe, expect, it } from 'vitest'
import { releaseOf } from '../../src/release/event.ts'
import { failure } from './failure.ts'
import { payload } from './payloads.ts'

const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const variables = { GITHUB_SHA: sha }

describe('a push', () => {
  const push = payload('push', ({ deleted }) => deleted === false)
  const to = (ref: string, commit = sha) => releaseOf('push', { ...push, ref }, { GITHUB_SHA: commit })

  it('to a branch gets a version below every release', () => {
    expect(to('refs/heads/master')).toEqual({
      kind: 'push',
      ref: 'master',
      version: '0.0.0-master.g6113728f27ae',
      channel: 'master',
      prerelease: true,
      sha
    })
  })

  it('of a tag is a release of that tag', () => {
    expect(to('refs/tags/v1.2.3')).toEqual({
      kind: 'release',
      ref: 'v1.2.3',
      version: '1.2.3',
      channel: 'stable',
      prerelease: false,
      sha
    })
  })

  it.each([
    ['Feature/Über_Größe', 'feature-ber-gr-e'],
    ['0123', 'branch-0123'],
    ['日本', 'branch'],
    ['-.-', 'branch']
  ])('to branch %s has channel %s', (branch, channel) => {
    expect(to(`refs/heads/${branch}`)).toMatchObject({
      ref: branch,
      channel,
      version: `0.0.0-${channel}.g6113728f27ae`
    })
  })

  it('has a valid version whatever the branch and the commit are', () => {
    const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 40, maxLength: 40 })
    const branch = fc.string({ minLength: 1, unit: 'grapheme' }).filter(name => !/[\0- \x7f]/.test(name))
    fc.assert(
      fc.property(branch, hex, (name, digits) => {
        const { version } = to(`refs/heads/${name}`, digits.join(''))
        expect(valid(version)).toBe(version)
      })
    )
    expect(valid(to('refs/heads/007', '0123456'.padEnd(40, '0')).version)).toBe('0.0.0-branch-007.g012345600000')
  })

  it('that deletes its ref is refused', () => {
    const deletion = payload('push', ({ deleted }) => deleted === true)
    expect(failure(() => releaseOf('push', deletion, variables))).toEqual({
      code: 'EVENT_UNUSABLE',
      message: 'The push deleted its ref: there is nothing to release.',
      hint: 'Skip such pushes: if: github.event.deleted != true'
    })
  })

  it('of a tag that is no version, to no branch, or to a branch that git could not have made is refused', () => {
    expect(failure(() => to('refs/tags/simple-tag')).code).toBe('VERSION_INVALID')
    expect(failure(() => to('refs/pull/7/merge')).code).toBe('EVENT_UNUSABLE')
    expect(failure(() => to('refs/heads/a\nb')).code).toBe('EVENT_UNUSABLE')
  })
})
