import { adoptedSet, runningVersion } from './adopted-set.ts'
import { bundleSecret } from './bundle.ts'
import { giveUp, note, type Phase, together, type World } from './goal.ts'
import type { Selector } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { isWide, widened } from './overlap.ts'
import { portsOf, samePorts } from './ports.ts'
import { adoptedHash, adoptedId, releaseLabels } from './release-id.ts'
import type { ReleaseSet, TrafficService } from './release-set.ts'
import {
  autoscalersOf,
  deploymentsOf,
  epochOf,
  equal,
  hasEnded,
  liveReplicaSets,
  liveService,
  matches,
  named,
  podsOf,
  releaseOf,
  replicasOf,
  rolledOut,
  type Seen,
  selectorOf,
  templateLabels
} from './seen.ts'
import { placedKey } from './stage.ts'
import { fence, isPinned, narrowBudget, pin, point } from './writes.ts'

/** Where a Service's traffic comes from: a selector to go back to, null where nothing serves it yet, or why we can't tell. */
export type Adoption =
  /** `version` is known here only of what is adopted; `wide`: other releases get traffic as well. */
  | { readonly from: Selector | null; readonly version?: string; readonly wide?: true }
  | { readonly unsettled: string }
  | { readonly impossible: string }

/** Finds what carries a Service today, before anything is touched. */
export function adoption(seen: Seen, service: TrafficService, set: ReleaseSet): Adoption {
  const live = liveService(seen, service.name)
  if (!live) return { from: null }
  const selector = selectorOf(live)
  if (releaseOf(selector) !== undefined) return { from: selector }
  const carriers = seen.deployments.filter(d => replicasOf(d) > 0 && matches(selector, templateLabels(d)))
  const pods = seen.pods.filter(pod => matches(selector, pod.metadata.labels) && !hasEnded(pod))
  if (carriers.length === 0 && pods.length === 0) return { from: null }
  const active = live.metadata.annotations?.[key.active]
  if (active && carriers.length > 1 && carriers.some(({ metadata }) => metadata.labels?.[key.release] === active))
    return { from: { ...selector, ...releaseLabels(active) }, wide: true }
  const [deployment] = carriers
  if (!deployment || carriers.length > 1) return { impossible: unclear(service.name, carriers, pods) }
  const release = deployment.metadata.labels?.[key.release]
  if (release !== undefined && adoptedHash(release) === undefined)
    return { from: { ...selector, [key.release]: release } }
  return adoptable(seen, service.name, selector, deployment, set)
}

function adoptable(seen: Seen, service: string, selector: Selector, deployment: KubeObject, set: ReleaseSet): Adoption {
  const { name } = deployment.metadata
  if (!set.deployments.some(({ base }) => base === name)) {
    return { impossible: `Service ${service} gets its pods from Deployment ${name}, which the manifests do not have` }
  }
  const [replicaSet, second] = liveReplicaSets(seen, deployment)
  const hash = replicaSet?.metadata.labels?.[key.podTemplateHash]
  if (!hash || second || !rolledOut(deployment)) {
    return {
      unsettled: `Deployment ${name} is still rolling out, and can be adopted only when it has one ReplicaSet with pods`
    }
  }
  const version = runningVersion(deployment)
  return { from: { ...selector, [key.podTemplateHash]: hash }, ...(version === undefined ? {} : { version }) }
}

function unclear(service: string, carriers: readonly KubeObject[], pods: readonly KubeObject[]): string {
  const found =
    carriers.length > 0 ? carriers.map(d => `Deployment ${d.metadata.name}`) : pods.map(p => `pod ${p.metadata.name}`)
  return `Service ${service} gets its pods from ${found.slice(0, 5).join(', ')}: only one Deployment can be adopted (use strategy rolling)`
}

/** The plain Deployments that this intent comes from, with the hash of their one ReplicaSet. */
function adoptees({ seen, journal }: World): { deployment: KubeObject; hash: string }[] {
  const hashes = new Set(Object.values(journal.services).flatMap(({ from }) => from?.[key.podTemplateHash] ?? []))
  return [...hashes].flatMap(hash => {
    const set = seen.replicaSets.find(candidate => candidate.metadata.labels?.[key.podTemplateHash] === hash)
    const owner = set?.metadata.ownerReferences?.[0]?.uid
    const deployment = seen.deployments.find(candidate => candidate.metadata.uid === owner)
    return deployment ? [{ deployment, hash }] : []
  })
}

/** Raises the epoch of the Deployments that this intent moves traffic between, those to be adopted included. */
export const fenceDeployments: Phase = world => {
  const { goal, seen, epoch, journal } = world
  const ours = [...journal.from, journal.to]
    .flatMap(release => deploymentsOf(seen, release))
    .map(deployment => ({ deployment, labels: {} as Record<string, string> }))
  const taken = adoptees(world)
    .filter(({ deployment }) => deployment.metadata.labels?.[key.release] === undefined)
    .map(({ deployment, hash }) => ({
      deployment,
      labels: { [key.app]: goal.set.app, [key.release]: adoptedId(hash) }
    }))
  return together(
    [...taken, ...ours]
      .filter(({ deployment, labels }) => epochOf(deployment) < epoch || Object.keys(labels).length > 0)
      .map(({ deployment, labels }) => ({
        act: fence(deployment, epoch, labels),
        why: `Fenced Deployment ${deployment.metadata.name} at epoch ${epoch}`
      }))
  )
}

