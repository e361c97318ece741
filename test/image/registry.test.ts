import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseReference } from '../../src/image/reference.ts'
import type { Registry, RegistryOptions } from '../../src/image/registry.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
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

/** Answers the first requests in turn, and leaves the rest to the registry. */
const first = (...answers: ((response: ServerResponse, request: IncomingMessage) => void)[]) => {
  server.intercept = (request, response) => {
    const answer = answers.shift()
    answer?.(response, request)
    return answer !== undefined
  }
}
const always = (answer: (response: ServerResponse, request: IncomingMessage) => void) => {
  server.intercept = (request, response) => {
    answer(response, request)
    return true
  }
}
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end()

describe('resolving a reference', () => {
  it('costs one request and tells digest and type', async () => {
    const digest = server.store('acme/web', '1.0.0', '{ "one": 1 }')
    expect(await registry.resolve(image(':1.0.0'))).toEqual({ mediaType: ociManifest, digest })
    expect(server.requests).toEqual(['HEAD /v2/acme/web/manifests/1.0.0'])
  })

  it('asks for all four types, so that the registry converts nothing', async () => {
    const accepted: (string | undefined)[] = []
    server.intercept = request => {
      accepted.push(request.headers.accept)
      return false
    }
    await registry.resolve(image(':1.0.0'))
    expect(accepted).toEqual([
      'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, ' +
        'application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json'
    ])
  })

  it('without tag and digest means latest', async () => {
    const digest = server.store('acme/web', 'latest', '{}')
    expect(await registry.resolve(image())).toEqual({ mediaType: ociManifest, digest })
  })

  it('with tag and digest lets the digest decide', async () => {
    const digest = server.store('acme/web', undefined, 'old')
    server.store('acme/web', '1.0.0', 'new')
    expect(await registry.resolve(image(`:1.0.0@${digest}`))).toEqual({ mediaType: ociManifest, digest })
  })

  it('that is not there gives nothing', async () => {
    expect(await registry.resolve(image(':1.0.0'))).toBeUndefined()
  })

  it.each([
    ['a registry that leaves the digest out', 200],
    ['a registry that knows no HEAD', 405]
  ])('reads and hashes the manifest at %s', async (_, code) => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    first(status(code, { 'content-type': ociManifest }))
    expect(await registry.resolve(image(':1.0.0'))).toEqual({ mediaType: ociManifest, digest })
    expect(server.requests).toEqual(['HEAD /v2/acme/web/manifests/1.0.0', 'GET /v2/acme/web/manifests/1.0.0'])
  })

  it('to another digest than the one it names is an error', async () => {
    const [asked, given] = [sha256('asked'), sha256('given')]
    always(status(200, { 'content-type': ociManifest, 'docker-content-digest': given }))
    await expect(registry.resolve(image(`@${asked}`))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: `${server.host}/acme/web@${asked} should have the digest ${asked}, but has ${given}.`
    })
  })
})

describe('getting a manifest', () => {
  it('gives the very bytes that were pushed', async () => {
    const text = '{ "schemaVersion":2,\n\t"spacing" : "odd" }\n'
    const digest = server.store('acme/web', '1.0.0', text)
    expect(await registry.get(image(':1.0.0'))).toEqual({ mediaType: ociManifest, digest, bytes: Buffer.from(text) })
  })

  it.each([
    ['that does not hash to the digest of its reference', true],
    ['that does not hash to what the registry promises', false]
  ])('%s is refused', async (_, pinned) => {
    const promised = sha256('promised')
    always(response =>
      response.writeHead(200, { 'content-type': ociManifest, 'docker-content-digest': promised }).end('altered')
    )
    const reference = image(pinned ? `@${promised}` : ':1.0.0')
    await expect(registry.get(reference)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining(`should have the digest ${promised}, but has ${sha256('altered')}.`)
    })
  })

  it('is checked against a sha512 digest as well', async () => {
    const reference = image(`@sha512:${'0'.repeat(128)}`)
    always(response => response.writeHead(200, { 'content-type': ociManifest }).end('altered'))
    await expect(registry.get(reference)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
  })

  it('waits for one that is not everywhere yet after its push', async () => {
    const digest = server.store('acme/web', undefined, '{}')
    first(status(404), status(404))
    expect((await registry.get(image(`@${digest}`))).digest).toBe(digest)
    expect(clock.slept).toEqual([1_000, 2_000])
  })

  it('that never appears says so', async () => {
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `${server.host}/acme/web:1.0.0 is not in the registry.`
    })
    expect(server.requests).toHaveLength(4)
  })

  it('that is a web page is refused', async () => {
    always(response => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Sign in</h1>'))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host}/acme/web:1.0.0 is no image manifest: ${server.host} gave the type "text/html".`
    })
  })

  it('that is larger than any manifest is refused', async () => {
    always(response => response.writeHead(200, { 'content-type': ociManifest }).end(Buffer.alloc(4 * 1024 * 1024 + 1)))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `The answer of ${server.host} was not read to its end: the answer is larger than 4194304 bytes.`
    })
  })
})

