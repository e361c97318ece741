import fc from 'fast-check'
import { compareBuild, parse } from 'semver'
import { describe, expect, it } from 'vitest'
import type { Digest } from '../../src/image/image.ts'
import { digestOf } from '../../src/image/image.ts'
import type { TagFacts } from '../../src/image/tags.ts'
import { exactTag, planTags, tagsToRead } from '../../src/image/tags.ts'

const imageOf = (version: string): Digest => digestOf(Buffer.from(version))
const there = (...versions: string[]): [string, Digest][] =>
  versions.map(version => [exactTag(version), imageOf(version)])

/** The plan for a version in a registry that holds `entries`; only what `tagsToRead` names is known of them. */
function plan(version: string, entries: [string, Digest][], more: Partial<TagFacts> = {}) {
  const facts = { version, digest: imageOf(version), tags: entries.map(([tag]) => tag), ...more }
  const wanted = new Set(tagsToRead(facts))
  return planTags({ ...facts, digests: new Map(entries.filter(([tag]) => wanted.has(tag))) })
}
const brief = (...args: Parameters<typeof plan>): string[] =>
  plan(...args).map(({ tag, action, version }) => `${action} ${tag} ${version}`)

describe('the tags of a version', () => {
  it('of a first release are all created, the exact one first', () => {
    expect(plan('1.4.2', [])).toEqual([
      { tag: '1.4.2', action: 'create', version: '1.4.2', digest: imageOf('1.4.2'), why: '1.4.2 is new' },
      { tag: '1.4', action: 'create', version: '1.4.2', digest: imageOf('1.4.2'), why: '1.4.2 is the highest of 1.4' },
      { tag: '1', action: 'create', version: '1.4.2', digest: imageOf('1.4.2'), why: '1.4.2 is the highest of 1' },
      {
        tag: 'latest',
        action: 'create',
        version: '1.4.2',
        digest: imageOf('1.4.2'),
        why: '1.4.2 is the highest of all'
      }
    ])
  })

  it('of a patch to an old line leave the newer lines alone', () => {
    const present = there('1.2.8', '1.3.0', '2.0.0')
    present.push(
      ['1.2', imageOf('1.2.8')],
      ['1', imageOf('1.3.0')],
      ['2', imageOf('2.0.0')],
      ['latest', imageOf('2.0.0')]
    )
    expect(brief('1.2.9', present)).toEqual([
      'create 1.2.9 1.2.9',
      'move 1.2 1.2.9',
      'skip 1 1.3.0',
      'skip latest 2.0.0'
    ])
  })

  it('of a prerelease are its exact tag alone', () => {
    expect(brief('2.0.0-rc.1', there('1.0.0'))).toEqual(['create 2.0.0-rc.1 2.0.0-rc.1'])
  })

  it('of a prerelease with a channel tag keep that at the highest of the channel', () => {
    const present = [
      ...there('2.0.0-rc.2', '2.0.0-beta.9', '3.0.0'),
      ['next', imageOf('2.0.0-rc.2')] as [string, Digest]
    ]
    expect(brief('2.0.0-rc.1', present, { channelTag: 'next' })).toEqual([
      'create 2.0.0-rc.1 2.0.0-rc.1',
      'skip next 2.0.0-rc.2'
    ])
    expect(brief('2.0.0-rc.10', present, { channelTag: 'next' })[1]).toBe('move next 2.0.0-rc.10')
  })

  it('below 1.0 have no tag 0', () => {
    expect(brief('0.3.1', there('0.4.0'))).toEqual(['create 0.3.1 0.3.1', 'create 0.3 0.3.1', 'create latest 0.4.0'])
  })

  it.each([
    [{ latest: false, major: true, minor: true }, ['1.0.0', '1.0', '1']],
    [{ latest: true, major: false, minor: false }, ['1.0.0', 'latest']],
    [{ latest: false, major: false, minor: false }, ['1.0.0']]
  ])('float only as far as %j asks', (floating, tags) => {
    expect(plan('1.0.0', [], { floating }).map(({ tag }) => tag)).toEqual(tags)
  })

  it('write the plus of build metadata as an underscore', () => {
    expect(brief('1.0.0+b.2', there('1.0.0+b.1'))).toEqual([
      'create 1.0.0_b.2 1.0.0+b.2',
      'create 1.0 1.0.0+b.2',
      'create 1 1.0.0+b.2',
      'create latest 1.0.0+b.2'
    ])
  })

  it('that are there already are kept', () => {
    const present = [
      ...there('1.0.0'),
      ...['1.0', '1', 'latest'].map((tag): [string, Digest] => [tag, imageOf('1.0.0')])
    ]
    expect(brief('1.0.0', present)).toEqual(['keep 1.0.0 1.0.0', 'keep 1.0 1.0.0', 'keep 1 1.0.0', 'keep latest 1.0.0'])
  })

  it('that a crashed release left behind are made good by the next one', () => {
    expect(brief('1.0.1', [...there('1.0.0', '2.0.0'), ['latest', imageOf('1.0.0')]])).toEqual([
      'create 1.0.1 1.0.1',
      'create 1.0 1.0.1',
      'create 1 1.0.1',
      'move latest 2.0.0'
    ])
  })

  it('are never written over by another image', () => {
    const present: [string, Digest][] = [['1.0.0', imageOf('other')]]
    expect(() => plan('1.0.0', present)).toThrow(
      expect.objectContaining({
        code: 'TAG_TAKEN',
        message: `The tag 1.0.0 has another image: ${imageOf('other')}, not ${imageOf('1.0.0')}.`
      })
    )
  })

  it('ignore what is no version, or no published one', () => {
    const present = [
      ...there('9.0.0'),
      ...['v8.0.0', 'main', '7', '7.0', 'sha-abc', '6.0.0 '].map((tag): [string, Digest] => [tag, imageOf(tag)])
    ]
    expect(brief('1.0.0', present, { published: ['1.0.0', '0.9.0'] }).at(-1)).toBe('create latest 1.0.0')
    expect(brief('1.0.0', present).at(-1)).toBe('create latest 9.0.0')
  })

  it('do not move below a higher version that is not known to be published', () => {
    const present: [string, Digest][] = [...there('9.0.0'), ['latest', imageOf('9.0.0')]]
    expect(plan('1.0.0', present, { published: [] }).at(-1)).toEqual({
      tag: 'latest',
      action: 'skip',
      version: '9.0.0',
      digest: imageOf('9.0.0'),
      why: 'it means 9.0.0, which is higher'
    })
  })
})