/** Raises the epoch of every Service of the set and of its previews. */
export const fenceServices: Phase = ({ goal, seen, epoch }) => {
  const all = goal.set.services
    .flatMap(service => [liveService(seen, service.name), named(seen.services, service.preview.metadata.name)])
    .filter(service => service !== undefined)
  const late = all.filter(service => epochOf(service) < epoch)
  return together(
    late.map(service => ({
      act: fence(service, epoch),
      why: `Fenced Service ${service.metadata.name} at epoch ${epoch}`
    }))
  )
}

/** First release over a plain Deployment: the traffic is narrowed to the pods that carry it now. No pod restarts. */
export const adopt: Phase = world => {
  const { goal, seen, journal } = world
  const plain = goal.set.services.find(
    ({ name }) =>
      !(journal.widening && isWide(seen, journal, name)) && isPlain(seen, name, journal.services[name]?.from)
  )
  if (!plain) return narrowBudgets(world) ?? claimEmpty(world)
  const hash = journal.services[plain.name]?.from?.[key.podTemplateHash]
  const adoptee = adoptees(world).find(candidate => candidate.hash === hash)
  return (adoptee && keepAdoptee(world, adoptee)) ?? narrow(world, plain)
}

/** Before an adopted Deployment's traffic is touched, its size is pinned and what is needed to come back is stored. */
function keepAdoptee(world: World, { deployment, hash }: { deployment: KubeObject; hash: string }): ReturnType<Phase> {
  const { goal, seen, journal, epoch } = world
  const services = goal.set.services.filter(({ name }) => journal.services[name]?.from?.[key.podTemplateHash] === hash)
  const bundle = bundleSecret(adoptedSet(goal.set, deployment, hash, services, seen), epoch)
  if (seen.placed.has(placedKey(bundle))) return pinAutoscaler(seen, deployment)
  return { act: { verb: 'create', objects: [bundle] }, why: `Stored what runs today as ${bundle.metadata.name}` }
}

/** The Service still has the selector that is to be narrowed; one that a person changed since is not ours to narrow. */
const isPlain = (seen: Seen, service: string, from: Selector | null | undefined): boolean => {
  const live = liveService(seen, service)
  if (!live || !from) return false
  return equal(selectorOf(live), widened(from))
}

function pinAutoscaler(seen: Seen, deployment: KubeObject): ReturnType<Phase> {
  const size = podsOf(seen, deployment).length
  const loose = autoscalersOf(seen, deployment.metadata.name).find(autoscaler => !isPinned(autoscaler))
  return (
    loose && {
      act: pin(loose, Math.max(1, size)),
      why: `Pinned HorizontalPodAutoscaler ${loose.metadata.name} at ${size}`
    }
  )
}

function narrow({ seen, journal, epoch }: World, service: TrafficService): ReturnType<Phase> {
  const live = liveService(seen, service.name)
  const from = journal.services[service.name]?.from
  if (!live || !from) return undefined
  const active = releaseOf(from) ?? ''
  return {
    act: point(live, { selector: from, active, previous: '', epoch }),
    why: `Adopted: Service ${service.name} now names the pods that carry it (${active})`
  }
}

/** A budget that matches the adopted pods by the app's labels would match the new ones as well. */
function narrowBudgets(world: World): ReturnType<Phase> {
  for (const { deployment, hash } of adoptees(world)) {
    for (const budget of world.seen.budgets) {
      const labels = (budget.spec as { selector?: { matchLabels?: Selector } }).selector?.matchLabels
      if (!labels || releaseOf(labels) !== undefined || !matches(labels, templateLabels(deployment))) continue
      const wanted = { ...labels, [key.podTemplateHash]: hash }
      if (equal(labels, wanted)) continue
      return {
        act: narrowBudget(budget, wanted),
        why: `Narrowed PodDisruptionBudget ${budget.metadata.name} to the adopted pods`
      }
    }
  }
  return undefined
}

/** A Service that another run put on its release meanwhile is taken from there, under an intent that says so. */
function takeFrom(world: World, service: TrafficService, live: KubeObject, from: Selector): ReturnType<Phase> {
  const { journal } = world
  const release = releaseOf(from) ?? ''
  const ports = samePorts(portsOf(live), service.ports) ? {} : { ports: portsOf(live) }
  const way = { to: service.selector, ...journal.services[service.name], from, ...ports }
  return note(
    world,
    { from: [...new Set([...journal.from, release])], services: { ...journal.services, [service.name]: way } },
    `Service ${service.name} was put on ${release} meanwhile; it is taken from there`,
    true
  )
}

/**
 * A Service that selects no pod at all is given to the release at once: else its pods would get traffic before the gate.
 * The journal may have been written from lists that were behind: what carries the Service is looked at again.
 */
function claimEmpty(world: World): ReturnType<Phase> {
  const { goal, seen, journal, epoch } = world
  for (const service of goal.set.services) {
    const live = liveService(seen, service.name)
    if (!live || journal.services[service.name]?.from !== null || equal(selectorOf(live), service.selector)) continue
    const today = adoption(seen, service, goal.set)
    if (!('from' in today))
      return giveUp(
        world,
        'STOPPED',
        `Service ${service.name} has pods meanwhile, which it had not when the release began`
      )
    if (today.from) return takeFrom(world, service, live, today.from)
    const active = goal.set.rid
    return {
      act: point(live, { selector: service.selector, active, previous: '', epoch }),
      why: `Service ${service.name} selects no pods: it is given to ${active}`
    }
  }
  return undefined
}
