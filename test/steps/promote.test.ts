import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { promoteStep } from '../../src/steps/promote.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { type Described, holdings, stocking } from '../image/images.ts'

let server: Registry
let other: Registry
let github: GitHub
let index: Described
let said: string[]
let warned: string[]

const context = (): Context => ({
  report: { ...silent, line: text => said.push(text), warning: text => warned.push(text) },
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere' },
  event: { name: 'release', payload: {} },
  run: runOf({ GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.repository }),
  signal: new AbortController().signal
})
interface More {
  readonly tags?: string[]
  readonly from?: string
  readonly token?: string
  readonly platforms?: string[]
  readonly 'dry-run'?: boolean
}
const promote = (to: string[], more: More = {}) =>
  promoteStep(context(), {
    from: `${server.host}/uat/web:1.4.2`,
    to,
    tags: undefined,
    referrers: true,
    signatures: true,
    refresh: false,
    platforms: undefined,
    'dry-run': false,
    token: undefined,
    ...more
  })

beforeEach(async () => {
  server = await startRegistry()
  other = await startRegistry()
  github = await startGitHub()
  index = stocking(server, 'uat/web').index('1.4.2')
  said = []
  warned = []
})
afterEach(() => Promise.all([server.stop(), other.stop(), github.stop()]))

