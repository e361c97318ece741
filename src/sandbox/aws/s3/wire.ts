import { crc32 } from 'node:zlib'
import type { Answer, Incoming } from '../../loopback.ts'
import { AwsFault, type RestWire } from '../service.ts'
import { element } from '../wire/xml.ts'

/** An object as GetObject and HeadObject tell of it. */
export interface StoredObject {
  readonly Body: Uint8Array
  readonly ETag: string
  readonly ContentType: string
  readonly LastModified: Date
  readonly Metadata: Readonly<Record<string, string>>
}

/** S3's paths, bucket first: `/bucket/key`. */
export const s3Wire: RestWire = {
  route: request => {
    const [, Bucket = '', Key = ''] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(request.url.pathname)) ?? []
    const operation = (Key ? objectCalls : bucketCalls)[request.method]
    if (operation === undefined || Bucket === '') return undefined
    if (operation === 'ListObjectsV2')
      return { operation, input: { Bucket, Prefix: request.url.searchParams.get('prefix') ?? '' } }
    return {
      operation,
      input: { Bucket, ...(Key && { Key }), ...conditions(request), ...(operation === 'PutObject' && content(request)) }
    }
  },
  answer: (operation, output, requestId) => {
    const id = { 'x-amz-request-id': requestId }
    if (operation === 'ListObjectsV2') return list(output, id)
    if (operation === 'DeleteObject') return { status: 204, headers: id }
    return 'Body' in output ? object(output as StoredObject, id) : { status: 200, headers: { ...id, ...etag(output) } }
  }
}

const objectCalls: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject'
}
const bucketCalls: Readonly<Record<string, string>> = { GET: 'ListObjectsV2', HEAD: 'HeadBucket', PUT: 'CreateBucket' }

const etag = (output: object): Record<string, string> => ('ETag' in output ? { etag: String(output.ETag) } : {})

function conditions({ headers }: Incoming): object {
  const { 'if-match': IfMatch, 'if-none-match': IfNoneMatch } = headers
  return { ...(IfMatch && { IfMatch }), ...(IfNoneMatch && { IfNoneMatch }) }
}

function content(request: Incoming): object {
  const { headers } = request
  const { Body, trailers } = headers['content-encoding']?.includes('aws-chunked')
    ? unchunked(request.body)
    : whole(request)
  const sum = headers['x-amz-checksum-crc32'] ?? trailers.get('x-amz-checksum-crc32')
  if (sum !== undefined && sum !== checksum(Body)) {
    throw new AwsFault('BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
  }
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  const Metadata = Object.fromEntries(
    metadata.map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)])
  )
  return { Body, ContentType: headers['content-type'] ?? 'binary/octet-stream', Metadata }
}

const whole = ({ body }: Incoming) => ({ Body: body, trailers: new Map<string, string>() })

/** `SIZE[;chunk-signature=...]`, the chunk, and so on until one of size 0; then trailing headers (SigV4 streaming). */
function unchunked(body: Buffer): { Body: Buffer; trailers: Map<string, string> } {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, end), 16)
    if (end < 0 || Number.isNaN(size)) throw new AwsFault('IncompleteBody', 'The request body terminated unexpectedly')
    at = end + 2
    if (size === 0) break
    chunks.push(body.subarray(at, at + size))
    at += size + 2
  }
  const lines = body.toString('latin1', at).split('\r\n')
  const trailers = lines
    .map(line => line.split(':'))
    .map(([name = '', value = '']): [string, string] => [name.trim(), value.trim()])
  return { Body: Buffer.concat(chunks), trailers: new Map(trailers) }
}

function checksum(bytes: Uint8Array): string {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes))
  return sum.toString('base64')
}

function object({ Body, ETag, ContentType, LastModified, Metadata }: StoredObject, id: Record<string, string>): Answer {
  const metadata = Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]))
  const about = { etag: ETag, 'content-type': ContentType, 'last-modified': LastModified.toUTCString() }
  return { status: 200, headers: { ...id, ...metadata, ...about }, body: Body }
}

/** A list is not one element with members here: each of its items is a `Contents`. */
function list(output: object, id: Record<string, string>): Answer {
  const { Contents, ...rest } = output as { Contents: readonly object[] }
  const items = Contents.map(one => element('Contents', one)).join('')
  const members = Object.entries(rest)
    .map(([name, value]) => element(name, value))
    .join('')
  const body = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${members}${items}</ListBucketResult>`
  return { status: 200, headers: { ...id, 'content-type': 'application/xml' }, body }
}
