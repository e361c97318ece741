import { CutoverError, quoted } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import type { Report } from '../runner/report.ts'
import type { Challenge } from './challenge.ts'
import { parseChallenges } from './challenge.ts'
import type { Credential, Credentials } from './docker-config.ts'
import type { Answer, Exchange, ExchangeRequest } from './exchange.ts'
import { denied, refusal } from './registry-errors.ts'

/** What a request is about to do with which repository. */
export interface Access {
  /** The registry as references name it: `ghcr.io`. */
  readonly domain: string
  readonly path: string
  readonly actions: 'pull' | 'pull,push' | 'pull,push,delete'
  /** The path of another repository of the registry, to pull from as well: what a mount needs. */
  readonly from?: string
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
  readonly domain: string
  /** What was asked for with it; without these it opens the whole registry. */
  readonly scopes?: readonly string[]
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
  const asked = new Map<string, Promise<Grant>>()
  const granted = new Map<string, Grant>()
  const keyOf = (access: Access): string => [access.domain, ...scopesOf(access)].join(' ')
  const isLive = (grant: Grant | undefined): grant is Grant =>
    grant !== undefined && grant.expires > options.clock.monotonic()
  const ask = (access: Access, answer: Answer): Promise<Grant> => {
    const key = keyOf(access)
    const grant = request(options, access, answer)
    asked.set(key, grant)
    grant.then(
      got => granted.set(key, got),
      // A refusal is the answer to this request; the next one asks again.
      () => asked.delete(key)
    )
    return grant
  }
  return {
    async known(access) {
      const own = await asked.get(keyOf(access))
      if (isLive(own)) return own.header
      // A push just asked for what a pull needs too: a token less to get.
      return [...granted.values()].find(grant => isLive(grant) && covers(grant, access))?.header
    },
    async obtain(access, answer, rejected) {
      const before = asked.get(keyOf(access))
      const present = before && (await before)
      if (isLive(present) && present.header !== rejected) return present.header
      const now = asked.get(keyOf(access))
      return (await (now && now !== before ? now : ask(access, answer))).header
    }
  }
}

const scopesOf = ({ path, actions, from }: Access): string[] => [
  `repository:${path}:${actions}`,
  ...(from === undefined || from === path ? [] : [`repository:${from}:pull`])
]

/** Whether what was asked for with a grant includes what `access` needs; the registry still says whether it was given. */
const covers = ({ domain, scopes }: Grant, access: Access): boolean =>
  domain === access.domain &&
  (!scopes || scopesOf(access).every(scope => scopes.some(given => given.startsWith(scope))))

async function request(options: AuthorityOptions, access: Access, answer: Answer): Promise<Grant> {
  const { credentials, report } = options
  const challenges = parseChallenges(answer.headers['www-authenticate'] ?? '')
  const credential = await credentials(access.domain)
  for (const secret of secretsOf(credential)) report.mask(secret)
  const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm !== undefined)
  if (bearer) return token(options, access, bearer, credential)
  if (challenges.some(({ scheme }) => scheme === 'basic') && credential && 'username' in credential)
    return { domain: access.domain, header: basic(credential), expires: Number.POSITIVE_INFINITY }
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
  const own = scopesOf(access)
  // Behind some proxies the registry knows the repository by another path: then only its own words name the scope.
  const told = (challenge.parameters.scope ?? '').split(' ')
  const scopes = [...own, ...told.filter(scope => scope !== '' && !own.some(ours => ours.startsWith(scope)))]
  const answer = await exchange(tokenRequest(realm, scopes, challenge, credential))
  if (answer.status === 401 || answer.status === 403)
    throw denied(access.domain, purpose(access), answer, credential?.source)
  if (answer.status !== 200) throw refusal(realm.host, `give a token to ${purpose(access)}`, answer)
  const { value, life } = readToken(answer, realm)
  report.mask(value)
  return { domain: access.domain, scopes: own, header: `Bearer ${value}`, expires: asked + life - margin }
}

/** An identity token is exchanged by OAuth 2, anything else (nothing too) by the older GET: both as Docker does. */
function tokenRequest(
  realm: URL,
  scopes: readonly string[],
  challenge: Challenge,
  credential: Credential | undefined
): ExchangeRequest {
  const fields = new URLSearchParams()
  if (challenge.parameters.service !== undefined) fields.set('service', challenge.parameters.service)
  if (credential && 'identityToken' in credential) {
    // OAuth 2 has one list with spaces between, the older GET one parameter for each.
    fields.set('scope', scopes.join(' '))
    fields.set('grant_type', 'refresh_token')
    fields.set('client_id', 'cutover')
    fields.set('refresh_token', credential.identityToken)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { method: 'POST', url: realm, headers, body: fields.toString() }
  }
  const url = new URL(realm)
  for (const [name, value] of fields) url.searchParams.set(name, value)
  for (const scope of scopes) url.searchParams.append('scope', scope)
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
  // Harbor leaves one of the two empty.
  const value = body?.token || body?.access_token
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
