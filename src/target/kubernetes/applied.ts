import type { Act } from '../../rollout/engine.ts'
import { type KubeObject, key } from './objects.ts'
import type { Seen } from './seen.ts'
import { placedKey } from './stage.ts'
import type { Step } from './writes.ts'

/** Objects are applied one after another, and the lock lasts for 15 s: after so many it is looked at again, and renewed. */
const atOnce = 10

/** A route that gives releases their shares has been applied before: its plain form would take them back. */
const isShared = ({ routes }: Seen, { kind, metadata }: KubeObject): boolean =>
  kind === 'HTTPRoute' &&
  routes.some(
    route => route.kind === kind && route.metadata.name === metadata.name && route.metadata.annotations?.[key.active]
  )

/** Applies what of `objects` this run has not applied yet, some at a time; `back` tells a reversal from the release itself. */
export function applied(seen: Seen, objects: readonly KubeObject[], said: string, as?: 'back'): Act<Step> | undefined {
  const left = objects.filter(object => !seen.placed.has(`${as ?? 'applied'} ${placedKey(object)}`))
  const due = left.filter(object => as === 'back' || !isShared(seen, object)).slice(0, atOnce)
  const why = `${said} ${due.map(placedKey).join(', ')}`
  return due.length === 0 ? undefined : { act: { verb: 'apply', objects: due, ...(as ? { as } : {}) }, why }
}
