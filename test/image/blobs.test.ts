import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Source } from '../../src/image/blob-download.ts'
import type { Blob } from '../../src/image/content.ts'
import type { Digest } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { BlobServer } from './blob-server.ts'
import { blobServer } from './blob-server.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
import { digestOf } from './images.ts'

const http = systemHttp({})
const bytes = randomBytes(1_000_000)
const blob: Blob = { digest: digestOf(bytes), size: bytes.length }
const source: Source = async function* (start, end) {
  for (let at = start; at < end; at += 65_536) yield bytes.subarray(at, Math.min(end, at + 65_536))
}

let server: BlobServer
let clock: FakeClock
let progress: string[]

const client = () =>
  registryClient({
    http,
    clock,
    credentials: async () => undefined,
    report: { ...silent, progress: text => progress.push(text) }
  })
const place = () => parseReference(`${server.host}/acme/web`)
const read = (wanted = blob): Promise<Buffer> => all(client().readBlob(place(), wanted))
async function all(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const part of parts) found.push(part)
  return Buffer.concat(found)
}

beforeEach(async () => {
  server = await blobServer()
  clock = fakeClock()
  progress = []
})
afterEach(() => server.close())

describe('reading a blob', () => {
  beforeEach(() => void server.blobs.set(blob.digest, bytes))

  it('takes one request', async () => {
    expect((await read()).equals(bytes)).toBe(true)
    expect(server.log).toEqual(['GET all 200'])
  })

  it.each([
    ['goes on where the connection broke', true, ['GET all 200', 'GET bytes=400000-999999 206']],
    [
      'begins anew at a server without ranges, and gives no byte twice',
      false,
      ['GET all 200', 'GET bytes=400000-999999 200']
    ]
  ])('%s', async (_, ranges, log) => {
    server.ranges = ranges
    server.mishaps = { breakAnswerAt: 400_000 }
    expect((await read()).equals(bytes)).toBe(true)
    expect(server.log).toEqual(log)
    expect(progress).toEqual([
      `${server.host}/acme/web@${blob.digest}: the connection was cut after 400000 of 1000000 bytes, going on there`
    ])
  })

  it('that always ends too early is given up', async () => {
    server.blobs.set(blob.digest, bytes.subarray(0, 999))
    server.ranges = false
    await expect(read()).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: `Can't reach the registry ${server.host}: the connection was cut.`
    })
    expect(server.log).toHaveLength(6)
  })

  it('with other bytes than its digest says gives the last of them to nobody', async () => {
    const wrong = Buffer.from(bytes)
    wrong[0] = (wrong[0] ?? 0) ^ 1
    server.blobs.set(blob.digest, wrong)
    let got = 0
    const reading = async () => {
      for await (const chunk of client().readBlob(place(), blob)) got += chunk.length
    }
    await expect(reading()).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: `${server.host}/acme/web@${blob.digest} should have the digest ${blob.digest}, but has ${digestOf(wrong)}.`
    })
    expect(got).toBeLessThan(bytes.length)
  })

  it('with more bytes than its size says is refused', async () => {
    await expect(read({ ...blob, size: 999_999 })).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
  })

  it('that is not there is named', async () => {
    const digest: Digest = `sha256:${'0'.repeat(64)}`
    await expect(read({ digest, size: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `${server.host} has no blob ${server.host}/acme/web@${digest}.`
    })
  })
})

describe('sending a blob', () => {
  const send = (options?: { piece: number }) => client().pushBlob(place(), blob, source, options)
  const arrived = (): boolean => server.blobs.get(blob.digest)?.equals(bytes) ?? false

  it('takes two requests', async () => {
    await send()
    expect(arrived()).toBe(true)
    expect(server.log).toEqual(['POST all 202', 'PUT all 201'])
  })

  it('goes on where the registry says that the connection broke', async () => {
    server.mishaps = { breakUploadAt: 400_000 }
    await send()
    expect(arrived()).toBe(true)
    expect(server.log).toEqual(['POST all 202', 'PUT all broken', 'GET all 204', 'PUT 400000-999999 201'])
  })

  it('begins anew where the upload is forgotten', async () => {
    server.mishaps = { breakUploadAt: 400_000, forget: true }
    await send()
    expect(arrived()).toBe(true)
    expect(server.log).toEqual([
      'POST all 202',
      'PUT all broken',
      'GET all 404',
      'HEAD all 404',
      'POST all 202',
      'PUT all 201'
    ])
  })

  it('is done when only the last answer was lost', async () => {
    server.mishaps = { loseAnswer: true }
    await send()
    expect(server.log).toEqual(['POST all 202', 'GET all 404', 'HEAD all 200'])
  })

  it('in pieces says where each belongs', async () => {
    await send({ piece: 400_000 })
    expect(arrived()).toBe(true)
    expect(server.log).toEqual([
      'POST all 202',
      'PATCH 0-399999 202',
      'PATCH 400000-799999 202',
      'PUT 800000-999999 201'
    ])
  })

  it('in pieces goes on within one that broke', async () => {
    server.mishaps = { breakUploadAt: 500_000 }
    await send({ piece: 400_000 })
    expect(arrived()).toBe(true)
    expect(server.log.slice(2)).toEqual([
      'PATCH 400000-799999 broken',
      'GET all 204',
      'PATCH 500000-899999 202',
      'PUT 900000-999999 201'
    ])
  })

  it('of another digest ends before its last byte', async () => {
    const other: Blob = { ...blob, digest: digestOf(Buffer.from('other')) }
    await expect(client().pushBlob(place(), other, source)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
    expect(server.blobs.size).toBe(0)
  })

  it('that has no bytes works too', async () => {
    const empty: Blob = { digest: digestOf(Buffer.alloc(0)), size: 0 }
    await client().pushBlob(place(), empty, source)
    expect(server.blobs.get(empty.digest)).toEqual(Buffer.alloc(0))
  })
})

describe('a registry that takes no large requests', () => {
  it('gets a blob in pieces', async () => {
    server.largest = 40_000_000
    const size = 70_000_000
    const large = randomBytes(size)
    const digest = digestOf(large)
    await client().pushBlob(place(), { digest, size }, async function* (start, end) {
      yield large.subarray(start, end)
    })
    expect(server.log).toEqual([
      'POST all 202',
      'PUT all 413',
      'POST all 202',
      'PATCH 0-33554431 202',
      'PATCH 33554432-67108863 202',
      'PUT 67108864-69999999 201'
    ])
    expect(server.blobs.get(digest)?.equals(large)).toBe(true)
  })
})
