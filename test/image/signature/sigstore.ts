import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock'

/** What a certificate says of its owner, in the words of GitHub's identity tokens. */
export interface Owner {
  readonly signer: string
  readonly issuer: string
  readonly repository: string
  readonly ref: string
  readonly commit: string
  readonly runner: string
}

export const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'

/** The workflow that signs unless somebody else is asked for. */
export const owner: Owner = {
  signer: 'https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.2',
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'https://github.com/acme/web',
  ref: 'refs/tags/v1.4.2',
  commit: sha,
  runner: 'github-hosted'
}

export interface Signing {
  readonly owner?: Partial<Owner>
  /** When the log, or the clock, saw the signature: now unless given. */
  readonly at?: Date
  /** Who vouches for the time: the log unless given. */
  readonly witness?: 'log' | 'clock' | 'nobody'
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
      // Its time stamps have milliseconds, which sigstore's own reader does not take.
      const seconds = Math.floor((at ?? new Date()).getTime() / 1000)
      const timestamp = await (await initializeTSA(clock, new Date(seconds * 1000))).timestamp({
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
    const { certificate, privateKey } = await certified(signing.owner, signing.witness === 'clock' ? unlogged : ca)
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

/** SLSA provenance as GitHub's actions write it. */
export const provenanceOf = (digest: string, more: object = {}): object => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'ghcr.io/acme/web', digest: { sha256: digest.replace('sha256:', '') } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: 'refs/tags/v1.4.2',
          repository: 'https://github.com/acme/web',
          path: '.github/workflows/release.yml'
        }
      }
    }
  },
  ...more
})
