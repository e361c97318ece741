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
let registry: Registry

const client = (options: Partial<RegistryOptions> = {}): Registry =>
  registryClient({
    http,
    clock,
    credentials: async () => undefined,
    report: silent,
    ...options
  })
const image = (rest = '') => parseReference(`${server.host}/acme/web${rest}`)
const bytesOf = (text: string) => ({ mediaType: ociManifest, bytes: Buffer.from(text) })

beforeEach(async () => {
  server = await registryServer()
  clock = fakeClock()
  registry = client()
})
afterEach(() => server.close())

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
    first(server, status(code, { 'content-type': ociManifest }))
    expect(await registry.resolve(image(':1.0.0'))).toEqual({ mediaType: ociManifest, digest })
    expect(server.requests).toEqual(['HEAD /v2/acme/web/manifests/1.0.0', 'GET /v2/acme/web/manifests/1.0.0'])
  })

  it('to another digest than the one it names is an error', async () => {
    const [asked, given] = [sha256('asked'), sha256('given')]
    always(server, status(200, { 'content-type': ociManifest, 'docker-content-digest': given }))
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
    always(server, response =>
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
    always(server, response => response.writeHead(200, { 'content-type': ociManifest }).end('altered'))
    await expect(registry.get(reference)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
  })

  it('waits for one that is not everywhere yet after its push', async () => {
    const digest = server.store('acme/web', undefined, '{}')
    first(server, status(404), status(404))
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
    always(server, response =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Sign in</h1>')
    )
    await expect(registry.get(image(':1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host}/acme/web:1.0.0 is no image manifest: ${server.host} gave the type "text/html".`
    })
  })

  it('that is larger than any manifest is refused', async () => {
    always(server, response =>
      response.writeHead(200, { 'content-type': ociManifest }).end(Buffer.alloc(4 * 1024 * 1024 + 1))
    )
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
    first(server, (response, request) => void request.resume().on('end', () => response.writeHead(201).end()))
    await expect(registry.put(image(), '1.0.0', bytesOf('{}'))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining(sha256('something else'))
    })
  })

  it('is refused with the words of the registry', async () => {
    always(server, (response, request) => {
      request.resume().on('end', () => fail(response, 400, 'MANIFEST_INVALID', "It has no 'config'.\u001b[2J"))
    })
    await expect(registry.put(image(), '1.0.0', bytesOf('{}'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message:
        `${server.host} refused to push ${server.host}/acme/web:1.0.0: ` +
        `it answered 400 ("MANIFEST_INVALID: It has no 'config'.\\u001b[2J").`
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
    always(server, response => response.writeHead(200).end('{"name":"acme/web","tags":null}'))
    expect(await registry.tags(image())).toEqual([])
  })

  it('without end is an error, because half a list would name the wrong release the highest', async () => {
    const link = '</v2/acme/web/tags/list?n=1&last=a>; rel="next"'
    always(server, response => response.writeHead(200, { link }).end('{"tags":["a"]}'))
    await expect(registry.tags(image())).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `${server.host} can't list the tags of ${server.host}/acme/web: the list goes on after 1000 pages.`
    })
  })

  it('stays at the registry, whatever host the link to the next page names', async () => {
    server.store('acme/web', '1.0.0', '{}')
    const link = '<http://evil.example//evil.example/v2/acme/web/tags/list?last=a>; rel="next"'
    first(server, response => response.writeHead(200, { link }).end('{"tags":["a"]}'))
    expect(await registry.tags(image())).toEqual(['a'])
    expect(server.requests[1]).toBe('GET //evil.example/v2/acme/web/tags/list?last=a')
  })
})
