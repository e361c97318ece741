import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'
import { refusal } from '../../contract/aws-subject.ts'

let aws: SandboxAws
let s3: S3Client
const at = { Bucket: 'locks', Key: 'a' }
beforeEach(async () => {
  aws = await startAws()
  await aws.perform('s3:CreateBucket', { Bucket: 'locks' })
  const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox' }
  s3 = new S3Client({ endpoint: aws.url, region: aws.region, credentials, maxAttempts: 1 })
})
afterEach(() => aws.stop())

const put = async (Body: string) => (await s3.send(new PutObjectCommand({ ...at, Body }))).ETag

test('what changed since is read only by who does not mind', async () => {
  const old = await put('1')
  const now = await put('2')
  const get = (conditions: object) => refusal(s3.send(new GetObjectCommand({ ...at, ...conditions })))
  expect([
    await get({ IfMatch: old }),
    await get({ IfMatch: now }),
    await get({ IfNoneMatch: now }),
    await get({ IfNoneMatch: old })
  ]).toEqual([['PreconditionFailed', 412], 'done', ['Unknown', 304], 'done'])
})

test('what changed since, or is gone, is not deleted under a condition', async () => {
  const old = await put('1')
  const now = await put('2')
  const remove = (IfMatch: string | undefined) => refusal(s3.send(new DeleteObjectCommand({ ...at, IfMatch })))
  expect([await remove(old), await remove(now), await remove(now), await remove(undefined)]).toEqual([
    ['PreconditionFailed', 412],
    'done',
    ['NoSuchKey', 404],
    'done'
  ])
})

test('bytes that are not those of their checksum are refused', async () => {
  const bad = new PutObjectCommand({ ...at, Body: 'held', ChecksumCRC32: 'AAAAAA==' })
  expect([await refusal(s3.send(bad)), await refusal(s3.send(new GetObjectCommand(at)))]).toEqual([
    ['BadDigest', 400],
    ['NoSuchKey', 404]
  ])
})

test('two writes that overlap can be told of a conflict', async () => {
  aws.faults.add({ call: 's3:PutObject', effect: { fail: 'ConditionalRequestConflict', status: 409 } })
  expect([await refusal(put('1')), await refusal(put('1'))]).toEqual([['ConditionalRequestConflict', 409], 'done'])
})
