import { type Code, clause } from '../../errors.ts'
import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Memory } from './seen.ts'
import { effectOf, type Step } from './step.ts'

/**
 * How long a call whose answer got lost may still take effect. AWS names no bound; requests are signed for 5 minutes, but
 * its front ends give up on a connection that is gone within seconds. A minute is far beyond that.
 */
export const settleTime: Milliseconds = 60_000

/** What a run knows when it has been told that `step` was done. */
export function afterAnswer(memory: Memory, step: Step, now: Instant): Memory {
  if (step.verb === 'gate') return memory
  if (step.verb === 'note') return { ...memory, ...step.memory }
  const isBack = step.verb === 'scale' && memory.back !== undefined
  return asked({ ...memory, actedAt: now, ...(isBack ? { givenBack: true } : {}) }, step, now)
}

/** A revision that is registered twice is never used; a late write of the lock fails its condition. */
const harmless: readonly Step['verb'][] = ['register', 'lock']

/**
 * What can still take effect long after it was sent, and is waited for. The others are bound to one deployment or hook, which
 * are used up; only the lock is not let go before they are.
 */
const quarantined: readonly Step['verb'][] = ['update', 'scale', 'weigh']

/** What it knows when no answer came: the call may have been done, may be done later, or never. */
export function afterLoss(memory: Memory, step: Step, now: Instant): Memory {
  if (harmless.includes(step.verb)) return { ...memory, actedAt: now }
  if (!quarantined.includes(step.verb)) return { ...memory, actedAt: now, unheardUntil: now + settleTime }
  const effect = effectOf(step)
  const others = memory.lost.filter(one => one.effect !== effect && one.until > now)
  const lost = [...others, { effect, until: now + settleTime }]
  return { ...asked(memory, step, now), actedAt: now, lost }
}

/** Whether the next run may begin: a lock that is let go while a call can still take effect protects nobody from it. */
export const mayLetGo = ({ lost, unheardUntil }: Memory, now: Instant): boolean =>
  (unheardUntil ?? now) <= now && lost.every(({ until }) => until <= now)

/** Answers that no waiting changes. */
const refusals: readonly Code[] = ['CLOUD_DENIED', 'CLOUD_INVALID', 'NOT_FOUND']

/**
 * What it knows when a call was refused for good; nothing where that ends the run. A refusal on the way there turns the run
 * round, where it has changed anything; one on the way back is the end.
 */
export function afterRefusal(memory: Memory, step: Step, code: Code, message: string): Memory | undefined {
  const { back, refused, sent, mine, aim, unstoppable } = memory
  if (!refusals.includes(code)) return undefined
  // Deployments that can't be stopped (any more) are followed by one of what was there before.
  if (step.verb === 'stop' && back && code === 'CLOUD_INVALID' && !unstoppable) return { ...memory, unstoppable: true }
  const begun = Object.keys(sent).length > 0 || Object.keys(mine).length > 0 || aim !== undefined
  return !begun || back || refused !== undefined ? undefined : { ...memory, refused: clause(message) }
}

function asked(memory: Memory, step: Step, now: Instant): Memory {
  if (step.verb === 'lock') return { ...memory, held: true }
  if (step.verb === 'prepare') return { ...memory, preparedAt: now }
  if (step.verb === 'answer') return { ...memory, answered: [...memory.answered, step.hook] }
  if (step.verb !== 'update') return memory
  const { service, to, after } = step
  const sent = { to, at: now, ...(after === undefined ? {} : { after }) }
  return { ...memory, sent: { ...memory.sent, [service]: sent } }
}
