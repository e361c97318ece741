import type { Instant } from '../../../src/io/clock.ts'
import type { Memory } from '../../../src/target/ecs/seen.ts'
import { type Cloud, clouds, hasEnded, serviceIn, withService } from './cloud.ts'
import { type Actor, actors, memories, type State } from './story.ts'

/*
 * Each instant is kept as far as it matters: how many seconds ago, rounded down to what the protocol compares it with. In a
 * short time (30 s) bakes, drains and steps are over; in a long one (an hour) deadlines are. Since a long time may pass
 * whenever all runs wait, and as many short ones before it, deadlines of every length are played.
 */

/** The present of every state. */
export const now: Instant = 1_000_000_000
export const short = 30
export const long = 3_600
const second = 1_000

/** Seconds ago, rounded down to the last of `marks`. */
const aged = (instant: Instant, by: number, marks: readonly number[]): Instant => {
  const age = (now - instant) / second + by
  return now - second * Math.max(0, ...marks.filter(mark => mark <= age))
}

const marks = { soon: [0, short], late: [0, long], both: [0, short, long] }

const each = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

/** A memory `by` seconds later, without what decides nothing: when it acted last, and words. */
export function older(memory: Memory, by: number): Memory {
  const { actedAt: _, back, aim, cutAt, shareSince, clearSince, unheardUntil = now, ...rest } = memory
  return memories.one({
    ...rest,
    sent: each(memory.sent, one => ({ ...one, at: aged(one.at, by, marks.soon) })),
    ...(unheardUntil > now + by * second && { unheardUntil: unheardUntil - by * second }),
    lost: memory.lost.map(one => ({ ...one, until: Math.max(now, one.until - by * second) })),
    ...(back && { back: { ...back, why: '', since: aged(back.since, by, marks.late) } }),
    ...(aim && {
      aim: {
        ...aim,
        at: aged(aim.at, by, marks.late),
        ...(aim.since !== undefined && { since: aged(aim.since, by, marks.both) })
      }
    }),
    ...(cutAt !== undefined && { cutAt: aged(cutAt, by, marks.both) }),
    ...(shareSince !== undefined && { shareSince: aged(shareSince, by, marks.late) }),
    ...(clearSince !== undefined && { clearSince: aged(clearSince, by, marks.soon) })
  })
}

const lease = 90

/** Who waits looks at the lock all the time; a holder that lives goes on with it for as long as it takes. */
function olderRun(actor: Actor, by: number, held: boolean, locked: boolean): Actor {
  const { view: _, ...rest } = actor
  const lockAge = !locked || (by === long && held) ? 0 : Math.min(lease, actor.lockAge + by)
  const told = (one: Actor['after']) => (one === 'unread' ? 'pending' : one)
  const { before, after } = actor
  const memory = older(actor.memory, by)
  return actors.one({
    ...rest,
    memory,
    lockAge,
    old: actor.old || by === long,
    before: told(before),
    after: told(after)
  })
}

const olderCloud = (cloud: Cloud, by: number): Cloud =>
  clouds.one(
    cloud.services.reduce((changed, { name }) => {
      const service = serviceIn(changed, name)
      const { deployment } = service
      if (!deployment || deployment.age >= short) return changed
      return hasEnded(deployment)
        ? withService(changed, { ...service, deployment: { ...deployment, age: Math.min(short, by) } })
        : changed
    }, cloud)
  )

/** `by` seconds later: calls that have not landed by the end of their time never do. */
export function later(state: State, by: number, holderLives: boolean): State {
  return {
    ...state,
    cloud: olderCloud(state.cloud, by),
    actors: state.actors.map(actor => olderRun(actor, by, holderLives, state.cloud.lock !== undefined)),
    flight: state.flight.flatMap(one => (one.left > by ? [{ ...one, left: one.left - by }] : []))
  }
}
