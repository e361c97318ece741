import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { type GitHub, githubOf } from '../../src/record/github.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Stand {
  readonly asked: Asked[]
  readonly address: string
  /** How long the client paused between attempts, in milliseconds. */
  readonly pauses: number[]
  readonly github: GitHub
  readonly stop: AbortController
  close(): Promise<void>
}

async function read(message: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const asked = { method: message.method ?? '', path: message.url ?? '' }
  return text === '' ? asked : { ...asked, body: JSON.parse(text) }
}

/** GitHub's API on loopback as `answer` plays it, and a client of it that does not really wait. */
export async function standIn(answer: (asked: Asked, number: number) => Answer): Promise<Stand> {
  const asked: Asked[] = []
  const server = createServer(async (message, response) => {
    const request = await read(message)
    asked.push(request)
    const { status, body, headers } = answer(request, asked.length)
    if (status === 0) message.socket.destroy()
    else
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pauses: number[] = []
  const stop = new AbortController()
  const clock: Clock = {
    now: () => 1_000_000,
    monotonic: () => 0,
    sleep: async duration => void pauses.push(duration)
  }
  const http = systemHttp({})
  const github = githubOf({
    http,
    clock,
    signal: stop.signal,
    token: 'ghs_token',
    api: address,
    repository: 'acme/shop'
  })
  return {
    asked,
    address,
    pauses,
    github,
    stop,
    async close() {
      http.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
