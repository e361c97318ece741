import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA, tsaHandler } from '@sigstore/mock'

import { type Owner, owner } from './owner.ts'

export interface Signing {
  readonly owner?: Partial<Owner>
  /** When the log, or the clock, saw the signature: now unless given. */
  readonly at?: Date
  /** Who vouches for the time: the log unless given. */
  readonly witness?: 'log' | 'clock' | 'nobody'
  /** The certificate is in no log: so unless given where a clock vouches. */
  readonly unlogged?: boolean
}

interface Logged {
  readonly body: string
  readonly integratedTime: number
  readonly logIndex: number
  readonly logID: string
  readonly verification: {
    readonly signedEntryTimestamp: string
    readonly inclusionProof: {
      readonly logIndex: number
      readonly rootHash: string
      readonly treeSize: number
      readonly checkpoint: string
    }
  }
}

const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const base64 = (bytes: ArrayBufferView | ArrayBuffer): string =>
  Buffer.from(
    bytes instanceof ArrayBuffer
      ? new Uint8Array(bytes)
      : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  ).toString('base64')
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const always = { start: '2020-01-01T00:00:00Z' }
const address = 'https://rekor.test'

/** https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
const encoded = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body])

/** An instance of sigstore: a certificate authority, its log of certificates, a log of signatures, and a clock. */
export async function startSigstore() {
  const [authority, certificates, log, clock] = [keys(), keys(), keys(), keys()]
  const ctlog = await initializeCTLog(certificates)
  const ca = await initializeCA(authority, ctlog)
  // GitHub's own authority logs no certificates.
  const unlogged = await initializeCA(authority)
  const tsa = await initializeTSA(clock)
  const logId = base64(sha256(log.publicKey.export({ format: 'der', type: 'spki' })))
  const instance = (key: KeyObject, keyId: string) => ({
    baseUrl: address,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: base64(key.export({ format: 'der', type: 'spki' })),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: always
    },
    logId: { keyId }
  })
  const chain = (...certs: ArrayBufferView[]) => ({ certificates: certs.map(cert => ({ rawBytes: base64(cert) })) })

  // Its time stamps have milliseconds, which sigstore's own reader does not take.
  const clockNow = (at = new Date()) => initializeTSA(clock, new Date(Math.floor(at.getTime() / 1000) * 1000))

  /** As Rekor does, the log keeps digests of an envelope that is proposed to it. */
  async function logged(body: string) {
    const { spec } = JSON.parse(body) as { spec: { proposedContent: { envelope: string; verifiers: string[] } } }
    const { payload, signatures } = JSON.parse(spec.proposedContent.envelope) as {
      payload: string
      signatures: { sig: string }[]
    }
    const kept = {
      payloadHash: { algorithm: 'sha256', value: sha256(Buffer.from(payload, 'base64')).toString('hex') },
      signatures: signatures.map(({ sig }) => ({ signature: sig, verifier: spec.proposedContent.verifiers[0] }))
    }
    const log = await entry({ kind: 'dsse', apiVersion: '0.0.1', spec: kept }, undefined)
    return { statusCode: 201, response: JSON.stringify({ ['0'.repeat(64)]: log }), contentType: 'application/json' }
  }

  async function entry(body: object, at: Date | undefined) {
    const answer = await (await initializeTLog(address, log, at)).log(body)
    const [logged] = Object.values(answer) as Logged[]
    if (!logged) throw new TypeError('The log gave no entry.')
    return logged
  }

  async function certified(given: Partial<Owner> = {}, by = ca) {
    const told = { ...owner, ...given }
    const { publicKey, privateKey } = keys()
    const extension = (number: number, value: string) => ({ oid: `1.3.6.1.4.1.57264.1.${number}`, value })
    const extensions = [
      extension(8, told.issuer),
      extension(11, told.runner),
      extension(12, told.repository),
      extension(13, told.commit),
      extension(14, told.ref)
    ]
    const spki = publicKey.export({ format: 'der', type: 'spki' })
    const certificate = await by.issueCertificate({ publicKey: spki, subjectAltName: told.signer, extensions })
    return { certificate: base64(certificate), privateKey }
  }

  async function witnessed(body: object, kind: readonly [string, string], signature: Buffer, signing: Signing) {
    const { at, witness = 'log' } = signing
    if (witness === 'nobody') return { tlogEntries: [] }
    if (witness === 'clock') {
      const timestamp = await (await clockNow(at)).timestamp({
        artifactHash: sha256(signature),
        hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
        nonce: 7,
        policyOID: '1.3.6.1.4.1.57264.2'
      })
      return {
        tlogEntries: [],
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: base64(timestamp) }] }
      }
    }
    const { body: canonicalizedBody, integratedTime, logIndex, verification } = await entry(body, at)
    const { inclusionProof: proof, signedEntryTimestamp } = verification
    return {
      tlogEntries: [
        {
          logIndex: String(logIndex),
          logId: { keyId: logId },
          kindVersion: { kind: kind[0], version: kind[1] },
          integratedTime: String(integratedTime),
          inclusionPromise: { signedEntryTimestamp },
          inclusionProof: {
            logIndex: String(proof.logIndex),
            rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
            treeSize: String(proof.treeSize),
            hashes: [],
            checkpoint: { envelope: proof.checkpoint }
          },
          canonicalizedBody
        }
      ]
    }
  }

  /** The bundle (v0.3) of an in-toto statement. */
  async function attest(statement: object, signing: Signing = {}) {
    const { certificate, privateKey } = await certified(
      signing.owner,
      (signing.unlogged ?? signing.witness === 'clock') ? unlogged : ca
    )
    const payloadType = 'application/vnd.in-toto+json'
    const payload = Buffer.from(JSON.stringify(statement))
    const signature = signBytes('sha256', encoded(payloadType, payload), privateKey)
    const spec = {
      payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
      signatures: [{ signature: signature.toString('base64'), verifier: certificate }]
    }
    const logged = { kind: 'dsse', apiVersion: '0.0.1', spec }
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {
        certificate: { rawBytes: certificate },
        ...(await witnessed(logged, ['dsse', '0.0.1'], signature, signing))
      },
      dsseEnvelope: {
        payload: payload.toString('base64'),
        payloadType,
        signatures: [{ sig: signature.toString('base64'), keyid: '' }]
      }
    }
  }

  /** The annotations that cosign gives to a layer that holds `payload`. */
  async function cosign(payload: Buffer, given: Partial<Owner> = {}) {
    const { certificate, privateKey } = await certified(given)
    const signature = signBytes('sha256', payload, privateKey).toString('base64')
    const spec = {
      data: { hash: { algorithm: 'sha256', value: sha256(payload).toString('hex') } },
      signature: { content: signature, publicKey: { content: certificate } }
    }
    const { verification, ...Payload } = await entry({ kind: 'hashedrekord', apiVersion: '0.0.1', spec }, undefined)
    return {
      'dev.cosignproject.cosign/signature': signature,
      'dev.sigstore.cosign/certificate': `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
      'dev.sigstore.cosign/bundle': JSON.stringify({
        SignedEntryTimestamp: verification.signedEntryTimestamp,
        Payload
      })
    }
  }

  const authorities = [{ uri: 'https://fulcio.test', certChain: chain(ca.rootCertificate), validFor: always }]
  const mediaType = 'application/vnd.dev.sigstore.trustedroot+json;version=0.1'
  return {
    attest,
    cosign,
    /** What its services answer to a request's body, by host and path. */
    services: {
      'fulcio.sigstore.dev/api/v2/signingCert': fulcioHandler(ca, { subjectClaim: 'signer' }).fn,
      'fulcio.githubapp.com/api/v2/signingCert': fulcioHandler(unlogged, { subjectClaim: 'signer' }).fn,
      'rekor.sigstore.dev/api/v1/log/entries': logged,
      'timestamp.githubapp.com/api/v1/timestamp': async (body: string) => tsaHandler(await clockNow()).fn(body)
    },
    /** What trusts this instance: by its logs, as the public one. */
    root: {
      mediaType,
      certificateAuthorities: authorities,
      tlogs: [instance(log.publicKey, logId)],
      ctlogs: [instance(certificates.publicKey, base64(ctlog.logID))],
      timestampAuthorities: []
    },
    /** By its clock alone, as GitHub's own for private repositories. */
    clockRoot: {
      mediaType,
      certificateAuthorities: authorities,
      tlogs: [],
      ctlogs: [],
      timestampAuthorities: [
        { uri: 'https://timestamp.test', certChain: chain(tsa.intCertificate, tsa.rootCertificate), validFor: always }
      ]
    }
  }
}

export type Sigstore = Awaited<ReturnType<typeof startSigstore>>
