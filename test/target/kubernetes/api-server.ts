import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemHttp } from '../../../src/io/http.ts'
import { ApiServer } from '../../../src/target/kubernetes/client.ts'
import type { Access } from '../../../src/target/kubernetes/kubeconfig.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string | undefined>
  readonly body: unknown
}

export type Answer = (asked: Asked, outgoing: ServerResponse) => void

/** Answers with JSON. */
export const json = (outgoing: ServerResponse, body: unknown, status = 200): void => {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function received(incoming: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const { authorization, accept, 'content-type': contentType } = incoming.headers
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: { authorization, accept, 'content-type': contentType },
    body: text === '' ? undefined : JSON.parse(text)
  }
}

/**
 * A server on loopback that records what it is asked and answers as the test says, and a client of it in namespace `shop` that has the first of
 * `tokens`, and may renew it to the next.
 */
export async function startApiServer(answer: Answer, tokens: readonly string[] = ['abc']) {
  const asked: Asked[] = []
  const server = createServer(async (incoming, outgoing) => {
    const one = await received(incoming)
    asked.push(one)
    answer(one, outgoing)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const http = systemHttp({})
  const renewals: number[] = []
  let renewed = 0
  const access: Access = {
    server: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/prefix/`),
    namespace: 'shop',
    tls: {},
    headers: async () => ({ authorization: `Bearer ${tokens[renewed]}` }),
    renew: () => {
      renewals.push(asked.length)
      if (renewed + 1 >= tokens.length) return false
      renewed += 1
      return true
    }
  }
  return {
    asked,
    renewals,
    access,
    http,
    cluster: new ApiServer(access, http),
    /** Breaks every connection, as a restarting server does. */
    drop: () => server.closeAllConnections(),
    async close() {
      http.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
