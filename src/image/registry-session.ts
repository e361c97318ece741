import { CutoverError, quoted } from '../errors.ts'
import type { HttpRequest } from '../io/http.ts'
import type { Access, Authority } from './auth.ts'
import type { Credentials } from './docker-config.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { Repository } from './reference.ts'
import { denied } from './registry-errors.ts'

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  /** Below the repository (`manifests/1.4.2`), or the path and query that the registry itself gave. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
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

  async function authorised(access: Access, call: Call, request: HttpRequest & { body?: Uint8Array }): Promise<Answer> {
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
    const access: Access = { domain, path, actions: call.method === 'PUT' ? 'pull,push' : 'pull', scheme }
    const own = new URL(`${scheme}//${hostOf(domain)}/v2/${path}/`)
    const { method, headers = {}, body } = call
    let url = new URL((call.target.startsWith('/') ? own.origin : own.href) + call.target)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const request = { method, url, headers, ...(body ? { body } : {}) }
      // Another host is told nothing about who we are: the digest alone vouches for what it sends.
      const answer = url.origin === own.origin ? await authorised(access, call, request) : await exchange(request)
      if (![301, 302, 303, 307, 308].includes(answer.status)) return answer
      url = next(url, answer, call, domain)
    }
    throw lost(domain, call, `it redirected more than ${mostRedirects} times`)
  }
}

function next(from: URL, answer: Answer, call: Call, domain: string): URL {
  const location = answer.headers.location ?? ''
  if (call.method === 'PUT') throw lost(domain, call, `it redirected the upload to ${quoted(location, 200)}`)
  const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && from.protocol === 'http:')
  if (url && safe && url.username === '') return url
  throw lost(domain, call, `it redirected to ${quoted(location, 200)}`)
}

const lost = (domain: string, call: Call, what: string): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `${domain} was asked to ${call.purpose}, but ${what}.`, {
    hint: 'Check the address of the registry, and what stands in front of it.'
  })
