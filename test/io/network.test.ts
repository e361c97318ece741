import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, request as forward } from 'node:http'
import * as https from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { fakeClock } from '../image/fake-clock.ts'

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)
const digest = `sha256:${'a'.repeat(64)}`
const mediaType = 'application/vnd.oci.image.manifest.v1+json'

let seen: string[]
let refuses: boolean
const open: Server[] = []

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A registry that has one manifest, over TLS with a certificate of a private CA, or without. */
const registryOn = (tls: boolean): Promise<number> => {
  const answer: Parameters<typeof createServer>[1] = (_, response) =>
    void response.writeHead(200, { 'content-type': mediaType, 'docker-content-digest': digest }).end()
  const options = { key: readFileSync(fixture('registry.key')), cert: readFileSync(fixture('registry.crt')) }
  return listening(tls ? https.createServer(options, answer) : createServer(answer))
}

/** A forward proxy as RFC 9110 has it; whatever host is asked for is on `port` of this machine. */
function proxyTo(port: number): Promise<number> {
  const proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    const { pathname } = new URL(request.url ?? '')
    const onward = forward({ host: '127.0.0.1', port, path: pathname, method: request.method }, answer => {
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  proxy.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim())
    if (refuses) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  return listening(proxy)
}

const resolve = async (image: string, environment: NodeJS.ProcessEnv, insecure: string[] = []) => {
  const http = systemHttp(environment)
  try {
    const credentials = async () => undefined
    const registry = registryClient({ http, clock: fakeClock(), credentials, report: silent, insecure })
    return await registry.resolve(parseReference(image))
  } finally {
    http.close()
  }
}

beforeEach(() => {
  seen = []
  refuses = false
})
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) (server as https.Server).closeAllConnections()
  }
})

describe('behind a proxy', () => {
  it('a registry without TLS is asked for by its whole address', async () => {
    const proxy = await proxyTo(await registryOn(false))
    const HTTP_PROXY = `http://127.0.0.1:${proxy}`
    expect(await resolve('registry.test:5000/web:1', { HTTP_PROXY }, ['registry.test:5000'])).toEqual({
      digest,
      mediaType
    })
    expect(seen).toEqual(['HEAD http://registry.test:5000/v2/web/manifests/1'])
  })

  it('a registry with TLS is reached through a tunnel, by a name that only the proxy knows', async () => {
    const proxy = await proxyTo(await registryOn(true))
    const environment = { HTTPS_PROXY: `http://user:hunter2@127.0.0.1:${proxy}`, SSL_CERT_FILE: fixture('ca.crt') }
    expect(await resolve('registry.test/web:1', environment)).toEqual({ digest, mediaType })
    expect(seen).toEqual([`CONNECT registry.test:443 Basic ${Buffer.from('user:hunter2').toString('base64')}`])
  })

  it('what NO_PROXY names is reached without it', async () => {
    const registry = await registryOn(false)
    const HTTP_PROXY = `http://127.0.0.1:${await proxyTo(registry)}`
    await resolve(`127.0.0.1:${registry}/web:1`, { HTTP_PROXY, NO_PROXY: '127.0.0.1' })
    expect(seen).toEqual([])
  })

  it('that refuses is named, its password is not', async () => {
    refuses = true
    const HTTPS_PROXY = `http://user:hunter2@127.0.0.1:${await proxyTo(await registryOn(true))}`
    const error = await resolve('registry.test/web:1', { HTTPS_PROXY }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringMatching(/^Can't reach the registry registry\.test: .*407/)
    })
    expect(String(error)).not.toContain('hunter2')
  })
})

describe('a registry with a certificate of a private CA', () => {
  it('is not trusted by default, and the error says what to do', async () => {
    const port = await registryOn(true)
    const proxy = `http://127.0.0.1:${await proxyTo(port)}`
    await expect(resolve('registry.test/web:1', { HTTPS_PROXY: proxy })).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message:
        "Can't reach the registry registry.test: its certificate is signed by an authority that this machine does not trust (TLS).",
      hint: 'Give the certificate of that authority by the variable NODE_EXTRA_CA_CERTS or SSL_CERT_FILE: a path to a PEM file.'
    })
  })

  it('is trusted when SSL_CERT_FILE names the CA', async () => {
    const port = await registryOn(true)
    const http = systemHttp({ SSL_CERT_FILE: fixture('ca.crt') })
    const answer = await http.send({ method: 'GET', url: new URL(`https://localhost:${port}/`) })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    http.close()
  })

  it('is trusted when NODE_EXTRA_CA_CERTS names the CA', async () => {
    const port = await registryOn(true)
    const script = `
      import { systemHttp } from '${join(import.meta.dirname, '../../src/io/http.ts')}'
      const answer = await systemHttp().send({ method: 'GET', url: new URL('https://localhost:${port}/') })
      process.stdout.write(String(answer.status), () => process.exit(0))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: fixture('ca.crt') }
    })
    expect(stdout).toBe('200')
  })

  it('whose file is not there says which variable is wrong', async () => {
    await expect(resolve('registry.test/web:1', { SSL_CERT_FILE: '/nowhere/ca.crt' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringContaining("Can't read the certificates in SSL_CERT_FILE: ENOENT")
    })
  })
})
