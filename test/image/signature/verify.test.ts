import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { globToRegExp } from '../../../src/config/glob.ts'
import type { Policy } from '../../../src/image/signature/policy.ts'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { type Owner, owner, provenanceOf } from './owner.ts'
import { elsewhere, type Place, placeFor, refusal } from './place.ts'
import { type Signing, type Sigstore, startSigstore } from './sigstore.ts'

let sigstore: Sigstore
let server: Registry
let place: Place
beforeAll(async () => {
  sigstore = await startSigstore()
})
beforeEach(async () => {
  server = await startRegistry()
  place = placeFor(server)
})
afterEach(() => server.stop())

const names = (more: Record<string, string> = {}) => ({
  ...more,
  [server.host]: 'registry',
  [place.index.digest]: 'IMAGE',
  [elsewhere]: 'ELSEWHERE'
})
/** Attests the image as `signing` says, beside it, and tells what is said of that. */
async function told(signing: Signing, asked: Partial<Policy> = {}, statement?: object): Promise<string> {
  const { digest } = place.refer(await sigstore.attest(statement ?? provenanceOf(place.index.digest), signing))
  return refusal(place.verify(sigstore.root, asked), names({ [digest]: 'BUNDLE' }))
}
const by = (given: Partial<Owner>, asked: Partial<Policy> = {}) => told({ owner: given }, asked)
const saying = (reason: string, what = 'build provenance'): string =>
  [
    `registry/acme/web@IMAGE has no ${what} that counts. Found:`,
    `- registry/acme/web@BUNDLE: ${reason}.`,
    "- cosign's tags: nothing."
  ].join('\n')

describe('an image with provenance', () => {
  it('of the right workflow is accepted, and its signer told', async () => {
    const { digest } = place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    const where = `${place.image.spelling}@${digest}`
    expect(await place.verify(sigstore.root)).toEqual({ where, identity: owner })
  })

  it('that fits all that may be asked for is accepted', async () => {
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    const workflow = `${owner.repository}/.github/workflows/release.yml`
    const ref = { pattern: 'refs/tags/v*', test: globToRegExp('refs/tags/v*') }
    const asked = { workflow, ref, commit: owner.commit, denySelfHostedRunners: true }
    expect((await place.verify(sigstore.root, asked)).identity).toEqual(owner)
  })

  it('is found by the tag of a registry that is older than referrers', async () => {
    await server.stop()
    server = await startRegistry({ referrers: false })
    place = placeFor(server)
    const { mediaType, digest } = place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    const manifest = await place.client.get({ ...place.image, digest })
    await place.client.putReferrer(place.image, { mediaType, bytes: manifest.bytes })
    expect((await place.verify(sigstore.root)).identity).toEqual(owner)
  })

  it('whose time a clock vouches for, as in private repositories, is accepted without any log', async () => {
    place.refer(await sigstore.attest(provenanceOf(place.index.digest), { witness: 'clock' }))
    expect((await place.verify(sigstore.clockRoot)).identity).toEqual(owner)
  })

  it('among bundles that do not count is accepted', async () => {
    place.refer('no JSON at all')
    place.refer(await sigstore.attest(provenanceOf(elsewhere)))
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    expect((await place.verify(sigstore.root)).identity).toEqual(owner)
  })

  it('of a reusable workflow elsewhere is accepted where that one is named, by path or by expression', async () => {
    const signer = 'https://github.com/acme/ci/.github/workflows/build.yml@refs/tags/v3'
    place.refer(await sigstore.attest(provenanceOf(place.index.digest), { owner: { signer } }))
    const workflow = signer.replace(/@.*/, '')
    for (const asked of [
      { workflow },
      { workflow: signer },
      { identity: /^https:..github.com.acme.ci\/.+@refs.tags.v3$/ }
    ])
      expect((await place.verify(sigstore.root, asked)).identity).toEqual({ ...owner, signer })
  })
})

