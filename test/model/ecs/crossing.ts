import { sharesText } from '../../../src/target/ecs/step.ts'
import type { Call } from './cloud.ts'
import { holderOf } from './run.ts'
import { type Actor, actors, type State } from './story.ts'

/** What a call changes, as others come across it. */
export const subjectOf = (call: Call): string | undefined =>
  call.verb === 'update' || call.verb === 'scale'
    ? call.service
    : call.verb === 'weigh'
      ? call.rule
      : call.verb === 'lock'
        ? 'lock'
        : undefined

/** Somebody changes `subject`: whoever has it in hand comes across that. */
export function crossing(state: State, subject: string, by?: string, call?: Call): State {
  const runs = state.actors.map(actor => {
    if (holderOf(actor) === by) return actor
    if (call && isWanted(actor, call))
      return actors.one({ ...actor, crossed: actor.crossed.filter(one => one !== subject) })
    const lockAge = subject === 'lock' ? 0 : actor.lockAge
    const crossed =
      actor.touched.includes(subject) && !actor.crossed.includes(subject)
        ? [...actor.crossed, subject].sort()
        : actor.crossed
    return actors.one({ ...actor, crossed, lockAge, disturbed: true })
  })
  return { ...state, actors: runs }
}

/** What another run of the same release does, this one would do as well. */
function isWanted({ memory, found }: Actor, call: Call): boolean {
  if (call.verb === 'update') return call.to === memory.sent[call.service]?.to || call.to === found
  const green = memory.roles?.green
  if (call.verb !== 'weigh' || green === undefined) return false
  const { aim } = memory
  // Who takes weights back before the run has looked at them can't be told from a call that had no effect.
  return call.to[green] === aim?.share || (aim?.since === undefined && call.to[green] === aim?.from[call.rule])
}

export const textOf = (call: Call): string => {
  switch (call.verb) {
    case 'lock':
      return 'writes the lock'
    case 'weigh':
      return `${call.rule} to ${sharesText(call.to)}`
    case 'answer':
      return `answers ${call.hook} with ${call.action}`
    case 'stop':
      return `stops ${call.deployment}`
    case 'register':
      return 'registers'
    default:
      return `${call.verb} of ${call.service} to ${call.to}`
  }
}
