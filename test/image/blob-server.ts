import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { digestOf } from './images.ts'

/** What a registry is to do wrong with its blobs. Each is done once. */
export interface Mishaps {
  /** The connection breaks when so many bytes of a blob were sent. */
  breakAnswerAt?: number
  /** The connection breaks when so many bytes of an upload were received, which the registry keeps. */
  breakUploadAt?: number
  /** The end of an upload is done, but its answer is lost. */
  loseAnswer?: boolean
  /** An upload that broke is forgotten. */
  forget?: boolean
}

export interface BlobServer {
  readonly host: string
  /** Method, path or header that counts, and answer: `PUT 400-999 201`. */
  readonly log: string[]
  readonly authorizations: (string | undefined)[]
  readonly blobs: Map<string, Buffer>
  /** The Authorization without which nothing is given; Basic. */
  wants: string | undefined
  mishaps: Mishaps
  /** False for a server that always sends all. */
  ranges: boolean
  /** Larger bodies are answered with 413. */
  largest: number
  /** Where blobs are redirected to. */
  redirect: string | undefined
  /** What stands before the path in the Location of an upload. */
  uploadsAt: string
  close(): Promise<void>
}

/** A registry that has blobs alone, and that takes and gives them byte by byte. */
export async function blobServer(): Promise<BlobServer> {
  const uploads = new Map<string, Buffer[]>()
  const server = createServer((request, response) => {
    registry.authorizations.push(request.headers.authorization)
    if (registry.wants && request.headers.authorization !== registry.wants)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="blobs"' }).end()
    void (/\/uploads\//.test(request.url ?? '') ? upload : blob)(registry, uploads, request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const registry: BlobServer = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: [],
    authorizations: [],
    blobs: new Map(),
    wants: undefined,
    mishaps: {},
    ranges: true,
    largest: Number.POSITIVE_INFINITY,
    redirect: undefined,
    uploadsAt: '',
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return registry
}

type Uploads = Map<string, Buffer[]>

const sizeOf = (parts: readonly Buffer[]): number => parts.reduce((sum, part) => sum + part.length, 0)

async function blob(registry: BlobServer, _: Uploads, request: IncomingMessage, response: ServerResponse) {
  const { redirect, ranges, mishaps } = registry
  const end = (status: number, headers: Record<string, string | number> = {}, body?: Buffer): void => {
    registry.log.push(`${request.method} ${request.headers.range ?? 'all'} ${status}`)
    response.writeHead(status, headers)
    const { breakAnswerAt } = mishaps
    if (!body || breakAnswerAt === undefined) return void response.end(body)
    delete mishaps.breakAnswerAt
    response.write(body.subarray(0, breakAnswerAt), () => response.destroy())
  }
  const found = registry.blobs.get(decodeURIComponent(request.url?.split('/').at(-1) ?? ''))
  if (redirect && request.method === 'GET') return end(307, { location: `${redirect}${request.url}` })
  if (!found) return end(404)
  if (request.method === 'HEAD') return end(200, { 'content-length': found.length })
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec((ranges && request.headers.range) || '') ?? []
  if (first === undefined) return end(200, { 'content-length': found.length }, found)
  const part = found.subarray(Number(first), Number(last) + 1)
  end(206, { 'content-length': part.length, 'content-range': `bytes ${first}-${last}/${found.length}` }, part)
}

async function upload(registry: BlobServer, uploads: Uploads, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '', 'http://registry')
  const id = url.searchParams.get('state') ?? ''
  const answer = (status: number, parts: readonly Buffer[] = [], key = id): void => {
    registry.log.push(`${request.method} ${request.headers['content-range'] ?? 'all'} ${status}`)
    const location = `${registry.uploadsAt}/v2/acme/web/blobs/uploads/x?state=${key}`
    response.writeHead(status, { location, range: `0-${Math.max(0, sizeOf(parts) - 1)}` }).end()
  }
  if (request.method === 'POST') {
    const key = `${uploads.size + 1}`
    uploads.set(key, [])
    return answer(202, [], key)
  }
  const parts = uploads.get(id)
  if (!parts) return answer(404)
  if (request.method === 'GET') return answer(204, parts)
  if (Number(request.headers['content-length']) > registry.largest) {
    request.resume().on('end', () => answer(413))
    return
  }
  const { socket } = request
  if (!(await received(registry, parts, request))) {
    registry.log.push(`${request.method} ${request.headers['content-range'] ?? 'all'} broken`)
    if (registry.mishaps.forget) uploads.delete(id)
    return socket.destroy()
  }
  if (request.method === 'PATCH') return answer(202, parts)
  finish(registry, uploads, id, url.searchParams.get('digest') ?? '', answer)
  if (!registry.mishaps.loseAnswer) return
  delete registry.mishaps.loseAnswer
  response.destroy()
}

function finish(
  { blobs, mishaps }: BlobServer,
  uploads: Uploads,
  id: string,
  digest: string,
  answer: (status: number) => void
) {
  const bytes = Buffer.concat(uploads.get(id) ?? [])
  if (digestOf(bytes) !== digest) return answer(400)
  uploads.delete(id)
  blobs.set(digest, bytes)
  if (!mishaps.loseAnswer) answer(201)
}

/** Keeps what arrives; false when it broke off. */
async function received({ mishaps }: BlobServer, parts: Buffer[], request: IncomingMessage): Promise<boolean> {
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      const room = (mishaps.breakUploadAt ?? Number.POSITIVE_INFINITY) - sizeOf(parts)
      parts.push(chunk.subarray(0, room))
      if (chunk.length < room) continue
      delete mishaps.breakUploadAt
      return false
    }
    return true
  } catch {
    return false
  }
}
