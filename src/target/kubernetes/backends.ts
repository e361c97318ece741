import type { Decision } from '../../rollout/engine.ts'
import { canaryOf, classOf, ingressKind, releaseOfCanary } from './canaries.ts'
import { note, type Phase, seconds, together, type World } from './goal.ts'
import { type KubeObject, key, type OwnerReference } from './objects.ts'
import type { TrafficService } from './release-set.ts'
import { endpointUids, epochOf, named, uids } from './seen.ts'
import { backendName } from './share.ts'
import { shares } from './shares.ts'
import { readyPods, underEpoch } from './stage.ts'
import { fence, type Step } from './writes.ts'

/** Of one kind: HTTPRoutes, or the Ingresses of one class. What else leads to the Services goes by them as always. */
export function isInUse({ goal: { ingressClass } }: Pick<World, 'goal'>, object: KubeObject): boolean {
  if (ingressClass === undefined) return object.kind !== ingressKind[1]
  return object.kind === ingressKind[1] && classOf(object) === ingressClass
}

/** Where requests for the release's Services come in, and a share of them is to be had. */
export const entrances = (world: World): KubeObject[] => {
  const { services, rid } = world.goal.set
  const names = services.map(({ name }) => name)
  return world.seen.routes.filter(object => isInUse(world, object) && shares.leads(object, names, [rid]))
}

/** What is of one release alone goes with its Deployment, should it come late. */
function ownerOf({ goal, seen }: World, { deployments }: TrafficService): OwnerReference {
  const { name, uid = '' } = named(seen.deployments, deployments[0] ?? '')?.metadata ?? { name: goal.set.app }
  return { apiVersion: 'apps/v1', kind: 'Deployment', name, uid }
}

/** The Service of this release alone, for routes to name: its selector never changes. */
function backend(world: World, service: TrafficService): KubeObject {
  const { name, selector, ports } = service
  const { app, namespace, rid, version } = world.goal.set
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: backendName(name, rid),
      namespace,
      labels: { [key.app]: app, [key.release]: rid },
      annotations: { [key.version]: version },
      ownerReferences: [ownerOf(world, service)]
    },
    spec: {
      type: 'ClusterIP',
      selector,
      ports: (ports as { nodePort?: number }[]).map(({ nodePort: _, ...port }) => port)
    }
  }
}

/** A route that names a Service without endpoints answers 5xx: they are there, and list every ready pod, before any share. */
export function serve(world: World): Decision<Step> | undefined {
  const { goal, seen, epoch } = world
  const ways = entrances(world)
  const used = goal.set.services.filter(({ name }) => ways.some(one => shares.leads(one, [name], [goal.set.rid])))
  for (const service of used) {
    const object = backend(world, service)
    const { name } = object.metadata
    const live = named(seen.services, name)
    if (!live) return { act: { verb: 'create', objects: [underEpoch(object, epoch)] }, why: `Staged Service ${name}` }
    if (epochOf(live) < epoch) return { act: fence(live, epoch), why: `Fenced Service ${name} at epoch ${epoch}` }
    const pods = uids(service.deployments.flatMap(deployment => readyPods(seen, deployment)))
    const reached = endpointUids(seen, name)
    if (pods.length === 0 || pods.join() !== reached.join())
      return { wait: 1_000, why: `Service ${name} reaches ${reached.length} of ${pods.length} pods of ${goal.set.rid}` }
  }
  return used[0] && placeCanaries(world, used[0])
}

/** Each Ingress has one canary at a time: that of an earlier release goes, if it came late, and this one's begins without a share. */
function placeCanaries(world: World, owner: TrafficService): Decision<Step> | undefined {
  const { goal, seen, epoch } = world
  const stale = seen.routes.find(one => isCanaryOfApp(world, one) && releaseOfCanary(one) !== goal.set.rid)
  if (stale) return { act: { verb: 'remove', object: stale }, why: `Deleted Ingress ${stale.metadata.name}` }
  const missing = canariesOf(world).filter(({ metadata }) => !canaryIn(world, metadata.name))
  return together(
    missing.map(canary => {
      const { metadata } = canary
      const owned = { ...canary, metadata: { ...metadata, ownerReferences: [ownerOf(world, owner)] } }
      return {
        act: { verb: 'create', objects: [underEpoch(owned, epoch)] },
        why: `Staged Ingress ${metadata.name}`
      }
    })
  )
}

/** The canaries that this release needs; none of HTTPRoutes. */
export const canariesOf = (world: World): KubeObject[] =>
  entrances(world)
    .filter(({ kind }) => kind === ingressKind[1])
    .map(ingress =>
      canaryOf(
        ingress,
        world.goal.set,
        world.goal.set.services.map(({ name }) => name)
      )
    )

export const canaryIn = ({ seen }: World, name: string): KubeObject | undefined =>
  seen.routes.find(one => one.kind === ingressKind[1] && one.metadata.name === name)

export const isCanaryOfApp = ({ goal }: World, one: KubeObject): boolean =>
  releaseOfCanary(one) !== undefined && one.metadata.labels?.[key.app] === goal.set.app

/** What single releases had for their shares goes when none is left, and gateways had the drain time to learn it. */
export const dropBackends: Phase = world => {
  const { goal, seen, now, journal } = world
  if (!journal.routed && !journal.canaries) return undefined
  const left = journal.phase === 'retire' ? (journal.cutAt ?? now) + goal.drain - now : 0
  if (left > 0)
    return { wait: Math.min(left, 2_000), why: `Gateways leave ${journal.to}'s own Service for ${seconds(left)} more` }
  const stale =
    seen.routes.find(one => isCanaryOfApp(world, one) && !shares.givesShare(one, releaseOfCanary(one) ?? '')) ??
    seen.services.find(service => isBackend(world, service) && !isNamed(world, service))
  if (stale) return { act: { verb: 'remove', object: stale }, why: `Deleted ${stale.kind} ${stale.metadata.name}` }
  const { routed: _routed, canaries: _canaries, weight: _weight, ...rest } = journal
  return note({ ...world, journal: rest }, {}, '')
}

const isBackend = ({ goal }: World, { metadata }: KubeObject): boolean => {
  const release = metadata.labels?.[key.release]
  return (
    release !== undefined &&
    metadata.labels?.[key.app] === goal.set.app &&
    goal.set.services.some(({ name }) => metadata.name === backendName(name, release))
  )
}

const isNamed = ({ seen }: World, { metadata }: KubeObject): boolean =>
  seen.routes.some(route => shares.names(route, metadata.name))
