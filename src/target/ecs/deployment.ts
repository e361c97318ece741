import { clause } from '../../errors.ts'
import type { Decision } from '../../rollout/engine.ts'
import { bake, unproven } from './bake.ts'
import {
  begunAt,
  first,
  giveUp,
  note,
  type Phase,
  prepare,
  progressOf,
  seconds,
  short,
  type World,
  wait
} from './goal.ts'
import { awaiting, currentOf, type DeploymentSeen, isHopeless, isOver, isTurning, type ServiceSeen } from './seen.ts'
import type { Step } from './step.ts'

/** How long ECS may take to show the deployment that it was asked for; reads lie behind by a second or two. */
export const shownWithin = 10_000

export const only = ({ seen }: World): ServiceSeen => seen.services[0] as ServiceSeen

/** What a mode adds to a deployment that is on its way. */
export type OnTheWay = (world: World, service: ServiceSeen, deployment: DeploymentSeen) => Decision<Step> | undefined

/** From what is live to the release: one deployment of one service, started by this run or found on its way. */
export const forward =
  (onTheWay: OnTheWay): Phase =>
  world => {
    const service = only(world)
    const deployment = currentOf(world.seen, service)
    const ours = deployment?.revision === world.seen.revision ? deployment : undefined
    return ours ? follow(world, service, ours, onTheWay) : begin(world, service, deployment)
  }

/** Nothing of ours is on its way: it is live already, is to be started, or somebody else was quicker. */
function begin(world: World, service: ServiceSeen, other: DeploymentSeen | undefined): Decision<Step> | undefined {
  const { seen, goal } = world
  const { revision, memory } = seen
  const overtaken = supersededBy(world, service, other)
  if (overtaken) return { done: 'SUPERSEDED', why: overtaken }
  if (revision !== undefined && service.revision === revision && (!other || isOver(other)))
    return standing(world, service)
  // The first deployment of a service may never get there, and nobody has been served by anything before it.
  const isFirst = seen.mode === 'rolling' && other?.from.length === 0
  if (other && !isOver(other) && !isFirst) return inTheWay(world, service, other)
  if (revision === undefined) return register(service, goal.version)
  const sent = memory.sent[service.name]
  if (!sent) return prepare(world) ?? start(service, revision, other)
  if (world.now - sent.at < shownWithin)
    return wait(world, `Waiting for ECS to show the deployment of ${short(sent.to)}`, 1_000)
  return late(world) ?? start(service, revision, other)
}

export const register = (service: ServiceSeen, version: string): Decision<Step> => ({
  act: { verb: 'register', previous: service.revision },
  why: `Registered ${version} as a revision, to follow ${short(service.revision)}`
})

export function start(service: ServiceSeen, to: string, other?: DeploymentSeen): Decision<Step> {
  const after = other ?? service.deployment
  const more = after ? { after: after.id } : {}
  return {
    act: { verb: 'update', service: service.name, from: service.revision, to, ...more },
    why: `Service ${service.name} goes from ${short(service.revision)} to ${short(to)}`
  }
}

/** Somebody else's deployment or revision that came after this run's own. */
export function supersededBy(
  { seen: { memory, revision, previous } }: World,
  service: ServiceSeen,
  newest: DeploymentSeen | undefined
): string | undefined {
  const { name } = service
  const sent = memory.sent[name]
  const own = memory.mine[name]
  const foreign = newest && newest.id !== own && newest.id !== sent?.after && newest.revision !== sent?.to
  if (sent && foreign && newest.revision !== revision)
    return `somebody else deploys ${short(newest.revision)} to service ${name}; it is left so`
  if (own === undefined || service.revision === revision || service.revision === sent?.to) return undefined
  if (service.revision === previous) return `somebody else put service ${name} back to ${short(service.revision)}`
  return `somebody else took service ${name} to ${short(service.revision)}; it is left so`
}

/** The revision is on the service, and no deployment of this run brought it there. */
function standing(world: World, service: ServiceSeen): Decision<Step> | undefined {
  const { seen, goal, now } = world
  const { state, reason, running, desired } = service.primary
  const stopped = service.deployment?.status === 'STOPPED' && service.deployment.revision === seen.revision
  const failed = stopped || (state === 'FAILED' && service.primary.revision === seen.revision)
  if (failed) return giveUp(world, 'ROLLED_BACK', `ECS gave ${goal.version} up: ${clause(reason ?? 'no reason given')}`)
  const isOwn = seen.memory.sent[service.name] !== undefined
  if (state === 'IN_PROGRESS' || (isOwn ? running < desired : desired > 0 && running === 0))
    return (isOwn ? late(world) : tooLate(world)) ?? wait(world, progressOf(world, service))
  const begunBake = service.deployment?.finishedAt
  const rest = begunBake === undefined ? 0 : Math.min(now, begunBake) + goal.bake - now
  if (seen.memory.cutAt === undefined && !isOwn && rest <= 0 && !isUnjudged(world, service))
    return { done: 'SUCCEEDED', why: `${goal.version} is live already${unproven(world) || '; nothing to do'}` }
  return bake(world, { since: begunBake === undefined ? now : Math.min(now, begunBake) })
}

/**
 * A run that died, or a call of it that landed late, may have left it live before any gate has judged it: for so long whoever finds it
 * asks the gates once more. After that it is what was live before.
 */
