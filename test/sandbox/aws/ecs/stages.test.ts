import {
  type DeploymentConfiguration,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { register } from '../../../../src/sandbox/aws/furnish.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
afterEach(() => shop.stop())

const before = [
  'PENDING',
  'IN_PROGRESS PRE_SCALE_UP',
  'IN_PROGRESS SCALE_UP',
  'IN_PROGRESS POST_SCALE_UP',
  'IN_PROGRESS TEST_TRAFFIC_SHIFT',
  'IN_PROGRESS POST_TEST_TRAFFIC_SHIFT'
]
const step = ['IN_PROGRESS PRE_PRODUCTION_TRAFFIC_SHIFT', 'IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT']
const after = [
  'IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT',
  'IN_PROGRESS BAKE_TIME',
  'IN_PROGRESS CLEAN_UP',
  'SUCCESSFUL CLEAN_UP'
]

async function release(deploymentConfiguration: DeploymentConfiguration): Promise<string[]> {
  shop = await openShop({ service: { deploymentConfiguration } })
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  return shop.course()
}

const cases: readonly (readonly [string, DeploymentConfiguration, readonly string[]])[] = [
  ['a rolling update', { strategy: 'ROLLING' }, ['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']],
  ['blue/green', { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }, [...before, ...step, ...after]],
  ['a canary', { strategy: 'CANARY', bakeTimeInMinutes: 1 }, [...before, ...step, ...step, ...after]],
  [
    'a linear deployment',
    { strategy: 'LINEAR', bakeTimeInMinutes: 1, linearConfiguration: { stepPercent: 30, stepBakeTimeInMinutes: 1 } },
    [...before, ...step, ...step, ...step, ...step, ...after]
  ]
]
test.each(cases)('%s goes through the documented stages in their order', async (_, configuration, stages) => {
  expect(await release(configuration)).toEqual(stages)
})

const bounds = [
  [100, 150, 4],
  [50, 100, 4],
  [75, 125, 5],
  [0, 100, 1]
] as const
test.each(bounds)(
  'a rolling update stays between %i and %i percent of its tasks',
  async (least, most, desiredCount) => {
    const deploymentConfiguration = { minimumHealthyPercent: least, maximumPercent: most }
    shop = await openShop({ service: { desiredCount, deploymentConfiguration } })
    await register(shop.aws, { image: 'shop/web:2.0.0' })
    await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
    const { fleets } = shop.aws.ecs.find('default', 'web')
    const seen: { healthy: number; live: number } = { healthy: desiredCount, live: 0 }
    await shop.until(
      () => shop.latest().ended,
      () => {
        seen.healthy = Math.min(seen.healthy, fleets.flatMap(fleet => fleet.healthy).length)
        seen.live = Math.max(seen.live, fleets.flatMap(fleet => fleet.live).length)
      }
    )
    expect([shop.latest().status, seen]).toEqual([
      'SUCCESSFUL',
      {
        healthy: Math.ceil((desiredCount * least) / 100),
        live: Math.floor((desiredCount * most) / 100)
      }
    ])
  }
)

test('blue/green ends with both rules on the other target group, and the next one comes back', async () => {
  await release({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 })
  const first = await shop.share()
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:1' }))
  await shop.course()
  expect([first, await shop.share()]).toEqual([
    { production: 100, test: 100 },
    { production: 0, test: 0 }
  ])
})

test('a canary tells the share of each revision while it bakes', async () => {
  shop = await openShop({ service: { deploymentConfiguration: { strategy: 'CANARY', bakeTimeInMinutes: 1 } } })
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  const { arn, target, source } = shop.latest()
  await shop.until(() => shop.latest().stage === 'PRODUCTION_TRAFFIC_SHIFT')
  const { serviceDeployments = [] } = await shop.ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] })
  )
  const [seen] = serviceDeployments
  const counts = { requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 }
  expect([seen?.status, seen?.lifecycleStage, seen?.sourceServiceRevisions, seen?.targetServiceRevision]).toEqual([
    'IN_PROGRESS',
    'PRODUCTION_TRAFFIC_SHIFT',
    [{ arn: source?.arn, ...counts, requestedTestTrafficWeight: 0, requestedProductionTrafficWeight: 95 }],
    { arn: target.arn, ...counts, requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 5 }
  ])
  expect(await shop.share()).toEqual({ production: 5, test: 100 })
})

test('a revision of the service tells the digest that its tasks run, once one has started', async () => {
  const digest = `sha256:${'a'.repeat(64)}`
  shop = await openShop({}, undefined, {
    ecs: { resolveImage: async () => ({ command: [], cwd: '/', env: {}, digest }) }
  })
  const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
  const arn = services[0]?.currentServiceRevisions?.[0]?.arn ?? ''
  const { serviceRevisions = [] } = await shop.ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] })
  )
  expect(serviceRevisions[0]?.containerImages).toEqual([
    { containerName: 'web', image: 'shop/web:1.0.0', imageDigest: digest }
  ])
})

test('the events of a release are those of AWS, in its words', async () => {
  shop = await openShop()
  await shop.until(() => shop.aws.ecs.find('default', 'web').events[0]?.message?.includes('steady') === true)
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  await shop.course()
  await shop.until(() => shop.aws.ecs.find('default', 'web').events[0]?.message?.includes('steady') === true)
  const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
  const said = (services[0]?.events ?? []).map(({ message = '' }) =>
    message
      .replace(/[0-9a-f]{32}/g, 'ID')
      .replace(/ecs-svc\/\d+/, 'ecs-svc/N')
      .replace(shop.blue, 'BLUE')
  )
  expect(said.slice(0, said.indexOf('(service web) has reached a steady state.', 1))).toEqual([
    '(service web) has reached a steady state.',
    '(service web) (deployment ecs-svc/N) deployment completed.',
    '(service web) has stopped 2 running tasks: (task ID) (task ID).',
    '(service web) has begun draining connections on 2 tasks.',
    '(service web) deregistered 2 targets in (target-group BLUE)',
    '(service web) registered 1 targets in (target-group BLUE)',
    '(service web) registered 1 targets in (target-group BLUE)',
    '(service web) has started 2 tasks: (task ID) (task ID).'
  ])
})
