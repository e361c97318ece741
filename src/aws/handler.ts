import type { Http } from '../io/http.ts'

/** A request as the SDK signs it. */
interface Signed {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** AWS answers within seconds, or has lost the request. */
const patience = 30_000

/** Sends what the SDK signs by our own client, which knows proxies and private authorities. The SDK's type wants a class's shape. */
export class HttpHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' }
  readonly #http: Http

  constructor(http: Http) {
    this.#http = http
  }

  async handle(request: Signed, { abortSignal }: { readonly abortSignal?: unknown } = {}) {
    const { method, headers, body } = request
    const answer = await this.#http.send({
      ...{ method, url: addressOf(request), headers, timeout: patience, idle: patience },
      ...(body === undefined ? {} : { body }),
      ...(abortSignal ? { signal: abortSignal as AbortSignal } : {})
    })
    return { response: { statusCode: answer.status, headers: answer.headers, body: answer.body } }
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {}
  }
}

/** Blanks stay %20, as they were signed: what `URLSearchParams` makes of them would be another query. */
function addressOf({ protocol, hostname, port, path, query = {} }: Signed): URL {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .map(one => (one === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
  )
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${search}`)
}
