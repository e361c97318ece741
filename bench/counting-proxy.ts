import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Counted {
  requests: number
  /** Requests with a body that the registry must keep: bytes that were sent to it. */
  bytesIn: number
}

export interface CountingProxy {
  /** `127.0.0.1:PORT`: the registry takes it for its own name. */
  readonly host: string
  /** What came since the last call. */
  take(): Counted
  close(): void
}

/** Passes everything on to a registry on `port` of this machine, and counts it. */
export async function countingProxy(port: number): Promise<CountingProxy> {
  let counted: Counted = { requests: 0, bytesIn: 0 }
  const server = createServer((incoming, outgoing) => {
    counted.requests += 1
    incoming.on('data', chunk => {
      counted.bytesIn += (chunk as Buffer).length
    })
    const { method, url: path, headers } = incoming
    const onward = forward({ host: '127.0.0.1', port, method, path, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = counted
      counted = { requests: 0, bytesIn: 0 }
      return taken
    },
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}
