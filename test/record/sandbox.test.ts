import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { deploymentsLedger } from '../../src/record/deployments.ts'
import { githubOf } from '../../src/record/github.ts'
import type { Intent } from '../../src/record/ledger.ts'
import { publishedReleases } from '../../src/record/releases.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'

const http = systemHttp({})
let sandbox: GitHub
beforeEach(async () => {
  sandbox = await startGitHub({ token: 'ghs_token' })
})
afterEach(() => sandbox.stop())

const client = (repository = sandbox.repository) =>
  githubOf({
    http,
    clock: systemClock,
    signal: new AbortController().signal,
    token: 'ghs_token',
    api: sandbox.url,
    repository
  })

describe("a repository's record", () => {
  it('tells the releases of an environment newest first, with how each ended', async () => {
    const ledger = deploymentsLedger(client(), 'https://github.com/acme/shop/actions/runs/42')
    const intent = (version: string, environment: string): Intent => ({
      task: 'deploy',
      environment,
      production: environment === 'production',
      version,
      ref: 'main',
      releaseId: version.replaceAll('.', '-'),
      images: [],
      actor: 'ada',
      runUrl: 'https://github.com/acme/shop/actions/runs/42'
    })
    for (const version of ['1.0.0', '1.1.0']) {
      const id = await ledger.begin(intent(version, 'production'))
      await ledger.finish(id, { outcome: version === '1.0.0' ? 'SUCCEEDED' : 'ROLLED_BACK', why: 'so it was' })
    }
    await ledger.begin(intent('1.2.0', 'production'))
    await ledger.begin(intent('1.3.0', 'uat'))
    const before = sandbox.requests.length
    expect((await ledger.history('production', 10)).map(({ version, outcome }) => [version, outcome])).toEqual([
      ['1.2.0', undefined],
      ['1.1.0', 'ROLLED_BACK'],
      ['1.0.0', 'SUCCEEDED']
    ])
    expect(sandbox.requests.length - before).toBe(1)
  })

  it('lists all its releases, a page at a time', async () => {
    for (let patch = 0; patch < 101; patch++) sandbox.publishRelease(`v1.0.${patch}`, { prerelease: patch === 100 })
    const releases = await publishedReleases(client())
    expect(releases).toHaveLength(101)
    expect(releases.find(({ tag }) => tag === 'v1.0.100')).toEqual({ tag: 'v1.0.100', draft: false, prerelease: true })
    expect(sandbox.requests).toHaveLength(2)
  })

  it('is denied for a repository that the token does not see', async () => {
    await expect(publishedReleases(client('acme/other'))).rejects.toMatchObject({ code: 'GITHUB_DENIED' })
  })
})
