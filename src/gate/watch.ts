import { messageOf } from '../errors.ts'
import { type Clock, cancelled, type Instant, type Milliseconds } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Answer, Gate, GateResult, Verdict } from './gate.ts'

/** Remembers a set of gates through their repeated probes. */
export interface Watch {
  readonly verdict: Verdict
  readonly results: readonly GateResult[]
  /** Asks the gates that are due, side by side. One that takes longer than others is not waited for, but looked at again. */
  look(signal: AbortSignal): Promise<void>
  /** Stops what still runs, and waits until it has. */
  close(): Promise<void>
}

/** Longer than that no look lasts: the lock must be renewed beside a command that runs for minutes. */
const longestLook = 2_000
const nextLook = 1_000

interface Course {
  readonly gate: Gate
  due: Instant
  good: number
  bad: number
  unreadSince: Instant | undefined
  last: Answer | undefined
  asked: number
  passes: number
  running: { readonly since: Instant; readonly done: Promise<void> } | undefined
}

const begun = (gate: Gate, now: Instant): Course => ({
  gate,
  due: now + gate.initialDelay,
  good: 0,
  bad: 0,
  unreadSince: undefined,
  last: undefined,
  asked: 0,
  passes: 0,
  running: undefined
})

/**
 * Passed when each gate's last answers were good, `successes` in a row; failed when one was bad `attempts` times in a row,
 * or could not be read for the time of `patience`. A question that is refused will be again: it counts as a failure.
 */
export function watchGates(gates: readonly Gate[], clock: Clock, patience: Milliseconds): Watch {
  const stop = new AbortController()
  let courses: readonly Course[] | undefined
  let lookedAt: Instant = 0

  const ask = async (course: Course, signal: AbortSignal): Promise<void> => {
    const answer = await course.gate
      .probe(signal)
      .catch((error: unknown): Answer => ({ state: 'unread', says: messageOf(error) }))
    course.running = undefined
    if (!signal.aborted) take(course, answer, clock.now())
  }

  return {
    get verdict() {
      return courses ? judged(courses, clock.now(), lookedAt, patience) : unasked(gates)
    },
    get results() {
      return (courses ?? gates.map(gate => begun(gate, 0))).map(resultOf)
    },
    async look(signal) {
      lookedAt = clock.now()
      courses ??= gates.map(gate => begun(gate, lookedAt))
      const until = AbortSignal.any([signal, stop.signal])
      for (const course of courses.filter(({ running, due }) => !running && due <= lookedAt))
        course.running = { since: lookedAt, done: ask(course, until) }
      await firstOf(Promise.all(courses.map(({ running }) => running?.done)), clock)
      if (signal.aborted) throw cancelled()
    },
    async close() {
      stop.abort()
      await Promise.all((courses ?? []).map(({ running }) => running?.done))
    }
  }
}

const unasked = (gates: readonly Gate[]): Verdict => ({
  state: gates.length === 0 ? 'passed' : 'pending',
  says: 'not asked yet',
  next: 0
})

function take(course: Course, answer: Answer, now: Instant): void {
  course.last = answer
  course.asked += 1
  course.due = now + course.gate.interval
  if (answer.state === 'unread') {
    course.unreadSince ??= now
    course.good = 0
    if (answer.refused) course.bad += 1
    return
  }
  const good = answer.state === 'good'
  course.unreadSince = undefined
  course.good = good ? course.good + 1 : 0
  course.bad = good ? 0 : course.bad + 1
  if (good) course.passes += 1
}

function judged(courses: readonly Course[], now: Instant, lookedAt: Instant, patience: Milliseconds): Verdict {
  const lost = courses.filter(course => isLost(course, now, patience))
  const open = courses.filter(({ good, gate }) => good < gate.successes)
  const shown = [lost, open, courses].find(some => some.length > 0) ?? []
  const dues = courses.map(({ running, due }) => (running ? lookedAt + nextLook : due))
  return {
    state: lost.length > 0 ? 'failed' : open.length > 0 ? 'pending' : 'passed',
    says: shown.map(course => `${course.gate.name}: ${standing(course, now)}`).join('; '),
    next: Math.min(...dues)
  }
}

const isLost = ({ bad, gate, unreadSince }: Course, now: Instant, patience: Milliseconds): boolean =>
  bad >= gate.attempts || (unreadSince !== undefined && now - unreadSince >= patience)

function standing({ gate, last, running, good, bad, unreadSince, due }: Course, now: Instant): string {
  if (!last)
    return running ? `asked ${formatDuration(now - running.since)} ago` : `is asked in ${formatDuration(due - now)}`
  if (last.refused) return `can't be asked (${bad} of ${gate.attempts} times in a row): ${last.says}`
  if (last.state === 'unread')
    return `can't be read for ${formatDuration(now - (unreadSince ?? now))}, which is no pass: ${last.says}`
  if (last.state === 'bad') return `${last.says} (${bad} of ${gate.attempts} times in a row)`
  return good < gate.successes ? `${last.says} (good ${good} of ${gate.successes} times in a row)` : last.says
}

const resultOf = ({ gate, last, passes, asked }: Course): GateResult => ({
  name: gate.name,
  state: last?.state ?? 'unasked',
  says: last?.says ?? 'not asked',
  good: passes,
  asked
})

/** Until all is done, or it has taken too long. */
async function firstOf(done: Promise<unknown>, clock: Clock): Promise<void> {
  const enough = new AbortController()
  // It rejects when it is not needed any more, and only then.
  const limit = clock.sleep(longestLook, enough.signal).catch(() => undefined)
  await Promise.race([done, limit])
  enough.abort()
}
