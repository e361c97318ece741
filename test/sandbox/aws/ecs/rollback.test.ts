import {
  ContinueServiceDeploymentCommand,
  type DeploymentConfiguration,
  type DeploymentLifecycleHook,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import type { HookAnswer } from '../../../../src/sandbox/aws/ecs/world.ts'
import { register } from '../../../../src/sandbox/aws/furnish.ts'
import type { Behaviour } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../../src/sandbox/cluster/workload/workload.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
afterEach(() => shop.stop())

const blueGreen: DeploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }
const isNew = ({ container }: Launch): boolean => container.image.endsWith(':2.0.0')

/** A service on version 1 that is given version 2. */
async function release(
  deploymentConfiguration: DeploymentConfiguration,
  behaviour: (launch: Launch) => Behaviour = () => ({}),
  invokeHook: () => Promise<HookAnswer> = async () => ({ hookStatus: 'SUCCEEDED' })
): Promise<void> {
  shop = await openShop(
    { service: { deploymentConfiguration: { ...deploymentConfiguration, lifecycleHooks: [] } } },
    behaviour,
    {
      ecs: { invokeHook }
    }
  )
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2', deploymentConfiguration }))
}

const stop = () =>
  shop.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: shop.latest().arn, stopType: 'ROLLBACK' }))
const described = async () => {
  const { serviceDeployments = [] } = await shop.ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [shop.latest().arn] })
  )
  return serviceDeployments[0]
}
const service = async () => {
  const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
  return services[0]
}
const live = async () => {
  const found = await service()
  return found?.deployments?.map(one => [one.status, one.taskDefinition?.split('/')[1], one.runningCount])
}

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
  await release(blueGreen)
  await shop.until(() => shop.latest().stage === stage)
  await stop()
  expect(await shop.course()).toEqual([
    `ROLLBACK_REQUESTED ${stage}`,
    ...stages.map(one => `ROLLBACK_IN_PROGRESS ${one}`),
    'ROLLBACK_SUCCESSFUL CLEAN_UP'
  ])
  expect([await shop.share(), await live()]).toEqual([{ production: 0, test: 0 }, [['PRIMARY', 'web:1', 2]]])
})

test('a rollback by ABORT is not supported, and one of a deployment that has ended is a conflict', async () => {
  await release(blueGreen)
  const serviceDeploymentArn = shop.latest().arn
  const aborted = shop.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ABORT' }))
  const refused = await aborted.catch(error => [error.name, error.message])
  await shop.course()
  expect([refused, await stop().catch(error => error.name)]).toEqual([
    ['UnsupportedFeatureException', 'ECS StopServiceDeployment API with ABORT stopType is not supported.'],
    'ConflictException'
  ])
})

const pause: DeploymentLifecycleHook = {
  targetType: 'PAUSE',
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
  timeoutConfiguration: { timeoutInMinutes: 10, action: 'ROLLBACK' }
}
const awaiting = async () => {
  await shop.until(() => shop.latest().hooks.some(({ detail }) => detail.status === 'AWAITING_ACTION'))
  return (await described())?.lifecycleHookDetails?.[0]
}
const answer = (hookId = '', action: 'CONTINUE' | 'ROLLBACK' = 'CONTINUE') =>
  shop.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn: shop.latest().arn, hookId, action }))

test('a pause hook shows the new version on the test listener alone until it is continued', async () => {
  await release({ ...blueGreen, lifecycleHooks: [pause] })
  const hook = await awaiting()
  const expiresIn = (hook?.expiresAt?.getTime() ?? 0) - shop.clock.now()
  const { targetType, status, timeoutAction } = hook ?? {}
  const share = await shop.share()
  await answer(hook?.hookId)
  await shop.course()
  expect([targetType, status, timeoutAction, share, shop.latest().status]).toEqual([
    'PAUSE',
    'AWAITING_ACTION',
    'ROLLBACK',
    { production: 0, test: 100 },
    'SUCCESSFUL'
  ])
  expect(expiresIn).toBeLessThanOrEqual(600_000)
})

