import type { Clock } from '../../io/clock.ts'
import { type ApiObject, timestamp } from './object.ts'
import type { Pod } from './pods.ts'
import { type ResourceType, types } from './resources.ts'
import { conflict } from './status.ts'
import type { Store } from './store.ts'

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly propagationPolicy?: string
  readonly dryRun?: boolean
}

/** How the deletion stands: over at once, or begun and waiting for a kubelet, a controller or a finalizer. */
export interface Deleted {
  readonly object: ApiObject
  readonly gone: boolean
}

function checkPreconditions(type: ResourceType, object: ApiObject, options: DeleteOptions): void {
  const { uid, resourceVersion } = options.preconditions ?? {}
  // The real server names the kind here, not the resource.
  const named = { ...type, plural: type.kind }
  const { metadata } = object
  if (uid && uid !== metadata.uid)
    throw conflict(
      named,
      metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`
    )
  if (resourceVersion && resourceVersion !== metadata.resourceVersion)
    throw conflict(
      named,
      metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`
    )
}

/** Seconds that a pod is given; other objects need none. */
function grace(type: ResourceType, object: ApiObject, options: DeleteOptions): number {
  if (type !== types.pods) return 0
  const { spec, status } = object as Pod
  if (!spec.nodeName || status.phase === 'Succeeded' || status.phase === 'Failed') return 0
  const asked = options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30
  const { deletionGracePeriodSeconds } = object.metadata
  return deletionGracePeriodSeconds === undefined ? asked : Math.min(asked, deletionGracePeriodSeconds)
}

function finalizersOf(object: ApiObject, options: DeleteOptions): string[] {
  const policy = options.propagationPolicy
  const kept = (object.metadata.finalizers ?? []).filter(one => one !== 'orphan' && one !== 'foregroundDeletion')
  if (policy === 'Orphan') return [...kept, 'orphan']
  return policy === 'Foreground' ? [...kept, 'foregroundDeletion'] : kept
}

/** Deletes an object, or begins to. 409 when a precondition does not hold. */
export function remove(
  store: Store,
  clock: Clock,
  type: ResourceType,
  object: ApiObject,
  options: DeleteOptions = {}
): Deleted {
  checkPreconditions(type, object, options)
  const finalizers = object.metadata.deletionTimestamp
    ? (object.metadata.finalizers ?? [])
    : finalizersOf(object, options)
  const seconds = grace(type, object, options)
  if (!finalizers.length && seconds === 0 && type !== types.namespaces)
    return { object: options.dryRun ? object : store.remove(type, object), gone: true }
  const metadata = {
    ...object.metadata,
    deletionTimestamp: timestamp(clock.now() + seconds * 1000),
    deletionGracePeriodSeconds: seconds,
    ...(finalizers.length ? { finalizers } : {})
  }
  const terminating = type === types.namespaces ? { status: { phase: 'Terminating' } } : {}
  const dying = { ...object, ...terminating, metadata }
  return { object: options.dryRun ? dying : store.update(type, dying), gone: false }
}
