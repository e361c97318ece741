import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Intercept } from './registry-server.ts'

export interface TokenServer {
  readonly host: string
  /** Method, query or form fields, and Authorization of each request. */
  readonly requests: { method: string; fields: Record<string, string>; authorization: string | undefined }[]
  /** What it answers; by default `token-1`, `token-2` … for a minute. */
  answer: (response: ServerResponse) => void
  /** The registry's side: 401 with this realm unless the request carries the newest token. */
  readonly guard: Intercept
  /** Makes every token given so far worthless. */
  revoke(): void
  close(): Promise<void>
}

export async function tokenServer(realm?: string): Promise<TokenServer> {
  let given = 0
  let valid: string | undefined
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://tokens')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    tokens.requests.push({
      method: request.method ?? '',
      fields: Object.fromEntries([...url.searchParams, ...form]),
      authorization: request.headers.authorization
    })
    tokens.answer(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens: TokenServer = {
    host,
    requests: [],
    answer(response) {
      given += 1
      valid = `token-${given}`
      response.end(JSON.stringify({ token: valid, expires_in: 300 }))
    },
    guard(request, response) {
      if (request.headers.authorization === `Bearer ${valid}`) return false
      const scope = 'repository:acme/web:pull'
      const challenge = `Bearer realm="${realm ?? `http://${host}/token`}",service="registry",scope="${scope}"`
      request.resume().on('end', () => response.writeHead(401, { 'www-authenticate': challenge }).end())
      return true
    },
    revoke() {
      valid = undefined
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return tokens
}
