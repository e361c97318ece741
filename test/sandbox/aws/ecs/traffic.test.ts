import { request } from 'node:http'
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { furnish, register } from '../../../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../../../src/sandbox/aws/server.ts'
import { childProcess } from '../../../../src/sandbox/cluster/workload/child-process.ts'
import { inProcess } from '../../../../src/sandbox/cluster/workload/in-process.ts'
import { startTraffic } from '../../../../src/sandbox/traffic.ts'
import { settings } from './shop.ts'

let aws: SandboxAws
afterEach(() => aws.stop())

/** Every task is a server that says its version, and takes a moment for it. */
const workload = inProcess(({ container }) => (_, response) => {
  response.setHeader('x-version', container.image.split(':')[1] ?? '')
  setTimeout(() => response.end('ok\n'), 5)
})

const pace = {
  tick: 20,
  idle: 100,
  provisioning: 20,
  pulling: 20,
  activating: 20,
  deprovisioning: 20,
  pending: 20,
  stage: 100,
  minute: 300,
  second: 100
}

const versionAt = ({ host, port }: { host: string; port: number }): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const asked = request({ host, port, agent: false }, answer => {
      answer.resume()
      resolve(answer.headers['x-version'])
    })
    asked.on('error', reject)
    asked.end()
  })

test.each([
  ['BLUE_GREEN', {}],
  ['CANARY', { canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 1 } }]
] as const)(
  'no request is lost while %s replaces the tasks behind a load balancer',
  async (strategy, more) => {
    aws = await startAws({ ecs: { workload, pace } })
    const deploymentConfiguration = { strategy, bakeTimeInMinutes: 1, ...more }
    const made = await furnish(aws, { deregistrationDelay: 1, service: { deploymentConfiguration } })
    await aws.ecs.settled('default', 'web')
    const [live, onTest] = [await aws.elb.address(made.listener), await aws.elb.address(made.testListener)]
    const traffic = await startTraffic({
      url: `http://${live.host}:${live.port}/`,
      rate: 100,
      underWay: 50,
      connections: 4,
      reuse: 20,
      fresh: 0.2,
      timeout: 5000
    })
    await register(aws, { image: 'shop/web:2.0.0' })
    await new ECSClient(settings(aws)).send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
    await aws.ecs.settled('default', 'web')
    const { lost, answered } = await traffic.stop()
    expect([lost, Object.keys(answered).sort(), await versionAt(live), await versionAt(onTest)]).toEqual([
      0,
      ['1.0.0', '2.0.0'],
      '2.0.0',
      '2.0.0'
    ])
  },
  60_000
)

const program = `require('node:http').createServer((_, answer) => {
  answer.setHeader('x-version', process.env.VERSION)
  answer.end(process.env.GREETING)
}).listen(8080, () => console.log('listening'))`

test('tasks that are real processes are reached through the load balancer, and what they print is in their log', async () => {
  aws = await startAws({ ecs: { workload: childProcess, resolveImage: async () => image, pace } })
  aws.logs.createGroup('/ecs/web')
  const options = { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'ecs' }
  const made = await furnish(aws, {
    deregistrationDelay: 1,
    service: { desiredCount: 1 },
    container: {
      command: ['node', '-e', program],
      environment: [{ name: 'GREETING', value: 'good day' }],
      logConfiguration: { logDriver: 'awslogs', options }
    }
  })
  await aws.ecs.settled('default', 'web')
  const [task] = aws.ecs.find('default', 'web').fleets[0]?.live ?? []
  expect([
    await versionAt(await aws.elb.address(made.listener)),
    aws.logs.messages('/ecs/web', `ecs/web/${task?.id}`)
  ]).toEqual(['1.0.0', ['listening']])
}, 60_000)

const image = { command: [], cwd: '/', env: { VERSION: '1.0.0' } }
