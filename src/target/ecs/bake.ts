import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { begunAt, end, giveUp, note, seconds, type World, wait } from './goal.ts'
import type { ServiceSeen } from './seen.ts'
import type { Step } from './step.ts'

interface Watched {
  /** Since when the release has all requests, where this run did not see it begin. */
  readonly since?: Instant
  /** What must be over as well, in words; nothing when it is. */
  readonly until?: string | undefined
}

/** Watches the release under all requests; what fails here takes it back. Nothing once it is over, but `until`. */
export function watch(world: World, { since, until }: Watched): Decision<Step> | undefined {
  const { goal, seen, now } = world
  const { cutAt } = seen.memory
  if (cutAt === undefined) return note({ cutAt: since ?? now }, `${goal.version} has all requests`)
  const down = seen.services.find(({ revision, primary }) => revision === seen.revision && isDown(primary))
  const fallen = fall(world, down)
  if (fallen) return fallen
  const over = cutAt + (goal.intent === 'release' ? goal.bake : 0)
  const judged = judge(world, 'after', now < over || until !== undefined)
  if (judged) return judged
  if (now < over)
    return wait(world, `Watching ${goal.version} for ${seconds(over - now)} more${says(world)}`, over - now)
  const short = until === undefined ? missing(world) : until
  if (short !== until && now >= over + goal.deadline) return giveUp(world, 'ROLLED_BACK', short ?? '')
  return short === undefined ? undefined : wait(world, `${short}${says(world)}`)
}

/** One look may put together what is of two moments, when AWS is slow to answer: a service is down that is so twice. */
function fall(world: World, down: ServiceSeen | undefined): Decision<Step> | undefined {
  const { seen, now } = world
  const { downSince } = seen.memory
  if (!down) return downSince === undefined ? undefined : note({ downSince: undefined }, '')
  const why = `no task of service ${down.name} runs any more`
  if (downSince === undefined) return note({ downSince: now }, '')
  return now > downSince ? giveUp(world, 'ROLLED_BACK', why) : wait(world, why, 1_000)
}

const isDown = ({ running, desired }: ServiceSeen['primary']): boolean => desired > 0 && running === 0

/** What crashes under traffic is never complete: a release does not end with tasks missing. */
function missing({ seen }: World): string | undefined {
  const found = seen.services.find(
    ({ revision, primary }) => revision === seen.revision && primary.running < primary.desired
  )
  return found && `Service ${found.name} runs ${found.primary.running} of ${found.primary.desired} tasks`
}

export const bake = (world: World, watched: Watched): Decision<Step> =>
  watch(world, watched) ?? end(world, 'SUCCEEDED', `${world.goal.version} is live${unproven(world)}`)

/** What a success is worth where nothing was to run. */
export const unproven = ({ seen: { services } }: World): string => {
  const [one] = services
  return one && services.every(({ desired }) => desired === 0)
    ? `, but service ${one.name} wants 0 tasks, so nothing of it has run`
    : ''
}

const says = ({ goal, seen }: World): string =>
  goal.gates.after && goal.intent === 'release' ? ` (${seen.after.says})` : ''

/**
 * Asks the gates of one side, when they are due, as long as `going` or undecided. A gate that failed gives the release up.
 * Nothing when they have nothing to say at this moment.
 */
export function judge(world: World, when: 'before' | 'after', going: boolean): Decision<Step> | undefined {
  const { goal, seen, now } = world
  if (!goal.gates[when] || goal.intent === 'rollback') return undefined
  const verdict = seen[when]
  const where = when === 'before' ? 'before its cutover' : 'under traffic'
  const outcome = when === 'before' ? 'STOPPED' : 'ROLLED_BACK'
  if (verdict.state === 'failed')
    return giveUp(world, outcome, `${goal.version} failed its gate ${where}: ${verdict.says}`)
  const limit = goal.deadline + goal.bake
  const since = seen.memory.cutAt ?? seen.memory.shareSince ?? begunAt(world)
  if (verdict.state === 'pending' && now >= since + limit)
    return giveUp(world, outcome, `${goal.version} did not pass its gate within ${seconds(limit)}: ${verdict.says}`)
  if (verdict.next <= now && (going || verdict.state === 'pending')) return { act: { verb: 'gate', when }, why: '' }
  if (verdict.state === 'pending') return wait(world, verdict.says, Math.max(1, verdict.next - now))
  return undefined
}
