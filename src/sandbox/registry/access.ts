import { randomBytes } from 'node:crypto'
import type { Milliseconds } from '../../io/clock.ts'
import type { Answer, Incoming } from '../loopback.ts'
import { json, refused } from './store.ts'

/** How a registry wants to be spoken to: not at all, by Basic, or by Bearer tokens from its own token service. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | {
      readonly kind: 'token'
      readonly username: string
      readonly password: string
      /** Whether pulling needs no credentials, as on a public registry. */
      readonly anonymousPull?: boolean
      /** Life of a token; 300 s unless given, as distribution's specification has it for tokens that say nothing. */
      readonly lifetime?: Milliseconds
    }

/** What a request needs: `repository:acme/web:pull`. */
export type Scope = `repository:${string}:${'pull' | 'push'}`

export interface Guard {
  /** The refusal, or nothing when the request may go on. */
  check(request: Incoming, needed: readonly Scope[]): Answer | undefined
  /** The token service at `/token`, for GET (Basic) and POST (OAuth 2 password and refresh_token). */
  token(request: Incoming): Answer
}

export function guard(access: Access): Guard {
  const tokens = new Map<string, { scopes: readonly string[]; until: number }>()

  const entitled = (request: Incoming, form: URLSearchParams): boolean =>
    access.kind !== 'open' &&
    (request.headers.authorization === basic(access) ||
      (form.get('username') === access.username && form.get('password') === access.password) ||
      form.get('refresh_token') === access.password)

  function check(request: Incoming, needed: readonly Scope[]): Answer | undefined {
    if (access.kind === 'open') return undefined
    const given = request.headers.authorization
    if (access.kind === 'basic') {
      return given === basic(access) ? undefined : denied('Basic realm="sandbox"', needed)
    }
    const found = given?.startsWith('Bearer ') ? tokens.get(given.slice('Bearer '.length)) : undefined
    const live = found !== undefined && found.until > Date.now()
    if (live && needed.every(scope => found.scopes.includes(scope))) return undefined
    const error = live ? ',error="insufficient_scope"' : given ? ',error="invalid_token"' : ''
    const { host } = request.url
    const scope = joined(needed)
    return denied(
      `Bearer realm="http://${host}/token",service="${host}"${scope && `,scope="${scope}"`}${error}`,
      needed
    )
  }

  function token(request: Incoming): Answer {
    if (access.kind !== 'token') return refused(404, 'UNSUPPORTED', 'no token service here')
    const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : new URLSearchParams()
    const known = entitled(request, form)
    const identified = request.headers.authorization !== undefined || request.method === 'POST'
    if (!known && identified) return refused(401, 'UNAUTHORIZED', 'incorrect username or password')
    const asked = [...request.url.searchParams.getAll('scope'), ...form.getAll('scope')].flatMap(one => one.split(' '))
    const scopes = asked.flatMap(split).filter(one => known || (access.anonymousPull && one.endsWith(':pull')))
    const lifetime = access.lifetime ?? 300_000
    const value = randomBytes(16).toString('hex')
    tokens.set(value, { scopes, until: Date.now() + lifetime })
    return json(200, {
      token: value,
      access_token: value,
      expires_in: Math.round(lifetime / 1000),
      issued_at: new Date().toISOString()
    })
  }

  return { check, token }
}

const basic = (access: { username: string; password: string }): string =>
  `Basic ${Buffer.from(`${access.username}:${access.password}`).toString('base64')}`

const denied = (challenge: string, needed: readonly Scope[]): Answer =>
  refused(401, 'UNAUTHORIZED', `authentication required${needed.length ? ` for ${joined(needed)}` : ''}`, {
    'www-authenticate': challenge
  })

/** `repository:acme/web:pull,push` as its single actions. */
function split(scope: string): string[] {
  const parts = scope.split(':')
  const actions = parts.pop() ?? ''
  return actions.split(',').map(action => [...parts, action].join(':'))
}

/** Scopes as a challenge spells them: one entry a repository, its actions together. */
function joined(scopes: readonly Scope[]): string {
  const actions = new Map<string, string[]>()
  for (const scope of scopes) {
    const at = scope.lastIndexOf(':')
    const resource = scope.slice(0, at)
    actions.set(resource, [...(actions.get(resource) ?? []), scope.slice(at + 1)])
  }
  return [...actions].map(([resource, verbs]) => `${resource}:${verbs.join(',')}`).join(' ')
}
