import { isBundle, readable } from './bundle.ts'
import type { Cluster } from './cluster.ts'
import { unless } from './denied.ts'
import type { Phase } from './goal.ts'
import { type KubeObject, key } from './objects.ts'
import { suffixedName } from './release-id.ts'
import type { ReleaseSet } from './release-set.ts'
import { placedKey } from './stage.ts'

/** What holds data is never deleted because a manifest is gone. */
const keepers = ['PersistentVolumeClaim']

const idOf = ({ apiVersion, kind, metadata }: KubeObject): string =>
  `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}/${metadata.name}`

/** The objects of a release that are one for all releases, under the names that they have in the cluster. */
const lasting = ({ shared, followers, services }: ReleaseSet): KubeObject[] => [
  ...shared,
  ...followers.filter(({ kind }) => kind !== 'Job'),
  ...services.flatMap(({ object, preview }) => [object, preview])
]

/**
 * What earlier releases have applied and `set` has no more. An object that exists once for each release now, or did, is
 * no such one: it goes with its release.
 */
export function leftOver(set: ReleaseSet, earlier: readonly ReleaseSet[]): KubeObject[] {
  const own = [...set.deployments.map(({ object }) => object), ...set.autoscalers, ...set.budgets]
  const versioned = new Set(own.map(idOf))
  const wanted = new Set(lasting(set).map(idOf))
  const isLeft = (object: KubeObject): boolean => {
    const { metadata, kind } = object
    const asVersioned = { ...object, metadata: { ...metadata, name: suffixedName(metadata.name, set.rid) } }
    return !wanted.has(idOf(object)) && !versioned.has(idOf(asVersioned)) && !keepers.includes(kind)
  }
  return [
    ...new Map(
      earlier
        .flatMap(lasting)
        .filter(isLeft)
        .map(object => [idOf(object), object])
    ).values()
  ]
}

/** Helm's own word for it comes with charts. */
const isKept = ({ metadata: { annotations = {} } }: KubeObject): boolean =>
  annotations[key.prune] === 'never' || annotations['helm.sh/resource-policy'] === 'keep'

/** Ours to delete: labelled as the app's, no release of its own, and not to be kept. */
function isOurs(live: KubeObject, written: KubeObject, app: string): boolean {
  const { labels, deletionTimestamp } = live.metadata
  const isRelease = labels?.[key.release] !== undefined && live.kind !== 'Service'
  const kept = [live, written].some(isKept)
  return labels?.[key.app] === app && !isRelease && !kept && deletionTimestamp === undefined
}

/**
 * The objects of `set`'s app that left the manifests, as they are now. What can't be read is left alone, and so is what
 * belongs to the whole cluster: an app of the same name in another namespace may have it in its manifests.
 */
export async function findLeftOver(cluster: Cluster, set: ReleaseSet): Promise<KubeObject[]> {
  const secrets = await cluster.resource('v1', 'Secret')
  const labelSelector = `${key.app}=${set.app},${key.release}`
  const { items = [] } = (await unless(['CLUSTER_DENIED'], () => cluster.list(secrets, { labelSelector }))) ?? {}
  const stored = await Promise.all(items.filter(isBundle).map(readable))
  const earlier = stored.filter(one => one !== undefined)
  const found = leftOver(set, earlier).map(object =>
    unless(['CLUSTER_DENIED', 'NOT_FOUND'], async () => {
      const resource = await cluster.resource(object.apiVersion, object.kind)
      if (!resource.namespaced) return undefined
      const live = await cluster.get(resource, object.metadata.name)
      const whole = live && { ...live, apiVersion: object.apiVersion, kind: object.kind }
      return whole && isOurs(whole, object, set.app) ? whole : undefined
    })
  )
  return (await Promise.all(found)).filter(object => object !== undefined)
}

/**
 * Once the release is committed, what left the manifests goes, one guarded deletion each: Services before the old release is
 * retired, which they would keep from it, and the rest after it, because its last requests may need it.
 */
export const sweep: Phase = ({ seen, journal }) => {
  const [next] = journal.intent === 'release' ? seen.leftOver : []
  return next && { act: { verb: 'remove', object: next }, why: `Deleted ${placedKey(next)}: it left the manifests` }
}

export const sweepServices: Phase = world => {
  const leftOver = world.seen.leftOver.filter(({ kind }) => kind === 'Service')
  return sweep({ ...world, seen: { ...world.seen, leftOver } })
}
