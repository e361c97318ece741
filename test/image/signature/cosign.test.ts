import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { owner, provenanceOf } from './owner.ts'
import { elsewhere, type Place, placeFor, refusal } from './place.ts'
import { type Sigstore, startSigstore } from './sigstore.ts'

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

const anySignature = { provenance: false }

/** What `cosign sign` of version 2 signs. */
const simple = (digest: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      critical: {
        identity: { 'docker-reference': 'registry/acme/web' },
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature'
      },
      optional: null
    })
  )

/** What is said of the one signature under the tag. */
async function told(tag: 'sig' | 'att', asked: { provenance: boolean } = anySignature): Promise<string> {
  const text = await refusal(place.verify(sigstore.root, asked), {})
  return text.replace(/^.*\n- \S+:sha256-[0-9a-f]+\.(...), sha256:[0-9a-f]+: /, `${tag} $1: `)
}

it('a signature of cosign 2 under its tag is accepted where it is not provenance that is wanted', async () => {
  const payload = simple(place.index.digest)
  const { digest } = place.index
  place.tagged('sig', payload.toString(), await sigstore.cosign(payload))
  const { where, identity } = await place.verify(sigstore.root, anySignature)
  expect(identity).toEqual(owner)
  expect(where.startsWith(`${place.image.spelling}:${digest.replace(':', '-')}.sig, sha256:`)).toBe(true)
})

it('a signature of cosign 2 is no provenance', async () => {
  const payload = simple(place.index.digest)
  place.tagged('sig', payload.toString(), await sigstore.cosign(payload))
  expect(await told('sig', { provenance: true })).toBe(
    'sig sig: it is a signature, not build provenance.\n- the registry: nothing.'
  )
})

it('a signature of another image under the tag of this one is refused', async () => {
  const payload = simple(elsewhere)
  place.tagged('sig', payload.toString(), await sigstore.cosign(payload))
  expect(await told('sig')).toBe(`sig sig: it is about "${elsewhere}".\n- the registry: nothing.`)
})

it('a signature of another payload is refused', async () => {
  place.tagged('sig', simple(place.index.digest).toString(), await sigstore.cosign(simple(elsewhere)))
  expect(await told('sig')).toBe('sig sig: it can\'t be verified: "digest mismatch".\n- the registry: nothing.')
})

it('a signature without certificate and log entry, as by a key, is refused', async () => {
  const payload = simple(place.index.digest)
  const annotations = await sigstore.cosign(payload)
  place.tagged('sig', payload.toString(), {
    'dev.cosignproject.cosign/signature': annotations['dev.cosignproject.cosign/signature']
  })
  expect(await told('sig')).toBe('sig sig: it is signed with a key, not with a certificate.\n- the registry: nothing.')
})

it('provenance that cosign 2 attested under its tag is accepted', async () => {
  const bundle = await sigstore.attest(provenanceOf(place.index.digest))
  const { certificate, tlogEntries } = bundle.verificationMaterial
  const [entry] = tlogEntries
  const Payload = {
    body: entry?.canonicalizedBody,
    integratedTime: Number(entry?.integratedTime),
    logIndex: Number(entry?.logIndex),
    logID: Buffer.from(entry?.logId.keyId ?? '', 'base64').toString('hex')
  }
  place.tagged('att', JSON.stringify(bundle.dsseEnvelope), {
    'dev.sigstore.cosign/certificate': `-----BEGIN CERTIFICATE-----\n${certificate.rawBytes}\n-----END CERTIFICATE-----\n`,
    'dev.sigstore.cosign/bundle': JSON.stringify({
      SignedEntryTimestamp: entry?.inclusionPromise.signedEntryTimestamp,
      Payload
    })
  })
  expect((await place.verify(sigstore.root)).identity).toEqual(owner)
})
