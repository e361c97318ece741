import { describe, expect, it } from 'vitest'
import { tagPolicyOf } from '../../src/config/tag-policy.ts'
import type { TagEvent } from '../../src/image/wanted-tags.ts'
import { wantedTags } from '../../src/image/wanted-tags.ts'

const sha = '0123456789abcdef0123456789abcdef01234567'
const now = Date.UTC(2026, 10, 21, 17, 5, 9)
const release = (version: string, more: Partial<TagEvent> = {}): TagEvent => ({
  version,
  tag: `v${version}`,
  sha,
  now,
  defaultBranch: 'main',
  ...more
})
const push = (branch: string, more: Partial<TagEvent> = {}): TagEvent => ({
  version: '0.0.0-branch.g0123456',
  branch,
  sha,
  now,
  defaultBranch: 'main',
  ...more
})

const wanted = (event: TagEvent, lines: string[], flavor: string[] = []): string[] =>
  wantedTags(tagPolicyOf(lines, flavor), event).map(({ tag, keeps }) => `${tag} ${keeps}`)
const none = ['latest=false']

describe('a release asks for', () => {
  it('what the words say', () => {
    const words = ['latest', 'major', 'minor']
    expect(wanted(release('1.4.2'), words)).toEqual(['1.4 highest', '1 highest', 'latest highest'])
    expect(wanted(release('0.4.2'), words)).toEqual(['0.4 highest', 'latest highest'])
    expect(wanted(release('1.4.2-rc.1'), words)).toEqual([])
  })

  it.each<[string, string, string[]]>([
    ['{{version}}', '1.4.2', ['1.4.2 once']],
    ['{{version}}', '1.4.2-rc.1+b', ['1.4.2-rc.1_b once']],
    ['{{raw}}', '1.4.2', ['v1.4.2 once']],
    ['{{major}}.{{minor}}', '1.4.2', ['1.4 highest']],
    ['{{major}}.{{minor}}', '1.4.2-rc.1', []],
    ['{{major}}', '1.4.2', ['1 highest']],
    ['{{major}}', '0.4.2', []],
    ['{{major}}-{{patch}}', '0.4.2', ['0-2 highest']],
    ['{{ minor }}/x', '1.4.2', ['4-x highest']]
  ])('type=semver,pattern=%s of %s as %j', (pattern, version, tags) => {
    expect(wanted(release(version), [`type=semver,pattern=${pattern}`], none)).toEqual(tags)
  })

  it.each<[string, string, string[]]>([
    ['pattern=v(\\d+\\.\\d+),group=1', 'v1.4.2', ['1.4 highest']],
    ['pattern=\\d.\\d', 'v1.4.2', ['1.4 highest']],
    ['pattern=/V(\\d)/i,group=1,prefix=line-', 'v1.4.2', ['line-1 highest']],
    ['pattern=v(.*),group=1', 'v1.4.2', ['1.4.2 once']],
    ['pattern=^(.+)@,group=1', 'web@1.4.2', ['web highest']],
    ['pattern=(x)?v,group=1', 'v1.4.2', []],
    ['pattern=nothing', 'v1.4.2', []],
    ['pattern=\\d', 'v1.4.2-rc.1', []],
    ['pattern=-(\\w+),group=1', 'v1.4.2-rc.1', ['rc highest']],
    ['pattern=v(.*),group=1', 'v1.4.2-rc.1', ['1.4.2-rc.1 once']]
  ])('type=match,%s of %s as %j', (pattern, tag, tags) => {
    const event = release(tag.replace(/^.*?(?=\d)/, ''), { tag })
    expect(wanted(event, [`type=match,${pattern}`], none)).toEqual(tags)
    expect(wanted(push('dev'), [`type=match,${pattern}`], none)).toEqual([])
  })

  it('its git tag, its commit, and a word for all releases', () => {
    const lines = ['type=sha', 'type=sha,format=long,prefix=', 'type=raw,value=stable', 'type=ref,event=tag']
    expect(wanted(release('1.4.2', { tag: 'web@1.4.2' }), lines, none)).toEqual([
      'web-1.4.2 once',
      'stable highest',
      'sha-0123456 commit',
      `${sha} commit`
    ])
  })

  it('nothing that a branch, a pull request or a schedule would', () => {
    const lines = ['type=ref,event=branch', 'type=ref,event=pr', 'type=edge', 'type=schedule']
    expect(wanted(release('1.4.2'), lines)).toEqual([])
  })

  it('latest as a word for stable versions only', () => {
    expect(wanted(release('1.4.2'), ['type=raw,value=latest'])).toEqual(['latest highest'])
    expect(wanted(release('1.4.2-rc.1'), ['type=raw,value=latest'])).toEqual([])
  })

  it('a word for prereleases only', () => {
    const lines = ['type=raw,value=next,enable={{is_prerelease}}']
    expect(wanted(release('1.4.2'), lines)).toEqual([])
    expect(wanted(release('1.4.2-rc.1'), lines)).toEqual(['next highest'])
  })
})

