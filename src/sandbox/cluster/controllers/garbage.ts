import type { Clock } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import { type ApiObject, newMeta } from '../object.ts'
import { allTypes, type ResourceType, typeOfKind, types } from '../resources.ts'
import type { Change, Store } from '../store.ts'
import { type Controller, keyOf } from './loop.ts'

const stored = allTypes.filter(type => type.stored)

const dependentsOf = (store: Store, owner: ApiObject): { type: ResourceType; object: ApiObject }[] =>
  stored.flatMap(type =>
    store
      .list(type, type.namespaced ? owner.metadata.namespace : undefined)
      .filter(object => object.metadata.ownerReferences?.some(one => one.uid === owner.metadata.uid))
      .map(object => ({ type, object }))
  )

/** Deletes what has lost all its owners, and sees foreground and orphaning deletions through. */
export class GarbageCollector implements Controller {
  readonly name = 'garbage-collector'
  readonly #store: Store
  readonly #clock: Clock
  /** Owners that are gone: their dependents are looked for by uid, which a key alone does not give. */
  readonly #gone = new Map<string, ApiObject>()

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  concerns({ kind, object }: Change): string[] {
    const { uid, deletionTimestamp, finalizers, ownerReferences } = object.metadata
    if (kind !== 'DELETED') return deletionTimestamp && finalizers?.length ? [`owner/${uid}`] : []
    this.#gone.set(uid, object)
    return [`gone/${uid}`, ...(ownerReferences ?? []).map(owner => `owner/${owner.uid}`)]
  }

  reconcile(what: string, uid: string): undefined {
    const owner = this.#gone.get(uid)
    if (what === 'gone' && owner) {
      this.#collect(owner)
      this.#gone.delete(uid)
    } else if (what === 'owner') {
      const found = stored.flatMap(type => this.#store.list(type)).find(one => one.metadata.uid === uid)
      if (found?.metadata.deletionTimestamp) this.#progress(found)
    }
    return undefined
  }

  #collect(owner: ApiObject): void {
    for (const { type, object } of dependentsOf(this.#store, owner)) {
      const others = object.metadata.ownerReferences?.filter(one => one.uid !== owner.metadata.uid) ?? []
      if (others.length) this.#release(type, object, owner)
      else if (!object.metadata.deletionTimestamp) this.#remove(type, object, 'Background')
    }
  }

  /** One step of a deletion that waits for its dependents. */
  #progress(owner: ApiObject): void {
    const type = typeOfKind(owner.apiVersion, owner.kind)
    const { finalizers = [] } = owner.metadata
    if (!type) return
    if (finalizers.includes('orphan')) {
      for (const { type: of, object } of dependentsOf(this.#store, owner)) this.#release(of, object, owner)
      this.#finish(type, owner, 'orphan')
    } else if (finalizers.includes('foregroundDeletion')) {
      for (const { type: of, object } of dependentsOf(this.#store, owner))
        if (!object.metadata.deletionTimestamp) this.#remove(of, object, 'Foreground')
      if (!dependentsOf(this.#store, owner).length) this.#finish(type, owner, 'foregroundDeletion')
    }
  }

  #remove(type: ResourceType, object: ApiObject, propagationPolicy: string): void {
    remove(this.#store, this.#clock, type, object, { propagationPolicy })
  }

  #release(type: ResourceType, object: ApiObject, owner: ApiObject): void {
    this.#store.modify(type, object, draft => {
      const references = draft.metadata.ownerReferences ?? []
      draft.metadata.ownerReferences = references.filter(one => one.uid !== owner.metadata.uid)
    })
  }

  #finish(type: ResourceType, owner: ApiObject, finalizer: string): void {
    const finalizers = (owner.metadata.finalizers ?? []).filter(one => one !== finalizer)
    if (finalizers.length) this.#store.update(type, { ...owner, metadata: { ...owner.metadata, finalizers } })
    else this.#store.remove(type, owner)
  }
}

/** Gives each namespace its default service account, and empties the ones that are deleted. */
export function namespaceController(store: Store, clock: Clock): Controller {
  return {
    name: 'namespace',
    concerns: ({ type, object }) => {
      if (type === types.namespaces) return [keyOf(object)]
      const { namespace } = object.metadata
      return namespace && store.get(types.namespaces, undefined, namespace)?.metadata.deletionTimestamp
        ? [`/${namespace}`]
        : []
    },
    reconcile(_, name) {
      const namespace = store.get(types.namespaces, undefined, name)
      if (!namespace) return undefined
      if (!namespace.metadata.deletionTimestamp) {
        provision(store, name)
        return undefined
      }
      const left = stored
        .filter(type => type.namespaced)
        .flatMap(type => store.list(type, name).map(object => ({ type, object })))
      for (const { type, object } of left) if (!object.metadata.deletionTimestamp) remove(store, clock, type, object)
      if (!left.some(({ object }) => store.get(types.pods, name, object.metadata.name)))
        store.remove(types.namespaces, namespace)
      return undefined
    }
  }
}

/** What every namespace has from its first moment. */
export function provision(store: Store, namespace: string): void {
  if (!store.get(types.serviceaccounts, namespace, 'default'))
    store.create(types.serviceaccounts, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: newMeta({ name: 'default', namespace })
    })
  if (!store.get(types.configmaps, namespace, 'kube-root-ca.crt'))
    store.create(types.configmaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: newMeta({ name: 'kube-root-ca.crt', namespace }),
      data: { 'ca.crt': '' }
    })
}
