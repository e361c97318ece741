import { clause } from '../../errors.ts'
import type { Decision } from '../../rollout/engine.ts'
import { judge, watch } from './bake.ts'
import { isUnjudged, late, register, shownWithin, start } from './deployment.ts'
import { end, giveUp, note, type Phase, prepare, progressOf, seconds, short, type World, wait } from './goal.ts'
import { isTaken, type Sides, settleRoles, shareOf, sidesOf, takenOver, usersRules } from './roles.ts'
import { currentOf, type ServiceSeen } from './seen.ts'
import { foreignWeights, isReady, isServing, shift, standOf, weigh } from './shift.ts'
import type { Step } from './step.ts'
import { reverseWeights } from './weights-back.ts'

const withSides =
  (phase: (world: World, sides: Sides) => Decision<Step> | undefined): Phase =>
  world => {
    const sides = sidesOf(world.seen)
    return sides && phase(world, sides)
  }

/** A side that somebody else takes to another revision is no side of this cutover any more. */
const overtaken = withSides(({ goal, seen }, { green, blue }) => {
  const { previous, memory } = seen
  const sent = memory.sent[green.name]
  const moved = goal.intent === 'release' && sent && previous !== undefined && blue.revision !== previous
  // What stood there already was never sent by this run, and is told by its revision alone; with a share it goes its way, for no mix is left.
  const replaced = memory.aim?.share === 100 && !sent && green.revision !== seen.revision
  const changed = moved ? blue : replaced || isTaken(seen, green) ? green : undefined
  return changed && takenOver(changed)
})

/** Before its first step a run has given nothing to anybody: weights that differ by then are somebody else's. */
const reweighted = withSides((world, sides) => {
  const { memory } = world.seen
  if (memory.aim) return undefined
  const moved = usersRules(world.seen).find(rule => standOf(world, sides, rule, undefined) === 'foreign')
  return moved && foreignWeights(moved)
})

/** All requests are there already: at once over, unless a run died before gates have judged it, or it took the old release's tasks. */
const live = withSides((world, { green, blue }) => {
  const { goal, seen } = world
  const rules = usersRules(seen)
  if (seen.memory.aim || green.revision !== seen.revision || !rules.every(rule => shareOf(rule, green) === 100))
    return undefined
  if (!isServing(green)) return revive(world, green, blue)
  const unfinished = goal.keepPrevious === 0 && blue.revision === seen.previous && blue.desired > 0 && !blue.bounds
  if (!unfinished && !isUnjudged(world, green))
    return { done: 'SUCCEEDED', why: `${goal.version} is live already; nothing to do` }
  return undefined
})

/** All requests, and nobody to answer them: a call that landed after its time, or a person, has taken the tasks. */
function revive(world: World, green: ServiceSeen, blue: ServiceSeen): Decision<Step> {
  const { goal, now } = world
  if (green.desired === 0 && !green.bounds) {
    const to = Math.max(1, blue.desired)
    const act = { verb: 'scale', service: green.name, from: 0, to } as const
    return { act, why: `Service ${green.name} has all requests and no task; it gets ${to}, see whether that is enough` }
  }
  if (now < goal.startedAt + goal.deadline) return wait(world, progressOf(world, green))
  return {
    done: 'TIMED_OUT',
    why: `${goal.version} has all requests already, and no target of ${green.name} is healthy`
  }
}

const journal = withSides(({ goal, seen }, { blue }) =>
  seen.revision === undefined ? register(blue, goal.version) : undefined
)

/** Where a run before this one has raised green already, it has done that. */
const prepared = withSides((world, { green }) =>
  world.seen.memory.aim || green.revision === world.seen.revision ? undefined : prepare(world)
)

/** What passed its gate is no longer there: whatever is raised after it has passed none. */
const stripped = withSides(({ goal, seen }, { green }) => {
  const passed = goal.gates.before && goal.intent === 'release' && seen.before.state === 'passed'
  if (!passed || seen.memory.aim || green.desired > 0) return undefined
  return { done: 'SUPERSEDED', why: `somebody else took the tasks of service ${green.name} after its gate had passed` }
})

