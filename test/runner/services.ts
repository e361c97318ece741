import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)

/** For NODE_EXTRA_CA_CERTS. */
export const authorityFile = fixture('services-ca.crt')

type Service = (
  body: string
) => Promise<{ statusCode: number; response: string | ArrayBufferView; contentType?: string }>

const json = (value: unknown) => ({
  statusCode: 200,
  response: JSON.stringify(value),
  contentType: 'application/json'
})

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * A proxy that leads to services on loopback, whatever host is asked for, by TLS; and the address where the runner gives
 * identity tokens with `claims`, or, for the audiences in `spoiled`, something else. Nothing of it leaves the machine.
 */
export async function startServices(
  services: Readonly<Record<string, Service>>,
  claims: object,
  spoiled: readonly string[] = []
) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const asked: string[] = []
  const issuer = 'token.actions.githubusercontent.com'
  const known: Record<string, Service> = {
    ...services,
    [`${issuer}/.well-known/openid-configuration`]: async () => json({ jwks_uri: `https://${issuer}/keys` }),
    [`${issuer}/keys`]: async () => json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256' }] })
  }
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const tokenFor = (audience: string): string => {
    if (spoiled.includes(audience)) return 'c2VjcmV0.c2VjcmV0.c2VjcmV0'
    const now = Math.floor(Date.now() / 1000)
    const body = `${part({ alg: 'ES256', kid: '1' })}.${part({ ...claims, aud: audience, iat: now, exp: now + 300 })}`
    const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${body}.${signature.toString('base64url')}`
  }

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = `${message.headers.host?.replace(/:443$/, '')}${message.url?.replace(/\?.*/, '')}`
    asked.push(name)
    const body = await bodyOf(message)
    const {
      statusCode,
      response: content,
      contentType
    } = (await known[name]?.(body)) ?? { statusCode: 404, response: '' }
    response.writeHead(statusCode, { 'content-type': contentType ?? 'text/plain' }).end(content)
  }
  const listen = async (server: ReturnType<typeof createServer>): Promise<number> => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  const secure = createTlsServer(
    { key: readFileSync(fixture('services.key')), cert: readFileSync(fixture('services.crt')) },
    (message, response) => void answer(message, response)
  )
  const securePort = await listen(secure)
  const proxy = createServer((message, response) => {
    const audience = new URL(message.url ?? '', 'http://runner').searchParams.get('audience') ?? ''
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value: tokenFor(audience) }))
  })
  proxy.on('connect', (_message, client: Socket, head: Buffer) => {
    const upstream = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('error', () => upstream.destroy())
  })
  const port = await listen(proxy)
  return {
    /** `host/path` of each request by TLS. */
    asked,
    environment: {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      https_proxy: `http://127.0.0.1:${port}`,
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: authorityFile,
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token'
    },
    async stop() {
      for (const server of [secure, proxy]) {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
      }
    }
  }
}
