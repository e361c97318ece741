import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import * as http from 'node:http'
import * as https from 'node:https'
import type { Readable } from 'node:stream'
import * as nodeTls from 'node:tls'
import { CutoverError, messageOf } from '../errors.ts'
import type { Milliseconds } from './clock.ts'
import { cancelled } from './clock.ts'

/** What to trust and who to be on a TLS connection; PEM texts or buffers as node:tls takes them. */
export interface Tls {
  readonly ca?: string | Buffer
  readonly cert?: string | Buffer
  readonly key?: string | Buffer
  readonly servername?: string
  readonly rejectUnauthorized?: boolean
}

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | Readable
  readonly tls?: Tls
  /** Time to the answer's head, anew with what a streamed body got off; a streaming answer may take as long as `signal` lets it. */
  readonly timeout?: Milliseconds
  /** The longest silence while the answer's body arrives; without it a body may pause for ever, as a watch does. */
  readonly idle?: Milliseconds
  readonly signal?: AbortSignal
}

/** An answer whose body has not been read. Exactly one of `bytes`, `text`, `json`, `body` must be used (or `discard`). */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
  bytes(limit?: number): Promise<Buffer>
  text(limit?: number): Promise<string>
  discard(): void
}

/** Sends one request: no retry, no redirect followed, no status judged. Rejects with node's own error when no answer came. */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>
}

/** A body larger than what the caller was ready to hold. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** 64 MiB: manifests, tokens and API objects are far smaller; blobs are streamed. */
const largestBody = 64 * 1024 * 1024

async function collect(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += (chunk as Buffer).length
    if (size > limit) {
      body.destroy()
      throw new BodyTooLarge(`the answer is larger than ${limit} bytes`)
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function answer(message: IncomingMessage): HttpResponse {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    status: message.statusCode ?? 0,
    headers,
    body: message,
    bytes: (limit = largestBody) => collect(message, limit),
    text: async (limit = largestBody) => (await collect(message, limit)).toString('utf8'),
    discard: () => void message.resume()
  }
}

/** Node heeds NODE_EXTRA_CA_CERTS by itself, but not the variable by which every other program is told of a private CA. */
function trusted({ SSL_CERT_FILE: file }: NodeJS.ProcessEnv): Pick<https.AgentOptions, 'ca'> {
  if (!file) return {}
  try {
    return { ca: [...nodeTls.getCACertificates('default'), readFileSync(file, 'utf8')] }
  } catch (error) {
    throw new CutoverError('FILE_UNREADABLE', `Can't read the certificates in SSL_CERT_FILE: ${messageOf(error)}.`, {
      hint: 'Correct the path in that variable, or take the variable away.',
      cause: error
    })
  }
}

/** HTTP over node's own client, with kept-alive connections and the proxy variables of the environment (Node >= 24.5). */
export function systemHttp(environment: NodeJS.ProcessEnv = process.env): Http & { close(): void } {
  const options = { keepAlive: true, proxyEnv: environment }
  const plain = new http.Agent(options)
  const secure = new Map<string, https.Agent>()
  const secureAgent = (tls: Tls | undefined): https.Agent => {
    const key = tls ? JSON.stringify(tls) : ''
    const agent = secure.get(key) ?? new https.Agent({ ...options, ...trusted(environment), ...tls })
    secure.set(key, agent)
    return agent
  }
  return {
    send: request =>
      new Promise((resolve, reject) => {
        if (request.signal?.aborted) return reject(cancelled())
        const tls = request.url.protocol === 'https:'
        const outgoing = (tls ? https : http).request(request.url, {
          method: request.method,
          agent: tls ? secureAgent(request.tls) : plain,
          headers: { 'user-agent': 'cutover', ...request.headers },
          ...(request.signal ? { signal: request.signal } : {})
        })
        const timeout = request.timeout ?? 30_000
        const timer = setTimeout(() => outgoing.destroy(late(`no answer within ${timeout} ms`)), timeout)
        outgoing.on('drain', () => timer.refresh())
        outgoing.on('response', message => {
          clearTimeout(timer)
          const { idle } = request
          if (idle) message.setTimeout(idle, () => message.destroy(late(`no data within ${idle} ms`)))
          resolve(answer(message))
        })
        outgoing.on('error', error => {
          clearTimeout(timer)
          reject(request.signal?.aborted ? cancelled() : error)
        })
        send(outgoing, request.body)
      }),
    close() {
      plain.destroy()
      for (const agent of secure.values()) agent.destroy()
    }
  }
}

const late = (message: string): Error => Object.assign(new Error(message), { code: 'ETIMEDOUT' })

function send(outgoing: http.ClientRequest, body: HttpRequest['body']): void {
  if (body === undefined) return void outgoing.end()
  if (typeof body === 'string' || body instanceof Uint8Array) {
    // Without it node sends the body of a DELETE unannounced, and the server takes it for the next request.
    outgoing.setHeader('content-length', Buffer.byteLength(body))
    return void outgoing.end(body)
  }
  // Not by pipeline(), which hides why the body ended behind an aborted request.
  body.on('error', error => outgoing.destroy(error))
  outgoing.on('close', () => body.destroy())
  body.pipe(outgoing)
}
