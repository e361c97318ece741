import type { Readable } from 'node:stream'
import { CutoverError, quoted } from '../errors.ts'
import type { Access, Authority } from './auth.ts'
import type { Credentials } from './docker-config.ts'
import type { Answer, Exchange, ExchangeRequest } from './exchange.ts'
import type { Repository } from './reference.ts'
import { denied } from './registry-errors.ts'

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the repository (`manifests/1.4.2`), or the path and query, or the address, that the registry itself gave. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>>
  /** A stream is made anew each time that it is sent. */
  readonly body?: Uint8Array | (() => Readable)
  /** The answer's body is wanted as it comes: see `Answer.body`. */
  readonly streamed?: boolean
  /** Sent once only, whatever the answer but 401. */
  readonly once?: boolean
  /** The right to push is needed, whatever the method. */
  readonly pushes?: boolean
  /** The path of another repository, which must be readable too. */
  readonly from?: string
  /** What the call is for, as a continuation of "refused to". */
  readonly purpose: string
}

/** Sends authorised requests to whatever registry a repository is at; judges no status but 401. */
export type Session = (repository: Repository, call: Call) => Promise<Answer>

export interface SessionOptions {
  readonly exchange: Exchange
  readonly authority: Authority
  readonly credentials: Credentials
  /** Registries (`host:port`) to speak to without TLS; those on loopback are so by themselves, as with Docker. */
  readonly insecure?: readonly string[]
}

const mostRedirects = 5

/** Docker Hub's registry has another name than its references. */
const hostOf = (domain: string): string => (domain === 'docker.io' ? 'registry-1.docker.io' : domain)

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/

/** Registries that everyone speaks to without TLS, because nobody can listen between. */
export const isLoopback = (domain: string): boolean => loopback.test(domain)

export function registrySession(options: SessionOptions): Session {
  const { exchange, authority, credentials, insecure = [] } = options

  async function authorised(access: Access, call: Call, request: ExchangeRequest): Promise<Answer> {
    const send = (authorization: string | undefined): Promise<Answer> =>
      exchange({ ...request, headers: { ...request.headers, ...(authorization ? { authorization } : {}) } })
    const known = await authority.known(access)
    const answer = await send(known)
    if (answer.status !== 401) return answer
    const again = await send(await authority.obtain(access, answer, known))
    if (again.status !== 401) return again
    throw denied(access.domain, call.purpose, again, (await credentials(access.domain))?.source)
  }

  return async (repository, call) => {
    const { domain, path } = repository
    const scheme = isLoopback(domain) || insecure.includes(domain) ? 'http:' : 'https:'
    const { method, target, pushes, from, purpose: _, ...rest } = call
    const access: Access = { domain, path, actions: actionsOf(call), scheme, ...(from === undefined ? {} : { from }) }
    const own = new URL(`${scheme}//${hostOf(domain)}/v2/${path}/`)
    let url = addressOf(own, call, domain)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const request = { method, url, ...rest }
      // Another host is told nothing about who we are: the digest alone vouches for what it sends.
      const answer = url.origin === own.origin ? await authorised(access, call, request) : await exchange(request)
      if (![301, 302, 303, 307, 308].includes(answer.status)) return answer
      url = next(url, answer, call, domain)
    }
    throw lost(domain, call, `it redirected more than ${mostRedirects} times`)
  }
}

function actionsOf({ method, pushes }: Call): Access['actions'] {
  if (method === 'DELETE') return 'pull,push,delete'
  return pushes || !reads(method) ? 'pull,push' : 'pull'
}

const reads = (method: Call['method']): boolean => method === 'GET' || method === 'HEAD'

/** A registry behind a proxy may think that it is spoken to without TLS: for its own host, our scheme and port hold. */
function addressOf(own: URL, call: Call, domain: string): URL {
  if (call.target.startsWith('/')) return new URL(own.origin + call.target)
  if (!/^https?:\/\//i.test(call.target)) return new URL(own.href + call.target)
  const url = URL.canParse(call.target) ? new URL(call.target) : undefined
  if (url && url.hostname === own.hostname) return new URL(own.origin + url.pathname + url.search)
  if (url && url.username === '' && (url.protocol === 'https:' || own.protocol === 'http:')) return url
  throw lost(domain, call, `it named ${quoted(call.target, 200)} for it`)
}

function next(from: URL, answer: Answer, call: Call, domain: string): URL {
  const location = answer.headers.location ?? ''
  if (!reads(call.method)) throw lost(domain, call, `it redirected the upload to ${quoted(location, 200)}`)
  const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && from.protocol === 'http:')
  if (url && safe && url.username === '') return url
  throw lost(domain, call, `it redirected to ${quoted(location, 200)}`)
}

const lost = (domain: string, call: Call, what: string): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `${domain} was asked to ${call.purpose}, but ${what}.`, {
    hint: 'Check the address of the registry, and what stands in front of it.'
  })
