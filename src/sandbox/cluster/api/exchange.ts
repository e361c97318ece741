import type { Readable } from 'node:stream'
import type { StatusBody } from '../status.ts'

/** A request as the cluster sees it, over a socket or called directly. Header names are in lower case. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Aborts when the client is gone: ends watches. */
  readonly signal: AbortSignal
}

export interface ApiResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Whole, or a stream that may go on for long (watch, logs, proxy). */
  readonly body: string | Readable
}

/** Who asks, after the token has been looked up. */
export interface Caller {
  readonly user: string
  readonly groups: readonly string[]
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): ApiResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: `${JSON.stringify(body)}\n`
})

export const refusal = (body: StatusBody): ApiResponse =>
  json(
    body.code,
    body,
    body.details?.retryAfterSeconds ? { 'retry-after': String(body.details.retryAfterSeconds) } : {}
  )
