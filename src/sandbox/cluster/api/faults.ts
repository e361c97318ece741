import type { Instant, Milliseconds } from '../../../io/clock.ts'

/** What a fault may do to one request; parts combine. */
export interface Fault {
  /** Waits before anything is done. The effect comes even when the client has given up by then. */
  readonly delay?: Milliseconds
  /** Answers with this status and has no effect. */
  readonly status?: number
  readonly message?: string
  readonly retryAfter?: number
  /** Breaks the connection `before` the effect, so that there is none, or `after` it: a lost response. */
  readonly reset?: 'before' | 'after'
  /** Breaks the connection at once and lets the request take effect this much later. */
  readonly late?: Milliseconds
}

export interface FaultyRequest {
  /** Counts all requests from 0. */
  readonly index: number
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly userAgent: string
}

export type Faults = (request: FaultyRequest) => Fault | undefined

/** One request as the log keeps it. `status` is 0 when the client got no answer. */
export interface RequestRecord {
  readonly index: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly userAgent: string
  readonly at: Instant
  status: number
  fault?: Fault
}

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout'
}

export const reasonOf = (status: number): string => reasons[status] ?? 'Unknown'
