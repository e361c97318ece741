import { messageOf } from '../../../../errors.ts'
import type {
  DeploymentLifecycleHook,
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookDetail,
  DeploymentLifecycleHookStage
} from '../shapes.ts'
import type { World } from '../world.ts'
import { type DeploymentState, type Stage, Turn } from './deployment.ts'

/** A hook at one stage of one deployment. */
export interface HookState {
  readonly detail: DeploymentLifecycleHookDetail
  readonly stage: Stage
  /** What ContinueServiceDeployment said. */
  answered?: DeploymentLifecycleHookAction
}

/** A hook waits for a day unless given; a Lambda function that is not done is asked again after 30 s. */
const dayInMinutes = 1440
const callBackAfter = 30

const failing = (stage: Stage, what: string) =>
  new Turn('rollback', `Service deployment rolled back because ${stage} ${what}`)

function opened(world: World, deployment: DeploymentState, hook: DeploymentLifecycleHook, stage: Stage): HookState {
  const pause = hook.targetType === 'PAUSE'
  const { timeoutInMinutes = dayInMinutes, action = 'ROLLBACK' } = hook.timeoutConfiguration ?? {}
  const kind = pause ? 'pause' : 'lambda'
  const state: HookState = {
    stage,
    detail: {
      hookId: `ecs-${kind}-${world.ground.id(43)}`,
      targetType: pause ? 'PAUSE' : 'AWS_LAMBDA',
      ...(hook.hookTargetArn && { targetArn: hook.hookTargetArn }),
      status: pause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
      expiresAt: new Date(world.clock.now() + timeoutInMinutes * world.pace.minute),
      timeoutAction: action
    }
  }
  deployment.hooks.push(state)
  return state
}

const expired = (world: World, { detail }: HookState): boolean =>
  world.clock.now() >= (detail.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY)

/** Waits for ContinueServiceDeployment, or the time-out and what it is to do. @throws Turn */
async function pauseHook(world: World, deployment: DeploymentState, state: HookState): Promise<void> {
  const { detail, stage } = state
  await deployment.until(() => state.answered !== undefined || expired(world, state))
  if (state.answered === undefined) {
    detail.status = 'TIMED_OUT'
    if (detail.timeoutAction !== 'CONTINUE') throw failing(stage, 'pause hook timed out.')
    return
  }
  detail.status = state.answered === 'ROLLBACK' ? 'FAILED' : 'SUCCEEDED'
  if (state.answered === 'ROLLBACK') throw failing(stage, 'pause hook was answered with ROLLBACK.')
}

/** Asks the function until it is done. @throws Turn */
async function lambdaHook(world: World, deployment: DeploymentState, state: HookState): Promise<void> {
  const { detail, stage } = state
  const { service, target, weights } = deployment
  for (;;) {
    const asked = world.invokeHook(detail.targetArn ?? '', {
      executionDetails: {
        testTrafficWeights: Object.fromEntries(weights.test),
        productionTrafficWeights: Object.fromEntries(weights.production),
        serviceArn: service.arn,
        targetServiceRevisionArn: target.arn
      },
      executionId: detail.hookId ?? '',
      lifecycleStage: stage,
      resourceArn: deployment.arn
    })
    const { hookStatus, callBackDelay = callBackAfter } = await asked.catch((error: unknown) => {
      detail.status = 'FAILED'
      const why = `ECS was unable to invoke hook target ${detail.targetArn} due to ${messageOf(error)}`
      throw failing(stage, `lifecycle hook(s) failed. ${why}`)
    })
    if (hookStatus === 'SUCCEEDED') {
      detail.status = 'SUCCEEDED'
      return
    }
    if (hookStatus === 'FAILED' || expired(world, state)) {
      detail.status = hookStatus === 'FAILED' ? 'FAILED' : 'TIMED_OUT'
      const said = hookStatus === 'FAILED' ? 'returned FAILED status' : 'timed out'
      throw failing(stage, `lifecycle hook(s) failed. Lifecycle hook target ${detail.targetArn} ${said}.`)
    }
    await deployment.pause(callBackDelay * world.pace.second)
  }
}

/**
 * Runs the hooks of a stage side by side; all must be done before the deployment goes on (`deployment-lifecycle-hooks.html`
 * of the developer guide). @throws Turn
 */
export async function runHooks(
  world: World,
  deployment: DeploymentState,
  stage: Stage,
  only?: 'AWS_LAMBDA'
): Promise<void> {
  const hooks = (deployment.config.lifecycleHooks ?? [])
    .filter(({ lifecycleStages }) => lifecycleStages?.includes(stage as DeploymentLifecycleHookStage))
    .filter(({ targetType = 'AWS_LAMBDA' }) => only === undefined || targetType === only)
  const outcomes = await Promise.allSettled(
    hooks.map(hook => {
      const state = opened(world, deployment, hook, stage)
      return hook.targetType === 'PAUSE' ? pauseHook(world, deployment, state) : lambdaHook(world, deployment, state)
    })
  )
  const failed = outcomes.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
}
