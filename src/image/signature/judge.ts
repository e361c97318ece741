import { X509Certificate } from 'node:crypto'
import type { Bundle } from '@sigstore/bundle'
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { CutoverError, messageOf, quoted } from '../../errors.ts'
import type { Candidate, Subject } from './candidate.ts'
import { keySigned, signedImage } from './cosign.ts'
import { identityOf, organizationIn } from './identity.ts'
import { type Identity, objection, type Policy } from './policy.ts'
import { provenanceType, statementOf, statementPayload } from './statement.ts'
import type { TrustRoots } from './trust.ts'

/** What became of one candidate: who signed, or why it does not count. */
export type Verdict = { readonly identity: Identity } | { readonly no: string }

export interface Bench {
  readonly policy: Policy
  readonly roots: TrustRoots
  /** The bytes of the image's manifest: what a signature without an envelope is of. */
  readonly manifest: () => Promise<Buffer>
}

/**
 * Holds a candidate against a policy: first what it is about, then its signature, certificate, log entry and time stamp
 * against the trusted roots, then the certified signer. Only what passes all of it counts.
 */
export async function judge(bench: Bench, image: Subject, candidate: Candidate): Promise<Verdict> {
  if ('unreadable' in candidate) return { no: candidate.unreadable.replace(/\.$/, '') }
  try {
    const { bundleFromJSON } = await import('@sigstore/bundle')
    if (typeof candidate.bundle !== 'object' || candidate.bundle === null) return { no: 'it is no bundle of sigstore' }
    const bundle = bundleFromJSON(candidate.bundle)
    const aside = offTopic(bench.policy, image, bundle, candidate.payload)
    if (aside !== undefined) return { no: aside }
    const payload =
      candidate.payload ?? (bundle.content.$case === 'messageSignature' ? await bench.manifest() : undefined)
    const identity = await signerOf(bundle, payload, await bench.roots.rootsFor(organizationOf(bundle)))
    const against = objection(bench.policy, identity)
    return against === undefined ? { identity } : { no: against }
  } catch (error) {
    // A stranger's bundle may make the libraries throw anything: whatever it is, such a bundle proves nothing.
    if (error instanceof CutoverError && error.code === 'CANCELLED') throw error
    return { no: reasonOf(error) }
  }
}

/** Why a bundle would not count even if it is well signed. */
function offTopic(policy: Policy, { digest }: Subject, { content }: Bundle, payload?: Buffer): string | undefined {
  if (content.$case === 'messageSignature') {
    if (policy.provenance) return 'it is a signature, not build provenance'
    const signed = payload ? signedImage(payload) : digest
    return signed === digest ? undefined : `it is about ${quoted(signed ?? 'nothing')}`
  }
  const { payloadType, payload: body } = content.dsseEnvelope
  const statement = payloadType === statementPayload ? statementOf(body) : undefined
  if (!statement) return `it is no in-toto statement, but ${quoted(payloadType)}`
  if (policy.provenance && statement.predicateType !== provenanceType)
    return `it is ${quoted(statement.predicateType, 200)}, not ${provenanceType}`
  if (statement.subjects.includes(digest)) return undefined
  return `it is about ${quoted(statement.subjects[0] ?? 'nothing')}`
}

/** Verifies everything but who the signer is. @throws when any of it fails against each of the roots */
async function signerOf(bundle: Bundle, payload: Buffer | undefined, roots: readonly TrustedRoot[]): Promise<Identity> {
  const { toSignedEntity, toTrustMaterial, Verifier } = await import('@sigstore/verify')
  const entity = toSignedEntity(bundle, payload)
  const failures: unknown[] = []
  for (const root of roots) {
    // As gh does: a root that knows of logs wants an entry in one. A time that somebody vouches for is always wanted.
    const wanted = { ctlogThreshold: Math.min(1, root.ctlogs.length), tlogThreshold: Math.min(1, root.tlogs.length) }
    try {
      const verifier = new Verifier(toTrustMaterial(root), { ...wanted, timestampThreshold: 1 })
      return identityOf(verifier.verify(entity))
    } catch (error) {
      failures.push(error)
    }
  }
  throw failures.find(failure => !isForeign(failure)) ?? failures[0]
}

/** Of several roots, the one that does not know the certificate's issuer at all has nothing to say. */
const isForeign = (failure: unknown): boolean => /certificate path found/.test(messageOf((failure as Error).cause))

function organizationOf({ verificationMaterial: { content } }: Bundle): string {
  const certificate =
    content.$case === 'certificate'
      ? content.certificate
      : content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]
        : undefined
  if (!certificate) throw new TypeError('public key')
  return organizationIn(new X509Certificate(certificate.rawBytes).issuer)
}

/** What the libraries say, and what people understand. */
const words: readonly (readonly [said: RegExp, meant: string])[] = [
  [/^invalid (?:v0\.\d )?(?:bundle|media)/, 'it is no bundle of sigstore'],
  [/certificate is not valid or expired/, 'its certificate was not valid at the time of the signature'],
  [/certificate path found/, 'its certificate is of no authority that is trusted here'],
  [/^expected 1 timestamps/, 'nobody who is trusted here says when it was signed'],
  [/^expected 1 tlog entries/, 'it is in no log of signatures'],
  [/^expected 1 SCTs/, 'its certificate is in no log of certificates'],
  [/^public key$/, keySigned],
  [/^signature verification failed/, 'its signature does not fit what it signs']
]

function reasonOf(error: unknown): string {
  if (error instanceof CutoverError) return error.message.replace(/\.$/, '')
  const cause = error instanceof Error && error.cause ? messageOf(error.cause) : ''
  const said = [cause, messageOf(error)].filter(text => text !== '')
  const meant = words.find(([pattern]) => said.some(text => pattern.test(text)))?.[1]
  // The libraries put parts of what they read into their messages.
  return meant ?? `it can't be verified: ${quoted(said.reverse().join(': '), 300)}`
}
