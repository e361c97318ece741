import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'
import { refusal } from '../../contract/aws-subject.ts'

let aws: SandboxAws
beforeEach(async () => {
  aws = await startAws()
})
afterEach(() => aws.stop())

/** One call in each protocol: JSON 1.1, JSON 1.0 in place of Query, Query, and REST with XML. */
const calls = () => {
  const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox' }
  const settings = { endpoint: aws.url, region: aws.region, credentials, maxAttempts: 1 }
  return [
    new ECSClient(settings).send(new ListClustersCommand({})),
    new CloudWatchClient(settings).send(new DescribeAlarmsCommand({})),
    new STSClient(settings).send(new GetCallerIdentityCommand({})),
    new S3Client(settings).send(new GetObjectCommand({ Bucket: 'locks', Key: 'a' }))
  ].map(refusal)
}

test('a denied action is refused as each protocol words it', async () => {
  for (const one of ['ecs:ListClusters', 'cloudwatch:DescribeAlarms', 'sts:GetCallerIdentity', 's3:GetObject'])
    aws.denied.add(one)
  expect(await Promise.all(calls())).toEqual([
    ['AccessDeniedException', 400],
    ['AccessDeniedException', 400],
    ['AccessDenied', 403],
    ['AccessDenied', 403]
  ])
})

test('too many calls are refused as each protocol words it', async () => {
  aws.faults.add({ times: 4, effect: { throttle: true } })
  expect(await Promise.all(calls())).toEqual([
    ['ThrottlingException', 400],
    ['ThrottlingException', 400],
    ['Throttling', 400],
    ['SlowDown', 503]
  ])
})

test('an error of the service has its own status in each protocol', async () => {
  aws.faults.add({ times: 4, effect: { fail: 'InternalFailure', status: 500 } })
  expect(await Promise.all(calls())).toEqual(Array(4).fill(['InternalFailure', 500]))
})

test('a request without a signature is refused as each protocol words it', async () => {
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const answer = await fetch(aws.url + path, { method, headers, ...(body !== undefined && { body }) })
    return [
      answer.status,
      /"__type":"(\w+)"|<Code>(\w+)</
        .exec(await answer.text())
        ?.slice(1)
        .find(Boolean)
    ]
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect([
    await ask('POST', '/', { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' }, '{}'),
    await ask('POST', '/', form, 'Action=GetCallerIdentity&Version=2011-06-15'),
    await ask('GET', '/locks/a', {})
  ]).toEqual([
    [400, 'MissingAuthenticationTokenException'],
    [403, 'MissingAuthenticationToken'],
    [403, 'AccessDenied']
  ])
  expect(aws.requests).toEqual([])
})

test('an operation that the service does not have is named in the protocol of the service', async () => {
  const signed = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=a`
  })
  const post = async (headers: Record<string, string>, body: string) => {
    const answer = await fetch(aws.url, { method: 'POST', headers, body })
    return [answer.status, await answer.text()]
  }
  const target = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.Explode' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect([
    await post({ ...signed('ecs'), ...target }, '{}'),
    await post({ ...signed('sts'), ...form }, 'Action=Explode&Version=2011-06-15')
  ]).toEqual([
    [400, expect.stringContaining('"UnknownOperationException"')],
    [400, expect.stringContaining('<Code>InvalidAction</Code>')]
  ])
})
