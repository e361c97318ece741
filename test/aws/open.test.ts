import { afterEach, expect, test } from 'vitest'
import { openAws } from '../../src/aws/open.ts'
import { CutoverError } from '../../src/errors.ts'
import { type Clock, systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { failing, type Said, scripted } from './scripted.ts'

const keys = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG',
  AWS_REGION: 'eu-central-1'
}
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Sleeps pass at once and are written down. */
function hurried(): { clock: Clock; slept: number[] } {
  const slept: number[] = []
  return { slept, clock: { ...systemClock, sleep: async duration => void slept.push(duration) } }
}

async function account(answers: readonly Said[], host = '127.0.0.1') {
  const server = await scripted(...answers)
  const http = systemHttp({})
  closing.push(server.close, http.close)
  const { clock, slept } = hurried()
  const endpoint = server.url.replace('127.0.0.1', host)
  const aws = await openAws({ endpoint }, { http, clock, environment: keys })
  return { aws, heard: server.heard, slept }
}

const failure = async (work: Promise<unknown>): Promise<{ code: string; message: string; hint: string }> => {
  const error = await work.then(
    () => expect.unreachable('it worked'),
    thrown => thrown
  )
  expect(error).toBeInstanceOf(CutoverError)
  const { code, message, hint } = error
  return { code, message, hint }
}

const update = { cluster: 'shop', service: 'web', taskDefinition: 'web:7' }

test('a call goes to the region of the environment, signed, and gives what AWS answers', async () => {
  const { aws, heard } = await account([{ body: '{"service":{"serviceName":"web","runningCount":2}}' }])
  expect(await aws.call('ecs:UpdateService', update)).toMatchObject({
    service: { serviceName: 'web', runningCount: 2 }
  })
  expect(heard).toMatchObject([
    {
      method: 'POST',
      target: 'AmazonEC2ContainerServiceV20141113.UpdateService',
      body: expect.stringContaining('"taskDefinition":"web:7"')
    }
  ])
  expect(heard[0]?.credential).toMatch(/^AKIDEXAMPLE\/\d{8}\/eu-central-1\/ecs\/aws4_request$/)
})

test('the region asked for goes before that of the environment', async () => {
  const http = systemHttp({})
  closing.push(http.close)
  const { clock } = hurried()
  const way = { http, clock, environment: { ...keys, AWS_DEFAULT_REGION: 'us-east-1' } }
  expect((await openAws({ region: 'ap-south-1' }, way)).region).toBe('ap-south-1')
  expect((await openAws({}, way)).region).toBe('eu-central-1')
  const { AWS_REGION: _region, ...rest } = way.environment
  expect((await openAws({}, { ...way, environment: rest })).region).toBe('us-east-1')
})

test('objects of a bucket have the bucket in the path where an endpoint is given, and their body is read', async () => {
  const { aws, heard } = await account([{ headers: { etag: '"1"' }, body: 'held' }], 'localhost')
  const { Body, ETag } = await aws.call('s3:GetObject', { Bucket: 'locks', Key: 'cutover/shop web (1).json' })
  expect([await Body?.transformToString(), ETag]).toEqual(['held', '"1"'])
  expect(heard[0]).toMatchObject({ method: 'GET', url: '/locks/cutover/shop%20web%20%281%29.json?x-id=GetObject' })
})

test('a read that is throttled or gets no answer is sent again, with pauses that grow', async () => {
  const { aws, heard, slept } = await account([
    failing(400, 'ThrottlingException', 'Rate exceeded'),
    'hang up',
    failing(500, 'ServerException', 'try again'),
    { body: '{"services":[]}' }
  ])
  expect(await aws.call('ecs:DescribeServices', { services: ['web'] })).toMatchObject({ services: [] })
  expect(heard.length).toBe(4)
  expect(slept.map(pause => Math.floor(Math.log2(pause / 250)))).toEqual([0, 1, 2])
})

test('a read that is never answered ends after five tries', async () => {
  const { aws, heard } = await account([failing(503, 'ServiceUnavailableException', 'busy')])
  expect(await failure(aws.call('ecs:DescribeServices', { services: ['web'] }))).toMatchObject({
    code: 'CLOUD_UNREACHABLE',
    message: 'ecs:DescribeServices: ServiceUnavailableException: busy.'
  })
  expect(heard.length).toBe(5)
})

test.each<[string, Said, string]>([
  ['throttled', failing(400, 'ThrottlingException', 'Rate exceeded'), 'CLOUD_UNREACHABLE'],
  [
    'too many at once',
    failing(400, 'ClientException', 'Too many concurrent attempts to create a new revision of the specified family.'),
    'CLOUD_UNREACHABLE'
  ],
  ['failed inside', failing(500, 'InternalFailure'), 'CLOUD_UNREACHABLE'],
  ['cut off', 'hang up', 'CLOUD_UNREACHABLE'],
  ["in somebody else's way", failing(400, 'UpdateInProgressException', 'busy'), 'CONFLICT'],
  ['of a deployment that moved on', failing(400, 'ConflictException', 'not in a state'), 'CONFLICT'],
  ['of an unknown service', failing(400, 'ServiceNotFoundException', 'Service not found.'), 'NOT_FOUND'],
  ['of an unknown cluster', failing(400, 'ClusterNotFoundException', 'Cluster not found.'), 'NOT_FOUND'],
  ['invalid', failing(400, 'InvalidParameterException', 'no'), 'CLOUD_INVALID'],
  [
    'with an old session',
    failing(400, 'ExpiredTokenException', 'The security token included in the request is expired'),
    'CREDENTIALS_UNUSABLE'
  ],
  [
    'with unknown keys',
    failing(400, 'UnrecognizedClientException', 'The security token is invalid'),
    'CREDENTIALS_UNUSABLE'
  ]
])('a write that is %s is sent once, and its error tells so', async (_what, answer, code) => {
  const { aws, heard } = await account([answer])
  expect((await failure(aws.call('ecs:UpdateService', update))).code).toBe(code)
  expect(heard.length).toBe(1)
})

