import type { Instant } from '../../io/clock.ts'
import type { Decision } from '../../rollout/engine.ts'
import { end, type Goal, type Phase, seconds, together, type World } from './goal.ts'
import type { Journal, Lock } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { deploymentsOf, releaseOf, replicasOf, selectorOf } from './seen.ts'
import { carriesTraffic } from './stage.ts'
import { resize, type Step } from './writes.ts'

const releaseOfDeployment = (deployment: KubeObject): string => deployment.metadata.labels?.[key.release] ?? ''

/** What the phases and the lock know of the releases beside the one that the journal leads to. */
type View = Pick<World, 'goal' | 'seen' | 'now' | 'journal'>

/** Deployments of the app's other releases, newest first. What a live Service selects is never among them. */
function others({ goal, seen, journal }: View): KubeObject[] {
  return seen.deployments
    .filter(({ metadata }) => metadata.labels?.[key.app] === goal.set.app && metadata.labels[key.release] !== undefined)
    .filter(deployment => releaseOfDeployment(deployment) !== journal.to)
    .filter(deployment => !carriesTraffic(seen, releaseOfDeployment(deployment)))
    .sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1))
}

/** Deployments that have a size, though nothing goes to them and they are not kept to go back to. */
function dueNow(view: View): KubeObject[] {
  const { goal, now, journal } = view
  const kept = now < (journal.keepUntil ?? 0) && !goal.atOnce ? journal.from : []
  return others(view).filter(d => replicasOf(d) > 0 && !kept.includes(releaseOfDeployment(d)))
}

/** What has a size and is no part of the intent: kept, staged or left over from earlier releases. */
export const bystanders = (world: World): KubeObject[] =>
  others(world).filter(d => replicasOf(d) > 0 && !world.journal.from.includes(releaseOfDeployment(d)))

/** Old pods go when clients had the drain time to leave them; what is kept to go back to stays as it is. */
export const retire: Phase = world => {
  const { goal, now, journal, epoch } = world
  const due = dueNow(world)
  const [next] = due
  if (!next) return undefined
  const left = (journal.cutAt ?? now) + goal.drain - now
  if (left > 0)
    return { wait: Math.min(left, 2_000), why: `Draining ${releaseOfDeployment(next)} for ${seconds(left)} more` }
  return together(
    due.map(one => ({ act: resize(one, 0, epoch), why: `Retired: scaled Deployment ${one.metadata.name} to 0` }))
  )
}

/** A release that was staged and never live makes room for the next one: it has nobody to drain. */
export const dropStaged: Phase = world => {
  const { journal, epoch } = world
  const stale = bystanders(world).find(d => (journal.supersedes ?? []).includes(releaseOfDeployment(d)))
  return (
    stale && { act: resize(stale, 0, epoch), why: `Superseded: scaled staged Deployment ${stale.metadata.name} to 0` }
  )
}

/** Releases beyond the history are deleted, with all that belongs to them alone. */
export const prune: Phase = world => {
  const releases = [...new Set(others(world).map(releaseOfDeployment))].filter(r => !world.journal.from.includes(r))
  const release = releases[Math.max(0, world.goal.history - world.journal.from.length)]
  return release === undefined
    ? undefined
    : { act: { verb: 'prune', release }, why: `Deleted release ${release}: it is older than the history kept` }
}

/** A retirement that comes later changes nothing about how its release had ended. */
export const conclude: Phase = world => {
  const { goal, journal } = world
  const why = journal.why ?? [`${goal.set.app} ${journal.version} is live`, ...held(world)].join('; ')
  return end(world, journal.outcome ?? 'SUCCEEDED', why)
}

/** Deployments that are not retired because a Service still selects them, which is none of the release: whoever has it must know. */
const held = ({ goal, seen, journal }: World): string[] =>
  seen.services.flatMap(service => {
    const release = releaseOf(selectorOf(service))
    const isPreview = service.metadata.labels?.[key.release] !== undefined
    if (release === undefined || release === journal.to || isPreview) return []
    const kept = deploymentsOf(seen, release).filter(({ metadata }) => metadata.labels?.[key.app] === goal.set.app)
    const names = kept.filter(d => replicasOf(d) > 0).map(d => `Deployment ${d.metadata.name}`)
    return names.length === 0
      ? []
      : `${names.join(', ')} stays for Service ${service.metadata.name}, which still selects it`
  })

/** Whether an intent that is over has left something at its size whose time is over too. */
export const hasDue = (goal: Goal, seen: World['seen'], now: Instant, journal: Journal): boolean =>
  now >= (journal.keepUntil ?? 0) && dueNow({ goal, seen, now, journal }).length > 0

/** The intent of the last run, gone on with where it retires: who released what and when stays as it was. */
export const retirement = (goal: Goal, journal: Journal, now: Instant): Journal => ({
  ...journal,
  phase: 'retire',
  cutAt: journal.cutAt ?? journal.endedAt ?? now,
  run: { ...journal.run, holder: goal.run.holder }
})

/** Why there is nothing to retire, or not now. What another run left half-way is told: nobody watches it. */
export function notNow(
  goal: Goal,
  seen: World['seen'],
  now: Instant,
  lock: Lock | undefined
): Decision<Step> | undefined {
  const journal = lock?.journal
  if (!journal) return { done: 'SUCCEEDED', why: 'Nothing was released yet' }
  const { version, phase, keepUntil = 0 } = journal
  if (phase === 'retire') return undefined
  if (phase !== 'done') {
    if (lock.holder && !seen.leaseIdle) return undefined
    const hint = journal.intent === 'rollback' ? 'run the rollback again' : 'run the release again, or roll back'
    return { done: 'STOPPED', why: `the ${journal.intent} of ${version} was cut off in its phase ${phase}: ${hint}` }
  }
  if (now < keepUntil && !goal.atOnce) {
    const left = seconds(keepUntil - now)
    return {
      done: 'SUCCEEDED',
      why: `Nothing is due; ${journal.fromVersion ?? 'what ran before'} is kept for ${left} more`
    }
  }
  return dueNow({ goal, seen, now, journal }).length > 0 ? undefined : { done: 'SUCCEEDED', why: 'Nothing is due' }
}
