import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

export interface StallingProxy {
  /** `127.0.0.1:PORT`: the registry takes it for its own name. */
  readonly host: string
  /** Bytes that went to the server since the last `stallAfter`, what came back not counted. */
  passed(): number
  /** From here on lets so many bytes through to the server, and keeps the rest for ever; resolves when it begins to. */
  stallAfter(bytes: number): Promise<void>
  close(): void
}

/** Passes bytes on to a server on `port` of this machine, and may stop anywhere: in a header, a blob, a manifest. */
export async function stallingProxy(port: number): Promise<StallingProxy> {
  let passed = 0
  let most = Number.POSITIVE_INFINITY
  let stalled = Promise.withResolvers<void>()
  const server = createServer(client => {
    const upstream = connect(port, '127.0.0.1')
    client.on('data', chunk => {
      const through = chunk.subarray(0, Math.max(0, most - passed))
      passed += through.length
      if (through.length > 0) upstream.write(through)
      if (through.length < chunk.length) stalled.resolve()
    })
    upstream.on('data', chunk => client.write(chunk))
    for (const [one, other] of [
      [client, upstream],
      [upstream, client]
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    stallAfter(bytes) {
      passed = 0
      most = bytes
      stalled = Promise.withResolvers<void>()
      return stalled.promise
    },
    close: () => void server.close()
  }
}
