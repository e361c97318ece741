import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyTags } from '../../src/image/apply-tags.ts'
import { type Digest, digestOf } from '../../src/image/image.ts'
import { lanes } from '../../src/image/lanes.ts'
import { promote } from '../../src/image/promote.ts'
import { parseReference } from '../../src/image/reference.ts'
import { referrersTag } from '../../src/image/referrers.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { repositoryOf } from '../../src/sandbox/registry/store.ts'
import { fakeClock } from './fake-clock.ts'
import { counted, holdings } from './images.ts'
import { ociManifest, registryServer } from './registry-server.ts'

const oci = (kind: string): string => `application/vnd.oci.image.${kind}+json`
const registry = registryClient({
  http: systemHttp({}),
  clock: fakeClock(),
  credentials: async () => undefined,
  report: silent
})

let server: Registry
let other: Registry
beforeEach(async () => {
  server = await startRegistry()
  other = await startRegistry()
})
afterEach(() => Promise.all([server.stop(), other.stop()]))

const placeAt = ({ host }: Registry) => parseReference(`${host}/acme/web`)
const blobOf = (text: string) => ({ digest: digestOf(Buffer.from(text), 'sha512'), size: text.length })
const giving = (text: string) =>
  async function* (start: number, end: number) {
    yield Buffer.from(text).subarray(start, end)
  }

async function read(blob: { readonly digest: Digest; readonly size: number }): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of registry.readBlob(placeAt(server), blob)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('a blob named by SHA-512', () => {
  it('is pushed and pulled by that name', async () => {
    const blob = blobOf('hello')
    await registry.pushBlob(placeAt(server), blob, giving('hello'))
    expect(holdings(server, 'acme/web').blobs).toEqual([blob.digest])
    expect(await read(blob)).toBe('hello')
  })

  it('is not what has other bytes, on the way in and on the way out', async () => {
    const blob = blobOf('hello')
    await expect(registry.pushBlob(placeAt(server), blob, giving('hollo'))).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH'
    })
    expect(holdings(server, 'acme/web').blobs).toEqual([])
    server.store.blobs.set(blob.digest, Buffer.from('hollo'))
    repositoryOf(server.store, 'acme/web').blobs.add(blob.digest)
    await expect(read(blob)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining(`should have the digest ${blob.digest}, but has sha512:`)
    })
  })
})

/** An index of one image in which all that can be is named by SHA-512; gives both names of the index. */
async function stocked(): Promise<{ readonly sha256: Digest; readonly sha512: Digest }> {
  const place = placeAt(server)
  const push = async (text: string) => {
    await registry.pushBlob(place, blobOf(text), giving(text))
    return { mediaType: 'application/octet-stream', ...blobOf(text) }
  }
  const put = async (fields: object, mediaType: string) => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...fields }))
    const digest = await registry.put(place, digestOf(bytes, 'sha512'), { mediaType, bytes })
    return { mediaType, digest, size: bytes.length, bytes }
  }
  const image = await put({ config: await push('{}'), layers: [await push('layer')] }, oci('manifest.v1'))
  const { mediaType, digest, size } = image
  const index = await put({ manifests: [{ mediaType, digest, size }] }, oci('index.v1'))
  return { sha256: await registry.put(place, '1.4.2', index), sha512: index.digest }
}

const promoted = (from: string) =>
  promote(
    { registry, lanes: lanes(4), report: silent },
    {
      from: parseReference(from),
      to: placeAt(other),
      tags: ['1.4.2'],
      referrers: false,
      signatures: false,
      refresh: false
    }
  )

describe('an image whose parts are named by SHA-512', () => {
  it('is copied under these names, and found again by its tag', async () => {
    const { sha256, sha512 } = await stocked()
    for (const from of [`${server.host}/acme/web:1.4.2`, `${server.host}/acme/web@${sha512}`]) {
      expect(await promoted(from)).toMatchObject({ digest: sha256 })
      const { blobs, manifests, tags } = holdings(other, 'acme/web')
      expect({ blobs, tags }).toEqual({
        blobs: [blobOf('{}'), blobOf('layer')].map(({ digest }) => digest).sort(),
        tags: { '1.4.2': sha256 }
      })
      expect(manifests.map(digest => digest.slice(0, 6))).toEqual(['sha256', 'sha512'])
    }
    other.requests.length = 0
    expect(await promoted(`${server.host}/acme/web@${sha512}`)).toMatchObject({ action: 'present' })
    expect(counted(other.requests)).toEqual({ 'HEAD manifests': 1 })
  })

  it('is known again where the registries name the tag by different algorithms', async () => {
    const older = await registryServer()
    const newer = await registryServer()
    const bytes = '{"schemaVersion":2,"config":{},"layers":[]}'
    const [sha256, sha512] = [digestOf(Buffer.from(bytes)), digestOf(Buffer.from(bytes), 'sha512')]
    older.store('acme/web', '1.4.2', bytes)
    newer.store('acme/web', '1.4.2', bytes)
    newer.intercept = (request, response) => {
      response
        .writeHead(200, { 'content-type': ociManifest, 'docker-content-digest': sha512 })
        .end(request.method === 'HEAD' ? undefined : bytes)
      return true
    }
    for (const [from, to] of [
      [newer, older],
      [older, newer]
    ] as const) {
      const place = parseReference(`${to.host}/acme/web`)
      const request = { from: parseReference(`${from.host}/acme/web:1.4.2`), to: place, tags: ['1.4.2'] }
      const attached = { referrers: false, signatures: false, refresh: false }
      const tools = { registry, lanes: lanes(4), report: silent }
      expect(await promote(tools, { ...request, ...attached })).toMatchObject({ digest: sha256, action: 'present' })
    }
    const steps = await applyTags({ ...registry, tags: async () => ['1.4.2'] }, silent, {
      repository: parseReference(`${newer.host}/acme/web`),
      ...{ version: '1.4.2', digest: sha256, floating: { latest: false, major: false, minor: false } }
    })
    expect(steps).toMatchObject([{ tag: '1.4.2', action: 'keep', digest: sha256 }])
    await Promise.all([older.close(), newer.close()])
  })

  it('is resolved by its bytes where the registry names it otherwise', async () => {
    const older = await registryServer()
    const digest = older.store('acme/web', undefined, '{}')
    const named = digestOf(Buffer.from('{}'), 'sha512')
    older.intercept = (request, response) => {
      const asked = request.url?.includes('sha512')
      if (asked)
        response
          .writeHead(200, { 'content-type': ociManifest, 'docker-content-digest': digest })
          .end(request.method === 'HEAD' ? undefined : '{}')
      return Boolean(asked)
    }
    const reference = { ...parseReference(`${older.host}/acme/web`), digest: named }
    expect(await registry.resolve(reference)).toEqual({ mediaType: ociManifest, digest: named })
    await expect(
      registry.resolve({ ...reference, digest: digestOf(Buffer.from('other'), 'sha512') })
    ).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
    await older.close()
  })
})

it('the tag that lists referrers has no more than 64 digits of a digest', () => {
  expect(referrersTag(`sha512:${'a'.repeat(128)}`)).toBe(`sha512-${'a'.repeat(64)}`)
})