/** Green as large as blue is now: what is smaller than its traffic is no release. Never under requests. */
const raise = withSides((world, { green, blue }) => {
  const { seen, goal, now } = world
  const { revision, memory } = seen
  if (revision === undefined || memory.aim) return undefined
  if (usersRules(seen).some(rule => shareOf(rule, green) > 0))
    return green.revision === revision ? undefined : takenOver(green)
  const size = Math.max(1, blue.desired, blue.running)
  if (green.bounds && green.bounds.max < size) {
    const why = `autoscaling of service ${green.name} allows ${green.bounds.max} tasks, and ${blue.name} has ${size}`
    return memory.sent[green.name] ? giveUp(world, 'STOPPED', why) : { done: 'STOPPED', code: 'PREFLIGHT_FAILED', why }
  }
  const failed = failureOf(world, green)
  if (failed) return giveUp(world, 'STOPPED', failed)
  const sent = memory.sent[green.name]
  const missing = green.revision !== revision || green.desired < size
  if (missing && (!sent || now - sent.at >= shownWithin)) {
    const step = start(green, revision, currentOf(seen, green))
    const act = 'act' in step && step.act.verb === 'update' ? { ...step.act, size } : undefined
    return (
      (sent && late(world)) ?? (act && { act, why: `Service ${green.name} goes to ${short(revision)}, ${size} tasks` })
    )
  }
  if (!missing && isReady(green, size)) return undefined
  return late(world) ?? wait(world, `${progressOf(world, green)} of ${goal.version} on ${green.name}`)
})

/** ECS gave green's deployment up. */
function failureOf({ seen, goal }: World, green: ServiceSeen): string | undefined {
  const ours = currentOf(seen, green)
  if (!ours || ours.revision !== seen.revision) return undefined
  const { status, reason } = ours
  if (status !== 'STOPPED' && !status.startsWith('ROLLBACK')) return undefined
  return `${goal.version} could not start on ${green.name}${reason ? `: ${clause(reason)}` : ` (${status})`}`
}

/** What is this run's is remembered, so that somebody else's is told from it. */
const attach = withSides(({ seen }, { green }) => {
  const ours = currentOf(seen, green)
  if (ours === undefined || ours.revision !== seen.revision || seen.memory.mine[green.name] === ours.id)
    return undefined
  return note({ mine: { ...seen.memory.mine, [green.name]: ours.id } }, '')
})

const preview = withSides(({ seen, goal }, sides) => {
  const rule = seen.rules.find(({ test }) => test)
  if (!rule || seen.memory.aim || shareOf(rule, sides.green) === 100) return undefined
  return { act: weigh(sides, rule, 100), why: `The test rule sends its requests to ${goal.version}` }
})

const gateBefore = withSides((world, { green }) => {
  const { goal, seen } = world
  if (seen.memory.aim || usersRules(seen).some(rule => shareOf(rule, green) > 0)) return undefined
  const judged = judge(world, 'before', false)
  if (judged) return judged
  if (!goal.pause || goal.intent === 'rollback') return undefined
  return end(
    world,
    'STAGED',
    `${goal.version} is ready and gets no requests of users yet; run this release again to cut over`
  )
})

/** The old side gives its tasks back: at weight 0 on every rule, after the drain, and when no lost call can select it. */
const retire = withSides((world, { blue, green }) => {
  const { goal, seen, now } = world
  const { clearSince, lost } = seen.memory
  const done = end(world, 'SUCCEEDED', `${goal.version} is live on ${green.name}`)
  if (goal.keepPrevious > 0 || blue.bounds || blue.desired === 0) return done
  const served = seen.rules.find(rule => shareOf(rule, blue) > 0)
  if (served)
    return end(world, 'SUCCEEDED', `${goal.version} is live; ${blue.name} keeps its tasks, for ${served.arn} uses it`)
  if (clearSince === undefined) return note({ clearSince: now }, '')
  const until = Math.max(clearSince + goal.drain, ...lost.map(one => one.until))
  if (now < until) return wait(world, `${blue.name} drains for ${seconds(until - now)} more`, until - now)
  const act = { verb: 'scale', service: blue.name, from: blue.desired, to: 0 } as const
  return { act, why: `Service ${blue.name} gave its ${blue.desired} tasks back` }
})

/** Two services behind one load balancer, between which this run moves the weights. */
export const weights: readonly Phase[] = [
  settleRoles,
  reverseWeights,
  overtaken,
  reweighted,
  live,
  journal,
  prepared,
  attach,
  stripped,
  raise,
  preview,
  gateBefore,
  shift,
  world => watch(world, {}),
  retire
]
