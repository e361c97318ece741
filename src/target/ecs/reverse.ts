import { clause } from '../../errors.ts'
import type { Decision } from '../../rollout/engine.ts'
import { only, shownWithin, start, supersededBy } from './deployment.ts'
import { end, type Phase, progressOf, seconds, short, type World, wait } from './goal.ts'
import { awaiting, currentOf, type DeploymentSeen, isOver, isTurning, type ServiceSeen } from './seen.ts'
import type { Step } from './step.ts'

/** A way back has at least that long, whatever the deadline of the way there was. */
const leastForReversal = 600_000

/** Takes the one service back to what was live, from wherever it stands; also what a late call of this run brought. */
export const reverse: Phase = world => {
  const { seen } = world
  if (!seen.memory.back) return undefined
  const service = only(world)
  const newest = currentOf(seen, service)
  if (newest && newest.revision === seen.revision) return backFrom(world, service, newest)
  const sent = seen.memory.sent[service.name]
  if (newest && newest.revision === sent?.to) return backTo(world, service, newest)
  const overtaken = supersededBy(world, service, newest)
  if (overtaken && service.revision !== seen.previous) return { done: 'SUPERSEDED', why: overtaken }
  // Somebody is on the way back already, an earlier run perhaps that died: beside that one no other can be started.
  if (newest && newest.revision === seen.previous && !isOver(newest)) return backTo(world, service, newest)
  if (service.revision === seen.revision) return putBack(world, service)
  return over(world)
}

/** Back; not as long as the service says that it is still on its way: the list of its deployments may be behind it. */
const over = (world: World): Decision<Step> => {
  const service = only(world)
  if (service.revision === world.seen.previous && service.primary.state === 'IN_PROGRESS') return soon(world, service)
  const { outcome, why } = world.seen.memory.back ?? { outcome: 'ROLLED_BACK', why: '' }
  return end(world, outcome, why)
}

/** The deployment of the release itself: stopped, waited for, or over. */
function backFrom(world: World, service: ServiceSeen, ours: DeploymentSeen): Decision<Step> {
  const { memory, previous } = world.seen
  if (ours.status === 'ROLLBACK_FAILED') return failed(world, clause(ours.reason ?? 'ECS gives no reason'))
  if (ours.status === 'ROLLBACK_SUCCESSFUL') {
    if (service.revision !== ours.revision) return over(world)
    // ECS goes back to what its last whole deployment brought: the release itself, where the way back from it was overtaken.
    const isWhole = service.primary.state === 'COMPLETED' && world.now >= (ours.finishedAt ?? world.now) + shownWithin
    return isWhole ? putBack(world, service) : soon(world, service)
  }
  if (ours.status === 'SUCCESSFUL' || ours.status === 'STOPPED')
    return previous !== undefined && service.revision === previous ? over(world) : putBack(world, service)
  if (isTurning(ours)) return soon(world, service)
  if (memory.unstoppable) return putBack(world, service)
  const again = memory.mine[service.name] === ours.id ? '' : 'A call whose answer got lost has landed: '
  const hook = awaiting(world.seen, ours)
  if (hook)
    return {
      act: { verb: 'answer', deployment: ours.id, hook: hook.id, action: 'ROLLBACK' },
      why: `${again}answered the hook at ${ours.stage} with ROLLBACK`
    }
  return {
    act: { verb: 'stop', deployment: ours.id },
    why: `${again}stopped the deployment of ${short(ours.revision)}: ECS takes service ${service.name} back`
  }
}

/** The deployment of what was live before: nothing holds it up. */
function backTo(world: World, service: ServiceSeen, back: DeploymentSeen): Decision<Step> {
  if (back.status === 'SUCCESSFUL') return over(world)
  const hook = awaiting(world.seen, back)
  if (hook) return { act: { verb: 'answer', deployment: back.id, hook: hook.id, action: 'CONTINUE' }, why: '' }
  if (back.status === 'PENDING' || back.status === 'IN_PROGRESS') return soon(world, service)
  return failed(
    world,
    `the deployment of ${short(back.revision)} ended ${back.status}${back.reason ? `: ${clause(back.reason)}` : ''}`
  )
}

/** By a deployment of its own, where none can be stopped any more. */
function putBack(world: World, service: ServiceSeen): Decision<Step> {
  const { previous, memory } = world.seen
  if (previous === undefined) return failed(world, 'there is no earlier revision to go back to')
  const sent = memory.sent[service.name]
  if (sent?.to === previous && world.now - sent.at < shownWithin) return soon(world, service)
  return start(service, previous, service.deployment)
}

function soon(world: World, service: ServiceSeen): Decision<Step> {
  const { goal, seen, now } = world
  const limit = Math.max(goal.deadline, leastForReversal)
  const since = seen.memory.back?.since ?? now
  if (now >= since + limit) return failed(world, `not back within ${seconds(limit)}: ${progressOf(world, service)}`)
  return wait(world, `Going back: ${progressOf(world, service)}`)
}

const failed = (world: World, why: string): Decision<Step> =>
  end(world, 'ROLLBACK_FAILED', `${world.seen.memory.back?.why ?? ''}; ${why}`)
