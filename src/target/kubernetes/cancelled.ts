import { CutoverError } from '../../errors.ts'
import { names } from './goal.ts'
import { type Journal, leaseSeconds } from './journal.ts'
import type { KubeObject } from './objects.ts'
import { equal, named, selectorOf } from './seen.ts'

/** The error of a run that was cancelled on its way, or before its way began: what stays as it is, and who goes on. */
export function cancelledAt(
  journal: Journal | undefined,
  services: readonly KubeObject[],
  lock: 'free' | 'kept'
): CutoverError {
  if (!journal) {
    return new CutoverError('CANCELLED', 'The run was cancelled before it changed anything in the cluster.', {
      hint: 'Run it again when it is wanted.'
    })
  }
  const expiry = lock === 'free' ? 'The lock is free.' : `The lock expires in ${leaseSeconds} s.`
  return new CutoverError('CANCELLED', `The run was cancelled: ${standing(journal, services)}. ${expiry}`, {
    hint: `Run the same ${journal.intent} again: it goes on from there. Any other starts from what the Services select.`
  })
}

/** Where the traffic is, and what stays undone. */
function standing(journal: Journal, live: readonly KubeObject[]): string {
  const { phase, version, from, fromVersion, services } = journal
  const before = fromVersion ?? names(from)
  const left: Record<Journal['phase'], string> = {
    stage: `the pods of ${version} stay`,
    bake: `nobody watches ${version} now`,
    reverse: `the way back to ${before} is not finished`,
    retire: `${before} is not cleared away yet`,
    done: 'nothing is left to do'
  }
  const all = Object.entries(services)
  const moved = all.flatMap(([name, { to }]) => {
    const service = named(live, name)
    return service && equal(selectorOf(service), to) ? [name] : []
  })
  const whole = `the traffic is on ${moved.length === 0 ? before : version}`
  const parted = `of the Services ${all.map(([name]) => name).join(', ')} only ${moved.join(', ')} selects ${version}`
  return `${moved.length === 0 || moved.length === all.length ? whole : parted}; ${left[phase]}`
}
