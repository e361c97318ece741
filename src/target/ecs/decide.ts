import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { codedeploy } from './decide-codedeploy.ts'
import { native } from './decide-native.ts'
import { rolling } from './decide-rolling.ts'
import { weights } from './decide-weights.ts'
import { first, type Goal, giveUp, type Phase, seconds, type World, wait } from './goal.ts'
import type { LockSeen, Mode, Seen } from './seen.ts'
import type { Step } from './step.ts'

const refused: readonly Phase[] = [
  ({ seen }) => ({
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: `${seen.trouble ?? 'this can not be deployed'}; nothing was changed`
  })
]

const protocols: Readonly<Record<Mode, readonly Phase[]>> = { rolling, native, codedeploy, weights, refused }

/** What was refused for good on the way there turns the run round; on the way back it is for the run to end. */
const turnBack: Phase = world => {
  const { refused: why, back, cutAt, aim } = world.seen.memory
  if (why === undefined || back) return undefined
  return giveUp(world, cutAt === undefined && aim === undefined ? 'STOPPED' : 'ROLLED_BACK', why)
}

/** What to do next. Pure and total: all that is known is in `seen`, its memory included. */
export function decide(goal: Goal, seen: Seen, now: Instant): Decision<Step> {
  const world: World = { goal, seen, now }
  const phases = [...(goal.locked ? [acquire] : []), turnBack, ...protocols[seen.mode]]
  return first(phases, world) ?? wait(world, 'Waiting')
}

const who = ({ url, holder }: LockSeen): string => url ?? holder

/** Comes to hold the lock, keeps it, or sees it lost. */
const acquire: Phase = world => {
  const { goal, seen, now } = world
  const lock = seen.lock ?? { holder: '', epoch: 0, idle: true, renewDue: false }
  const take: Step = { verb: 'lock', epoch: lock.epoch + 1, ...(lock.etag === undefined ? {} : { etag: lock.etag }) }
  if (lock.holder === goal.holder) return lock.renewDue ? { act: { ...take, epoch: lock.epoch }, why: '' } : undefined
  if (seen.memory.held)
    return {
      done: 'SUPERSEDED',
      why: lock.holder
        ? `${who(lock)} took over; it finishes or undoes what this run began`
        : 'somebody removed the lock'
    }
  if (lock.holder === '' || lock.idle) return { act: take, why: `Locked ${goal.app} to ${goal.intent} ${goal.version}` }
  const left = goal.startedAt + goal.lockWait - now
  const held = `${goal.app} is locked by ${who(lock)}`
  return left > 0
    ? wait(world, `${held}; waiting for it to end`, Math.min(left, 5_000))
    : {
        code: 'LOCK_HELD',
        done: 'STOPPED',
        why: `${held}, for longer than ${seconds(goal.lockWait)}; nothing was changed`
      }
}
