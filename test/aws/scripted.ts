import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request, as AWS would know it. */
export interface Heard {
  readonly method: string
  readonly url: string
  readonly target: string
  readonly host: string
  readonly credential: string
  readonly body: string
}

/** An answer; `hang up` closes the connection instead. */
export type Said =
  | {
      readonly status?: number
      readonly headers?: Record<string, string>
      readonly body: string
      /** The connection is closed after what there is of the body. */
      readonly breaksOff?: boolean
    }
  | 'hang up'

/** A real server on loopback that says what it is told to, one answer after another, and the last one again. */
export async function scripted(...answers: Said[]) {
  const heard: Heard[] = []
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', chunk => chunks.push(chunk))
    incoming.on('end', () => {
      const said = answers[Math.min(heard.length, answers.length - 1)] ?? 'hang up'
      heard.push({
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        target: String(incoming.headers['x-amz-target'] ?? ''),
        host: incoming.headers.host ?? '',
        credential: /Credential=([^,]+)/.exec(incoming.headers.authorization ?? '')?.[1] ?? '',
        body: Buffer.concat(chunks).toString()
      })
      if (said === 'hang up') return void incoming.socket.destroy()
      outgoing.writeHead(said.status ?? 200, said.headers ?? { 'content-type': 'application/x-amz-json-1.1' })
      if (said.breaksOff) outgoing.write(said.body, () => incoming.socket.destroy())
      else outgoing.end(said.body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    close() {
      server.closeAllConnections()
      server.close()
    }
  }
}

export const failing = (status: number, type: string, message = ''): Said => ({
  status,
  body: JSON.stringify({ __type: type, message })
})