describe('an image is refused', () => {
  it('without any signature', async () => {
    expect(await refusal(place.verify(sigstore.root), names())).toBe(
      "registry/acme/web@IMAGE has no build provenance that counts. Found:\n- the registry and cosign's tags: nothing."
    )
  })

  it('that another repository has built', async () => {
    expect(await by({ repository: 'https://github.com/evil/web' })).toBe(
      saying('it is of the repository "https://github.com/evil/web"')
    )
  })

  it.each([
    ['of another repository', 'https://github.com/evil/web/.github/workflows/release.yml@refs/tags/v1.4.2'],
    ['of one whose name only begins alike', 'https://github.com/acme/web-evil/.github/workflows/a.yml@refs/heads/main']
  ])('that a workflow %s has signed', async (_what, signer) => {
    expect(await by({ signer })).toBe(
      saying(`it is signed by "${signer}", which is no workflow of https://github.com/acme/web`)
    )
  })

  it('that the right workflow has signed at another ref than the one named', async () => {
    const workflow = owner.signer.replace('v1.4.2', 'v1.4')
    expect(await by({}, { workflow })).toBe(saying(`it is signed by "${owner.signer}", not by ${workflow}`))
  })

  it.each(['.github/workflows/other.yml', '.github/workflows/release.yml.evil.yml'])(
    'that %s has signed where release.yml should',
    async path => {
      const signer = `https://github.com/acme/web/${path}@refs/tags/v1.4.2`
      const workflow = 'https://github.com/acme/web/.github/workflows/release.yml'
      expect(await by({ signer }, { workflow })).toBe(saying(`it is signed by "${signer}", not by ${workflow}`))
    }
  )

  it('whose signer the expression does not match', async () => {
    const identity = /^(?:https:\/\/github\.com\/acme\/ci\/.*)$/
    expect(await by({}, { identity })).toBe(
      saying(`it is signed by "${owner.signer}", which ${identity.source} does not match`)
    )
  })

  it('whose signer another issuer vouches for', async () => {
    expect(await by({ issuer: 'https://accounts.evil.test' })).toBe(
      saying(`its signer "${owner.signer}" is vouched for by "https://accounts.evil.test"`)
    )
  })

  const ref = { pattern: 'refs/tags/v*', test: globToRegExp('refs/tags/v*') }
  it.each<[string, Partial<Owner>, Partial<Policy>, string]>([
    ['from another ref', { ref: 'refs/heads/dev' }, { ref }, 'from "refs/heads/dev", not from refs/tags/v*'],
    [
      'from a ref that only contains it',
      { ref: 'x/refs/tags/v1' },
      { ref },
      'from "x/refs/tags/v1", not from refs/tags/v*'
    ],
    ['from another commit', { commit: 'a'.repeat(40) }, { commit: owner.commit }, `from commit "${'a'.repeat(40)}"`],
    [
      'on another runner',
      { runner: 'self-hosted' },
      { denySelfHostedRunners: true },
      'on a runner that is "self-hosted", not github-hosted'
    ]
  ])('that was built %s', async (_what, given, asked, reason) => {
    expect(await by(given, asked)).toBe(saying(`it was built ${reason}`))
  })

  it('by provenance of another digest, such as that of one of its platforms', async () => {
    expect(await told({}, {}, provenanceOf(elsewhere))).toBe(saying('it is about "ELSEWHERE"'))
  })

  it('by an attestation that is no provenance', async () => {
    const spdx = provenanceOf(place.index.digest, { predicateType: 'https://spdx.dev/Document' })
    expect(await told({}, {}, spdx)).toBe(
      saying('it is "https://spdx.dev/Document", not https://slsa.dev/provenance/v1')
    )
  })

  it('by a certificate that was over when the log saw the signature', async () => {
    expect(await told({ at: new Date(Date.now() + 3_600_000) })).toBe(
      saying('its certificate was not valid at the time of the signature')
    )
  })

  it('by a certificate whose time of use nobody vouches for', async () => {
    expect(await told({ witness: 'nobody' })).toBe(saying('nobody who is trusted here says when it was signed'))
  })

  it('by a signature that only a clock has seen, where there is a log', async () => {
    const bundle = await sigstore.attest(provenanceOf(place.index.digest), { witness: 'clock', unlogged: false })
    const { digest } = place.refer(bundle)
    const root = { ...sigstore.root, timestampAuthorities: sigstore.clockRoot.timestampAuthorities }
    expect(await refusal(place.verify(root), names({ [digest]: 'BUNDLE' }))).toBe(
      saying('it is in no log of signatures')
    )
  })

  it('by a certificate that is in no log, where there is one', async () => {
    expect(await told({ unlogged: true })).toBe(saying('its certificate is in no log of certificates'))
  })

  it('by a certificate of an authority that is not trusted', async () => {
    const other = await startSigstore()
    const { digest } = place.refer(await other.attest(provenanceOf(place.index.digest)))
    expect(await refusal(place.verify(sigstore.root), names({ [digest]: 'BUNDLE' }))).toBe(
      saying('its certificate is of no authority that is trusted here')
    )
  })

  it('by a payload that was changed after it was signed', async () => {
    const bundle = await sigstore.attest(provenanceOf(elsewhere))
    const payload = Buffer.from(JSON.stringify(provenanceOf(place.index.digest))).toString('base64')
    const { digest } = place.refer({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload } })
    expect(await refusal(place.verify(sigstore.root), names({ [digest]: 'BUNDLE' }))).toBe(
      saying('it can\'t be verified: "DSSE payload hash mismatch"')
    )
  })

  it.each(['no JSON at all', '{"mediaType":"other"}', '[]', '7'])('by %s in the place of a bundle', async text => {
    const { digest } = place.refer(text)
    expect(await refusal(place.verify(sigstore.root), names({ [digest]: 'BUNDLE' }))).toBe(
      saying('it is no bundle of sigstore')
    )
  })
})
