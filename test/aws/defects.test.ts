import { afterEach, expect, test } from 'vitest'
import { openAws } from '../../src/aws/open.ts'
import { CutoverError } from '../../src/errors.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { failing, type Said, scripted } from './scripted.ts'

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function account(...answers: readonly Said[]) {
  const server = await scripted(...answers)
  const http = systemHttp({})
  closing.push(server.close, http.close)
  const clock = { ...systemClock, sleep: async () => undefined }
  const aws = await openAws({ endpoint: server.url }, { http, clock, environment: keys })
  return { aws, heard: server.heard }
}

const failure = async (work: Promise<unknown>): Promise<CutoverError> => {
  const error = await work.then(
    () => expect.unreachable('it worked'),
    thrown => thrown
  )
  expect(error).toBeInstanceOf(CutoverError)
  return error
}

const revision = (value: string) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'shop/web', environment: [{ name: 'PASSWORD', value }] }]
})

test('an error of our own is a defect, asked once and never again, and AWS gets nothing of it', async () => {
  const { aws, heard } = await account({ body: '{}' })
  const cyclic: { services: unknown[] } = { services: [] }
  const input = Object.defineProperty(cyclic, 'cluster', {
    enumerable: true,
    get: () => (undefined as unknown as string).length
  })
  expect(await failure(aws.call('ecs:DescribeServices', input as never))).toMatchObject({
    code: 'INTERNAL',
    message: expect.stringContaining('Cannot read properties of undefined')
  })
  expect(heard).toEqual([])
})

test('an answer that is broken tells nothing of what became of a write', async () => {
  const { aws, heard } = await account({ body: '{"service":{"serviceName":' })
  expect(await failure(aws.call('ecs:UpdateService', { service: 'web' }))).toMatchObject({
    code: 'CLOUD_UNREACHABLE',
    message: expect.stringMatching(/^ecs:UpdateService: no answer that can be read \([^()]*JSON[^()]*\)\.$/)
  })
  expect(heard.length).toBe(1)
})

test('an answer that ends in its middle tells nothing of what became of a write', async () => {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'content-length': '400' }
  const { aws } = await account({ headers, body: '{"service":', breaksOff: true })
  expect(await failure(aws.call('ecs:UpdateService', { service: 'web' }))).toMatchObject({ code: 'CLOUD_UNREACHABLE' })
})

test('what AWS says of a task definition shows none of the values of its environment', async () => {
  const said = "Invalid value 'correct-horse-battery' for PASSWORD of container web"
  const { aws } = await account(failing(400, 'ClientException', said))
  expect((await failure(aws.call('ecs:RegisterTaskDefinition', revision('correct-horse-battery')))).message).toBe(
    "ecs:RegisterTaskDefinition: ClientException: Invalid value '***' for PASSWORD of container web."
  )
})

test('a refusal keeps its words, of which the statement to paste is made, whatever the environment of a container holds', async () => {
  const on = 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:*'
  const said = `User: run is not authorized to perform: ecs:RegisterTaskDefinition on resource: ${on} because no policy`
  const { aws } = await account(failing(400, 'AccessDeniedException', said))
  expect(await failure(aws.call('ecs:RegisterTaskDefinition', revision('eu-central-1')))).toMatchObject({
    message: `ecs:RegisterTaskDefinition: AccessDeniedException: ${said}.`,
    hint: expect.stringContaining(`"Resource":"${on}"`)
  })
})

test('what AWS says is bounded', async () => {
  const { aws } = await account(failing(400, 'ClientException', 'x'.repeat(5_000)))
  const { message } = await failure(aws.call('ecs:RegisterTaskDefinition', revision('v')))
  expect(message).toBe(`ecs:RegisterTaskDefinition: ClientException: ${'x'.repeat(1_000)}….`)
})
