import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AwsSubject, clientSettings, refusal } from './aws-subject.ts'

/** What an implementation of S3 must do for a lock to be held in it, by AWS's documentation of conditional writes. */
export function objectsContract(name: string, start: () => Promise<AwsSubject>): void {
  const Bucket = 'locks'
  let subject: AwsSubject
  let client: S3Client

  beforeAll(async () => {
    subject = await start()
    client = new S3Client({ ...clientSettings(subject), forcePathStyle: true })
    const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' } as const
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }))
  })
  afterAll(() => subject?.stop())

  const put = (Key: string, Body: string, conditions: Partial<PutObjectCommandInput> = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...conditions }))
  const get = async (Key: string): Promise<unknown> =>
    (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()

  describe(`${name}, objects`, () => {
    test('an object is read as it was written, with its type, its metadata and its entity tag', async () => {
      const { ETag } = await put('a/b c+d', 'held', { ContentType: 'application/json', Metadata: { owner: 'run-1' } })
      const read = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b c+d' }))
      expect([ETag, read.ETag, read.ContentType, read.Metadata, await read.Body?.transformToString()]).toEqual([
        `"${createHash('md5').update('held').digest('hex')}"`,
        ETag,
        'application/json',
        { owner: 'run-1' },
        'held'
      ])
    })

    test('a stream is written in chunks and read as one', async () => {
      const Body = Readable.from(['first ', 'second'])
      await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 12 }))
      expect(await get('stream')).toBe('first second')
    })

    test('what must not be there yet is written once', async () => {
      await put('once', '1', { IfNoneMatch: '*' })
      expect([await refusal(put('once', '2', { IfNoneMatch: '*' })), await get('once')]).toEqual([
        ['PreconditionFailed', 412],
        '1'
      ])
    })

    test('what must be as it was is written only then', async () => {
      const { ETag } = await put('guarded', '1')
      const { ETag: next } = await put('guarded', '2', { IfMatch: ETag })
      expect(next).not.toBe(ETag)
      expect([await refusal(put('guarded', '3', { IfMatch: ETag })), await get('guarded')]).toEqual([
        ['PreconditionFailed', 412],
        '2'
      ])
    })

    test('a condition on an object that is not there is answered as not found', async () => {
      const put1 = put('absent', '1', { IfMatch: '"3f5efeaf1feb8ecefa4e0c7ee9e4dd21"' })
      expect(await refusal(put1)).toEqual(['NoSuchKey', 404])
    })

    test('of many that write at once under a condition one is first, and the others are told', async () => {
      const racers = Array.from({ length: 8 }, (_, index) => refusal(put('race', String(index), { IfNoneMatch: '*' })))
      const ends = await Promise.all(racers)
      expect(ends.filter(one => one === 'done')).toHaveLength(1)
      expect(new Set(ends.filter(one => one !== 'done').map(String))).toEqual(new Set(['PreconditionFailed,412']))
    })

    test('what was deleted is not found, and deleting it again is no error', async () => {
      await put('gone', '1')
      const remove = () => client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
      await remove()
      await remove()
      expect([
        await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'gone' }))),
        await refusal(client.send(new HeadObjectCommand({ Bucket, Key: 'gone' })))
      ]).toEqual([
        ['NoSuchKey', 404],
        ['NotFound', 404]
      ])
    })

    test('objects are listed by what their names begin with', async () => {
      await put('listed/2', '')
      await put('listed/1', '12')
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'listed/' }))
      expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
        ['listed/1', 2],
        ['listed/2', 0]
      ])
    })

    test('a bucket that nobody made is not found', async () => {
      expect(await refusal(client.send(new GetObjectCommand({ Bucket: 'nobodys', Key: 'a' })))).toEqual([
        'NoSuchBucket',
        404
      ])
    })
  })
}
