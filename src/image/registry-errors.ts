import { CutoverError, messageOf, quoted } from '../errors.ts'
import type { Answer } from './exchange.ts'

/** Codes of node and OpenSSL that say which part of the way to a server is broken. */
const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOTFOUND: 'its name does not resolve (DNS)',
  EAI_AGAIN: 'the name server did not answer (DNS)',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  EPROTO: 'it does not speak TLS as expected',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks plain HTTP, not TLS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name (TLS)',
  CERT_HAS_EXPIRED: 'its certificate has expired (TLS)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself (TLS)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that this machine does not trust (TLS)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that this machine does not trust (TLS)',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an authority that this machine does not trust (TLS)'
}

const passingCauses = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH'
])

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''

/** Whether a failed connection may well succeed when tried again: not for a wrong name or an untrusted certificate. */
export const isPassing = (failure: unknown): boolean => passingCauses.has(codeOf(failure))

export const inWords = (failure: unknown): string => causes[codeOf(failure)] ?? quoted(messageOf(failure), 200)

export const unreachable = (host: string, failure: unknown): CutoverError =>
  new CutoverError('REGISTRY_UNREACHABLE', `Can't reach the registry ${host}: ${inWords(failure)}.`, {
    hint: unreachableHint(host, failure),
    cause: failure
  })

function unreachableHint(host: string, failure: unknown): string {
  if (codeOf(failure).includes('SSL')) return `If ${host} really has no TLS, list it as an insecure registry.`
  if (inWords(failure).includes('certificate is signed by'))
    return 'Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.'
  return 'Check its name and port, and whether this runner may reach it (proxy, firewall, private network).'
}

export const tooLarge = (host: string, cause: unknown): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `The answer of ${host} was not read to its end: ${messageOf(cause)}.`, {
    hint: 'No manifest may be that large. Check that the host is a registry and not a web page in front of one.',
    cause
  })

/** An answer that was not what was asked for. `what` continues "… to": `push ghcr.io/acme/web:1.4.2`. */
export function refusal(host: string, what: string, answer: Answer): CutoverError {
  if (answer.status === 401 || answer.status === 403) return denied(host, what, answer)
  const waiting = answer.headers['retry-after']
  return new CutoverError(
    'REGISTRY_REFUSED',
    `${host} refused to ${what}: it answered ${answer.status}${words(answer)}.`,
    { hint: waiting ? `It asks to come back later (Retry-After: ${quoted(waiting)}).` : hintFor(answer.status) }
  )
}

function hintFor(status: number): string {
  if (status === 429) return 'Too many requests: log in, so that the limits of an account count, or wait and run again.'
  if (status >= 500) return 'The registry itself is in trouble; it was asked several times. Run again when it is well.'
  if (status === 404) return 'Check the spelling, and that the repository exists: some registries do not create it.'
  return 'The registry says why; if it does not, its own log will.'
}

/** `source` says where the credentials came from; none means that none are known. */
export function denied(host: string, what: string, answer: Answer, source?: string): CutoverError {
  const known = source ? `the credentials of ${source} were not accepted` : `no credentials for ${host} are known`
  const reason = answer.status === 401 ? known : `it answered ${answer.status}`
  return new CutoverError('REGISTRY_DENIED', `${host} refused to ${what}: ${reason}${words(answer)}.`, {
    hint: deniedHint(host, answer.status)
  })
}

function deniedHint(host: string, status: number): string {
  const login = `Log in to ${host} in a step before this one, with docker/login-action or docker login.`
  if (host === 'ghcr.io')
    return (
      `${status === 401 ? `${login} ` : ''}Let the job write packages:\npermissions:\n  packages: write\n` +
      'and give this repository write access in the settings of a package that it did not create.'
    )
  return status === 401 ? login : `The account that logged in to ${host} needs the right to push and pull here.`
}

export const mismatch = (what: string, expected: string, actual: string): CutoverError =>
  new CutoverError('DIGEST_MISMATCH', `${what} should have the digest ${expected}, but has ${actual}.`, {
    hint: 'Something between here and the registry changes what it passes on (a proxy, a cache), or the registry is damaged.'
  })

/** What the registry itself says, in the form of the OCI distribution specification; nothing if it says it otherwise. */
function words(answer: Answer): string {
  try {
    const { errors } = JSON.parse(answer.bytes.toString('utf8')) as { errors?: { code?: string; message?: string }[] }
    const first = errors?.[0]
    const text = [first?.code, first?.message].filter(part => typeof part === 'string' && part !== '').join(': ')
    return text === '' ? '' : ` (${quoted(text, 300)})`
  } catch {
    return ''
  }
}