describe('the action promote', () => {
  it('copies to several places, and tells which of them had it all', async () => {
    const here = `${server.host}/live/web`
    const there = `${other.host}/live/web`
    const first = await promote([here, there])
    expect(first.outputs).toEqual({
      digest: index.digest,
      copied: `${here}:1.4.2@${index.digest}\n${there}:1.4.2@${index.digest}`,
      skipped: '',
      tags: `${here}:1.4.2\n${there}:1.4.2`
    })
    expect(holdings(other, 'live/web')).toEqual(holdings(server, 'uat/web'))
    expect((await promote([here, `${other.host}/eu/web`])).outputs).toMatchObject({
      copied: `${other.host}/eu/web:1.4.2@${index.digest}`,
      skipped: `${here}:1.4.2@${index.digest}`
    })
  })

  it('sets the tag of a target, and those of the input', async () => {
    await promote([`${other.host}/live/web:blue`], { tags: ['stable'] })
    expect(holdings(other, 'live/web').tags).toEqual({ blue: index.digest, stable: index.digest })
  })

  it('moves floating tags to the highest version only', async () => {
    const newer = stocking(other, 'live/web').image('newer', 1, {}, '1.5.0')
    const { outputs } = await promote([`${other.host}/live/web`], { tags: ['1.4.2', 'latest', 'major', 'minor'] })
    expect(holdings(other, 'live/web').tags).toEqual({
      '1.4': index.digest,
      '1': newer.digest,
      '1.4.2': index.digest,
      '1.5.0': newer.digest,
      latest: newer.digest
    })
    expect(outputs.tags).toBe(`${other.host}/live/web:1.4.2\n${other.host}/live/web:1.4`)
  })

  it('counts for floating tags what is published, where it may ask', async () => {
    stocking(other, 'live/web').image('withdrawn', 1, {}, '1.5.0')
    github.publishRelease('v1.4.2')
    await promote([`${other.host}/live/web`], { tags: ['1.4.2', 'latest'], token: 'ghs' })
    expect(holdings(other, 'live/web').tags.latest).toBe(index.digest)
  })

  it.each([
    ['a digest in to', { to: [`r.example/web@sha256:${'0'.repeat(64)}`] }, 'Input to has "r.example/web@sha256:'],
    ['a floating tag without a version', { tags: ['stable', 'latest'] }, 'Input tags has latest, but no version']
  ])('refuses %s before anything is sent', async (_, { to, ...more }: { to?: string[]; tags?: string[] }, message) => {
    await expect(promote(to ?? [`${other.host}/live/web`], more)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(message)
    })
    expect([...server.requests, ...other.requests]).toEqual([])
  })

  it('finishes the other places before it tells that one failed', async () => {
    other.faults.add({ path: /gone/, times: 99, effect: { answer: 403 } })
    await expect(promote([`${other.host}/gone/web`, `${other.host}/live/web`])).rejects.toMatchObject({
      code: 'REGISTRY_DENIED'
    })
    expect(holdings(other, 'live/web').tags).toEqual({ '1.4.2': index.digest })
  })

  it('tells of each place that failed, not of the first alone', async () => {
    other.faults.add({ path: /gone|lost/, times: 99, effect: { answer: 403 } })
    await expect(promote([`${other.host}/gone/web`, `${other.host}/lost/web`])).rejects.toMatchObject({
      message: expect.stringContaining(`${other.host}/gone/web`)
    })
    expect(warned).toEqual([expect.stringContaining(`${other.host}/lost/web`)])
  })

  it('takes some platforms of an index, with what is attested of them, in an index of its own', async () => {
    const here = `${server.host}/live/web`
    const there = `${other.host}/live/web`
    const { outputs } = await promote([here, there], { platforms: ['linux/arm64'] })
    const all = entriesOf(server, 'uat/web', index.digest)
    const [entries] = [server, other].map(place => entriesOf(place, 'live/web', String(outputs.digest)))
    expect(entries).toEqual([all[1], all[3]])
    expect(outputs).toMatchObject({ tags: `${here}:1.4.2\n${there}:1.4.2`, skipped: '' })
    expect(holdings(other, 'live/web')).toMatchObject({
      tags: { '1.4.2': outputs.digest },
      manifests: [outputs.digest, all[1]?.digest, all[3]?.digest].sort()
    })
    expect((await promote([here], { platforms: ['linux/arm64/v8'] })).outputs).toMatchObject({
      digest: outputs.digest,
      skipped: `${here}:1.4.2@${outputs.digest}`
    })
  })

  it('makes such an index within one repository too, where nothing else is to be copied', async () => {
    const from = `${server.host}/uat/web@${index.digest}`
    const { outputs } = await promote([`${server.host}/uat/web`], { from, platforms: ['linux/amd64'] })
    expect(entriesOf(server, 'uat/web', String(outputs.digest))).toHaveLength(2)
    expect(outputs.digest).not.toBe(index.digest)
  })

  it('with all platforms is what it is without the input', async () => {
    const { outputs } = await promote([`${other.host}/live/web`], { platforms: ['linux/amd64', 'linux/arm64'] })
    expect(outputs.digest).toBe(index.digest)
  })

  it.each([
    ['1.4.2', 'linux/s390x', 'NOT_FOUND', 'has no image for linux/s390x.'],
    ['one', 'linux/amd64', 'INPUT_INVALID', 'it is one image.'],
    ['1.4.2', 'arm64', 'INPUT_INVALID', '"arm64" is no platform.']
  ])('of %s for %s is refused before anything is written', async (tag, platform, code, message) => {
    stocking(server, 'uat/web').image('one', 1, {}, 'one')
    const from = `${server.host}/uat/web:${tag}`
    await expect(promote([`${other.host}/live/web`], { from, platforms: [platform] })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message)
    })
    expect(other.requests).toEqual([])
  })

  it.each([
    ['all', {}],
    ['one platform', { platforms: ['linux/arm64'] }],
    ['floating tags', { tags: ['1.4.2', 'latest', 'major'] }]
  ])('of %s as a dry run tells what it would do, and writes nothing', async (_, more: More) => {
    const to = [`${server.host}/live/web`, `${other.host}/live/web`]
    stocking(server, 'uat/web').referrer('signature', index)
    stocking(other, 'live/web').image('newer', 1, {}, '2.0.0')
    const before = [server, other].map(place => holdings(place, 'live/web'))
    const { outputs } = await promote(to, { ...more, 'dry-run': true })
    const methods = new Set([...server.requests, ...other.requests].map(({ method }) => method))
    expect([...methods].filter(method => method !== 'GET' && method !== 'HEAD')).toEqual([])
    expect([server, other].map(place => holdings(place, 'live/web'))).toEqual(before)
    const foreseen = said.filter(line => line.includes(': copied')).sort()
    expect(foreseen.every(line => line.startsWith('Dry run, not done: '))).toBe(true)
    said = []
    warned = []
    expect(await promote(to, more)).toEqual({ outputs })
    expect(
      said
        .filter(line => line.includes(': copied'))
        .map(line => `Dry run, not done: ${line}`)
        .sort()
    ).toEqual(foreseen)
  })
})

const entriesOf = ({ store }: Registry, path: string, digest: string): { readonly digest: string }[] =>
  JSON.parse(String(store.repositories.get(path)?.manifests.get(digest as `sha256:${string}`)?.bytes)).manifests
