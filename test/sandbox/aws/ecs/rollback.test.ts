import {
  DeleteServiceCommand,
  ListTasksCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { blueGreen, isNew, type Released, release, watched } from './released.ts'
import { openShop } from './shop.ts'

let shop: Released
afterEach(() => shop.stop())

const backFrom: readonly (readonly [string, readonly string[]])[] = [
  ['PRE_SCALE_UP', ['CLEAN_UP']],
  ['SCALE_UP', ['CLEAN_UP']],
  ['POST_SCALE_UP', ['CLEAN_UP']],
  ['TEST_TRAFFIC_SHIFT', ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
  ['POST_TEST_TRAFFIC_SHIFT', ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
  ['PRODUCTION_TRAFFIC_SHIFT', ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP']],
  ['BAKE_TIME', ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP']]
]
test.each(backFrom)('a rollback out of %s brings all traffic and tasks back', async (stage, stages) => {
  shop = await release(blueGreen)
  await shop.until(() => shop.latest().stage === stage)
  await shop.rollBack()
  expect(await shop.course()).toEqual([
    `ROLLBACK_REQUESTED ${stage}`,
    ...stages.map(one => `ROLLBACK_IN_PROGRESS ${one}`),
    'ROLLBACK_SUCCESSFUL CLEAN_UP'
  ])
  expect([await shop.share(), await shop.live()]).toEqual([{ production: 0, test: 0 }, [['PRIMARY', 'web:1', 2]]])
})

test('a rollback by ABORT is not supported, and one of a deployment that has ended is a conflict', async () => {
  shop = await release(blueGreen)
  const serviceDeploymentArn = shop.latest().arn
  const aborted = shop.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ABORT' }))
  const refused = await aborted.catch(error => [error.name, error.message])
  await shop.course()
  expect([refused, await shop.rollBack().catch(error => error.name)]).toEqual([
    ['UnsupportedFeatureException', 'ECS StopServiceDeployment API with ABORT stopType is not supported.'],
    'ConflictException'
  ])
})

test('a bake that sees an alarm go off rolls back', async () => {
  shop = watched(await openShop())
  shop.aws.cloudwatch.alarms.put({ AlarmName: 'errors' } as Parameters<typeof shop.aws.cloudwatch.alarms.put>[0], 'OK')
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true }
  const deploymentConfiguration = { ...blueGreen, alarms }
  await shop.release('shop/web:2.0.0', deploymentConfiguration)
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  shop.aws.cloudwatch.alarms.setState('errors', 'ALARM')
  await shop.course()
  const seen = await shop.described()
  expect([seen.status, seen.alarms, await shop.share()]).toEqual([
    'ROLLBACK_SUCCESSFUL',
    { status: 'TRIGGERED', alarmNames: ['errors'], triggeredAlarmNames: ['errors'] },
    { production: 0, test: 0 }
  ])
})

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

test('the circuit breaker trips at three failures, and the rolling update goes back by itself', async () => {
  shop = await release({ strategy: 'ROLLING', ...breaker }, launch =>
    isNew(launch) ? { exitAfter: 500, exitCode: 1 } : {}
  )
  expect(await shop.course()).toEqual(['PENDING', 'IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'])
  const seen = await shop.described()
  expect([seen.statusReason, seen.deploymentCircuitBreaker?.threshold, await shop.live()]).toEqual([
    'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    3,
    [['PRIMARY', 'web:1', 2]]
  ])
  const said = (await shop.service()).events?.map(({ message = '' }) => message.replace(/ecs-svc\/\d+/, 'ecs-svc/N'))
  expect(said).toEqual(
    expect.arrayContaining([
      '(service web) (deployment ecs-svc/N) deployment failed: tasks failed to start.',
      '(service web) rolling back to deployment ecs-svc/N.'
    ])
  )
})

test('without rollback the circuit breaker leaves a failed deployment beside the old tasks', async () => {
  const noWayBack = { deploymentCircuitBreaker: { enable: true, rollback: false } }
  shop = await release({ strategy: 'ROLLING', ...noWayBack }, launch =>
    isNew(launch) ? { exitAfter: 500, exitCode: 1 } : {}
  )
  expect(await shop.course()).toEqual(['PENDING', 'IN_PROGRESS', 'STOPPED'])
  const found = await shop.service()
  expect(
    found.deployments?.map(one => [one.status, one.rolloutState, one.rolloutStateReason, one.runningCount])
  ).toEqual([
    ['PRIMARY', 'FAILED', 'ECS deployment circuit breaker: tasks failed to start.', 0],
    ['ACTIVE', 'COMPLETED', expect.stringMatching(/^ECS deployment ecs-svc\/\d+ completed.$/), 2]
  ])
})

test('a task that limps, healthy for a while each time, never trips the circuit breaker', async () => {
  shop = await release({ strategy: 'ROLLING', ...breaker }, launch =>
    isNew(launch) ? { exitAfter: 20_000, exitCode: 1 } : {}
  )
  for (let minute = 0; minute < 30; minute++) await shop.clock.advance(60_000)
  expect(['IN_PROGRESS', 'SUCCESSFUL']).toContain(shop.latest().status)
})

test.each([['ROLLING'], ['BLUE_GREEN']] as const)('a newer deployment stops the one under way (%s)', async strategy => {
  shop = await release({ strategy, bakeTimeInMinutes: 5 })
  const first = shop.latest()
  await shop.until(() => first.status === 'IN_PROGRESS' && (strategy === 'ROLLING' || first.stage === 'BAKE_TIME'))
  await shop.release('shop/web:3.0.0')
  const requested = first.status
  const course = await shop.course()
  expect([requested, first.status, course.slice(0, 2), await shop.live()]).toEqual([
    'STOP_REQUESTED',
    'STOPPED',
    strategy === 'ROLLING' ? ['PENDING', 'IN_PROGRESS'] : ['PENDING', 'IN_PROGRESS RECONCILE_SERVICE'],
    [['PRIMARY', 'web:3', 2]]
  ])
})

test('a deployment that replaces one in its bake first gives all traffic back to what last succeeded', async () => {
  shop = await release(blueGreen)
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  const baking = await shop.share()
  await shop.release('shop/web:3.0.0')
  await shop.until(() => shop.latest().stage === 'PRE_SCALE_UP')
  expect([baking, await shop.share(), await shop.live()]).toEqual([
    { production: 100, test: 100 },
    { production: 0, test: 0 },
    [
      ['PRIMARY', 'web:3', 0],
      ['ACTIVE', 'web:1', 2]
    ]
  ])
})

test('a count that autoscaling changes in the bake holds for both versions, and after it', async () => {
  shop = await release(blueGreen)
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', desiredCount: 3 }))
  await shop.until(() => shop.latest().service.fleets.every(fleet => fleet.healthy.length === 3))
  const baking = [shop.latest().stage, await shop.live()]
  await shop.course()
  expect([...baking, await shop.live()]).toEqual([
    'BAKE_TIME',
    [
      ['PRIMARY', 'web:2', 3],
      ['ACTIVE', 'web:1', 3]
    ],
    [['PRIMARY', 'web:2', 3]]
  ])
})

test('a service that is deleted in the middle of a deployment ends with all its tasks', async () => {
  shop = await release(blueGreen)
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  await shop.ecs.send(new DeleteServiceCommand({ service: 'web', force: true }))
  await shop.clock.advance(120_000)
  const { taskArns } = await shop.ecs.send(new ListTasksCommand({}))
  expect([(await shop.service()).status, shop.latest().status, taskArns]).toEqual(['INACTIVE', 'STOPPED', []])
})

test('a rule that does not know the other target group ends the deployment before any task starts', async () => {
  shop = watched(await openShop({ service: { deploymentConfiguration: blueGreen } }))
  const only = [{ Type: 'forward', TargetGroupArn: shop.blue }]
  for (const RuleArn of [shop.productionRule, shop.testRule])
    await shop.aws.perform('elasticloadbalancing:ModifyRule', { RuleArn, Actions: only })
  await shop.release('shop/web:2.0.0')
  await shop.course()
  expect(shop.latest().statusReason).toBe(
    `Service deployment rolled back because of invalid networking configuration: Target group ${shop.green} is not associated with either productionListenerRule or testListenerRule.`
  )
})
