import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import { CutoverError } from '../../src/errors.ts'
import type { Builder } from '../../src/image/build.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { githubOf } from '../../src/record/github.ts'
import type { Release } from '../../src/release/release.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { attestImage } from '../../src/steps/attest.ts'
import { buildImages, plannedImages } from '../../src/steps/images.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { holdings, labelled, stocking } from '../image/images.ts'
import { provenanceOf, sha } from '../image/signature/owner.ts'
import { type Sigstore, startSigstore } from '../image/signature/sigstore.ts'

let sigstore: Sigstore
let server: Registry
let github: GitHub
let built: string[]
beforeAll(async () => {
  sigstore = await startSigstore()
})
beforeEach(async () => {
  server = await startRegistry()
  github = await startGitHub({ repository: 'acme/web' })
  built = []
})
afterEach(() => Promise.all([server.stop(), github.stop()]))

const release: Release = { kind: 'release', ref: 'v1.4.2', version: '1.4.2', channel: 'stable', prerelease: false, sha }
const job = {
  GITHUB_REPOSITORY: 'acme/web',
  GITHUB_REF: 'refs/tags/v1.4.2',
  GITHUB_WORKFLOW_REF: 'acme/web/.github/workflows/release.yml@refs/tags/v1.4.2'
}
const context = (): Context => ({
  report: silent,
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere', ...job },
  event: { name: 'release', payload: {} },
  run: { ...runOf(job), api: github.url },
  signal: new AbortController().signal
})
const repository = () => `${server.host}/acme/web`
const plan = (more: Partial<Plan> = {}): Plan => ({
  release,
  settings: settings({ image: repository(), tags: ['none'], attest: true }, undefined, release, {}),
  github: githubOf({ ...context(), token: 'ghs', api: github.url, repository: 'acme/web' }),
  published: async () => [],
  tagPrefix: '',
  token: 'ghs',
  ...more
})
const builder: Builder = {
  async build({ labels }) {
    built.push('web')
    return { digest: labelled(stocking(server, 'acme/web'), labels).digest, metadata: {} }
  }
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('nothing failed'),
    (error: unknown) => {
      if (!(error instanceof CutoverError)) throw error
      return { code: error.code, message: error.message, hint: error.hint, built }
    }
  )

describe('before an image is built that is to be attested', () => {
  it('a job that may not say who it is fails with the lines to add', async () => {
    expect(await failure(buildImages(context(), plan(), builder))).toEqual({
      code: 'GITHUB_DENIED',
      message: 'The job may not attest its images: GitHub gives it no identity token.',
      hint: 'Give the job these permissions, beside those it has (naming one takes the unnamed away):\npermissions:\n  id-token: write\n  attestations: write',
      built: []
    })
  })

  it('a run without a token fails, because nobody would keep the attestation', async () => {
    expect(await failure(buildImages(context(), plan({ github: undefined }), builder))).toEqual({
      code: 'INPUT_INVALID',
      message: 'Nothing can be attested: there is no token to keep attestations at GitHub.',
      hint: 'Leave the input token as it is, or give one with attestations: write. Outside of GitHub Actions, leave attest out.',
      built: []
    })
  })
})

it('an image is attested for the workflow that runs', async () => {
  const { digest } = labelled(stocking(server, 'acme/web'), {})
  const clock = fakeClock()
  const registry = registryClient({ http: systemHttp({}), clock, report: silent, credentials: async () => undefined })
  const image = { domain: server.host, path: 'acme/web', spelling: repository(), digest }
  const signed: string[] = []
  const sign = async (one: { name: string; digest: string }) => {
    signed.push(`${one.name}@${one.digest}`)
    return sigstore.attest(provenanceOf(one.digest))
  }
  // The provenance names this job's repository, workflow and ref: else the second would sign again.
  for (const _ of [1, 2]) await attestImage(context(), plan(), registry, image, sign)
  expect({ signed, referrers: (await registry.referrers(image, digest)).length }).toEqual({
    signed: [`${server.host}/acme/web@${digest}`],
    referrers: 1
  })
})

describe('an image that is not accepted', () => {
  const refuse = async () => {
    throw new CutoverError('UNVERIFIED', 'no', { hint: 'no' })
  }
  const unattested = () => {
    const own = plan()
    return {
      ...own,
      settings: { ...own.settings, images: own.settings.images.map(one => ({ ...one, attest: false })) }
    }
  }

  it('gets no tag, and goes to no mirror', async () => {
    const own = unattested()
    const mirrored = own.settings.images.map(one => ({ ...one, mirrors: [`${server.host}/mirror/web`] }))
    const asked = { ...own, settings: { ...own.settings, images: mirrored } }
    expect(await failure(buildImages(context(), asked, builder, refuse))).toMatchObject({ code: 'UNVERIFIED' })
    expect({ tags: holdings(server, 'acme/web').tags, mirror: holdings(server, 'mirror/web').manifests }).toEqual({
      tags: {},
      mirror: []
    })
  })

  it('fails a dry run too', async () => {
    expect(await failure(plannedImages(context(), unattested(), refuse))).toMatchObject({ code: 'UNVERIFIED' })
  })
})

it('an image that another run has built is not attested: this one can not say how', async () => {
  const labels = { 'org.opencontainers.image.revision': sha }
  labelled(stocking(server, 'acme/web'), labels, '1.4.2')
  const identity = { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:9/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' }
  const own = context()
  await buildImages({ ...own, environment: { ...own.environment, ...identity } }, plan(), builder)
  expect({ built, asked: github.requests }).toEqual({ built: [], asked: [] })
})
