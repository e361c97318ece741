import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../src/config/settings.ts'
import { CutoverError } from '../../src/errors.ts'
import type { PinnedImage } from '../../src/image/image.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Release } from '../../src/release/release.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { verifyImages } from '../../src/steps/verify.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { owner, provenanceOf, sha } from '../image/signature/owner.ts'
import { elsewhere, type Place, placeFor } from '../image/signature/place.ts'
import { type Sigstore, startSigstore } from '../image/signature/sigstore.ts'

let sigstore: Sigstore
let server: Registry
let github: GitHub
let place: Place
let folder: string
let said: string[]
beforeAll(async () => {
  sigstore = await startSigstore()
})
beforeEach(async () => {
  server = await startRegistry()
  github = await startGitHub({ repository: 'acme/web', token: 'ghs' })
  place = placeFor(server)
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
  await writeFile(
    join(folder, 'root.jsonl'),
    [sigstore.clockRoot, sigstore.root].map(root => `${JSON.stringify(root)}\n`).join('')
  )
  said = []
})
afterEach(async () => {
  await Promise.all([server.stop(), github.stop(), rm(folder, { recursive: true })])
})

const context = (): Context => ({
  report: { ...silent, line: text => said.push(text) },
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere' },
  event: { name: 'release', payload: {} },
  run: { ...runOf({ GITHUB_REPOSITORY: 'acme/deploy' }), api: github.url },
  signal: new AbortController().signal
})
const release: Release = { kind: 'release', ref: 'v1.4.2', version: '1.4.2', channel: 'stable', prerelease: false, sha }

function planFor(verify: readonly string[], more: Partial<Plan> = {}): Plan {
  const lines = ['repository=acme/web', `trusted-root=${join(folder, 'root.jsonl')}`, ...verify]
  return {
    release,
    settings: settings({ image: place.image.spelling, verify: lines }, undefined, release, {}),
    github: undefined,
    published: async () => [],
    tagPrefix: '',
    token: 'ghs',
    ...more
  }
}
const pinned = (): PinnedImage[] => [
  { name: 'web', repository: place.image.spelling, digest: place.index.digest, tag: '1.4.2' }
]
const verify = (lines: readonly string[] = [], more: Partial<Plan> = {}, images = pinned()) =>
  verifyImages(context(), planFor(lines, more), images)
const keep = async (bundle: object) => {
  const init = { method: 'POST', headers: { authorization: 'Bearer ghs' }, body: JSON.stringify({ bundle }) }
  expect((await fetch(`${github.url}/repos/acme/web/attestations`, init)).status).toBe(201)
}

async function failure(work: Promise<unknown>): Promise<{ code: string; message: string; hint: string }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  )
  if (!(error instanceof CutoverError)) throw error ?? expect.fail('no failure')
  const names = { [server.host]: 'registry', [place.index.digest]: 'IMAGE', [github.url]: 'API', [folder]: '.' }
  const named = (text: string) => Object.entries(names).reduce((all, [from, to]) => all.replaceAll(from, to), text)
  return { code: error.code, message: named(error.message), hint: named(error.hint) }
}
const unverified = (...found: string[]) => ({
  ...unverifiedIn(...found),
  hint: `${unverifiedIn().hint} The token needs attestations: read to ask GitHub.`
})
/** Where GitHub is not asked. */
const unverifiedIn = (...found: string[]) => ({
  code: 'UNVERIFIED',
  message: ['registry/acme/web@IMAGE has no build provenance that counts. Found:', ...found].join('\n'),
  hint: 'Nothing was changed. Let a workflow of https://github.com/acme/web build the image with attest: true, or correct verify of production.'
})

