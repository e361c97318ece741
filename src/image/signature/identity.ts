import type { Signer } from '@sigstore/verify'
import type { Identity } from './policy.ts'

// https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md: .8 and above hold a UTF8String in DER.
const extensions = '1.3.6.1.4.1.57264.1'
const runnerEnvironment = `${extensions}.11`
const sourceRepository = `${extensions}.12`
const sourceDigest = `${extensions}.13`
const sourceRef = `${extensions}.14`

/** What the certificate says of a signer whose signature has been verified; empty where it says nothing. */
export function identityOf({ identity = {} }: Signer): Identity {
  const texts = new Map(
    (identity.oids ?? []).map(({ oid, value }) => [oid?.id.join('.') ?? '', textIn(value)] as const)
  )
  return {
    issuer: identity.extensions?.issuer ?? '',
    signer: identity.subjectAlternativeName ?? '',
    repository: texts.get(sourceRepository) ?? '',
    ref: texts.get(sourceRef) ?? '',
    commit: texts.get(sourceDigest) ?? '',
    runner: texts.get(runnerEnvironment) ?? ''
  }
}

/** The organization in a name as node writes it, a part a line with commas escaped (RFC 4514): `O=GitHub\\, Inc.` */
export const organizationIn = (name: string): string => (/^O=(.*)$/m.exec(name)?.[1] ?? '').replace(/\\(.)/g, '$1')

const utf8String = 0x0c

/** The text of a UTF8String of at most 65,535 bytes; empty for anything else. */
function textIn(der: Uint8Array): string {
  const [tag, first = 0, second = 0, third = 0] = der
  const long = first === 0x81 ? [3, second] : first === 0x82 ? [4, second * 256 + third] : [0, -1]
  const [head = 0, length = -1] = first < 0x80 ? [2, first] : long
  return tag === utf8String && der.length === head + length ? Buffer.from(der.subarray(head)).toString('utf8') : ''
}