export function isUnjudged({ goal, now }: World, { deployment }: ServiceSeen): boolean {
  if (!goal.gates.after || goal.intent === 'rollback' || deployment?.finishedAt === undefined) return false
  const steps = goal.steps.reduce((sum, step) => sum + step.for, 0)
  return now < deployment.finishedAt + goal.deadline + steps + goal.bake
}

/** What was live before this run is not turned back by it, though it does not run. */
function tooLate({ goal, now }: World): Decision<Step> | undefined {
  if (now < goal.startedAt + goal.deadline) return undefined
  return { done: 'TIMED_OUT', why: `${goal.version} is deployed already, and does not run; nothing was changed` }
}

/** A deployment of another revision, before this run has asked for its own. */
function inTheWay(world: World, service: ServiceSeen, other: DeploymentSeen): Decision<Step> {
  const { goal, seen, now } = world
  const { name } = service
  const goesBack = goal.intent === 'rollback' && other.from.includes(seen.revision ?? '')
  if (goesBack && !isTurning(other))
    return {
      act: { verb: 'stop', deployment: other.id },
      why: `Stopped the deployment of ${short(other.revision)}: ECS takes service ${name} back`
    }
  const hook = awaiting(seen, other)
  // Whoever holds the lock knows that the run which should answer is gone.
  const unanswered = hook && (other.share === 0 || goal.locked) && seen.known.includes(other.revision)
  if (unanswered)
    return {
      act: { verb: 'answer', deployment: other.id, hook: hook.id, action: 'ROLLBACK' },
      why: `Dropped ${short(other.revision)}, which ${other.share === 0 ? 'was staged' : `waited at ${other.stage} for a run that is gone`}`
    }
  const bakes = seen.mode === 'codedeploy' && other.stage === 'BAKE_TIME' && !isTurning(other)
  const kept = bakes && seen.known.includes(other.revision)
  const ending = `${other.id} TERMINATION_WAIT`
  if (kept && !seen.memory.answered.includes(ending))
    return {
      act: { verb: 'answer', deployment: other.id, hook: ending, action: 'CONTINUE' },
      why: `CodeDeploy keeps what ran before ${short(other.revision)} no longer`
    }
  const never = isTurning(other) ? undefined : neverThere(service, other)
  if (never) return { code: 'PREFLIGHT_FAILED', done: 'STOPPED', why: `${never}; nothing was changed` }
  const left = goal.startedAt + goal.lockWait - now
  const stands = `a deployment of ${short(other.revision)} to service ${name} is on its way (${other.stage || other.status})`
  const wayOut = hook ? '. It waits for an answer: run its release again, or a rollback' : ''
  if (left <= 0) return { code: 'LOCK_HELD', done: 'STOPPED', why: `${stands}; nothing was changed${wayOut}` }
  return wait(world, `${stands}; waiting for its end`, left)
}

/** The first deployment of a service that shifts traffic has nothing to go back to, and fails for as long as nobody ends it. */
function neverThere({ name, primary }: ServiceSeen, { from, revision }: DeploymentSeen): string | undefined {
  if (from.length > 0 || !isHopeless(primary)) return undefined
  return `the first deployment of service ${name} (${short(revision)}) does not get there: ${primary.failed} of its tasks failed, and none runs`
}

/** Over its deadline, a release is turned back; what the service's own steps take does not count. */
export function late(world: World): Decision<Step> | undefined {
  const { goal, seen, now } = world
  if (seen.memory.cutAt !== undefined || seen.memory.aim !== undefined) return undefined
  const shifting = Math.max(0, ...seen.services.map(one => one.shifting))
  if (now < begunAt(world) + goal.deadline + shifting) return undefined
  const stood = seen.services.map(service => progressOf(world, service)).join('; ')
  return giveUp(world, 'TIMED_OUT', `${goal.version} was not live within ${seconds(goal.deadline)}: ${stood}`)
}

function follow(
  world: World,
  service: ServiceSeen,
  ours: DeploymentSeen,
  onTheWay: OnTheWay
): Decision<Step> | undefined {
  const { goal, seen } = world
  const { name } = service
  if (seen.memory.mine[name] !== ours.id) return note({ mine: { ...seen.memory.mine, [name]: ours.id } }, '')
  const because = ours.reason ? `: ${clause(ours.reason)}` : ''
  switch (ours.status) {
    case 'SUCCESSFUL':
      return service.revision === seen.revision
        ? bake(world, {})
        : (late(world) ?? wait(world, `Waiting for service ${name} to show ${short(ours.revision)}`, 1_000))
    case 'STOPPED':
      return giveUp(world, 'ROLLED_BACK', `the deployment of ${goal.version} was stopped${because}`)
    case 'ROLLBACK_SUCCESSFUL':
      return note(turned(world, 'ROLLED_BACK', `ECS took ${goal.version} back${because}`), '')
    case 'ROLLBACK_FAILED':
      return note(turned(world, 'ROLLBACK_FAILED', `ECS could not take ${goal.version} back${because}`), '')
    default:
      if (isTurning(ours)) return note(turned(world, 'ROLLED_BACK', `ECS takes ${goal.version} back${because}`), '')
      return first([one => onTheWay(one, service, ours), late], world) ?? wait(world, progressOf(world, service))
  }
}

const turned = ({ now }: World, outcome: 'ROLLED_BACK' | 'ROLLBACK_FAILED', why: string) => ({
  back: { outcome, why, since: now }
})
