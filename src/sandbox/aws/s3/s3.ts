import { createHash } from 'node:crypto'
import { AwsFault, type AwsService, type Call } from '../service.ts'
import { type StoredObject, s3Wire } from './wire.ts'

interface Named {
  readonly Bucket: string
  readonly Key: string
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
}

interface PutObject extends Named {
  readonly Body?: Uint8Array | string
  readonly ContentType?: string
  readonly Metadata?: Readonly<Record<string, string>>
}

type Bucket = Map<string, StoredObject>

/**
 * Amazon S3: objects with entity tags and conditional writes, and lists by prefix. A call is performed whole before the next
 * one, so the conflict of two at once (409 ConditionalRequestConflict) comes only as a fault.
 */
export function objectStore(): AwsService {
  const buckets = new Map<string, Bucket>()
  const bucket = (name: string): Bucket => {
    const found = buckets.get(name)
    if (!found) throw new AwsFault('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name })
    return found
  }
  const read = ({ Bucket, Key, IfMatch, IfNoneMatch }: Named): StoredObject => {
    const found = bucket(Bucket).get(Key)
    if (!found) throw noSuchKey(Key)
    if (IfMatch && !matches(IfMatch, found)) throw failed('If-Match')
    if (IfNoneMatch && matches(IfNoneMatch, found)) throw new AwsFault('NotModified', 'Not Modified', 304)
    return found
  }
  return {
    name: 's3',
    rest: s3Wire,
    actions: { HeadObject: 'GetObject', HeadBucket: 'ListBucket', ListObjectsV2: 'ListBucket' },
    operations: {
      CreateBucket: ({ Bucket: name }: { Bucket: string }) => {
        if (!buckets.has(name)) buckets.set(name, new Map())
        return {}
      },
      HeadBucket: ({ Bucket: name }: { Bucket: string }) => {
        bucket(name)
        return {}
      },
      ListObjectsV2: ({ Bucket: name, Prefix = '' }: { Bucket: string; Prefix?: string }) =>
        listed(name, Prefix, bucket(name)),
      GetObject: read,
      HeadObject: read,
      PutObject: (input: PutObject, { at }: Call) => {
        const objects = bucket(input.Bucket)
        checkWrite(input, objects.get(input.Key))
        const made = stored(input, at)
        objects.set(input.Key, made)
        return { ETag: made.ETag }
      },
      DeleteObject: ({ Bucket, Key, IfMatch }: Named) => {
        const found = bucket(Bucket).get(Key)
        if (IfMatch && !found) throw noSuchKey(Key)
        if (IfMatch && found && !matches(IfMatch, found)) throw failed('If-Match')
        bucket(Bucket).delete(Key)
        return {}
      }
    }
  }
}

/** A condition on what is not there is 404, one that does not hold 412 (S3's documentation of conditional writes). */
function checkWrite({ Key, IfMatch, IfNoneMatch }: Named, found: StoredObject | undefined): void {
  if (IfNoneMatch && IfNoneMatch !== '*') {
    throw new AwsFault('NotImplemented', 'A header you provided implies functionality that is not implemented', 501)
  }
  if (IfNoneMatch && found) throw failed('If-None-Match')
  if (IfMatch && !found) throw noSuchKey(Key)
  if (IfMatch && found && !matches(IfMatch, found)) throw failed('If-Match')
}

const matches = (condition: string, { ETag }: StoredObject): boolean =>
  condition === '*' || condition.replaceAll('"', '') === ETag.replaceAll('"', '')

const noSuchKey = (Key: string): AwsFault =>
  new AwsFault('NoSuchKey', 'The specified key does not exist.', 404, { Key })

const failed = (Condition: string): AwsFault =>
  new AwsFault('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
    Condition
  })

function stored(
  { Body = '', ContentType = 'binary/octet-stream', Metadata = {} }: PutObject,
  at: number
): StoredObject {
  const bytes = Buffer.from(Body)
  const ETag = `"${createHash('md5').update(bytes).digest('hex')}"`
  return { Body: bytes, ETag, ContentType, LastModified: new Date(at), Metadata }
}

function listed(Name: string, Prefix: string, objects: Bucket): object {
  const found = [...objects].filter(([Key]) => Key.startsWith(Prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const Contents = found.map(([Key, { ETag, LastModified, Body }]) => ({ Key, LastModified, ETag, Size: Body.length }))
  return { Name, Prefix, KeyCount: Contents.length, MaxKeys: 1000, IsTruncated: false, Contents }
}
