import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import type { Builder } from '../../src/image/build.ts'
import type { Digest } from '../../src/image/image.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { deploymentsLedger } from '../../src/record/deployments.ts'
import { githubOf } from '../../src/record/github.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { buildImages, plannedImages } from '../../src/steps/images.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { labelled, stocking } from '../image/images.ts'

let server: Registry
let github: GitHub
let sha: string

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
/** Nothing is ever built. */
const builder: Builder = { build: () => expect.fail('built') }
const repository = () => `${server.host}/acme/web`
const api = () => githubOf({ ...context, token: 'ghs', api: github.url, repository: github.repository })

const plan = (records = true): Plan => {
  const release = { kind: 'release', ref: 'v1.4.2', version: '1.4.2', channel: 'stable', prerelease: false } as const
  const config = { version: 1, environments: { uat: {}, production: { promoteFrom: 'uat' } } } as const
  const inputs = { image: repository(), tags: ['none'] }
  const from = settings(inputs, { path: 'cutover.yml', config } as never, release, {})
  return {
    release: { ...release, sha },
    settings: from,
    github: records ? api() : undefined,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
}

/** Somebody released `version` to uat, and it ended so. */
async function released(version: string, digest: Digest, outcome: Outcome | undefined): Promise<void> {
  github.publishRelease(`v${version}`)
  const ledger = deploymentsLedger(api(), '')
  const id = await ledger.begin({
    task: 'deploy',
    environment: 'uat',
    production: false,
    version,
    ref: `v${version}`,
    releaseId: version,
    images: [{ name: 'web', repository: repository(), digest, tag: version }],
    actor: 'ada',
    runUrl: 'https://github.com/acme/shop/actions/runs/7'
  })
  if (outcome) await ledger.finish(id, { outcome, why: 'so it was' })
}
const image = (name: string, tag?: string, revision = sha): Digest =>
  labelled(stocking(server, 'acme/web'), { name, 'org.opencontainers.image.revision': revision }, tag).digest

beforeEach(async () => {
  server = await startRegistry()
  github = await startGitHub()
  github.publishRelease('v1.4.2')
  sha = github.commit('v1.4.2') ?? ''
})
afterEach(() => Promise.all([server.stop(), github.stop()]))

describe('an environment that promotes from another', () => {
  it('takes the image that was released there, whatever the registry has besides', async () => {
    const digest = image('released')
    await released('1.4.2', digest, 'SUCCEEDED')
    expect(await buildImages(context, plan(), builder)).toEqual([
      { name: 'web', repository: repository(), digest, tag: '1.4.2', tags: ['1.4.2'], metadata: {} }
    ])
    expect(server.store.repositories.get('acme/web')?.tags.get('1.4.2')).toBe(digest)
  })

  it('takes the image of the newest prerelease of the same commit, and gives it the tag of the version', async () => {
    await released('1.4.2-rc.1', image('first'), 'SUCCEEDED')
    const digest = image('second')
    await released('1.4.2-rc.2', digest, 'SUCCEEDED')
    await released('1.4.2-rc.3', image('of another commit', undefined, 'f'.repeat(40)), 'SUCCEEDED')
    await released('1.4.2-rc.4', image('bad'), 'ROLLED_BACK')
    expect(await buildImages(context, plan(), builder)).toMatchObject([{ digest, tag: '1.4.2', tags: ['1.4.2'] }])
  })

  it.each([true, false])('takes the exact tag where nothing is recorded (token: %s)', async records => {
    const digest = image('tagged', '1.4.2')
    expect(await buildImages(context, plan(records), builder)).toMatchObject([{ digest }])
    expect(await plannedImages(context, plan(records))).toMatchObject([{ digest }])
  })

  it.each(['ROLLED_BACK', undefined] as const)('takes nothing that ended with %s there', async outcome => {
    await released('1.4.2', image('bad', '1.4.2'), outcome)
    await expect(buildImages(context, plan(), builder)).rejects.toMatchObject({
      code: 'PREFLIGHT_FAILED',
      message: `1.4.2 can't be promoted from uat: its release there ended with ${outcome ?? 'no known outcome'}.`,
      hint: 'Let it succeed there first (https://github.com/acme/shop/actions/runs/7), or release a repaired version.'
    })
  })

  it('never builds: where there is no image it says what comes first', async () => {
    const refusal = {
      code: 'NOT_FOUND',
      message: `There is no image of ${repository()} 1.4.2 to promote from uat.`,
      hint: 'Release 1.4.2, or a prerelease of the same commit, to uat first: this environment builds nothing.'
    }
    await expect(buildImages(context, plan(), builder)).rejects.toMatchObject(refusal)
    await expect(plannedImages(context, plan())).rejects.toMatchObject(refusal)
  })

  it('says so when the image is gone from the registry', async () => {
    const digest: Digest = `sha256:${'0'.repeat(64)}`
    await released('1.4.2', digest, 'SUCCEEDED')
    await expect(buildImages(context, plan(), builder)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: `uat was released with ${digest}, which the registry has no more: release it there anew.`
    })
  })
})
