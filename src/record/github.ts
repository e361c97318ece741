import type { Octokit } from '@octokit/rest'
import { CutoverError } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import type { Http } from '../io/http.ts'
import { errorOf, pauseAfter, unwrapped } from './github-errors.ts'

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
/** An answer that stops in its middle is as good as none. */
export const longestSilence: Milliseconds = 30_000
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
        idle: longestSilence,
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
      // By itself it writes every failed request to the log, those too that are repeated.
      log: { debug() {}, info() {}, warn() {}, error() {} },
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
        } catch (caught) {
          const thrown = unwrapped(caught)
          const pause = pauseAfter(thrown, attempt, access.clock.now())
          if (access.signal.aborted || pause === undefined || attempt + 1 >= attempts)
            throw errorOf(thrown, what, `${access.repository} at ${access.api}`, permission)
          await access.clock.sleep(pause, access.signal)
        }
      }
    }
  }
}
