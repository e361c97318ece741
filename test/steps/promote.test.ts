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

const context = (): Context => ({
  report: silent,
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere' },
  event: { name: 'release', payload: {} },
  run: runOf({ GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.repository }),
  signal: new AbortController().signal
})
const promote = (to: string[], more: { tags?: string[]; from?: string; token?: string } = {}) =>
  promoteStep(context(), {
    from: `${server.host}/uat/web:1.4.2`,
    to,
    tags: undefined,
    referrers: true,
    signatures: true,
    refresh: false,
    token: undefined,
    ...more
  })

beforeEach(async () => {
  server = await startRegistry()
  other = await startRegistry()
  github = await startGitHub()
  index = stocking(server, 'uat/web').index('1.4.2')
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
})
