import { request } from 'node:http'
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { furnish, register } from '../../../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../../../src/sandbox/aws/server.ts'
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
