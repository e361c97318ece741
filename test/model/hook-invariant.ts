import { key } from '../../src/target/kubernetes/objects.ts'
import type { Effect } from './invariants.ts'

/** I5: a hook that succeeded never runs again in its release, nor beside an attempt of itself that has not ended. */
export function keepsHooks(effect: Effect): string | undefined {
  const { before, after } = effect
  const begun = after.all('Job').find(job => !before.get('Job', job.metadata.name))
  const earlier = before
    .all('Job')
    .find(({ metadata }) => metadata.labels?.[key.release] === begun?.metadata.labels?.[key.release])
  if (!begun || !earlier || before.broken.get(earlier.metadata.name) === 'all') return undefined
  return `I5: hook ${begun.metadata.name} began although ${earlier.metadata.name} had not failed`
}
