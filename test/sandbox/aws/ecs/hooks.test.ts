import { ContinueServiceDeploymentCommand, type DeploymentLifecycleHook } from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import type { HookAnswer } from '../../../../src/sandbox/aws/ecs/world.ts'
import { blueGreen, type Released, release } from './released.ts'

let shop: Released
afterEach(() => shop.stop())

const pause: DeploymentLifecycleHook = {
  targetType: 'PAUSE',
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
  timeoutConfiguration: { timeoutInMinutes: 10, action: 'ROLLBACK' }
}
const awaiting = async () => {
  await shop.until(() => shop.latest().hooks.some(({ detail }) => detail.status === 'AWAITING_ACTION'))
  return (await shop.described()).lifecycleHookDetails?.[0]
}
const answer = (hookId = '', action: 'CONTINUE' | 'ROLLBACK' = 'CONTINUE') =>
  shop.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn: shop.latest().arn, hookId, action }))

test('a pause hook shows the new version on the test listener alone until it is continued', async () => {
  shop = await release({ ...blueGreen, lifecycleHooks: [pause] })
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
  shop = await release({ ...blueGreen, lifecycleHooks: [pause] })
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
    shop = await release({ ...blueGreen, lifecycleHooks: [{ ...pause, timeoutConfiguration }] })
    await shop.course()
    const seen = await shop.described()
    return [seen.status, seen.statusReason, seen.lifecycleHookDetails?.[0]?.status]
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
  shop = await release({ ...blueGreen, lifecycleHooks: [pause] })
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
  shop = await release(
    { ...blueGreen, lifecycleHooks: [lambda] },
    undefined,
    async () => answers.shift() ?? { hookStatus: 'SUCCEEDED' }
  )
  await shop.course()
  const seen = await shop.described()
  expect([answers, seen.status, seen.statusReason]).toEqual([
    [],
    'ROLLBACK_SUCCESSFUL',
    `Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. Lifecycle hook target ${hookTargetArn} returned FAILED status.`
  ])
})

test('a function that cannot be asked fails its hook', async () => {
  const hookTargetArn = 'arn:aws:lambda:eu-central-1:123456789012:function:gone'
  const lambda: DeploymentLifecycleHook = { hookTargetArn, lifecycleStages: ['PRE_SCALE_UP'] }
  shop = await release({ ...blueGreen, lifecycleHooks: [lambda] }, undefined, async () => {
    throw new Error('Function not found')
  })
  await shop.course()
  expect((await shop.described()).statusReason).toBe(
    `Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target ${hookTargetArn} due to Function not found`
  )
})
