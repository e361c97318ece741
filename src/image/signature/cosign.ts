import type { Digest } from '../image.ts'
import { formatReference } from '../reference.ts'
import type { Manifest, RegistryClient } from '../registry.ts'
import { readSmall } from '../small-blob.ts'
import type { Candidate, Source, Subject } from './candidate.ts'
import { mostCandidates } from './candidate.ts'
import { type Layer, layersOf, readEach } from './referring.ts'
import { fieldsOf, parsed } from './statement.ts'

// https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
const signature = 'dev.cosignproject.cosign/signature'
const certificate = 'dev.sigstore.cosign/certificate'
const logEntry = 'dev.sigstore.cosign/bundle'
const timestamp = 'dev.sigstore.cosign/rfc3161timestamp'
const envelopeType = 'application/vnd.dsse.envelope.v1+json'
/** Keys have to be known beforehand; who holds them, nobody certifies. */
export const keySigned = 'it is signed with a key, not with a certificate'
const oldBundle = 'application/vnd.dev.sigstore.bundle+json;version=0.1'

/** What cosign up to version 2 left beside an image, under the tags `sha256-….sig` and `sha256-….att`, as bundles. */
export const cosignTags = (registry: RegistryClient): Source => ({
  name: "cosign's tags",
  async find(image) {
    const { domain, path, spelling, digest } = image
    const tags = ['sig', 'att'].map(end => ({ domain, path, spelling, tag: `${digest.replace(':', '-')}.${end}` }))
    const present = await Promise.all(tags.map(async one => ((await registry.resolve(one)) ? [one] : [])))
    return readEach(present.flat(), formatReference, async one =>
      signaturesIn(registry, image, one.tag, await registry.get(one))
    )
  }
})

async function signaturesIn(
  registry: RegistryClient,
  image: Subject,
  tag: string,
  manifest: Manifest
): Promise<Candidate[]> {
  const layers = layersOf(manifest).slice(0, mostCandidates)
  const where = ({ digest }: Layer): string => `${image.spelling}:${tag}, ${digest}`
  return readEach(layers, where, async layer => {
    if (!layer.annotations[certificate]) return [{ where: where(layer), unreadable: keySigned }]
    const text = await readSmall(registry, image, layer)
    if (layer.mediaType === envelopeType)
      return [{ where: where(layer), bundle: asBundle(layer, { dsseEnvelope: parsed(text.toString('utf8')) }) }]
    const told = { algorithm: 'SHA2_256', digest: Buffer.from(layer.digest.slice(7), 'hex').toString('base64') }
    const messageSignature = { messageDigest: told, signature: layer.annotations[signature] }
    return [{ where: where(layer), bundle: asBundle(layer, { messageSignature }), payload: text }]
  })
}

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto, from cosign's annotations. */
function asBundle({ annotations }: Layer, content: object): object {
  const pem = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(annotations[certificate] ?? '')?.[1]
  const stamp = fieldsOf(parsed(annotations[timestamp] ?? '')).SignedRFC3161Timestamp
  return {
    mediaType: oldBundle,
    verificationMaterial: {
      x509CertificateChain: { certificates: [{ rawBytes: (pem ?? '').replace(/\s/g, '') }] },
      tlogEntries: logEntriesOf(annotations[logEntry]),
      timestampVerificationData: { rfc3161Timestamps: stamp ? [{ signedTimestamp: stamp }] : [] }
    },
    ...content
  }
}

/** Rekor's answer as cosign keeps it. Kind and version stand in the entry itself. */
function logEntriesOf(text: string | undefined): object[] {
  const { SignedEntryTimestamp, Payload } = fieldsOf(parsed(text ?? ''))
  const { body, integratedTime, logIndex, logID } = fieldsOf(Payload)
  if (SignedEntryTimestamp === undefined) return []
  const { kind, apiVersion } = fieldsOf(parsed(Buffer.from(String(body), 'base64').toString('utf8')))
  return [
    {
      logIndex: String(logIndex),
      logId: { keyId: Buffer.from(String(logID), 'hex').toString('base64') },
      kindVersion: { kind, version: apiVersion },
      integratedTime: String(integratedTime),
      inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
      canonicalizedBody: body
    }
  ]
}

/** The image that cosign's payload names: https://github.com/containers/image/blob/main/docs/containers-signature.5.md */
export function signedImage(payload: Buffer): Digest | undefined {
  const { critical } = fieldsOf(parsed(payload.toString('utf8')))
  const digest = fieldsOf(fieldsOf(critical).image)['docker-manifest-digest']
  return typeof digest === 'string' ? (digest as Digest) : undefined
}
