import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAws } from '../../../src/aws/open.ts'
import { failedWrite, operationOf, writes } from '../../../src/cli/rehearsal/aws-calls.ts'
import { watchWeights } from '../../../src/cli/rehearsal/ecs-moves.ts'
import { leadTo } from '../../../src/cli/rehearsal/lead.ts'
import { dieAt } from '../../../src/cli/rehearsal/mishap.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { type Http, type HttpRequest, systemHttp } from '../../../src/io/http.ts'
import type { Command, Processes } from '../../../src/io/process.ts'
import { balance } from '../../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'

let aws: SandboxAws
const http = systemHttp({})
const environment = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' }
const web = { family: 'web', containerDefinitions: [{ name: 'web', image: 'a', memory: 64 }] }
const opened = (through: Http = http) =>
  openAws({ endpoint: aws.url }, { http: through, clock: systemClock, environment })

beforeEach(async () => {
  aws = await startAws()
})
afterEach(() => aws.stop())

const weights = (blue: number, [first, second]: readonly string[]) => [
  {
    Type: 'forward' as const,
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: first, Weight: blue },
        { TargetGroupArn: second, Weight: 100 - blue }
      ]
    }
  }
]

test('the operation is read from either protocol, and tells what may change something', async () => {
  const asked: string[] = []
  const listening = {
    send(request: HttpRequest) {
      asked.push(operationOf(request))
      return http.send(request)
    }
  }
  const { productionRule: RuleArn, blue, green } = await balance(aws, 'web', {})
  const account = await opened(listening)
  await account.call('ecs:DescribeServices', { services: ['web'] })
  await account.call('ecs:RegisterTaskDefinition', web)
  await account.call('elasticloadbalancing:DescribeRules', { RuleArns: [RuleArn] })
  await account.call('elasticloadbalancing:ModifyRule', { RuleArn, Actions: weights(50, [blue, green]) })
  expect(asked.map(operation => [operation, writes(operation)])).toEqual([
    ['DescribeServices', false],
    ['RegisterTaskDefinition', true],
    ['DescribeRules', false],
    ['ModifyRule', true]
  ])
})

test('the write that is to fail fails once, reads do not count', async () => {
  aws.faults.add(failedWrite(2))
  const account = await opened()
  const create = () => account.call('ecs:RegisterTaskDefinition', web)
  await create()
  await account.call('ecs:DescribeServices', { services: ['web'] })
  await expect(create()).rejects.toMatchObject({ code: 'CLOUD_UNREACHABLE' })
  expect((await create()).taskDefinition?.revision).toBe(2)
})

test('a run that dies has its last call done and hears nothing any more', async () => {
  const death = dieAt(http, request => writes(operationOf(request)), 1)
  const account = await opened(death.http)
  const heard: string[] = []
  void account.call('ecs:RegisterTaskDefinition', web).then(() => heard.push('answer'))
  await death.died
  expect([
    (await (await opened()).call('ecs:DescribeTaskDefinition', { taskDefinition: 'web:1' })).taskDefinition?.family,
    heard
  ]).toEqual(['web', []])
})

test('every change of the rule is a move to what gets more since, with its share', async () => {
  const { productionRule: rule, blue, green } = await balance(aws, 'web', {})
  const versionOf = (group: string) => (group === blue ? '1.0.0' : '1.1.0')
  const ticks: (() => void)[] = []
  const clock = { now: () => 5, sleep: () => new Promise<void>(resolve => ticks.push(resolve)) }
  const watched = watchWeights(aws, { rule, app: 'web' }, versionOf, clock)
  const settle = () => new Promise(resolve => setImmediate(resolve))
  const tick = async () => {
    while (ticks.length === 0) await settle()
    ticks.shift()?.()
  }
  for (const share of [50, 50, 0, 100]) {
    await tick()
    while (ticks.length === 0) await settle()
    await aws.perform('elasticloadbalancing:ModifyRule', { RuleArn: rule, Actions: weights(share, [blue, green]) })
  }
  await tick()
  while (ticks.length === 0) await settle()
  const stopped = watched.stop()
  await tick()
  await stopped
  expect(watched.moves).toEqual([
    { service: 'web', to: '1.1.0 (50 %)', at: 5 },
    { service: 'web', to: '1.1.0', at: 5 },
    { service: 'web', to: '1.0.0', at: 5 }
  ])
})

test('names of the real world lead to this machine, in requests and in builds; others stay', async () => {
  const sent: string[] = []
  const asking = {
    send(request: HttpRequest) {
      sent.push(request.url.href)
      return http.send({ ...request, url: new URL(aws.url) })
    }
  }
  const ran: (readonly string[])[] = []
  const processes: Processes = {
    run: async ({ args }: Command) => {
      ran.push(args)
      return { code: 0, stdout: '', stderr: '' }
    }
  }
  const hosts = new Map([['registry.test', '127.0.0.1:5']])
  const led = leadTo({ http: asking, processes }, hosts)
  for (const url of ['https://registry.test/v2/?a=b', 'https://other.test/v2/'])
    (await led.http.send({ method: 'GET', url: new URL(url) })).discard()
  for (const tool of ['docker', 'git'] as const) await led.processes.run({ tool, args: ['name=registry.test/shop'] })
  expect([sent, ran]).toEqual([
    ['http://127.0.0.1:5/v2/?a=b', 'https://other.test/v2/'],
    [['name=127.0.0.1:5/shop'], ['name=registry.test/shop']]
  ])
})
