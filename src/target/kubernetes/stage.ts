import type { Act, Decision } from '../../rollout/engine.ts'
import { first, giveUp, type Phase, seconds, together, type World } from './goal.ts'
import { type KubeObject, key } from './objects.ts'
import { portsOf } from './ports.ts'
import { lostCause, progressOf } from './progress.ts'
import { adoptedHash, suffixedName } from './release-id.ts'
import type { VersionedDeployment } from './release-set.ts'
import { applyOrder } from './rolling.ts'
import {
  autoscalersOf,
  endpointUids,
  equal,
  isReady,
  matches,
  named,
  podsOf,
  releaseOf,
  replicasOf,
  rolledOut,
  type Seen,
  selectorOf,
  uids
} from './seen.ts'
import { shares } from './shares.ts'
import { unbelieved } from './steady.ts'
import { point, resize, type Step } from './writes.ts'

export const placedKey = (object: KubeObject): string => `${object.kind}/${object.metadata.name}`

/** What is created under an epoch may not be written by an older one. */
export const underEpoch = (object: KubeObject, epoch: number, more: Record<string, string> = {}): KubeObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, [key.epoch]: String(epoch), ...more }
  }
})

/** Over its deadline before the traffic is moved: the release is given up, and says what `phases` waited for until then. */
export const expire =
  (phases: readonly Phase[]): Phase =>
  world => {
    const { goal, now, journal } = world
    if (now < journal.deadline) return undefined
    const last = first(phases, { ...world, now: journal.deadline - 1 })
    const pods = standing(world)
    const missing = last && 'wait' in last && !last.why.startsWith(pods) ? last.why : `${pods}${open(world)}`
    const why = `${journal.version} was not live within ${seconds(goal.deadline)}: ${missing}`
    return giveUp(world, 'TIMED_OUT', why)
  }

const standing = ({ goal, seen }: World): string =>
  goal.set.deployments.map(({ object }) => progressOf(seen, object.metadata.name)).join('; ')

const isThere = ({ placed }: Seen, object: KubeObject): boolean =>
  placed.has(placedKey(object)) || placed.has(`applied ${placedKey(object)}`)

/** What gates said that were asked and have not let the release go on. */
const open = ({ goal, seen: { before } }: World): string =>
  goal.gates.before && before.state !== 'passed' && before.next > 0 ? `; ${before.says}` : ''

/** Configuration, bundle, budgets, shared objects that are missing: created in one go, each at most once. */
export const stageObjects: Phase = ({ goal, seen }) => {
  const { set } = goal
  const classes: [string, readonly KubeObject[]][] = [
    ...applyOrder(set.shared).map((objects): [string, KubeObject[]] => ['shared objects', objects]),
    ['configuration and bundle', [...set.config, goal.bundle]],
    ['disruption budgets', set.budgets]
  ]
  for (const [what, objects] of classes) {
    const missing = objects.filter(object => !isThere(seen, object))
    if (missing.length > 0) {
      return { act: { verb: 'create', objects: missing }, why: `Staged ${what}: ${missing.map(placedKey).join(', ')}` }
    }
  }
  return undefined
}

/** Green, as large as blue is now: a release that is smaller than the traffic it gets is no release. */
export const stageDeployments: Phase = world => {
  const { goal, seen, epoch } = world
  const missing = goal.set.deployments.filter(({ object }) => !named(seen.deployments, object.metadata.name))
  if (missing.length > 0) {
    const objects = missing.map(versioned => sized(underEpoch(versioned.object, epoch), sizeOf(world, versioned)))
    return {
      act: { verb: 'create', objects },
      why: `Staged ${objects.map(o => `${placedKey(o)} x${replicasOf(o)}`).join(', ')}`
    }
  }
  return resizeFirst(world)
}

/** A creation can't be guarded: one that lands after its release was turned back leaves an autoscaler to the next attempt. */
function removeEarly({ goal, seen, journal }: World): Decision<Step> | undefined {
  const [early] = goal.set.deployments
    .flatMap(({ object }) => autoscalersOf(seen, object.metadata.name))
    .filter(({ metadata }) => metadata.labels?.[key.release] === journal.to)
  return (
    early && {
      act: { verb: 'remove', object: early },
      why: `Removed HorizontalPodAutoscaler ${early.metadata.name}: its Deployment has no traffic yet to be sized by`
    }
  )
}

function resizeFirst(world: World): Decision<Step> | undefined {
  const { goal, seen, epoch, journal } = world
  if (carriesTraffic(seen, journal.to)) return undefined
  const early = removeEarly(world)
  if (early) return early
  for (const versioned of goal.set.deployments) {
    const live = named(seen.deployments, versioned.object.metadata.name)
    const size = sizeOf(world, versioned)
    if (live && replicasOf(live) < size) {
      return { act: resize(live, size, epoch), why: `Scaled Deployment ${live.metadata.name} to ${size}` }
    }
  }
  return undefined
}

/** A live Service selects the release, or a route gives it a share. Only Services of single releases are labelled with one. */
export const carriesTraffic = (seen: Seen, release: string): boolean =>
  seen.services.some(
    service => releaseOf(selectorOf(service)) === release && service.metadata.labels?.[key.release] === undefined
  ) || seen.routes.some(route => shares.givesShare(route, release))

