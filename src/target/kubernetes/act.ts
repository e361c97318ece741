import { CutoverError } from '../../errors.ts'
import { isBundle, readable } from './bundle.ts'
import { releaseOfCanary } from './canaries.ts'
import type { Cluster } from './cluster.ts'
import { claimsIn, conflictError, handOver } from './conflicts.ts'
import { leaseName, readLock } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import { placedKey } from './stage.ts'
import type { View } from './view.ts'
import type { Write } from './writes.ts'

export interface Hands {
  readonly cluster: Cluster
  readonly view: View
  /** What this run has put in place and does not read again. */
  readonly placed: Set<string>
  /** The lock that this run took for its app. */
  readonly lock: { readonly app: string; readonly holder: string }
}

/** Kinds that are seen through the view: finding one where none was expected means to look again. */
const viewed = ['Deployment', 'Service', 'HorizontalPodAutoscaler', 'Lease', 'Job']
const isViewed = (object: KubeObject): boolean => viewed.includes(object.kind) || releaseOfCanary(object) !== undefined

/** Sends one decided write. What the API server answers is known at once, before any watch tells it. */
export async function carryOut(write: Write, hands: Hands): Promise<void> {
  switch (write.verb) {
    case 'create':
      await Promise.all(write.objects.map(object => create(object, hands)))
      return
    case 'apply':
      await applyAll(write, hands)
      return
    case 'replace':
      hands.view.put(await hands.cluster.replace(await resourceOf(write.object, hands), write.object))
      return
    case 'patch':
      hands.view.put(
        await hands.cluster.patch(await resourceOf(write.object, hands), write.object.metadata.name, write.operations)
      )
      return
    case 'remove':
      await remove(write.object, hands)
      hands.view.forget(write.object.kind, write.object.metadata.name)
      return
    case 'prune':
      await prune(write.release, hands)
  }
}

const resourceOf = (object: KubeObject, { cluster }: Hands) => cluster.resource(object.apiVersion, object.kind)

/** A quota that is written by two at once also answers 409, and nothing was created. */
const isTaken = (error: unknown): boolean =>
  error instanceof CutoverError && error.code === 'CONFLICT' && / already exists\b/.test(error.message)

/** Names carry the content or the release, so what exists already under the name is what was to be created. */
async function create(object: KubeObject, hands: Hands): Promise<void> {
  try {
    const created = await hands.cluster.create(await resourceOf(object, hands), object)
    if (isViewed(object)) hands.view.put(created)
  } catch (error) {
    if (!isTaken(error)) throw error
    hands.placed.add(placedKey(object))
    if (isViewed(object)) throw error
  }
  hands.placed.add(placedKey(object))
}

/**
 * Guarded by the versions that the objects had when the lock was still this run's: whoever took over later has changed
 * them. Versions alone do not tell, for a run that stood still reads those that its successor has written.
 */
async function applyAll({ objects, as }: Extract<Write, { verb: 'apply' }>, hands: Hands): Promise<void> {
  const guarded = await Promise.all(objects.map(object => withVersion(object, hands)))
  await confirmLock(hands)
  for (const object of guarded) {
    await apply(object, hands)
    hands.placed.add(`${as ?? 'applied'} ${placedKey(object)}`)
  }
}

/** Watches may lie behind, and this run may have stood still: the Lease itself says whose turn it is. CONFLICT when not ours. */
async function confirmLock({ cluster, lock: { app, holder } }: Hands): Promise<void> {
  const name = leaseName(app)
  const lease = await cluster.get(await cluster.resource('coordination.k8s.io/v1', 'Lease'), name)
  if (lease && readLock(lease).holder === holder) return
  throw new CutoverError('CONFLICT', `Lease ${name} is no longer this run's.`, { hint: 'The run looks again.' })
}

async function withVersion(object: KubeObject, hands: Hands): Promise<KubeObject> {
  const { name, namespace } = object.metadata
  const live = await hands.cluster.get(await resourceOf(object, hands), name, namespace)
  const resourceVersion = live?.metadata.resourceVersion
  return resourceVersion ? { ...object, metadata: { ...object.metadata, resourceVersion } } : object
}

/** Server-side apply; a field that another controller owns stays its own, and the release stops with its name. */
async function apply(guarded: KubeObject, hands: Hands): Promise<void> {
  const { cluster, view } = hands
  const resource = await resourceOf(guarded, hands)
  try {
    view.put(await cluster.apply(resource, guarded))
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code !== 'CONFLICT') throw error
    const claims = claimsIn(error.message)
    if (claims.length === 0) throw error
    if (!handOver(claims, guarded)) throw conflictError(guarded, claims, error)
    view.put(await cluster.apply(resource, guarded, { takeOver: true }))
  }
}

async function remove(object: KubeObject, { cluster }: Hands): Promise<void> {
  const { uid, resourceVersion, name } = object.metadata
  if (uid === undefined) return
  try {
    const guard = resourceVersion === undefined ? { uid } : { uid, resourceVersion }
    await cluster.remove(await cluster.resource(object.apiVersion, object.kind), name, guard)
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code !== 'NOT_FOUND') throw error
  }
}

/**
 * Deletes what belongs to `release` alone: by its label, and configuration that no other bundle names. Its Deployments go
 * last: by them a later run finds what a crash has left.
 */
async function prune(release: string, hands: Hands): Promise<void> {
  await pruneOwned('autoscaling/v2', 'HorizontalPodAutoscaler', release, hands)
  await pruneOwned('policy/v1', 'PodDisruptionBudget', release, hands)
  await pruneBundle(release, hands)
  await pruneOwned('apps/v1', 'Deployment', release, hands)
}

/** Nothing depends on finished Jobs, and the Role of a release without any may have no right to those of earlier ones. */
async function pruneJobs(release: string, hands: Hands): Promise<void> {
  try {
    await pruneOwned('batch/v1', 'Job', release, hands)
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code !== 'CLUSTER_DENIED') throw error
  }
}

async function pruneOwned(apiVersion: string, kind: string, release: string, hands: Hands): Promise<void> {
  const { cluster, view } = hands
  const resource = await cluster.resource(apiVersion, kind)
  const { items } = await cluster.list(resource, { labelSelector: `${key.release}=${release}` })
  await Promise.all(
    items.map(async item => {
      await remove({ ...item, apiVersion, kind }, hands)
      view.forget(kind, item.metadata.name)
    })
  )
}

/** Jobs and configuration first, then the bundle that names them. While any bundle can't be read, no configuration goes. */
async function pruneBundle(release: string, hands: Hands): Promise<void> {
  const { cluster } = hands
  const secrets = await cluster.resource('v1', 'Secret')
  const { items } = await cluster.list(secrets, { labelSelector: key.release })
  const bundles = items.filter(isBundle)
  const own = bundles.find(item => item.metadata.labels?.[key.release] === release)
  if (!own) return
  const set = await readable(own)
  if (set?.hooks.length || set?.followers.some(({ kind }) => kind === 'Job')) await pruneJobs(release, hands)
  const others = await Promise.all(bundles.filter(item => item !== own).map(readable))
  const used = new Set(others.flatMap(other => other?.config.map(placedKey) ?? []))
  const unused = others.includes(undefined) ? [] : (set?.config ?? []).filter(one => !used.has(placedKey(one)))
  for (const object of unused) {
    const live = await cluster.get(await resourceOf(object, hands), object.metadata.name)
    if (live) await remove({ ...live, apiVersion: object.apiVersion, kind: object.kind }, hands)
  }
  await remove({ ...own, apiVersion: 'v1', kind: 'Secret' }, hands)
}
