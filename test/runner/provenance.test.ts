import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judge } from '../../src/image/signature/judge.ts'
import { assertIdentity } from '../../src/runner/provenance.ts'
import { owner, sha } from '../image/signature/owner.ts'
import { policy } from '../image/signature/place.ts'
import { type Sigstore, startSigstore } from '../image/signature/sigstore.ts'
import { startServices } from './services.ts'

const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/web:ref:refs/tags/v1.4.2',
  signer: owner.signer,
  repository: 'acme/web',
  ref: 'refs/tags/v1.4.2',
  sha,
  event_name: 'release',
  workflow_ref: 'acme/web/.github/workflows/release.yml@refs/tags/v1.4.2',
  job_workflow_ref: 'acme/web/.github/workflows/release.yml@refs/tags/v1.4.2',
  repository_id: '1',
  repository_owner_id: '2',
  runner_environment: 'github-hosted',
  run_id: '7',
  run_attempt: '1'
}
const digest = `sha256:${'ab'.repeat(32)}` as const
const image = { domain: 'ghcr.io', path: 'acme/web', spelling: 'ghcr.io/acme/web', digest }

let sigstore: Sigstore
let services: Awaited<ReturnType<typeof startServices>>
let folder: string
beforeEach(async () => {
  sigstore = await startSigstore()
  folder = await mkdtemp(join(tmpdir(), 'provenance-'))
})
afterEach(async () => {
  await Promise.all([services.stop(), rm(folder, { recursive: true })])
})

/** Signs in a process of its own: a repository's visibility decides which sigstore it signs by. */
async function signed(
  visibility: string,
  without?: string,
  spoiled: readonly string[] = []
): Promise<{ bundle?: unknown; error?: string }> {
  const all = Object.entries(sigstore.services).filter(([name]) => !without || !name.startsWith(without))
  services = await startServices(Object.fromEntries(all), claims, spoiled)
  const event = join(folder, 'event.json')
  await writeFile(event, JSON.stringify({ repository: { visibility } }))
  const script = join(import.meta.dirname, 'provenance-process.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, 'ghcr.io/acme/web', digest], {
    env: { ...services.environment, GITHUB_EVENT_PATH: event, GITHUB_SERVER_URL: 'https://github.com' }
  })
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as { bundle?: unknown; error?: string }
}
const judged = (root: object, bundle: unknown) =>
  judge(
    { policy, roots: { rootsFor: async () => [TrustedRoot.fromJSON(root)] }, manifest: async () => Buffer.alloc(0) },
    image,
    { where: 'here', bundle }
  )

describe('the provenance of a run', () => {
  it('of a public repository is signed by the public sigstore, and counts there', async () => {
    const { bundle } = await signed('public')
    expect(await judged(sigstore.root, bundle)).toEqual({ identity: owner })
    expect([...new Set(services.asked)]).toEqual([
      'token.actions.githubusercontent.com/.well-known/openid-configuration',
      'token.actions.githubusercontent.com/keys',
      'fulcio.sigstore.dev/api/v2/signingCert',
      'rekor.sigstore.dev/api/v1/log/entries'
    ])
  })

  it("of a private repository is signed by GitHub's own sigstore, and nothing of it is public", async () => {
    const { bundle } = await signed('private')
    expect(await judged(sigstore.clockRoot, bundle)).toEqual({ identity: owner })
    expect(services.asked.filter(name => name.includes('sigstore.dev'))).toEqual([])
  })

  it('that can not be signed says which image, and why', async () => {
    expect(await signed('private', 'fulcio')).toEqual({
      error: `ghcr.io/acme/web@${digest} can't be signed: error creating signing certificate - (404) Not Found.`
    })
  })

  it('shows no token, not even one that is none', async () => {
    expect(await signed('private', undefined, ['sigstore'])).toEqual({
      error: `ghcr.io/acme/web@${digest} can't be signed: invalid identity token: (not shown).`
    })
  })
})

it('a job without an identity is told which permissions to give', async () => {
  services = await startServices({}, claims)
  expect(() => assertIdentity({})).toThrow('The job may not attest its images: GitHub gives it no identity token.')
  expect(() => assertIdentity(services.environment)).not.toThrow()
})