const sized = (deployment: KubeObject, replicas: number): KubeObject => ({
  ...deployment,
  spec: { ...(deployment.spec as object), replicas }
})

/** The manifest's size, or the ready pods of its live predecessor where an autoscaler or a person made it larger. */
function sizeOf({ seen, journal }: World, { base, replicas }: VersionedDeployment): number {
  const live = journal.from
    .map(release => named(seen.deployments, adoptedHash(release) === undefined ? suffixedName(base, release) : base))
    .map(blue => (blue ? podsOf(seen, blue).filter(isReady).length : 0))
  return Math.max(replicas, ...live)
}

/** Services through which the release can be reached before it is live. */
export const stagePreviews: Phase = ({ goal, seen, epoch }) => {
  if (goal.intent === 'rollback') return undefined
  return together(goal.set.services.flatMap(({ preview }) => stagePreview(preview, seen, epoch, goal.set.rid) ?? []))
}

function stagePreview(preview: KubeObject, seen: Seen, epoch: number, rid: string): Act<Step> | undefined {
  const live = named(seen.services, preview.metadata.name)
  if (!live) {
    return {
      act: { verb: 'create', objects: [underEpoch(preview, epoch)] },
      why: `Staged Service ${preview.metadata.name}`
    }
  }
  const selector = selectorOf(preview)
  if (equal(selectorOf(live), selector)) return undefined
  const previous = releaseOf(selectorOf(live)) ?? ''
  return {
    act: point(live, { selector, active: rid, previous, epoch, ports: portsOf(preview) }),
    why: `Pointed Service ${preview.metadata.name} at ${rid}`
  }
}

/** All pods of the release are ready, and the previews reach exactly them. */
export const awaitReady: Phase = world => {
  const { goal, seen, now, journal } = world
  const lost = goal.set.deployments.flatMap(({ object }) => lostCause(seen, object.metadata.name) ?? [])
  if (lost.length > 0 && !carriesTraffic(seen, journal.to)) {
    return giveUp(world, 'STOPPED', `${journal.version} can't become ready: ${lost.join('; ')}`)
  }
  if (isReleaseReady(world)) return stand(world)
  const late = `${seconds(now - journal.startedAt)} of ${seconds(goal.deadline)}`
  return { wait: Math.max(1, Math.min(2_000, journal.deadline - now)), why: `${standing(world)} (${late})` }
}

/** Ready is not enough for pods that have crashed. */
function stand({ goal, seen, now, journal }: World): Decision<Step> | undefined {
  const pods = goal.set.deployments.flatMap(({ object }) => readyPods(seen, object.metadata.name))
  const doubt = unbelieved(pods, seen.readySince, now)
  return doubt && { wait: Math.max(1, Math.min(doubt.wait, journal.deadline - now)), why: doubt.why }
}

/** Every Deployment of the release is rolled out, and every preview lists exactly its ready pods. */
export function isReleaseReady({ goal, seen }: World): boolean {
  const { deployments, services } = goal.set
  const rolled = deployments.every(({ object }) => {
    const live = named(seen.deployments, object.metadata.name)
    return live !== undefined && replicasOf(live) > 0 && rolledOut(live)
  })
  const reached = services.every(service => {
    const pods = service.deployments.flatMap(name => readyPods(seen, name))
    return uids(pods).join() === endpointUids(seen, service.preview.metadata.name).join()
  })
  return rolled && (goal.intent === 'rollback' || reached)
}

/**
 * The release has all its pods, ready, and every Service would reach some: the traffic can go there at once. The
 * Deployments must say so too: the answer to their fence is newer than the pods that were listed. The fence itself counts
 * as a change that the controller has not seen (generation grows with annotations: deploymentStrategy.PrepareForUpdate).
 */
export function isStanding({ goal, seen }: Pick<World, 'goal' | 'seen'>): boolean {
  const sized = goal.set.deployments.every(({ object }) => {
    const live = named(seen.deployments, object.metadata.name)
    if (!live || replicasOf(live) === 0 || !rolledOut(live, 1)) return false
    return readyPods(seen, live.metadata.name).length >= replicasOf(live)
  })
  const ready = seen.pods.filter(isReady)
  return sized && goal.set.services.every(({ selector }) => ready.some(pod => matches(selector, pod.metadata.labels)))
}

export const readyPods = (seen: Seen, deployment: string): KubeObject[] => {
  const live = named(seen.deployments, deployment)
  return live ? podsOf(seen, live).filter(isReady) : []
}

/** What a person or a gate says before any traffic. */
export const gateBefore: Phase = world => {
  const { goal, seen, now, journal } = world
  if (!goal.gates.before || seen.before.state === 'passed' || journal.intent === 'rollback') return undefined
  if (seen.before.state === 'failed')
    return giveUp(world, 'STOPPED', `${journal.version} failed its gate before the cutover: ${seen.before.says}`)
  return seen.before.next > now
    ? { wait: seen.before.next - now, why: seen.before.says }
    : { act: { verb: 'gate', when: 'before' }, why: '' }
}
