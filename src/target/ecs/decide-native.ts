import type { Decision } from '../../rollout/engine.ts'
import { bake, judge, watch } from './bake.ts'
import { forward, late } from './deployment.ts'
import { end, note, type Phase, type World } from './goal.ts'
import { reverse } from './reverse.ts'
import { awaiting, type DeploymentSeen, type ServiceSeen } from './seen.ts'
import type { Step } from './step.ts'

/** Stages in their order; READY is where CodeDeploy waits. */
const stages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'READY',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP'
]
const beforeTraffic = (stage: string): boolean => stages.indexOf(stage) < stages.indexOf('PRODUCTION_TRAFFIC_SHIFT')

/** Where the gates `before` are asked: the last place to stop at that users do not reach. */
const gateStage = ({ pauses }: ServiceSeen): string | undefined =>
  [...pauses].sort((a, b) => stages.indexOf(a) - stages.indexOf(b)).findLast(beforeTraffic)

/** Gates that would never be asked, and a stage that would never be held, are no promise to make. */
const unaskable: Phase = ({ goal, seen }) => {
  const [service] = seen.services
  const needed = goal.intent === 'release' && (goal.pause || goal.gates.before)
  if (!service || !needed || gateStage(service) !== undefined || seen.memory.mine[service.name] !== undefined)
    return undefined
  const what = goal.pause ? 'be staged' : 'ask gates before its cutover'
  const how =
    seen.mode === 'codedeploy'
      ? 'its deployment group does not wait (deploymentReadyOption STOP_DEPLOYMENT)'
      : 'it has no PAUSE hook at POST_TEST_TRAFFIC_SHIFT'
  return {
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: `can't ${what}: service ${service.name} never stops before its traffic, ${how}; nothing was changed`
  }
}

function onTheWay(world: World, service: ServiceSeen, ours: DeploymentSeen): Decision<Step> | undefined {
  const hook = awaiting(world.seen, ours)
  if (hook) return answer(world, service, ours, hook)
  if (ours.stage !== 'BAKE_TIME' && ours.stage !== 'CLEAN_UP') return undefined
  // CodeDeploy keeps the old tasks for as long as its group says, hours perhaps, and can be turned back all that time.
  if (world.seen.mode === 'codedeploy') return bake(world, {})
  return watch(world, { until: `ECS ends the deployment of ${world.goal.version} (${ours.stage})` })
}

type Waiting = DeploymentSeen['hooks'][number]

/** One of our hooks waits: it is held, judged, or let go. */
function answer(world: World, service: ServiceSeen, ours: DeploymentSeen, hook: Waiting): Decision<Step> {
  const { goal } = world
  const hidden = ours.share === 0 && beforeTraffic(ours.stage)
  if (goal.intent === 'release' && hidden && ours.stage === gateStage(service)) {
    const judged = late(world) ?? judge(world, 'before', false)
    if (judged) return judged
    if (goal.pause) return end(world, 'STAGED', staged(goal.version, ours, hook))
  }
  if (!hidden) {
    // What fails after the requests have begun to move is no failure before the cutover.
    if (world.seen.memory.shareSince === undefined) return note({ shareSince: world.now }, '')
    const judged = judge(world, 'after', true)
    if (judged) return judged
  }
  return {
    act: { verb: 'answer', deployment: ours.id, hook: hook.id, action: 'CONTINUE' },
    why: `Continued the deployment at ${ours.stage}`
  }
}

function staged(version: string, { stage }: DeploymentSeen, { expiresAt, onExpiry }: Waiting): string {
  const then = onExpiry === 'CONTINUE' ? 'continues with it' : 'rolls it back'
  const expiry = expiresAt === undefined ? '' : `; AWS ${then} by itself at ${new Date(expiresAt).toISOString()}`
  return `${version} waits at ${stage} and gets no requests of users yet; run this release again to cut over${expiry}`
}

/** BLUE_GREEN, LINEAR and CANARY of ECS: PAUSE hooks are our gates, and its bake is watched. */
export const native: readonly Phase[] = [reverse, unaskable, forward(onTheWay)]
