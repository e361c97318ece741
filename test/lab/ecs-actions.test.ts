import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { runStep } from '../../bench/ecs-run.ts'
import { deployBundle, renderBundle } from '../../bench/ecs-tools.ts'
import { type Furnishing, furnish } from '../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../src/sandbox/cluster/workload/simulated.ts'

/*
 * The official actions as they are published, unmodified, against the sandbox. They are not in this repository:
 * ECS_RENDER_BUNDLE and ECS_DEPLOY_BUNDLE name dist/index.js of a release of aws-actions/amazon-ecs-render-task-definition
 * and of aws-actions/amazon-ecs-deploy-task-definition (docs/benchmarks.md).
 */
const isHere = [renderBundle, deployBundle].every(path => path !== undefined && existsSync(path))

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

/** What begins a deployment or a task: from then on time passes, forty times as fast; ECS forgets what stopped an hour ago. */
const beginnings = ['UpdateService', 'CreateDeployment', 'RunTask']

/** A service on `web:1`, and a folder where its repository is checked out. */
async function shop(furnishing: Furnishing = {}) {
  const clock = virtualClock(Date.UTC(2026, 10, 21))
  const workload = simulated(clock, ({ command, container: { image } }) => {
    if (command.includes('migrate')) return { exitAfter: 5_000, exitCode: command.includes('--broken') ? 3 : 0 }
    return image.includes('crashing') ? { readyAfter: 'never', exitAfter: 1_000, exitCode: 1 } : {}
  })
  const aws = await startAws({ clock, ecs: { workload } })
  const home = await mkdtemp(join(tmpdir(), 'cutover-official-'))
  ending.push(aws.stop, () => rm(home, { recursive: true, force: true }))
  await furnish(aws, furnishing)
  await clock.advance(600_000)
  const run = async (script: string | undefined, inputs: Readonly<Record<string, string>>) => {
    let over = false
    const from = aws.requests.length
    const ended = runStep(aws, home, { name: 'action', script: script ?? '', inputs }).finally(() => {
      over = true
    })
    while (!over) {
      if (aws.requests.slice(from).some(({ operation }) => beginnings.includes(operation))) await clock.advance(2_000)
      await pause(50)
    }
    return ended
  }
  const image = (version: string) => ({ 'container-name': 'web', image: `shop/web:${version}` })
  /** Both actions, one after the other, as a workflow has them; what the second one ends with. */
  const release = async (version: string, inputs: Readonly<Record<string, string>> = {}) => {
    const { outputs } = await run(renderBundle, { 'task-definition-family': 'web', ...image(version) })
    const wanted = { 'task-definition': outputs['task-definition'] ?? '', cluster: 'default' }
    return run(deployBundle, { ...wanted, 'wait-for-service-stability': 'true', 'wait-for-minutes': '2', ...inputs })
  }
  return { aws, home, release }
}

/** Each call once, in the order in which they were first made: how often they wait is their own affair. */
const calls = ({ requests }: SandboxAws): string[] => [
  ...new Set(requests.map(({ service, operation, error }) => `${service}:${operation}${error ? ` ${error}` : ''}`))
]

async function liveImage(aws: SandboxAws): Promise<string | undefined> {
  const revision = aws.ecs.find('default', 'web').fleets[0]?.revision
  return revision?.definition.containerDefinitions?.[0]?.image
}

const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
const group = { applicationName: 'AppECS-default-web', deploymentGroupName: 'DgpECS-default-web' }

async function addCodeDeploy(aws: SandboxAws): Promise<void> {
  const { Listeners } = await aws.perform<{ Listeners: { ListenerArn: string; Port: number }[] }>(
    'elasticloadbalancing:DescribeListeners',
    { LoadBalancerArn: await balancerOf(aws) }
  )
  const listener = Listeners.find(({ Port }) => Port === 80)?.ListenerArn
  await aws.perform('codedeploy:CreateApplication', { applicationName: group.applicationName, computePlatform: 'ECS' })
  await aws.perform('codedeploy:CreateDeploymentGroup', {
    ...group,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    ecsServices: [{ clusterName: 'default', serviceName: 'web' }],
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 1 }
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        { targetGroups: [{ name: 'web-blue' }, { name: 'web-green' }], prodTrafficRoute: { listenerArns: [listener] } }
      ]
    }
  })
}

