import type { Readable } from 'node:stream'
import { CutoverError } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import { cancelled } from '../io/clock.ts'
import type { Http, HttpRequest } from '../io/http.ts'
import { BodyTooLarge } from '../io/http.ts'
import { jittered } from '../io/random.ts'
import type { Report } from '../runner/report.ts'
import { inWords, isPassing, tooLarge, unreachable } from './registry-errors.ts'

/** A whole answer: manifests, tokens and lists of tags are small enough to hold. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  /** In place of `bytes`: of a request that is `streamed`, when it is answered by 200 or 206. Must be read or destroyed. */
  readonly body?: Readable
}

export interface ExchangeRequest extends Omit<HttpRequest, 'body'> {
  /** A stream is made anew each time that it is sent. */
  readonly body?: string | Uint8Array | (() => Readable)
  readonly streamed?: boolean
  /** Sent once only, because whoever asks knows better how to go on than to begin anew. */
  readonly once?: boolean
}

/** Sends a request that may safely be sent twice, again while the trouble looks like passing. Judges no status. */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>

/** Six attempts, 1 + 2 + 4 + 8 + 16 s apart, or as the server asks by Retry-After; two minutes for all of them. */
const patience = { attempts: 6, first: 1_000, total: 120_000 }
/** Longest time to the head of an answer, and longest silence within it. */
const silence: Milliseconds = 30_000
/** Registries take manifests up to 4 MiB (OCI distribution specification 1.1); lists of tags are smaller. */
const largest = 4 * 1024 * 1024

const passing = new Set([408, 429, 500, 502, 503, 504])

export interface ExchangeOptions {
  readonly http: Http
  readonly clock: Clock
  readonly report: Report
  readonly signal?: AbortSignal
}

/**
 * @throws REGISTRY_UNREACHABLE when no answer came in the end, REGISTRY_REFUSED when one was too large, CANCELLED.
 */
export function patientExchange({ http, clock, report, signal }: ExchangeOptions): Exchange {
  return async request => {
    const started = clock.monotonic()
    for (let attempt = 1; ; attempt++) {
      const outcome = await once(http, { ...request, ...(signal ? { signal } : {}) })
      const wait = request.once ? undefined : pauseAfter(outcome, attempt, clock)
      const spent = clock.monotonic() - started
      if (wait === undefined || spent + wait > patience.total) return settled(outcome)
      const seconds = Math.ceil(wait / 1000)
      report.progress(`${said(outcome, request.url.host)}, attempt ${attempt + 1} in ${seconds} s`)
      await clock.sleep(wait, signal)
    }
  }
}

/** An answer, or why there is none. */
export type Outcome = Answer | { readonly failure: unknown; readonly host?: string }

async function once(http: Http, { body, streamed, once: _, ...request }: ExchangeRequest): Promise<Outcome> {
  const sent = typeof body === 'function' ? { body: body() } : body === undefined ? {} : { body }
  try {
    const response = await http.send({ timeout: silence, idle: silence, ...request, ...sent })
    const { status, headers } = response
    if (streamed && (status === 200 || status === 206))
      return { status, headers, bytes: Buffer.alloc(0), body: response.body }
    return { status, headers, bytes: await response.bytes(largest) }
  } catch (failure) {
    if (request.signal?.aborted) throw cancelled()
    if (failure instanceof CutoverError) throw failure
    if (failure instanceof BodyTooLarge) throw tooLarge(request.url.host, failure)
    return { failure, host: request.url.host }
  }
}

function settled(outcome: Outcome): Answer {
  if ('failure' in outcome) throw unreachable(outcome.host ?? '', outcome.failure)
  return outcome
}

/** How long to wait after the attempt of that number, from 1; undefined when there is no sense in another. */
export function pauseAfter(outcome: Outcome, attempt: number, clock: Clock): Milliseconds | undefined {
  if (attempt >= patience.attempts) return undefined
  const backoff = jittered(patience.first * 2 ** (attempt - 1))
  if ('failure' in outcome) return isPassing(outcome.failure) ? backoff : undefined
  if (!passing.has(outcome.status)) return undefined
  const asked = retryAfter(outcome.headers['retry-after'], clock)
  return asked === undefined ? backoff : jittered(asked)
}

/** Both forms of RFC 9110, section 10.2.3: seconds, or the date when to come back. */
function retryAfter(header: string | undefined, clock: Clock): Milliseconds | undefined {
  if (header === undefined) return undefined
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now())
}

const said = (outcome: Outcome, host: string): string =>
  'failure' in outcome ? `${host}: ${inWords(outcome.failure)}` : `${host} answered ${outcome.status}`
