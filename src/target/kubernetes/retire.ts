import { end, type Phase, seconds, type World } from './goal.ts'
import { type KubeObject, key } from './objects.ts'
import { replicasOf } from './seen.ts'
import { carriesTraffic } from './stage.ts'
import { resize } from './writes.ts'

const releaseOfDeployment = (deployment: KubeObject): string => deployment.metadata.labels?.[key.release] ?? ''

/** Deployments of the app's other releases, newest first. What a live Service selects is never among them. */
function others({ goal, seen, journal }: World): KubeObject[] {
  return seen.deployments
    .filter(({ metadata }) => metadata.labels?.[key.app] === goal.set.app && metadata.labels[key.release] !== undefined)
    .filter(deployment => releaseOfDeployment(deployment) !== journal.to)
    .filter(deployment => !carriesTraffic(seen, releaseOfDeployment(deployment)))
    .sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1))
}

/** Old pods go when clients had the drain time to leave them; with keepPrevious the last release stays as it is. */
export const retire: Phase = world => {
  const { goal, now, journal, epoch } = world
  const kept = goal.keepPrevious > 0 ? journal.from : []
  const due = others(world).find(d => replicasOf(d) > 0 && !kept.includes(releaseOfDeployment(d)))
  if (!due) return undefined
  const left = (journal.cutAt ?? now) + goal.drain - now
  if (left > 0)
    return { wait: Math.min(left, 2_000), why: `Draining ${releaseOfDeployment(due)} for ${seconds(left)} more` }
  return { act: resize(due, 0, epoch), why: `Retired: scaled Deployment ${due.metadata.name} to 0` }
}

/** Releases beyond the history are deleted, with all that belongs to them alone. */
export const prune: Phase = world => {
  const releases = [...new Set(others(world).map(releaseOfDeployment))].filter(r => !world.journal.from.includes(r))
  const release = releases[Math.max(0, world.goal.history - world.journal.from.length)]
  return release === undefined
    ? undefined
    : { act: { verb: 'prune', release }, why: `Deleted release ${release}: it is older than the history kept` }
}

export const conclude: Phase = world =>
  end(world, 'SUCCEEDED', `${world.goal.set.app} ${world.journal.version} is live`)
