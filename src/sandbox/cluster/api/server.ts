import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Certificate } from './certificate.ts'
import type { ApiRequest, ApiResponse } from './exchange.ts'

export type Serve = (request: ApiRequest) => Promise<ApiResponse | 'reset'>

/** An HTTP server on an ephemeral port of loopback. */
export interface Listening {
  readonly url: string
  stop(): Promise<void>
}

/** Reads a request from a socket. Its signal aborts when the client has gone. */
async function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): Promise<ApiRequest> {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const url = new URL(incoming.url ?? '/', 'http://cluster')
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? '')
  ])
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: await buffer(incoming),
    signal: gone.signal
  }
}

/** Ends a connection as a crash does. Under TLS the socket below is what can be reset. */
function breakOff({ socket }: IncomingMessage): void {
  const below = (socket as { _parent?: Socket })._parent ?? socket
  below.resetAndDestroy()
}

async function answer(serve: Serve, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await serve(await requestOf(incoming, outgoing))
  if (response === 'reset') {
    breakOff(incoming)
    return
  }
  outgoing.writeHead(response.status, response.headers)
  if (typeof response.body === 'string') outgoing.end(response.body)
  else {
    outgoing.flushHeaders()
    await pipeline(response.body, outgoing)
  }
}

/** Serves the API on loopback: plainly, or with TLS where a certificate is given. */
export async function listen(serve: Serve, certificate?: Certificate): Promise<Listening> {
  const options = { keepAliveTimeout: 60_000, requestTimeout: 0 }
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A client that hangs up in the middle of a stream is no failure of the server.
    answer(serve, incoming, outgoing).catch(() => outgoing.destroy())
  }
  const server = certificate ? createTlsServer({ ...options, ...certificate }, handle) : createServer(options, handle)
  server.listen(0, '127.0.0.1')
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
