import { CutoverError } from '../../errors.ts'
import type { Milliseconds } from '../../io/clock.ts'
import type { Http, HttpResponse } from '../../io/http.ts'
import type { Access } from './kubeconfig.ts'
import type { Resource } from './objects.ts'
import type { Call } from './status.ts'
import { statusError, unreachable } from './status.ts'

/** An answer that stalls in the middle is given up after this time. */
const longestSilence: Milliseconds = 30_000

export interface RequestParts {
  readonly method: string
  /** Path below the server's address, with its query. */
  readonly path: string
  readonly contentType?: string
  /** Sent beside those that the API needs. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal
  readonly timeout?: Milliseconds
  /** Time without data after which an answer is given up; 0 for a watch, which may be silent for long. */
  readonly idle?: Milliseconds
}

/** Where a resource is served: `/apis/apps/v1/namespaces/shop/deployments`. */
export function resourcePath({ apiVersion, name }: Resource, namespace: string | undefined, object?: string): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  const place = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`
  return `${root}${place}/${name}${object === undefined ? '' : `/${encodeURIComponent(object)}`}`
}

/** Parameters as a query, without those that are undefined. */
export function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/**
 * Sends a request and returns whatever the API server answers; CLUSTER_UNREACHABLE when it answers nothing. What is refused
 * with credentials that can be had anew had no effect, and is sent once more; what a backend refuses is for its gate to judge.
 */
export async function send(http: Http, access: Access, call: Call, parts: RequestParts): Promise<HttpResponse> {
  const answer = await sendOnce(http, access, call, parts)
  if (answer.status !== 401 || call.subresource === 'proxy' || !access.renew()) return answer
  answer.discard()
  return sendOnce(http, access, call, parts)
}

async function sendOnce(http: Http, access: Access, call: Call, parts: RequestParts): Promise<HttpResponse> {
  const { method, path, contentType = 'application/json', body, signal, timeout, idle = longestSilence } = parts
  const authorization = await access.headers()
  try {
    return await http.send({
      method,
      url: new URL(access.server.href.replace(/\/$/, '') + path),
      headers: {
        accept: 'application/json',
        ...parts.headers,
        ...(body === undefined ? {} : { 'content-type': contentType }),
        ...authorization
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(access.tls ? { tls: access.tls } : {}),
      ...(signal ? { signal } : {}),
      ...(timeout === undefined ? {} : { timeout }),
      ...(idle > 0 ? { idle } : {})
    })
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw unreachable(call, access.server.origin, error)
  }
}

/** The text of a successful answer; every other answer is thrown as the error that it stands for. */
export async function textOf(answer: HttpResponse, access: Access, call: Call): Promise<string> {
  let text: string
  try {
    text = await answer.text()
  } catch (error) {
    throw unreachable(call, access.server.origin, error)
  }
  if (answer.status >= 200 && answer.status < 300) return text
  throw statusError(call, answer.status, text)
}

/** The object of a successful answer. CLUSTER_INVALID when something that is no API server answers. */
export async function jsonOf<T>(answer: HttpResponse, access: Access, call: Call): Promise<T> {
  const text = await textOf(answer, access, call)
  try {
    return JSON.parse(text) as T
  } catch (error) {
    throw new CutoverError('CLUSTER_INVALID', `${access.server.origin} answered with something that is not JSON.`, {
      hint: 'Check that `server` in the kubeconfig is the address of an API server, and that no proxy answers in its place.',
      cause: error
    })
  }
}

/** The first `limit` bytes of an answer's body, as text; what is beyond is not received. */
export async function beginningOf(answer: HttpResponse, limit: number, access: Access, call: Call): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size >= limit) break
    }
  } catch (error) {
    throw unreachable(call, access.server.origin, error)
  }
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8')
}
