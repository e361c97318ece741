import fc from 'fast-check'
import { compareBuild } from 'semver'
import { describe, expect, it } from 'vitest'
import type { TagPolicy } from '../../src/config/tag-policy.ts'
import { tagPolicyOf } from '../../src/config/tag-policy.ts'
import type { Digest } from '../../src/image/image.ts'
import { digestOf } from '../../src/image/image.ts'
import type { TagFacts } from '../../src/image/tags.ts'
import { exactTag, imagesToCompare, planTags, tagsToRead } from '../../src/image/tags.ts'
import type { Instant } from '../../src/io/clock.ts'

const imageOf = (version: string): Digest => digestOf(Buffer.from(version))
const small = fc.integer({ min: 0, max: 3 })
const version = fc
  .tuple(small, small, small, fc.option(fc.constantFrom('rc.1', 'rc.2', 'beta')), fc.option(fc.constantFrom('a', 'b')))
  .map(([x, y, z, pre, build]) => `${x}.${y}.${z}${pre === null ? '' : `-${pre}`}${build === null ? '' : `+${build}`}`)

describe('whatever the rules and the order of releases', () => {
  const lines = [
    'latest',
    'major',
    'minor',
    'type=semver,pattern=v{{version}}',
    'type=semver,pattern={{minor}}.x',
    'type=match,pattern=v(\\d+\\.\\d+),group=1,prefix=m',
    'type=match,pattern=-([a-z]+),group=1',
    'type=raw,value=any',
    'type=raw,value=next,enable={{is_prerelease}}',
    'type=sha'
  ]
  const flavors = [[], ['latest=false'], ['prefix=v'], ['suffix=-alpine,onlatest=true']]
  const policies = fc
    .tuple(fc.subarray(lines), fc.constantFrom(...flavors))
    .map(([some, flavor]) => tagPolicyOf(some.length > 0 ? some : ['none'], flavor))
  const orders = fc
    .uniqueArray(version, { minLength: 1, maxLength: 8 })
    .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))

  /** Two commits only, so that several versions share one. */
  const eventOf = (released: string) => ({
    tag: `v${released}`,
    sha: /[02]/.test(released.slice(4)) ? 'a'.repeat(40) : 'b'.repeat(40),
    now: 0
  })

  function publish(registry: Map<string, Digest>, means: Map<Digest, string>, floating: TagPolicy, released: string) {
    const digest = imageOf(released)
    means.set(digest, released)
    const facts = { version: released, digest, tags: [...registry.keys()], floating, event: eventOf(released) }
    const wanted = new Set(tagsToRead(facts))
    const digests = new Map([...registry].filter(([tag]) => wanted.has(tag)))
    const read = imagesToCompare({ ...facts, digests })
    const origins = new Map(read.map(one => [one, { version: means.get(one) ?? '' }]))
    for (const step of planTags({ ...facts, digests, origins })) {
      const before = means.get(registry.get(step.tag) ?? digest) ?? ''
      expect(compareBuild(means.get(step.digest) ?? '', before)).toBeGreaterThanOrEqual(
        step.action === 'create' ? -1 : 0
      )
      registry.set(step.tag, step.digest)
    }
  }

  it('the same releases end with the same tags, and publishing all of them again moves nothing', () => {
    fc.assert(
      fc.property(policies, orders, (floating, [one, other]) => {
        const ends = [one, other].map(order => {
          const registry = new Map<string, Digest>()
          const means = new Map<Digest, string>()
          for (const released of [...order, ...one]) publish(registry, means, floating, released)
          return Object.fromEntries([...registry].sort())
        })
        expect(ends[1]).toEqual(ends[0])
        for (const released of one) expect(ends[0]?.[exactTag(released, floating.affixes)]).toBe(imageOf(released))
      }),
      { numRuns: 150 }
    )
  })
})

it('the versions of another flavor are no candidates', () => {
  const others = ['x9.0.0', '9.0.0', 'v9.0.0', 'v9.0.0-debian'].map((tag): [string, Digest] => [tag, imageOf(tag)])
  const facts = {
    version: '1.0.0',
    digest: imageOf('1.0.0'),
    tags: others.map(([tag]) => tag),
    floating: tagPolicyOf(['latest'], ['prefix=v', 'suffix=-alpine,onlatest=true'])
  }
  expect(tagsToRead(facts)).toEqual([])
  const steps = planTags({ ...facts, digests: new Map(others) })
  expect(steps.map(({ tag, action, version }) => `${action} ${tag} ${version}`)).toEqual([
    'create v1.0.0-alpine 1.0.0',
    'create latest-alpine 1.0.0'
  ])
  const bare = { ...facts, floating: tagPolicyOf(['latest'], ['prefix=v,onlatest=true']), tags: ['x9.0.0'] }
  expect(planTags({ ...bare, digests: new Map(others) }).at(-1)).toMatchObject({ tag: 'vlatest', version: '1.0.0' })
})

describe('a tag of a branch', () => {
  const facts: TagFacts = {
    version: '0.0.0-main.g2222222',
    digest: imageOf('new'),
    tags: ['main'],
    floating: tagPolicyOf(['type=ref,event=branch']),
    event: { branch: 'main', sha: '2'.repeat(40), now: 0 },
    digests: new Map([['main', imageOf('old')]])
  }
  const made = (own: Instant, old: Instant | undefined) =>
    planTags({
      ...facts,
      origins: new Map([
        [imageOf('new'), { created: own }],
        [imageOf('old'), { version: '0.0.0-main.g1111111', ...(old === undefined ? {} : { created: old }) }]
      ])
    })[1]

  it('moves to what was built later, and over what does not say when it was built', () => {
    const moved = {
      tag: 'main',
      action: 'move',
      version: facts.version,
      digest: imageOf('new'),
      why: `${facts.version} is newer`
    }
    expect([made(2, 1), made(2, undefined)]).toEqual([moved, moved])
  })

  it('stays where a run that comes late would move it back', () => {
    expect(made(1, 2)).toEqual({
      tag: 'main',
      action: 'skip',
      version: '0.0.0-main.g1111111',
      digest: imageOf('old'),
      why: 'what it means is newer'
    })
  })

  it('is never that of a version', () => {
    const event = { branch: '1.4.2', sha: '2'.repeat(40), now: 0 }
    expect(() => planTags({ ...facts, event })).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: 'The rules of tags make "1.4.2" here, which is the exact tag of a version.'
      })
    )
  })
})

describe('a tag that a pattern finds in git tags', () => {
  const floating = tagPolicyOf(['type=match,pattern=^(web@\\d+\\.\\d+),group=1'], ['latest=false'])
  const facts = (tag: string) => ({
    version: '1.2.9',
    digest: imageOf('1.2.9'),
    tags: ['1.2.10', '1.2.8', '2.0.0'],
    digests: new Map<string, Digest>([['1.2.10', imageOf('1.2.10')]]),
    floating,
    event: { sha: '1'.repeat(40), now: 0, tag }
  })

  it('means the highest version whose own git tag, made alike, has it too', () => {
    expect(tagsToRead(facts('web@1.2.9'))).toEqual(['1.2.10'])
    expect(planTags(facts('web@1.2.9'))[1]).toEqual({
      tag: 'web-1.2',
      action: 'create',
      version: '1.2.10',
      digest: imageOf('1.2.10'),
      why: '1.2.10 is the highest of web-1.2'
    })
  })

  it('is that of this version alone where its git tag does not end with it', () => {
    expect(planTags(facts('web@1.2.9-final'))[1]).toMatchObject({ tag: 'web-1.2', version: '1.2.9' })
  })
})
