import { describe, expect, it } from 'vitest'
import { tagPolicyOf } from '../../src/config/tag-policy.ts'

const off = { latest: false, major: false, minor: false }

describe('the tags of an image', () => {
  it('are all floating ones where nothing is said', () => {
    expect(tagPolicyOf(undefined)).toEqual({ latest: true, major: true, minor: true })
  })

  it.each([
    [['none'], off],
    [['minor', 'latest'], { latest: true, major: false, minor: true }],
    [['# a comment', ' major ', ''], { ...off, major: true }]
  ])('take the words %j', (lines, policy) => {
    expect(tagPolicyOf(lines)).toEqual(policy)
  })

  it('take lines as docker/metadata-action knows them, with its priorities', () => {
    const lines = [
      'type=semver,pattern={{major}}.{{minor}},prefix=v',
      'type=ref,event=branch,enable={{is_default_branch}}',
      'type=sha,format=long,priority=5',
      'type=sha',
      'type=schedule',
      "type=schedule,pattern={{date 'YYYYMMDD'}}",
      'type=raw,value=stable,enable=false,suffix=-x',
      'type=edge',
      'type=edge,branch=develop'
    ]
    const enable = 'true'
    expect(tagPolicyOf(lines)).toEqual({
      ...off,
      latest: true,
      rules: [
        { type: 'semver', value: '{{major}}.{{minor}}', prefix: 'v', enable, priority: 900 },
        { type: 'ref', value: 'branch', enable: '{{is_default_branch}}', priority: 600 },
        { type: 'sha', value: 'long', enable, priority: 5 },
        { type: 'sha', value: 'short', enable, priority: 100 },
        { type: 'schedule', value: 'nightly', enable, priority: 1000 },
        { type: 'schedule', value: "{{date 'YYYYMMDD'}}", enable, priority: 1000 },
        { type: 'raw', value: 'stable', suffix: '-x', enable: 'false', priority: 200 },
        { type: 'edge', value: '', enable, priority: 700 },
        { type: 'edge', value: 'develop', enable, priority: 700 }
      ]
    })
  })

  it('take a pattern whose commas are in quotes, as a line of CSV', () => {
    const lines = ['type=match,"pattern=\\d{1,3}-""x"""', 'type=match,pattern=/v(.+)/i,group=1,priority=7']
    expect(tagPolicyOf(lines).rules).toEqual([
      { type: 'match', value: '\\d{1,3}-"x"', group: 0, enable: 'true', priority: 800 },
      { type: 'match', value: '/v(.+)/i', group: 1, enable: 'true', priority: 7 }
    ])
  })

  it.each([
    ['type=match,pattern=v(.*),group=1', [], true],
    ['type=semver,pattern={{version}}', [], true],
    ['type=ref,event=tag', ['latest=auto'], true],
    ['type=sha', [], false],
    ['type=sha', ['latest=true'], true],
    ['type=semver,pattern={{version}}', ['latest=false'], false]
  ])('with %s and the flavor %j have latest: %s', (line, flavor, latest) => {
    expect(tagPolicyOf([line], flavor).latest).toBe(latest)
  })

  it('have a prefix and a suffix, latest only where it is said', () => {
    const affixes = { prefix: 'v', suffix: '-alpine' }
    expect(tagPolicyOf(['none'], ['prefix=v', 'suffix=-alpine'])).toEqual({ ...off, affixes })
    expect(tagPolicyOf(['latest'], ['latest=false', 'prefix=v', 'suffix=-alpine,onlatest=true'])).toEqual({
      ...off,
      affixes,
      latestAffixes: { prefix: '', suffix: '-alpine' }
    })
  })

  it.each([
    [
      'stable',
      'it must be latest, major, minor, none, or begin with type= and one of schedule, semver, match, edge, ref, raw, sha'
    ],
    [
      'type=pep440,pattern={{version}}',
      'it must be latest, major, minor, none, or begin with type= and one of schedule, semver, match, edge, ref, raw, sha'
    ],
    [
      'type=toString',
      'it must be latest, major, minor, none, or begin with type= and one of schedule, semver, match, edge, ref, raw, sha'
    ],
    ['type=semver', 'type=semver needs pattern='],
    ['type=raw,value=', 'type=raw needs value='],
    ['type=ref,event=push', 'type=ref needs event='],
    ['type=raw,value=a,colour=red', 'type=raw has no attribute "colour"'],
    ['type=raw,value=a,priority=high', 'its priority must be a whole number'],
    ['type=raw,value=a,enable=yes', 'enable must be true, false, {{is_default_branch}} or {{is_prerelease}}'],
    ['type=raw,value={{major}}', '"major" is none of branch, tag, sha, date, is_default_branch, is_prerelease'],
    ['type=match', 'type=match needs pattern='],
    ['type=match,pattern=v(.*),group=2', 'its pattern has no group "2"'],
    ['type=match,pattern=v(.*),group=x', 'its pattern has no group "x"'],
    ['type=match,pattern=v(', 'its pattern is no regular expression: Unterminated group'],
    ['type=semver,pattern={{version}},group=1', 'type=semver has no attribute "group"'],
    ['type=raw,value={{', 'its double braces hold no name']
  ])('refuse %s', (line, why) => {
    expect(() => tagPolicyOf([line])).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(/^Entry ".*" of tags is not understood: /)
      })
    )
    expect(() => tagPolicyOf([line])).toThrow(`: ${why}.`)
  })

  it.each([['latest=maybe'], ['colour=red'], ['prefix=a,onlatest=x'], ['prefix=a/b'], ['suffix=ä'], ['prefix=-a']])(
    'refuse the flavor %s',
    flavor => {
      expect(() => tagPolicyOf(['none'], [flavor])).toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          message: expect.stringContaining('of flavor is not understood')
        })
      )
    }
  )
})
