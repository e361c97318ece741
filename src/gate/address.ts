import type { Address } from '../config/gate-settings.ts'
import { basicCredentials } from '../config/gates.ts'
import { CutoverError, messageOf, quoted } from '../errors.ts'
import { cancelled, type Milliseconds } from '../io/clock.ts'
import type { Http, HttpRequest } from '../io/http.ts'
import type { Ask } from './http.ts'
import type { Unread } from './metric.ts'
import type { GatePorts } from './open.ts'

/** What of an answer is read, in bytes; a gate looks at a few values. */
const longestBody = 1024 * 1024
/** What of a server's own words is shown, in characters. */
const longestSaid = 200

/** An address that was put together from the environment. Its text may be a secret: no message shows it. */
export function urlOf(text: string, gate: string): URL {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new CutoverError(
    'CONFIG_INVALID',
    `The url of gate ${quoted(gate)} is no address, as the environment has it.`,
    {
      hint: 'It must begin with https:// or http://. Look at the variables that it is made of.'
    }
  )
}

/** `path` below the address, whose own query stays. */
export function below(base: URL, path: string): URL {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`
  return url
}

/** How to log in at an address, and whom to trust there. */
export function accessTo({ headers, bearer, basic, ca }: Omit<Address, 'url'>): Pick<HttpRequest, 'headers' | 'tls'> {
  const authorization = bearer === undefined ? basic && `Basic ${basicCredentials(basic)}` : `Bearer ${bearer.trim()}`
  return {
    headers: { accept: 'application/json, */*;q=0.5', ...(authorization ? { authorization } : {}), ...headers },
    ...(ca === undefined ? {} : { tls: { ca } })
  }
}

/** Asks an address as a user would, by the public way: no redirect is followed. */
export function addressAsk(text: string, http: Http): Ask {
  return async (settings, signal) => {
    const url = urlOf(text, settings.name ?? 'http')
    const { method = 'GET', body, timeout } = settings
    const answer = await http.send({
      method,
      url,
      ...accessTo(settings),
      ...(body === undefined ? {} : { body }),
      timeout,
      idle: timeout,
      signal
    })
    return { status: answer.status, body: await answer.text(longestBody) }
  }
}

export type Asked = { readonly value: unknown } | Unread

/** Refusals that pass by themselves: a timeout, too many requests. */
const passing = [408, 425, 429]

/** Asks for JSON. Whatever stands in the way is `unread`, in the server's own words where it has any: `said` finds them. */
export async function askJson(
  { http, hide }: Pick<GatePorts, 'http' | 'hide'>,
  request: HttpRequest & { readonly timeout: Milliseconds; readonly signal: AbortSignal },
  said: (value: unknown) => string | undefined
): Promise<Asked> {
  try {
    const answer = await http.send({ ...request, idle: request.timeout })
    const text = await answer.text(longestBody)
    const value = parsed(text)
    if (answer.status < 200 || answer.status > 299) {
      const words = said(value) ?? text.replaceAll(/\s+/g, ' ').trim()
      const why = words === '' ? '' : `: ${quoted(hide(words), longestSaid)}`
      const refused = answer.status >= 400 && answer.status < 500 && !passing.includes(answer.status)
      return { unread: `${request.url.host} answers ${answer.status}${why}`, ...(refused ? { refused } : {}) }
    }
    return typeof value === 'object' && value !== null
      ? { value }
      : { unread: `${request.url.host} answers without an object of JSON` }
  } catch (error) {
    if (request.signal.aborted) throw cancelled()
    return { unread: `no answer from ${request.url.host}: ${messageOf(error)}` }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