test('a pause hook that is answered with ROLLBACK moves no production traffic', async () => {
  await release({ ...blueGreen, lifecycleHooks: [pause] })
  await answer((await awaiting())?.hookId, 'ROLLBACK')
  expect([await shop.course(), await shop.share()]).toEqual([
    [
      'ROLLBACK_REQUESTED POST_TEST_TRAFFIC_SHIFT',
      'ROLLBACK_IN_PROGRESS TEST_TRAFFIC_SHIFT',
      'ROLLBACK_IN_PROGRESS CLEAN_UP',
      'ROLLBACK_SUCCESSFUL CLEAN_UP'
    ],
    { production: 0, test: 0 }
  ])
})

test('a pause hook that nobody answers does what its timeout says', async () => {
  const timeouts = async (action: 'CONTINUE' | 'ROLLBACK') => {
    await shop?.stop()
    const timeoutConfiguration = { timeoutInMinutes: 10, action }
    await release({ ...blueGreen, lifecycleHooks: [{ ...pause, timeoutConfiguration }] })
    await shop.course()
    const seen = await described()
    return [seen?.status, seen?.statusReason, seen?.lifecycleHookDetails?.[0]?.status]
  }
  expect([await timeouts('ROLLBACK'), await timeouts('CONTINUE')]).toEqual([
    [
      'ROLLBACK_SUCCESSFUL',
      'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.',
      'TIMED_OUT'
    ],
    ['SUCCESSFUL', undefined, 'TIMED_OUT']
  ])
})

test('a hook is refused that is unknown, answered already, or of a deployment that has ended', async () => {
  await release({ ...blueGreen, lifecycleHooks: [pause] })
  const { hookId } = (await awaiting()) ?? {}
  const said = async (id?: string) => answer(id).catch(error => error.message)
  const first = [await said('nonsense'), await said('ecs-pause-other'), typeof (await said(hookId)), await said(hookId)]
  await shop.course()
  expect([...first, await said(hookId)]).toEqual([
    'Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}',
    'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
    'object',
    'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
    'Continuing a service deployment is not allowed for service deployment in terminal states.'
  ])
})

test('a Lambda hook is asked again while it is in progress, and its failure rolls back', async () => {
  const hookTargetArn = 'arn:aws:lambda:eu-central-1:123456789012:function:verify'
  const lambda: DeploymentLifecycleHook = { hookTargetArn, lifecycleStages: ['POST_SCALE_UP'] }
  const answers: HookAnswer[] = [{ hookStatus: 'IN_PROGRESS' }, { hookStatus: 'IN_PROGRESS' }, { hookStatus: 'FAILED' }]
  await release(
    { ...blueGreen, lifecycleHooks: [lambda] },
    undefined,
    async () => answers.shift() ?? { hookStatus: 'SUCCEEDED' }
  )
  await shop.course()
  const seen = await described()
  expect([answers, seen?.status, seen?.statusReason]).toEqual([
    [],
    'ROLLBACK_SUCCESSFUL',
    `Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. Lifecycle hook target ${hookTargetArn} returned FAILED status.`
  ])
})

test('a bake that sees an alarm go off rolls back', async () => {
  shop = await openShop()
  shop.aws.cloudwatch.alarms.put({ AlarmName: 'errors' } as Parameters<typeof shop.aws.cloudwatch.alarms.put>[0], 'OK')
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true }
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  const deploymentConfiguration = { ...blueGreen, alarms }
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2', deploymentConfiguration }))
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  shop.aws.cloudwatch.alarms.setState('errors', 'ALARM')
  await shop.course()
  const seen = await described()
  expect([seen?.status, seen?.alarms, await shop.share()]).toEqual([
    'ROLLBACK_SUCCESSFUL',
    { status: 'TRIGGERED', alarmNames: ['errors'], triggeredAlarmNames: ['errors'] },
    { production: 0, test: 0 }
  ])
})

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

