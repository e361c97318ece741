import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'
import { type Effect, type Fault, Faults } from './faults.ts'

/** A request with its whole body; what the sandbox serves is small enough to hold. */
export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** One line of a server's log. `status` is 0 where the client got no answer. */
export interface Logged {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly status: number
  readonly bytesIn: number
  readonly bytesOut: number
}

export interface Loopback {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  /** Every request so far, in the order of the answers. */
  readonly requests: Logged[]
  readonly faults: Faults
  stop(): Promise<void>
}

export interface LoopbackOptions {
  /** 0, any free port, unless given. */
  readonly port?: number
  readonly faults?: readonly Fault[]
}

/** What a server says to a request; where it says nothing, the connection is reset. */
export type Handle = (request: Incoming) => Answer | undefined | Promise<Answer | undefined>

/** Serves `handle` on a port of 127.0.0.1, logs every request and spoils those that a fault names. */
export async function startLoopback(handle: Handle, options: LoopbackOptions = {}): Promise<Loopback> {
  const requests: Logged[] = []
  const faults = new Faults(options.faults)
  const server = createServer((message, response) => {
    void serve(message, response)
  })

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await incoming(message)
    if (request === undefined) return
    const effect = faults.next(request.method, request.url.pathname)
    const answer = await spoiled(effect, async () => handle(request)).catch(failed)
    requests.push({
      method: request.method,
      path: request.url.pathname + request.url.search,
      status: answer?.status ?? 0,
      bytesIn: request.body.length,
      bytesOut: answer === undefined || request.method === 'HEAD' ? 0 : sized(answer).length
    })
    if (answer === undefined) message.socket.resetAndDestroy()
    else write(response, request.method, answer, effect && 'truncate' in effect ? effect.truncate : undefined)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

async function incoming(message: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer)
  } catch {
    return undefined // The client went away while it was still sending: nobody is left to answer.
  }
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${message.headers.host ?? '127.0.0.1'}`),
    headers: message.headers,
    body: Buffer.concat(chunks)
  }
}

/** What the client gets when `effect` strikes; nothing when its connection is to be reset. */
async function spoiled(
  effect: Effect | undefined,
  perform: () => Promise<Answer | undefined>
): Promise<Answer | undefined> {
  if (effect === undefined || 'truncate' in effect) return perform()
  if ('answer' in effect) {
    return { status: effect.answer, ...(effect.headers && { headers: effect.headers }), body: effect.body ?? '' }
  }
  if ('delay' in effect) {
    await wait(effect.delay)
    return perform()
  }
  if (effect.reset === 'after') await perform()
  return undefined
}

const wait = (duration: Milliseconds): Promise<void> => new Promise(resolve => setTimeout(resolve, duration))

const failed = (thrown: unknown): Answer => ({ status: 500, body: `sandbox: ${messageOf(thrown)}` })

const sized = (answer: Answer): Buffer =>
  typeof answer.body === 'string' ? Buffer.from(answer.body) : Buffer.from(answer.body ?? [])

function write(response: ServerResponse, method: string, answer: Answer, truncate: number | undefined): void {
  const body = sized(answer)
  const headers = { 'content-length': String(body.length), ...answer.headers }
  response.writeHead(answer.status, answer.status === 204 || answer.status === 304 ? { ...answer.headers } : headers)
  if (truncate !== undefined) {
    response.write(body.subarray(0, truncate), () => response.destroy())
    return
  }
  if (method === 'HEAD' || answer.status === 204 || answer.status === 304) response.end()
  else response.end(body)
}
