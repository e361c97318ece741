import type { Digest } from '../image.ts'

/** SLSA build provenance, version 1: https://slsa.dev/spec/v1.0/provenance */
export const provenanceType = 'https://slsa.dev/provenance/v1'

/** The payload type of an in-toto statement in its envelope. */
export const statementPayload = 'application/vnd.in-toto+json'

const algorithms = ['sha256', 'sha512']

/** What an attestation says, about what: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  readonly predicateType: string
  /** Those named by SHA-256 or SHA-512. */
  readonly subjects: readonly Digest[]
  readonly predicate: unknown
}

type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** JSON, or undefined for anything else. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads an in-toto statement of any version; undefined when it is none. */
export function statementOf(payload: Uint8Array): Statement | undefined {
  const { _type, predicateType, subject, predicate } = fieldsOf(parsed(Buffer.from(payload).toString('utf8')))
  if (typeof _type !== 'string' || !_type.startsWith('https://in-toto.io/Statement/')) return undefined
  if (typeof predicateType !== 'string') return undefined
  const subjects = listOf(subject).flatMap(one =>
    Object.entries(fieldsOf(fieldsOf(one).digest)).flatMap(([algorithm, hex]) =>
      algorithms.includes(algorithm) && typeof hex === 'string' ? [`${algorithm}:${hex.toLowerCase()}` as Digest] : []
    )
  )
  return { predicateType, subjects, predicate }
}

/** The statement in a bundle's envelope, unverified. */
export function claimed(bundle: unknown): Statement | undefined {
  const { payload, payloadType } = fieldsOf(fieldsOf(bundle).dsseEnvelope)
  if (payloadType !== statementPayload || typeof payload !== 'string') return undefined
  return statementOf(Buffer.from(payload, 'base64'))
}
