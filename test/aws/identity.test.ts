import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openAws } from '../../src/aws/open.ts'
import { systemClock } from '../../src/io/clock.ts'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { type Said, scripted } from './scripted.ts'

const http = systemHttp({})
let folder: string
let closing: (() => void)[] = []

beforeEach(async () => {
  sent.length = 0
  folder = await mkdtemp(join(tmpdir(), 'aws-'))
  for (const name of Object.keys(process.env).filter(name => name.startsWith('AWS_'))) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of closing) close()
  closing = []
  http.close()
  await rm(folder, { recursive: true })
})

/** The answer of STS that lends the key `id` for an hour. */
const lent = (call: string, id: string): Said => ({
  headers: { 'content-type': 'text/xml' },
  body: `<${call}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${call}Result><Credentials>
<AccessKeyId>${id}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>${new Date(systemClock.now() + 3_600_000).toISOString()}</Expiration></Credentials></${call}Result></${call}Response>`
})

/** Everything goes by our own client, the login as well: it alone knows the proxies. */
const sent: string[] = []
const counted: Http = {
  send(request) {
    sent.push(request.url.host)
    return http.send(request)
  }
}

const open = () => openAws({}, { http: counted, clock: systemClock, environment: process.env })

async function standIn(...answers: Said[]) {
  const server = await scripted(...answers)
  closing.push(server.close)
  vi.stubEnv('AWS_ENDPOINT_URL', server.url)
  return server
}

test('a web identity, as runners in EKS have one, is exchanged for a session before the first call', async () => {
  await writeFile(join(folder, 'token'), 'a.b.c')
  const server = await standIn(lent('AssumeRoleWithWebIdentity', 'ASIAWEB'), { body: '{}' })
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', join(folder, 'token'))
  vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/release')
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  await (await open()).call('ecs:DescribeServices', { services: ['web'] })
  expect(
    server.heard.map(({ credential, body }) => [credential.split('/')[0], /Action=(\w+)/.exec(body)?.[1]])
  ).toEqual([
    ['', 'AssumeRoleWithWebIdentity'],
    ['ASIAWEB', undefined]
  ])
  expect(sent.splice(0)).toEqual([`127.0.0.1:${server.port}`, `127.0.0.1:${server.port}`])
})

test('a profile that takes its role by another profile says the region as well, and goes before other keys', async () => {
  const server = await standIn(lent('AssumeRole', 'ASIACHAIN'), { body: '{}' })
  await writeFile(join(folder, 'credentials'), '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = x\n')
  await writeFile(
    join(folder, 'config'),
    '[profile prod]\nrole_arn = arn:aws:iam::123456789012:role/prod\nsource_profile = base\nregion = eu-north-1\n'
  )
  vi.stubEnv('AWS_PROFILE', 'prod')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDOTHER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  const aws = await open()
  await aws.call('ecs:DescribeServices', { services: ['web'] })
  expect([aws.region, ...server.heard.map(({ credential }) => credential.replace(/\/\d{8}\//, ' '))]).toEqual([
    'eu-north-1',
    'AKIDBASE eu-north-1/sts/aws4_request',
    'ASIACHAIN eu-north-1/ecs/aws4_request'
  ])
  expect(sent.splice(0)).toEqual([`127.0.0.1:${server.port}`, `127.0.0.1:${server.port}`])
})

test('a role that may not be taken is an error of the login, not of the rights of a release', async () => {
  await writeFile(join(folder, 'token'), 'a.b.c')
  await standIn({
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>'
  })
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', join(folder, 'token'))
  vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/release')
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  await expect(open()).rejects.toMatchObject({
    code: 'CREDENTIALS_UNUSABLE',
    message: 'There are no AWS credentials to be had: Not authorized to perform sts:AssumeRoleWithWebIdentity.'
  })
})

test('without credentials there is one error that says how to log in', async () => {
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  await expect(open()).rejects.toMatchObject({
    code: 'CREDENTIALS_UNUSABLE',
    message: 'There are no AWS credentials to be had: Could not load credentials from any providers.',
    hint: expect.stringContaining('aws-actions/configure-aws-credentials')
  })
})

test('without a region there is one error that says where to give it', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  await expect(open()).rejects.toMatchObject({ code: 'INPUT_INVALID', message: 'No AWS region is named.' })
})

test('requests go by the proxy of the environment', async () => {
  const proxy = await scripted({ body: '{"services":[]}' })
  closing.push(proxy.close)
  const environment = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: 'eu-west-1' }
  const through = systemHttp({ HTTP_PROXY: proxy.url })
  closing.push(through.close)
  const where = { endpoint: 'http://ecs.example.test' }
  const aws = await openAws(where, { http: through, clock: systemClock, environment })
  await aws.call('ecs:DescribeServices', { services: ['web'] })
  expect(proxy.heard).toMatchObject([{ url: 'http://ecs.example.test/', host: 'ecs.example.test' }])
})
