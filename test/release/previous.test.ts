import fc from 'fast-check'
import { lt, rcompare } from 'semver'
import { expect, it } from 'vitest'
import { previousOf } from '../../src/release/previous.ts'

const of = (...tags: string[]) => tags.map(tag => ({ tag, draft: false, prerelease: false }))
const stable = { version: '2.0.0', prerelease: false }

it('a release follows the highest lower version, not the newest', () => {
  expect(previousOf(of('v1.2.9', 'v1.10.0', 'v2.0.0', 'v3.0.0', 'v1.3.0'), stable)).toEqual({
    tag: 'v1.10.0',
    version: '1.10.0'
  })
})

it('a stable release follows a stable one; a prerelease follows either', () => {
  const releases = [...of('v1.0.0', 'v1.9.0-rc.1'), { tag: 'v1.5.0', draft: false, prerelease: true }]
  expect(previousOf(releases, stable)?.tag).toBe('v1.0.0')
  expect(previousOf(releases, { version: '1.9.0-rc.2', prerelease: true })?.tag).toBe('v1.9.0-rc.1')
})

it('drafts, tags that are no version and other components are passed over', () => {
  const releases = [
    ...of('nightly', 'api@1.9.0', '1.8.0', 'web@1.1.0'),
    { tag: 'web@1.7.0', draft: true, prerelease: false }
  ]
  expect(previousOf(releases, { ...stable, component: 'web' })).toEqual({ tag: 'web@1.1.0', version: '1.1.0' })
  expect(previousOf(releases, stable)).toEqual({ tag: '1.8.0', version: '1.8.0' })
  expect(previousOf(of('web-v1.1.0', 'web@1.2.0'), { ...stable, component: 'web' }, 'web-v')?.tag).toBe('web-v1.1.0')
})

it('the first release, a rebuild of the same version and a push follow nothing', () => {
  expect(previousOf([], stable)).toBeUndefined()
  expect(previousOf(of('2.0.0', '2.0.0+build.2'), stable)).toBeUndefined()
  expect(previousOf(of('0.0.1'), { version: '0.0.0-dev.g0123456', prerelease: true })).toBeUndefined()
})

it('agrees with sorting all lower versions, in whatever order they are listed', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map(parts => parts.join('.'))
  fc.assert(
    fc.property(fc.array(version), version, (listed, current) => {
      const expected = listed.filter(one => lt(one, current)).sort(rcompare)[0]
      expect(previousOf(of(...listed), { version: current, prerelease: false })?.version).toBe(expected)
    })
  )
})
