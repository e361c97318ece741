import { CutoverError, quoted } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import type { Report } from '../runner/report.ts'
import type { Challenge } from './challenge.ts'
import { parseChallenges } from './challenge.ts'
import type { Credential, Credentials } from './docker-config.ts'
import type { Answer, Exchange } from './exchange.ts'
import { denied, refusal } from './registry-errors.ts'

/** What a request is about to do with which repository. */
export interface Access {
  /** The registry as references name it: `ghcr.io`. */
  readonly domain: string
  readonly path: string
  readonly actions: 'pull' | 'pull,push'
  readonly scheme: 'http:' | 'https:'
}

/** Knows which `Authorization` opens which repository. */
export interface Authority {
  /** The header to send without being asked; undefined while nothing is known. */
  known(access: Access): Promise<string | undefined>
  /**
   * The header that answers the challenge of `answer`, a 401; `rejected` is what was sent with that request.
   * @throws REGISTRY_DENIED, REGISTRY_REFUSED, CREDENTIALS_UNUSABLE, REGISTRY_UNREACHABLE
   */
  obtain(access: Access, answer: Answer, rejected?: string): Promise<string>
}

interface Grant {
  readonly header: string
  /** On the monotonic clock. */
  readonly expires: Milliseconds
}

export interface AuthorityOptions {
  readonly exchange: Exchange
  readonly credentials: Credentials
  readonly clock: Clock
  readonly report: Report
}

/** A token without `expires_in` is good for a minute: https://distribution.github.io/distribution/spec/auth/token */
const shortestLife: Milliseconds = 60_000
/** A token is not used in its last seconds, so that it does not expire on the way. */
const margin: Milliseconds = 5_000

export function authority(options: AuthorityOptions): Authority {
  const grants = new Map<string, Promise<Grant>>()
  const keyOf = (access: Access): string => `${access.domain} ${scopeOf(access)}`
  const live = async (access: Access): Promise<string | undefined> => {
    const grant = await grants.get(keyOf(access))
    return grant && grant.expires > options.clock.monotonic() ? grant.header : undefined
  }
  return {
    known: live,
    async obtain(access, answer, rejected) {
      const present = await live(access)
      if (present !== undefined && present !== rejected) return present
      const grant = request(options, access, answer)
      grants.set(keyOf(access), grant)
      // A refusal is the answer to this request; the next one asks again.
      grant.catch(() => grants.delete(keyOf(access)))
      return (await grant).header
    }
  }
}

const scopeOf = ({ path, actions }: Access): string => `repository:${path}:${actions}`

async function request(options: AuthorityOptions, access: Access, answer: Answer): Promise<Grant> {
  const { credentials, report } = options
  const challenges = parseChallenges(answer.headers['www-authenticate'] ?? '')
  const credential = await credentials(access.domain)
  for (const secret of secretsOf(credential)) report.mask(secret)
  const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm !== undefined)
  if (bearer) return token(options, access, bearer, credential)
  if (challenges.some(({ scheme }) => scheme === 'basic') && credential && 'username' in credential)
    return { header: basic(credential), expires: Number.POSITIVE_INFINITY }
  throw denied(access.domain, purpose(access), answer, credential?.source)
}

async function token(
  { exchange, clock, report }: AuthorityOptions,
  access: Access,
  challenge: Challenge,
  credential: Credential | undefined
): Promise<Grant> {
  const realm = checkedRealm(challenge.parameters.realm ?? '', access)
  const asked = clock.monotonic()
  const answer = await exchange(tokenRequest(realm, access, challenge, credential))
  if (answer.status === 401 || answer.status === 403)
    throw denied(access.domain, purpose(access), answer, credential?.source)
  if (answer.status !== 200) throw refusal(realm.host, `give a token to ${purpose(access)}`, answer)
  const { value, life } = readToken(answer, realm)
  report.mask(value)
  return { header: `Bearer ${value}`, expires: asked + life - margin }
}

/** An identity token is exchanged by OAuth 2, anything else (nothing too) by the older GET: both as Docker does. */
function tokenRequest(realm: URL, access: Access, challenge: Challenge, credential: Credential | undefined) {
  const fields = new URLSearchParams()
  if (challenge.parameters.service !== undefined) fields.set('service', challenge.parameters.service)
  fields.set('scope', scopeOf(access))
  if (credential && 'identityToken' in credential) {
    fields.set('grant_type', 'refresh_token')
    fields.set('client_id', 'cutover')
    fields.set('refresh_token', credential.identityToken)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { method: 'POST', url: realm, headers, body: fields.toString() }
  }
  const url = new URL(realm)
  for (const [name, value] of fields) url.searchParams.set(name, value)
  if (!credential) return { method: 'GET', url }
  url.searchParams.set('account', credential.username)
  return { method: 'GET', url, headers: { authorization: basic(credential) } }
}

/** A password goes to the realm that the registry names: never in the clear, unless the registry itself is so. */
function checkedRealm(text: string, access: Access): URL {
  const realm = URL.canParse(text) ? new URL(text) : undefined
  const safe = realm?.protocol === 'https:' || (realm?.protocol === 'http:' && access.scheme === 'http:')
  if (realm && safe && realm.username === '' && realm.password === '') return realm
  throw new CutoverError(
    'REGISTRY_REFUSED',
    `${access.domain} wants us to log in at ${quoted(text, 200)}, where credentials would not be safe.`,
    { hint: 'A token service needs an https address. Check that the registry is the one that is meant.' }
  )
}

function readToken(answer: Answer, realm: URL): { value: string; life: Milliseconds } {
  const body = parsed(answer.bytes)
  const value = body?.token ?? body?.access_token
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw new CutoverError('REGISTRY_REFUSED', `The token service ${realm.host} answered 200, but gave no token.`, {
      hint: 'Check that the registry is the one that is meant, and that no sign-in page stands in front of it.'
    })
  }
  const seconds = body?.expires_in
  return { value, life: typeof seconds === 'number' ? Math.max(seconds * 1000, shortestLife) : shortestLife }
}

function parsed(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  } catch {
    return undefined
  }
}

const purpose = ({ domain, path, actions }: Access): string =>
  `${actions === 'pull' ? 'pull from' : 'push to'} ${domain}/${path}`

const pair = (username: string, password: string): string => `${username}:${password}`

const basic = ({ username, password }: { username: string; password: string }): string =>
  `Basic ${Buffer.from(pair(username, password)).toString('base64')}`

/** The pair is a secret too: its base64 form is what a Basic header shows. */
const secretsOf = (credential: Credential | undefined): string[] => {
  if (!credential) return []
  if ('identityToken' in credential) return [credential.identityToken]
  return [credential.password, pair(credential.username, credential.password)]
}