it.each([
  ['1.0', 'VERSION_INVALID'],
  ['v1.0.0', 'VERSION_INVALID'],
  [`1.0.0-${'a'.repeat(128)}`, 'VERSION_INVALID']
])('%s has no exact tag', (version, code) => {
  expect(() => exactTag(version)).toThrow(expect.objectContaining({ code }))
})

it.each(['latest', '1', '2.0', 'a b', ''])('%j can not be the tag of a channel', channelTag => {
  expect(() => plan('1.0.0-rc.1', [], { channelTag })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
})

const small = fc.integer({ min: 0, max: 3 })
const version = fc
  .tuple(small, small, small, fc.option(fc.constantFrom('rc.1', 'rc.2', 'beta')), fc.option(fc.constantFrom('a', 'b')))
  .map(([x, y, z, pre, build]) => `${x}.${y}.${z}${pre === null ? '' : `-${pre}`}${build === null ? '' : `+${build}`}`)

describe('whatever the order of releases', () => {
  it('the tags end as the set of releases says, and no floating tag ever moves to a lower version', () => {
    fc.assert(
      fc.property(fc.uniqueArray(version, { minLength: 1, maxLength: 8 }), versions => {
        const registry = new Map<string, Digest>()
        const means = new Map<string, string>()
        for (const released of versions) {
          for (const step of plan(released, [...registry])) {
            const before = means.get(step.tag)
            if (before) expect(compareBuild(step.version, before)).toBeGreaterThanOrEqual(0)
            registry.set(step.tag, step.digest)
            means.set(step.tag, step.version)
          }
        }
        expect(Object.fromEntries(means)).toEqual(expected(versions))
      })
    )
  })
})

/** The policy once more, as a plain definition over the whole set. */
function expected(versions: readonly string[]): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const version of [...versions].sort(compareBuild)) {
    tags[exactTag(version)] = version
    const { major, minor, prerelease } = parse(version) ?? { major: 0, minor: 0, prerelease: [] }
    if (prerelease.length > 0) continue
    tags[`${major}.${minor}`] = version
    if (major > 0) tags[major] = version
    tags.latest = version
  }
  return tags
}