test.each([
  [412, 'PreconditionFailed', 'CONFLICT'],
  [409, 'ConditionalRequestConflict', 'CONFLICT'],
  [404, 'NoSuchBucket', 'NOT_FOUND'],
  [503, 'SlowDown', 'CLOUD_UNREACHABLE']
])('S3 that answers a conditional write with %i %s is heard', async (status, kind, code) => {
  const body = `<?xml version="1.0"?><Error><Code>${kind}</Code><Message>said</Message></Error>`
  const { aws } = await account([{ status, headers: { 'content-type': 'application/xml' }, body }])
  expect(await failure(aws.call('s3:PutObject', { Bucket: 'b', Key: 'k', Body: 'x', IfNoneMatch: '*' }))).toMatchObject(
    {
      code,
      message: `s3:PutObject: ${kind}: said.`
    }
  )
})

const refusal = (action: string, on: string, why = 'no identity-based policy allows the action') =>
  `User: arn:aws:sts::123456789012:assumed-role/release/run is not authorized to perform: ${action} on resource: ${on} because ${why}`

test('a call that is denied is never repeated, and says which statement is missing', async () => {
  const service = 'arn:aws:ecs:eu-central-1:123456789012:service/shop/web'
  const { aws, heard } = await account([
    failing(400, 'AccessDeniedException', refusal('ecs:DescribeServices', service))
  ])
  expect(await failure(aws.call('ecs:DescribeServices', { services: ['web'] }))).toEqual({
    code: 'CLOUD_DENIED',
    message: `ecs:DescribeServices: AccessDeniedException: ${refusal('ecs:DescribeServices', service)}.`,
    hint: `Allow it to the role of this run, by this statement in its policy:\n{"Effect":"Allow","Action":"ecs:DescribeServices","Resource":"${service}"}`
  })
  expect(heard.length).toBe(1)
})

test('a role that may not be passed is asked for with the service that it is passed to', async () => {
  const role = 'arn:aws:iam::123456789012:role/web-task'
  const { aws } = await account([
    failing(400, 'ClientException', 'unused'),
    failing(400, 'AccessDeniedException', refusal('iam:PassRole', role))
  ])
  await failure(aws.call('ecs:RegisterTaskDefinition', { family: 'web', containerDefinitions: [] }))
  const { hint } = await failure(aws.call('ecs:RegisterTaskDefinition', { family: 'web', containerDefinitions: [] }))
  expect(JSON.parse(hint.split('\n').at(-1) ?? '')).toEqual({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: role,
    Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }
  })
})

test('a role of EventBridge is asked for as one that EventBridge gets', async () => {
  const role = 'arn:aws:iam::123456789012:role/web-schedule'
  const { aws } = await account([failing(400, 'AccessDeniedException', refusal('iam:PassRole', role))])
  const { hint } = await failure(aws.call('events:PutTargets', { Rule: 'nightly', Targets: [] }))
  expect(JSON.parse(hint.split('\n').at(-1) ?? '')).toEqual({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: role,
    Condition: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } }
  })
})

test('S3 puts what may not be touched into quotes', async () => {
  const said = refusal('s3:PutObject', '"arn:aws:s3:::acme-releases/cutover/web"')
  const body = `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>${said}</Message></Error>`
  const { aws } = await account([{ status: 403, headers: { 'content-type': 'application/xml' }, body }])
  const { hint } = await failure(aws.call('s3:PutObject', { Bucket: 'acme-releases', Key: 'cutover/web', Body: 'x' }))
  expect(JSON.parse(hint.split('\n').at(-1) ?? '')).toEqual({
    ...{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::acme-releases/cutover/web' }
  })
})

test('an explicit deny is named, because no statement of the role helps against it', async () => {
  const said = refusal(
    'ecs:UpdateService',
    '*',
    'of an implicit rule with an explicit deny in a service control policy'
  )
  const { aws } = await account([failing(400, 'AccessDeniedException', said)])
  const { hint } = await failure(aws.call('ecs:UpdateService', update))
  expect(hint.split('\n')[0]).toBe(
    'AWS names what refuses it (with an explicit deny): that has to change, beside this statement.'
  )
})

test('the encoded explanation of a refusal is no part of any message', async () => {
  const said =
    'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm-abcdef'
  const { aws } = await account([failing(403, 'UnauthorizedOperation', said)])
  expect(await failure(aws.call('ecs:UpdateService', update))).toEqual({
    code: 'CLOUD_DENIED',
    message: 'ecs:UpdateService: UnauthorizedOperation: You are not authorized to perform this operation.',
    hint: 'Allow it to the role of this run, by this statement in its policy:\n{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"*"}'
  })
})

test('a call that is cancelled is cancelled, and not repeated', async () => {
  const { aws, heard } = await account([{ body: '{}' }])
  expect((await failure(aws.call('ecs:DescribeServices', { services: ['web'] }, AbortSignal.abort()))).code).toBe(
    'CANCELLED'
  )
  expect(heard.length).toBe(0)
})
