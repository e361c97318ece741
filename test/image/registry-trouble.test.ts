import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseReference } from '../../src/image/reference.ts'
import type { Registry, RegistryOptions } from '../../src/image/registry.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
import { always, first, status } from './registry-answers.ts'
import type { RegistryServer } from './registry-server.ts'
import { fail, ociManifest, registryServer, sha256 } from './registry-server.ts'

const http = systemHttp({})
let server: RegistryServer
let clock: FakeClock
let progress: string[]
let registry: Registry

const client = (options: Partial<RegistryOptions> = {}): Registry =>
  registryClient({
    http,
    clock,
    credentials: async () => undefined,
    report: { ...silent, progress: text => progress.push(text) },
    ...options
  })
const image = (rest = '') => parseReference(`${server.host}/acme/web${rest}`)
const bytesOf = (text: string) => ({ mediaType: ociManifest, bytes: Buffer.from(text) })

beforeEach(async () => {
  server = await registryServer()
  clock = fakeClock()
  progress = []
  registry = client()
})
afterEach(() => server.close())

describe('a registry in trouble', () => {
  it.each([408, 429, 500, 502, 503, 504])('that answers %i is asked again, ever later', async code => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    first(server, status(code), status(code), status(code), status(code))
    expect((await registry.resolve(image(':1.0.0')))?.digest).toBe(digest)
    expect(clock.slept.map(pause => Math.floor(Math.log2(pause / 1000)))).toEqual([0, 1, 2, 3])
    expect(progress[0]).toMatch(new RegExp(`^${server.host} answered ${code}, attempt 2 in [12] s$`))
  })

  it('that is down for 20 s is waited for', async () => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    server.intercept = (_, response) => {
      const down = clock.monotonic() < 20_000
      if (down) response.destroy()
      return down
    }
    expect((await registry.resolve(image(':1.0.0')))?.digest).toBe(digest)
    expect(progress.at(-1)).toMatch(new RegExp(`^${server.host}: the connection was cut, attempt 6 in 1[6-9]|20 s$`))
  })

  it('is asked six times, then its trouble is the answer', async () => {
    always(server, status(503))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host} refused to give ${server.host}/acme/web:1.0.0: it answered 503.`,
      hint: 'The registry itself is in trouble; it was asked several times. Run again when it is well.'
    })
    expect(server.requests).toHaveLength(6)
  })

  it.each([
    ['in seconds', '7'],
    ['as a date', 'Sat, 21 Nov 2026 12:00:07 GMT']
  ])('that says %s when to come back is asked then', async (_, value) => {
    server.store('acme/web', '1.0.0', '{}')
    first(server, status(429, { 'retry-after': value }))
    await registry.resolve(image(':1.0.0'))
    expect(clock.slept).toEqual([expect.toSatisfy((pause: number) => pause >= 7_000 && pause < 8_750 + 1)])
  })

  it('that asks for more time than there is gets no second request', async () => {
    always(server, status(429, { 'retry-after': '3600' }))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      hint: 'It asks to come back later (Retry-After: "3600").'
    })
    expect(clock.slept).toEqual([])
  })

  it('that asks for more time again and again is left after two minutes', async () => {
    always(server, status(503, { 'retry-after': '40' }))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
    expect(clock.slept).toHaveLength(2)
  })

  it('gets the same manifest again, because that changes nothing', async () => {
    first(server, (response, request) => void request.resume().on('end', () => response.writeHead(502).end()))
    expect(await registry.put(image(), '1.0.0', bytesOf('{}'))).toBe(sha256('{}'))
    expect(server.requests).toEqual(['PUT /v2/acme/web/manifests/1.0.0', 'PUT /v2/acme/web/manifests/1.0.0'])
  })

  it('that cuts the connection, even within an answer, is asked again', async () => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    first(
      server,
      response => void response.destroy(),
      response => void response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy())
    )
    expect((await registry.get(image(':1.0.0'))).digest).toBe(digest)
  })

  it('is asked no more when the run is cancelled', async () => {
    const controller = new AbortController()
    always(server, response => {
      controller.abort()
      response.writeHead(503).end()
    })
    await expect(client({ signal: controller.signal }).get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'CANCELLED'
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a registry that refuses', () => {
  it('for lack of rights says what to change', async () => {
    always(server, (response, request) => {
      request.resume().on('end', () => fail(response, 403, 'DENIED', 'permission_denied: write_package'))
    })
    await expect(registry.put(image(), '1.0.0', bytesOf('{}'))).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message: `${server.host} refused to push ${server.host}/acme/web:1.0.0: it answered 403 ("DENIED: permission_denied: write_package").`,
      hint: `The account that logged in to ${server.host} needs the right to push and pull here.`
    })
  })
})

describe('a registry out of reach', () => {
  it('because nothing listens is named', async () => {
    const free = await freePort()
    await expect(registry.resolve(parseReference(`127.0.0.1:${free}/web`))).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: `Can't reach the registry 127.0.0.1:${free}: the connection was refused.`
    })
    expect(clock.slept).toHaveLength(5)
  })

  it('because its name does not exist says so', async () => {
    await expect(registry.resolve(parseReference('registry.invalid/web'))).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringMatching(/^Can't reach the registry registry\.invalid: .*\(DNS\)\.$/)
    })
  })

  it('because it has no TLS says so', async () => {
    const plain = parseReference(`localhost.localdomain:${server.host.split(':')[1]}/web`)
    const registry = client({ http: { send: request => http.send({ ...request, url: loopbackUrl(request.url) }) } })
    await expect(registry.resolve(plain)).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringMatching(/it (speaks plain HTTP, not TLS|does not speak TLS as expected)\.$/)
    })
  })

  it('may be listed as one without TLS', async () => {
    const domain = `localhost.localdomain:${server.host.split(':')[1]}`
    const registry = client({
      insecure: [domain],
      http: { send: request => http.send({ ...request, url: loopbackUrl(request.url) }) }
    })
    const digest = server.store('web', '1.0.0', '{}')
    expect((await registry.resolve(parseReference(`${domain}/web:1.0.0`)))?.digest).toBe(digest)
  })
})

/** Names that every machine resolves are on loopback already, where TLS is not asked for. */
function loopbackUrl(url: URL): URL {
  const local = new URL(url)
  local.hostname = '127.0.0.1'
  return local
}

async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  await new Promise(resolve => listener.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
