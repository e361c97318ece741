import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Source } from '../../src/image/blob-download.ts'
import type { Blob } from '../../src/image/content.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { BlobServer } from './blob-server.ts'
import { blobServer } from './blob-server.ts'
import { fakeClock } from './fake-clock.ts'
import { digestOf } from './images.ts'

const http = systemHttp({})
const bytes = randomBytes(1_000_000)
const blob: Blob = { digest: digestOf(bytes), size: bytes.length }
const source: Source = async function* (start, end) {
  yield bytes.subarray(start, end)
}
const basic = `Basic ${Buffer.from('robot:hunter2').toString('base64')}`

let server: BlobServer
const place = () => parseReference(`${server.host}/acme/web`)

/** A registry that knows us by Basic, as ECR does; its storage is somewhere else. */
const client = () =>
  registryClient({
    http,
    clock: fakeClock(),
    report: silent,
    credentials: async () => ({ source: 'a test', username: 'robot', password: 'hunter2' })
  })
const read = async (): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of client().readBlob(place(), blob)) parts.push(part)
  return Buffer.concat(parts)
}

beforeEach(async () => {
  server = await blobServer()
  server.wants = basic
})
afterEach(() => server.close())

describe('an address at another host', () => {
  let other: BlobServer
  beforeEach(async () => {
    other = await blobServer()
    server.blobs.set(blob.digest, bytes)
    other.blobs.set(blob.digest, bytes)
  })
  afterEach(() => other.close())

  const elsewhere = () => `http://${other.host.replace('127.0.0.1', 'localhost')}`

  it('is read from without a word on who we are', async () => {
    server.redirect = elsewhere()
    expect((await read()).equals(bytes)).toBe(true)
    expect(server.authorizations).toEqual([undefined, basic])
    expect(other.authorizations).toEqual([undefined])
  })

  it('is gone back to where it broke', async () => {
    server.redirect = elsewhere()
    other.mishaps = { breakAnswerAt: 400_000 }
    expect((await read()).equals(bytes)).toBe(true)
    expect(other.log).toEqual(['GET all 200', 'GET bytes=400000-999999 206'])
    expect(other.authorizations).toEqual([undefined, undefined])
  })

  it('that asks who we are is told nothing', async () => {
    server.redirect = elsewhere()
    other.wants = basic
    await expect(read()).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    expect(other.authorizations).toEqual([undefined])
  })

  it('is written to without a word on who we are', async () => {
    server.uploadsAt = elsewhere()
    await expect(client().pushBlob(place(), blob, source)).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
    expect(server.authorizations).toEqual([undefined, basic])
    expect(other.authorizations).toEqual([undefined])
  })

  it('is our own, where the registry only does not know how it is reached', async () => {
    server.uploadsAt = 'http://127.0.0.1:1'
    await client().pushBlob(place(), blob, source)
    expect(server.authorizations).toEqual([undefined, basic, basic])
  })
})