test('the circuit breaker trips at three failures, and the rolling update goes back by itself', async () => {
  await release({ strategy: 'ROLLING', ...breaker }, launch => (isNew(launch) ? { exitAfter: 500, exitCode: 1 } : {}))
  expect(await shop.course()).toEqual(['PENDING', 'IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'])
  const seen = await described()
  expect([seen?.statusReason, seen?.deploymentCircuitBreaker?.threshold, await live()]).toEqual([
    'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    3,
    [['PRIMARY', 'web:1', 2]]
  ])
  const said = (await service())?.events?.map(({ message = '' }) => message.replace(/ecs-svc\/\d+/, 'ecs-svc/N'))
  expect(said).toEqual(
    expect.arrayContaining([
      '(service web) (deployment ecs-svc/N) deployment failed: tasks failed to start.',
      '(service web) rolling back to deployment ecs-svc/N.'
    ])
  )
})

test('without rollback the circuit breaker leaves a failed deployment beside the old tasks', async () => {
  const noWayBack = { deploymentCircuitBreaker: { enable: true, rollback: false } }
  await release({ strategy: 'ROLLING', ...noWayBack }, launch => (isNew(launch) ? { exitAfter: 500, exitCode: 1 } : {}))
  expect(await shop.course()).toEqual(['PENDING', 'IN_PROGRESS', 'STOPPED'])
  const found = await service()
  expect(
    found?.deployments?.map(one => [one.status, one.rolloutState, one.rolloutStateReason, one.runningCount])
  ).toEqual([
    ['PRIMARY', 'FAILED', 'ECS deployment circuit breaker: tasks failed to start.', 0],
    ['ACTIVE', 'COMPLETED', expect.stringMatching(/^ECS deployment ecs-svc\/\d+ completed.$/), 2]
  ])
})

test('a task that limps, healthy for a while each time, never trips the circuit breaker', async () => {
  await release({ strategy: 'ROLLING', ...breaker }, launch =>
    isNew(launch) ? { exitAfter: 20_000, exitCode: 1 } : {}
  )
  for (let minute = 0; minute < 30; minute++) await shop.clock.advance(60_000)
  expect(['IN_PROGRESS', 'SUCCESSFUL']).toContain(shop.latest().status)
})

test.each([['ROLLING'], ['BLUE_GREEN']] as const)('a newer deployment stops the one under way (%s)', async strategy => {
  await release({ strategy, bakeTimeInMinutes: 5 })
  const first = shop.latest()
  await shop.until(() => first.status === 'IN_PROGRESS' && (strategy === 'ROLLING' || first.stage === 'BAKE_TIME'))
  await register(shop.aws, { image: 'shop/web:3.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:3' }))
  const requested = first.status
  const course = await shop.course()
  expect([requested, first.status, course.slice(0, 2), await live()]).toEqual([
    'STOP_REQUESTED',
    'STOPPED',
    strategy === 'ROLLING' ? ['PENDING', 'IN_PROGRESS'] : ['PENDING', 'IN_PROGRESS RECONCILE_SERVICE'],
    [['PRIMARY', 'web:3', 2]]
  ])
})

test('a deployment that replaces one in its bake first gives all traffic back to what last succeeded', async () => {
  await release(blueGreen)
  await shop.until(() => shop.latest().stage === 'BAKE_TIME')
  const baking = await shop.share()
  await register(shop.aws, { image: 'shop/web:3.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:3' }))
  await shop.until(() => shop.latest().stage === 'PRE_SCALE_UP')
  expect([baking, await shop.share(), await live()]).toEqual([
    { production: 100, test: 100 },
    { production: 0, test: 0 },
    [
      ['PRIMARY', 'web:3', 0],
      ['ACTIVE', 'web:1', 2]
    ]
  ])
})

test('a rule that does not know the other target group ends the deployment before any task starts', async () => {
  shop = await openShop({ service: { deploymentConfiguration: blueGreen } })
  const only = [{ Type: 'forward', TargetGroupArn: shop.blue }]
  for (const RuleArn of [shop.productionRule, shop.testRule])
    await shop.aws.perform('elasticloadbalancing:ModifyRule', { RuleArn, Actions: only })
  await register(shop.aws, { image: 'shop/web:2.0.0' })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  await shop.course()
  expect(shop.latest().statusReason).toBe(
    `Service deployment rolled back because of invalid networking configuration: Target group ${shop.green} is not associated with either productionListenerRule or testListenerRule.`
  )
})