describe('the gate before a deploy', () => {
  it('lets an image pass that is attested in the registry, without a word to GitHub', async () => {
    const { digest } = place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    await verify(['ref=refs/tags/v*', 'workflow=.github/workflows/release.yml', 'commit=true'])
    const { spelling } = place.image
    expect({ said, asked: github.requests }).toEqual({
      said: [`${spelling}@${place.index.digest} is signed by ${owner.signer} (${spelling}@${digest})`],
      asked: []
    })
  })

  it('lets an image pass that GitHub alone has the attestation of, and gives its storage no token', async () => {
    await keep(await sigstore.attest(provenanceOf(place.index.digest), { witness: 'clock' }))
    await verify()
    expect(said).toEqual([
      `${place.image.spelling}@${place.index.digest} is signed by ${owner.signer} (GitHub, acme/web, attestation 1)`
    ])
    expect(github.requests.slice(1).map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      `GET /repos/acme/web/attestations/${encodeURIComponent(place.index.digest)}?per_page=100&predicate_type=provenance 200`,
      expect.stringMatching(/^GET \/kept-attestations\/\d+\.json\.sn 200$/)
    ])
  })

  it('lets an image pass by one attestation where another can not be had', async () => {
    for (const witness of ['clock', undefined] as const)
      await keep(await sigstore.attest(provenanceOf(place.index.digest), witness ? { witness } : {}))
    github.faults.add({ path: /kept-attestations/, times: 1, effect: { answer: 503 } })
    await verify(['source=github'])
    expect(said).toEqual([expect.stringContaining('(GitHub, acme/web, attestation 2)')])
  })

  it('writes nothing', async () => {
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    await verify()
    expect(server.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([])
  })

  it('refuses an image that nobody has attested, and says where it looked', async () => {
    expect(await failure(verify())).toEqual(
      unverified("- the registry and GitHub, acme/web and cosign's tags: nothing.")
    )
  })

  it('takes no answer from GitHub for no proof, and tells what is refused', async () => {
    const body = JSON.stringify({ message: 'Resource not accessible by integration' })
    github.faults.add({
      path: /attestations/,
      effect: { answer: 403, headers: { 'content-type': 'application/json' }, body }
    })
    expect(await failure(verify())).toEqual(
      unverified(
        '- GitHub, acme/web: GitHub refused to list attestations in acme/web at API (403): Resource not accessible by integration.',
        "- the registry and cosign's tags: nothing."
      )
    )
  })

  it('takes a bundle that GitHub does not give for no proof', async () => {
    await keep(await sigstore.attest(provenanceOf(place.index.digest)))
    github.faults.add({ path: /kept/, effect: { answer: 500 } })
    expect(await failure(verify())).toEqual(
      unverified(
        `- GitHub, acme/web, attestation 1: GitHub keeps an attestation that it does not give: answered 500 at ${new URL(github.url).host}.`,
        "- the registry and cosign's tags: nothing."
      )
    )
  })

  it('without a token asks the registry only, and says so', async () => {
    expect(await failure(verify([], { token: undefined }))).toEqual(
      unverified('- GitHub, acme/web: there is no token to ask with.', "- the registry and cosign's tags: nothing.")
    )
  })

  it('takes a registry that is down for no proof, and a proof from GitHub all the same', async () => {
    await server.stop()
    const { message, ...rest } = await failure(verify(['source=registry']))
    const { message: _, ...expected } = unverifiedIn()
    expect(rest).toEqual(expected)
    const reason = "Can't reach the registry registry: the connection was refused."
    expect(message.split('\n').slice(1)).toEqual([`- the registry: ${reason}`, `- cosign's tags: ${reason}`])
    await keep(await sigstore.attest(provenanceOf(place.index.digest)))
    await verify()
  })

  it('passes over a manifest beside the image that can not be read, and says so', async () => {
    const { digest } = place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    server.faults.add({ path: new RegExp(`manifests/${digest}`), times: 9, effect: { answer: 404 } })
    expect(await failure(verify(['source=registry']))).toEqual(
      unverifiedIn(
        `- registry/acme/web@${digest}: registry/acme/web@${digest} is not in the registry.`,
        "- cosign's tags: nothing."
      )
    )
  })

  it('asks for every image', async () => {
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    const images = [...pinned(), { ...pinned()[0], digest: elsewhere } as PinnedImage]
    expect((await failure(verify([], {}, images))).message.split('\n')[0]).toBe(
      `registry/acme/web@${elsewhere} has no build provenance that counts. Found:`
    )
  })

  it('leaves out what a dry run would build only later', async () => {
    const unbuilt = { ...pinned()[0], digest: `sha256:${'0'.repeat(64)}` } as PinnedImage
    await verify([], {}, [unbuilt])
    expect(said).toEqual([`Would verify ${place.image.spelling} once it is built`])
  })

  it('refuses a deploy that names no image, because it would let any pass', async () => {
    expect(await failure(verify([], {}, []))).toEqual({
      code: 'UNVERIFIED',
      message: 'production takes verified images only, and no image is named by its digest.',
      hint: 'Give the input images, for instance from the output images of the action build.'
    })
  })

  it('refuses a run by hand where the commit is to be the same, because it tells none', async () => {
    const byHand: Release = { ...release, kind: 'dispatch' }
    expect(await failure(verify(['commit=true'], { release: byHand }))).toEqual({
      code: 'UNVERIFIED',
      message: 'A run by hand does not tell which commit 1.4.2 is of, and verify wants it.',
      hint: 'Start the run by the release, or leave commit out of verify.'
    })
  })

  it('says of a file that is no trusted root how to get one', async () => {
    await writeFile(join(folder, 'root.jsonl'), '{"mediaType":"other"}')
    expect(await failure(verify())).toEqual({
      code: 'FILE_UNREADABLE',
      message: './root.jsonl is no trusted root of sigstore: it names no certificate authority.',
      hint: 'Write it anew: gh attestation trusted-root > ./root.jsonl'
    })
  })
})