async function balancerOf(aws: SandboxAws): Promise<string> {
  const { LoadBalancers } = await aws.perform<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    'elasticloadbalancing:DescribeLoadBalancers',
    { Names: ['web'] }
  )
  return LoadBalancers[0]?.LoadBalancerArn ?? ''
}

const appSpec = `version: 0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: replaced
        LoadBalancerInfo: { ContainerName: web, ContainerPort: 8080 }
`

const named = 'the official actions'
const skipped = ' (skipped: ECS_RENDER_BUNDLE and ECS_DEPLOY_BUNDLE name no bundles)'

describe.skipIf(!isHere)(isHere ? named : named + skipped, () => {
  test('render the live revision, register it and see its deployment completed', async () => {
    const { aws, release } = await shop()
    const { code, output, outputs } = await release('1.1.0', { service: 'web' })
    expect([code, outputs]).toEqual([
      0,
      { 'task-definition-arn': 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:2' }
    ])
    expect(output).toMatch(/verified: rolloutState=COMPLETED/)
    const asked = ['DescribeTaskDefinition', 'RegisterTaskDefinition', 'DescribeServices', 'UpdateService']
    expect(calls(aws)).toEqual(asked.map(name => `ecs:${name}`))
    expect(await liveImage(aws)).toBe('shop/web:1.1.0')
  })

  test('take the rollback of the circuit breaker for a failure', async () => {
    const { aws, release } = await shop({ service: breaker })
    const { code, output } = await release('crashing', { service: 'web' })
    expect([code, output]).toEqual([1, expect.stringMatching(/::error::Deployment ecs-svc\/\d+ not found after/)])
    expect(await liveImage(aws)).toBe('shop/web:1.0.0')
  })

  test('wait in vain for a service without one', async () => {
    const { aws, release } = await shop()
    const { code, output } = await release('crashing', { service: 'web', 'wait-for-minutes': '1' })
    expect([code, output]).toEqual([1, expect.stringContaining('Waiter has timed out')])
    expect(await liveImage(aws)).toBe('shop/web:crashing')
  })

  test('deploy by CodeDeploy with an AppSpec of the repository', async () => {
    const { aws, home, release } = await shop({ service: { deploymentController: { type: 'CODE_DEPLOY' } } })
    await addCodeDeploy(aws)
    await writeFile(join(home, 'appspec.yaml'), appSpec)
    const { code, outputs } = await release('1.1.0', { service: 'web' })
    expect([code, outputs['codedeploy-deployment-id']]).toEqual([0, expect.stringMatching(/^d-\w{9}$/)])
    const primary = aws.ecs.find('default', 'web').taskSets.find(({ status }) => status === 'PRIMARY')
    expect(primary?.fleet.revision.definition.containerDefinitions?.[0]?.image).toBe('shop/web:1.1.0')
  })

  test('run a task of the revision first, and stop where its container failed', async () => {
    const { aws, release } = await shop()
    const task = (...command: string[]) => ({
      ...{ 'run-task': 'true', 'wait-for-task-stopped': 'true', 'run-task-subnets': 'subnet-1', service: 'web' },
      'run-task-container-overrides': JSON.stringify([{ name: 'web', command }])
    })
    const { code, output } = await release('1.1.0', task('migrate', '--broken'))
    expect([code, output]).toEqual([1, expect.stringContaining('::error::Run task failed')])
    expect(await liveImage(aws)).toBe('shop/web:1.0.0')
    expect((await release('1.2.0', task('migrate'))).code).toBe(0)
    expect(await liveImage(aws)).toBe('shop/web:1.2.0')
  })

  test('send again what was throttled, and end at what is denied', async () => {
    const { aws, release } = await shop()
    aws.faults.add({ call: 'ecs:RegisterTaskDefinition', effect: { throttle: true } })
    expect((await release('1.1.0', { service: 'web' })).code).toBe(0)
    expect(calls(aws)).toContain('ecs:RegisterTaskDefinition ThrottlingException')
    aws.denied.add('ecs:UpdateService')
    const { code, output } = await release('1.2.0', { service: 'web' })
    expect([code, output]).toEqual([1, expect.stringContaining('is not authorized to perform: ecs:UpdateService')])
  })
})
