import type { Octokit } from '@octokit/rest'
import { CutoverError, messageOf } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import type { Http } from '../io/http.ts'

export interface GitHubAccess {
  readonly http: Http
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly token: string
  /** `https://api.github.com`, or `https://HOST/api/v3` of GitHub Enterprise Server. */
  readonly api: string
  /** `owner/name`. */
  readonly repository: string
}

/** One repository at GitHub: `call` sends a request, repeats it where that is safe, and turns failures into CutoverErrors. */
export interface GitHub {
  readonly owner: string
  readonly repo: string
  /** `what` completes "GitHub refused to ...", `permission` is the line that the job needs for it. */
  call<T>(what: string, permission: string, request: (octokit: Octokit) => Promise<T>): Promise<T>
}

const attempts = 4
const longestWait: Milliseconds = 60_000
const mostRedirects = 5

/** Lets Octokit send through our port, for one stack of proxies, time limits and cancellation. */
function fetchOver(http: Http, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    let url = new URL(String(input))
    for (let redirects = 0; ; redirects++) {
      const answer = await http.send({
        method: init?.method ?? 'GET',
        url,
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(typeof init?.body === 'string' ? { body: init.body } : {}),
        signal
      })
      const { location } = answer.headers
      if (location !== undefined && [301, 307, 308].includes(answer.status) && redirects < mostRedirects) {
        answer.discard()
        url = sameOrigin(url, new URL(location, url))
        continue
      }
      const body = await answer.bytes()
      return new Response(answer.status === 204 || answer.status === 304 ? null : new Uint8Array(body), {
        status: answer.status,
        headers: answer.headers
      })
    }
  }
}

/** The token travels with the request: a renamed repository is at the same address, anything else gets nothing. */
function sameOrigin(from: URL, to: URL): URL {
  if (from.origin === to.origin) return to
  throw new CutoverError('GITHUB_REFUSED', `GitHub at ${from.origin} points to ${to.origin}.`, {
    hint: 'Check GITHUB_API_URL and the proxy of the runner: the token is only sent to the API itself.'
  })
}

/** What Octokit throws for an answer that is no success. */
interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

function refusalOf(thrown: unknown): Refusal | undefined {
  const error = thrown as {
    name?: string
    status?: number
    message?: string
    response?: { headers?: Refusal['headers'] }
  }
  if (error?.name !== 'HttpError' || !error.response) return undefined
  return { status: error.status ?? 0, message: error.message ?? '', headers: error.response.headers ?? {} }
}

/**
 * How long to wait before the same request once more; undefined when it would be in vain. Rate limits name the time
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
 */
function pauseAfter(thrown: unknown, attempt: number, now: number): Milliseconds | undefined {
  const refusal = refusalOf(thrown)
  const backoff = 1_000 * 2 ** attempt
  if (!refusal) return thrown instanceof CutoverError ? undefined : backoff
  if (refusal.status >= 500) return backoff
  const limited = refusal.status === 429 || (refusal.status === 403 && /rate limit/i.test(refusal.message))
  if (!limited) return undefined
  const after = Number(refusal.headers['retry-after'] ?? Number.NaN)
  if (after >= 0) return after * 1000
  if (refusal.headers['x-ratelimit-remaining'] === '0')
    return Math.max(0, Number(refusal.headers['x-ratelimit-reset']) * 1000 - now)
  return longestWait
}

function errorOf(thrown: unknown, what: string, permission: string, access: GitHubAccess): CutoverError {
  if (thrown instanceof CutoverError) return thrown
  const refusal = refusalOf(thrown)
  const where = `${access.repository} at ${access.api}`
  if (!refusal || refusal.status >= 500 || refusal.status === 429 || /rate limit/i.test(refusal.message)) {
    const answered = refusal ? `answered ${refusal.status}` : 'gave no answer'
    return new CutoverError(
      'GITHUB_UNREACHABLE',
      `GitHub ${answered} when asked to ${what} in ${where}: ${messageOf(cause(thrown))}.`,
      {
        hint: 'See https://www.githubstatus.com, and the proxy settings of the runner. Then run the job again.',
        cause: thrown
      }
    )
  }
  const answer = `GitHub refused to ${what} in ${where} (${refusal.status}): ${refusal.message.replace(/ - https?:\S+$/, '')}.`
  if ([401, 403, 404].includes(refusal.status))
    return new CutoverError('GITHUB_DENIED', answer, {
      hint: `Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  ${permission}`,
      cause: thrown
    })
  return new CutoverError('GITHUB_REFUSED', answer, {
    hint: 'The answer above says what GitHub does not accept.',
    cause: thrown
  })
}

/** Octokit wraps what the transport threw. */
const cause = (thrown: unknown): unknown => (thrown instanceof Error && thrown.cause ? thrown.cause : thrown)

/** Opens nothing: Octokit is loaded with the first request. */
export function githubOf(access: GitHubAccess): GitHub {
  const [owner = '', repo = ''] = access.repository.split('/')
  let opened: Promise<Octokit> | undefined
  const open = async (): Promise<Octokit> => {
    const { Octokit } = await import('@octokit/rest')
    return new Octokit({
      auth: access.token,
      baseUrl: access.api,
      userAgent: 'cutover',
      request: { fetch: fetchOver(access.http, access.signal) }
    })
  }
  return {
    owner,
    repo,
    async call(what, permission, request) {
      opened ??= open()
      const octokit = await opened
      for (let attempt = 0; ; attempt++) {
        try {
          return await request(octokit)
        } catch (thrown) {
          const pause = pauseAfter(thrown, attempt, access.clock.now())
          if (access.signal.aborted || pause === undefined || pause > longestWait || attempt + 1 >= attempts)
            throw errorOf(thrown, what, permission, access)
          await access.clock.sleep(pause, access.signal)
        }
      }
    }
  }
}