describe('a branch asks for', () => {
  const lines = ['type=ref,event=branch', 'type=edge', 'type=semver,pattern={{version}}', 'latest']

  it('its own name, in letters that a tag may have', () => {
    expect(wanted(push('feature/#12 äöü'), lines)).toEqual(['feature-12- newest'])
  })

  it('edge, where it is the default one or the one that is named', () => {
    expect(wanted(push('main'), lines)).toEqual(['edge newest', 'main newest'])
    expect(wanted(push('develop'), ['type=edge,branch=develop'])).toEqual(['edge newest'])
    expect(wanted(push('main'), ['type=edge,branch=develop'])).toEqual([])
  })

  it('what templates make of it', () => {
    const rules = ["type=raw,value={{branch}}-{{date 'YYYY.MM.DD-HHmmss'}}-{{sha}},enable={{is_default_branch}}"]
    expect(wanted(push('main'), rules)).toEqual(['main-2026.11.21-170509-0123456 commit'])
    expect(wanted(push('develop'), rules)).toEqual([])
  })

  it('no name that would have to be cut', () => {
    const branch = 'x'.repeat(129)
    expect(() => wanted(push(branch), lines)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: `"${'x'.repeat(80)}…", which type=ref makes here, can't be a tag.`
      })
    )
    expect(wanted(push('x'.repeat(128)), lines)).toEqual([`${'x'.repeat(128)} newest`])
    expect(() => wanted(push('..'), lines)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
  })
})

it('a pull request asks for its number, a schedule for its pattern in UTC', () => {
  expect(wanted({ version: '0.0.0-pr', pull: '7', sha, now }, ['type=ref,event=pr', 'latest'])).toEqual(['pr-7 newest'])
  const lines = ['type=schedule', "type=schedule,pattern={{date 'YYYYMMDD'}}"]
  expect(wanted(push('main', { scheduled: true }), lines)).toEqual(['nightly newest', '20261121 newest'])
})

it('priority orders the tags, the order of the lines those of equal priority, and no tag comes twice', () => {
  const lines = ['type=raw,value=b', 'type=raw,value=a', 'type=raw,value=c,priority=901', 'minor', 'type=raw,value=1.4']
  expect(wanted(release('1.4.2'), lines, none)).toEqual(['c highest', '1.4 highest', 'b highest', 'a highest'])
})

it('a flavor surrounds all tags but those with an own prefix or suffix', () => {
  const lines = ['minor', 'latest', 'type=sha', 'type=raw,value=a,suffix=', 'type=raw,value=b,enable=false']
  expect(wanted(release('1.4.2'), lines, ['suffix=-alpine', 'prefix=v,onlatest=true'])).toEqual([
    'v1.4-alpine highest',
    'va highest',
    'sha-0123456-alpine commit',
    'vlatest highest'
  ])
})
