import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import type { Builder } from '../../src/image/build.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Release } from '../../src/release/release.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { buildImages, plannedImages } from '../../src/steps/images.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { labelled, stocking } from '../image/images.ts'

const commit = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const another = 'f'.repeat(40)
const release: Release = {
  kind: 'release',
  ref: 'v1.4.2',
  version: '1.4.2',
  channel: 'stable',
  prerelease: false,
  sha: commit
}

let server: Registry
beforeEach(async () => {
  server = await startRegistry()
})
afterEach(() => server.stop())

const context: Context = {
  report: silent,
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere' },
  event: { name: 'release', payload: {} },
  run: runOf({}),
  signal: new AbortController().signal
}

const planFor = (more: Partial<Release> = {}): Plan => {
  const inputs = { image: `${server.host}/acme/web`, tags: ['none'] }
  return {
    release: { ...release, ...more },
    settings: settings(inputs, undefined, release, {}),
    github: undefined,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
}

/** Nothing is built a second time. */
const builder: Builder = { build: () => expect.fail('built') }
const stored = (labels: object) => labelled(stocking(server, 'acme/web'), labels, '1.4.2').digest
const builtFrom = (revision: string) => stored({ 'org.opencontainers.image.revision': revision })

describe('an exact tag that is there already', () => {
  it.each<[string, Partial<Release>, string]>([
    ['of the same commit', {}, commit],
    ['of the same commit, shortened', {}, commit.slice(0, 7)],
    ['of another commit, where a person names the version by hand', { kind: 'dispatch' }, another]
  ])('%s is gone on with', async (_, more, revision) => {
    const digest = builtFrom(revision)
    const image = { name: 'web', repository: `${server.host}/acme/web`, digest, tag: '1.4.2' }
    expect(await buildImages(context, planFor(more), builder)).toEqual([{ ...image, tags: ['1.4.2'], metadata: {} }])
    expect(await plannedImages(context, planFor(more))).toEqual([image])
  })

  it('is gone on with when it does not say what it was built from', async () => {
    const digest = stored({})
    expect(await buildImages(context, planFor(), builder)).toMatchObject([{ digest }])
  })

  it('of another commit is refused, in a dry run as well', async () => {
    builtFrom(another)
    const refusal = {
      code: 'TAG_TAKEN',
      message: `${server.host}/acme/web:1.4.2 was built from commit ${another}, and this release is of ${commit}.`,
      hint: 'A published version is never replaced: publish this commit under a new version. Where another job builds the image, let it set the label org.opencontainers.image.revision to the commit.'
    }
    await expect(buildImages(context, planFor(), builder)).rejects.toMatchObject(refusal)
    await expect(plannedImages(context, planFor())).rejects.toMatchObject(refusal)
  })
})