describe('putting a manifest', () => {
  it('stores the bytes and their type under a tag', async () => {
    expect(await registry.put(image(), '1.0.0', bytesOf('{ }'))).toBe(sha256('{ }'))
    expect(server.tagsOf('acme/web')).toEqual({ '1.0.0': sha256('{ }') })
    expect(await registry.get(image(':1.0.0'))).toEqual({ ...bytesOf('{ }'), digest: sha256('{ }') })
  })

  it('under its digest sets no tag', async () => {
    expect(await registry.put(image(), sha256('{}'), bytesOf('{}'))).toBe(sha256('{}'))
    expect(server.tagsOf('acme/web')).toEqual({})
  })

  it('under a digest that it does not have sends nothing', async () => {
    await expect(registry.put(image(), sha256('other'), bytesOf('{}'))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH'
    })
    expect(server.requests).toEqual([])
  })

  it('asks what was stored where the registry does not say', async () => {
    server.store('acme/web', '1.0.0', 'something else')
    first((response, request) => void request.resume().on('end', () => response.writeHead(201).end()))
    await expect(registry.put(image(), '1.0.0', bytesOf('{}'))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining(sha256('something else'))
    })
  })

  it('is refused with the words of the registry', async () => {
    always((response, request) => {
      request.resume().on('end', () => fail(response, 400, 'TAG_INVALID', "The tag '1.0.0' is immutable.\u001b[2J"))
    })
    await expect(registry.put(image(), '1.0.0', bytesOf('{}'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message:
        `${server.host} refused to push ${server.host}/acme/web:1.0.0: ` +
        `it answered 400 ("TAG_INVALID: The tag '1.0.0' is immutable.\\u001b[2J").`
    })
  })
})

describe('listing tags', () => {
  it('reads every page', async () => {
    const tags = Array.from({ length: 25 }, (_, index) => `1.0.${index}`)
    for (const tag of tags) server.store('acme/web', tag, '{}')
    server.pageSize = 10
    expect(await registry.tags(image())).toEqual(tags.sort())
    expect(server.requests).toEqual([
      'GET /v2/acme/web/tags/list?n=1000',
      'GET /v2/acme/web/tags/list?n=10&last=1.0.17',
      'GET /v2/acme/web/tags/list?n=10&last=1.0.4'
    ])
  })

  it('of a repository that does not exist gives none', async () => {
    expect(await registry.tags(image())).toEqual([])
  })

  it('that are null gives none', async () => {
    always(response => response.writeHead(200).end('{"name":"acme/web","tags":null}'))
    expect(await registry.tags(image())).toEqual([])
  })

  it('without end is an error, because half a list would name the wrong release the highest', async () => {
    const link = '</v2/acme/web/tags/list?n=1&last=a>; rel="next"'
    always(response => response.writeHead(200, { link }).end('{"tags":["a"]}'))
    await expect(registry.tags(image())).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host} can't list the tags of ${server.host}/acme/web: the list goes on after 1000 pages.`
    })
  })

  it('stays at the registry, whatever host the link to the next page names', async () => {
    server.store('acme/web', '1.0.0', '{}')
    const link = '<http://evil.example//evil.example/v2/acme/web/tags/list?last=a>; rel="next"'
    first(response => response.writeHead(200, { link }).end('{"tags":["a"]}'))
    expect(await registry.tags(image())).toEqual(['a'])
    expect(server.requests[1]).toBe('GET //evil.example/v2/acme/web/tags/list?last=a')
  })
})

describe('a registry in trouble', () => {
  it.each([408, 429, 500, 502, 503, 504])('that answers %i is asked again, ever later', async code => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    first(status(code), status(code), status(code), status(code))
    expect((await registry.resolve(image(':1.0.0')))?.digest).toBe(digest)
    expect(clock.slept.map(pause => Math.floor(Math.log2(pause / 1000)))).toEqual([0, 1, 2, 3])
    expect(progress[0]).toMatch(new RegExp(`^${server.host} answered ${code}, attempt 2 in [12] s$`))
  })

  it('is asked five times, then its trouble is the answer', async () => {
    always(status(503))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host} refused to give ${server.host}/acme/web:1.0.0: it answered 503.`,
      hint: 'The registry itself is in trouble; it was asked several times. Run again when it is well.'
    })
    expect(server.requests).toHaveLength(5)
  })

  it.each([
    ['in seconds', '7'],
    ['as a date', 'Sat, 21 Nov 2026 12:00:07 GMT']
  ])('that says %s when to come back is asked then', async (_, value) => {
    server.store('acme/web', '1.0.0', '{}')
    first(status(429, { 'retry-after': value }))
    await registry.resolve(image(':1.0.0'))
    expect(clock.slept).toEqual([expect.toSatisfy((pause: number) => pause >= 7_000 && pause < 8_750 + 1)])
  })

  it('that asks for more time than there is gets no second request', async () => {
    always(status(429, { 'retry-after': '3600' }))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      hint: 'It asks to come back later (Retry-After: "3600").'
    })
    expect(clock.slept).toEqual([])
  })

  it('that asks for more time again and again is left after two minutes', async () => {
    always(status(503, { 'retry-after': '40' }))
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
    expect(clock.slept).toHaveLength(2)
  })

  it('gets the same manifest again, because that changes nothing', async () => {
    first((response, request) => void request.resume().on('end', () => response.writeHead(502).end()))
    expect(await registry.put(image(), '1.0.0', bytesOf('{}'))).toBe(sha256('{}'))
    expect(server.requests).toEqual(['PUT /v2/acme/web/manifests/1.0.0', 'PUT /v2/acme/web/manifests/1.0.0'])
  })

  it('that cuts the connection, even within an answer, is asked again', async () => {
    const digest = server.store('acme/web', '1.0.0', '{}')
    first(
      response => void response.destroy(),
      response => void response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy())
    )
    expect((await registry.get(image(':1.0.0'))).digest).toBe(digest)
  })

  it('is asked no more when the run is cancelled', async () => {
    const controller = new AbortController()
    always(response => {
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
    always((response, request) => {
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
    expect(clock.slept).toHaveLength(4)
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
