import { CutoverError, messageOf } from '../errors.ts'
import type { Instant, Milliseconds } from '../io/clock.ts'

/** A rate limit that asks for more is not waited for: nobody wants a release to stand still for an hour. */
export const longestWait: Milliseconds = 60_000

/** An answer of GitHub that is no success, by REST or by GraphQL. */
interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** What Octokit throws, as far as it is read here. */
interface Thrown {
  readonly name?: string
  readonly status?: number
  readonly message?: string
  readonly cause?: unknown
  readonly headers?: Refusal['headers']
  readonly response?: { readonly headers?: Refusal['headers'] }
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[]
}

/** GraphQL refuses with status 200 and a word; these are what REST would have said. */
const statusOf: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429
}

function refusalOf(thrown: Thrown): Refusal | undefined {
  const [first] = thrown.errors ?? []
  if (thrown.name === 'GraphqlResponseError')
    return { status: statusOf[first?.type ?? ''] ?? 422, message: first?.message ?? '', headers: thrown.headers ?? {} }
  if (thrown.name !== 'HttpError' || !thrown.response) return undefined
  return { status: thrown.status ?? 0, message: thrown.message ?? '', headers: thrown.response.headers ?? {} }
}

const isLimited = ({ status, message }: Refusal): boolean =>
  status === 429 || (status === 403 && /rate limit/i.test(message))

/** Octokit wraps what the transport threw, our own errors included. */
export function unwrapped(thrown: unknown): unknown {
  const { cause } = (thrown ?? {}) as Thrown
  return cause instanceof CutoverError ? cause : thrown
}

/**
 * How long to wait before the same request once more; undefined when it would be in vain. Rate limits name the time
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
 */
export function pauseAfter(thrown: unknown, attempt: number, now: Instant): Milliseconds | undefined {
  if (thrown instanceof CutoverError) return undefined
  const refusal = refusalOf(thrown as Thrown)
  const pause = refusal && isLimited(refusal) ? limitOf(refusal, now) : 1_000 * 2 ** attempt
  const passing = !refusal || isLimited(refusal) || refusal.status >= 500
  return passing && pause <= longestWait ? pause : undefined
}

function limitOf({ headers }: Refusal, now: Instant): Milliseconds {
  const after = Number(headers['retry-after'] ?? Number.NaN)
  if (after >= 0) return after * 1000
  if (headers['x-ratelimit-remaining'] === '0') return Math.max(0, Number(headers['x-ratelimit-reset']) * 1000 - now)
  return longestWait
}

/** The error of a request that asked to do `what` `where`, for which the job needs `permission`. */
export function errorOf(thrown: unknown, what: string, where: string, permission: string): CutoverError {
  if (thrown instanceof CutoverError) return thrown
  const refusal = refusalOf(thrown as Thrown)
  if (!refusal || refusal.status >= 500 || isLimited(refusal)) {
    const answer = refusal ? `answered ${refusal.status}` : 'gave no answer'
    const detail = messageOf((thrown as Thrown).cause ?? thrown)
    return new CutoverError('GITHUB_UNREACHABLE', `GitHub ${answer} when asked to ${what} in ${where}: ${detail}.`, {
      hint: 'See https://www.githubstatus.com, and the proxy settings of the runner. Then run the job again.',
      cause: thrown
    })
  }
  const said = refusal.message.replace(/ - https?:\S+$/, '').replace(/\.$/, '')
  const message = `GitHub refused to ${what} in ${where} (${refusal.status}): ${said}.`
  if (![401, 403, 404].includes(refusal.status))
    return new CutoverError('GITHUB_REFUSED', message, {
      hint: 'The answer above says what GitHub does not accept.',
      cause: thrown
    })
  return new CutoverError('GITHUB_DENIED', message, {
    hint: `Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  ${permission}`,
    cause: thrown
  })
}
