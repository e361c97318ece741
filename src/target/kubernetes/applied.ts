import type { Act } from '../../rollout/engine.ts'
import type { KubeObject } from './objects.ts'
import type { Seen } from './seen.ts'
import { placedKey } from './stage.ts'
import type { Step } from './writes.ts'

/** Objects are applied one after another, and the lock lasts for 15 s: after so many it is looked at again, and renewed. */
const atOnce = 10

/** Applies what of `objects` this run has not applied yet, some at a time; `back` tells a reversal from the release itself. */
export function applied(
  { placed }: Seen,
  objects: readonly KubeObject[],
  said: string,
  as?: 'back'
): Act<Step> | undefined {
  const due = objects.filter(object => !placed.has(`${as ?? 'applied'} ${placedKey(object)}`)).slice(0, atOnce)
  const why = `${said} ${due.map(placedKey).join(', ')}`
  return due.length === 0 ? undefined : { act: { verb: 'apply', objects: due, ...(as ? { as } : {}) }, why }
}
