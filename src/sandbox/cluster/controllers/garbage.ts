import type { Clock } from '../../../io/clock.ts'
import { remove } from '../deletion.ts'
import { type ApiObject, newMeta } from '../object.ts'
import { allTypes, type ResourceType, typeOfKind, types } from '../resources.ts'
import type { Store } from '../store.ts'
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
export function garbageCollector(store: Store, clock: Clock): Controller {
  // Owners that are gone: their dependents are looked for by uid, which the key alone no longer gives.
  const gone = new Map<string, ApiObject>()

  const finish = (type: ResourceType, owner: ApiObject, finalizer: string) => {
    const finalizers = (owner.metadata.finalizers ?? []).filter(one => one !== finalizer)
    if (finalizers.length) store.update(type, { ...owner, metadata: { ...owner.metadata, finalizers } })
    else store.remove(type, owner)
  }

  const release = (type: ResourceType, object: ApiObject, owner: ApiObject) =>
    store.modify(type, object, draft => {
      draft.metadata.ownerReferences = (draft.metadata.ownerReferences ?? []).filter(
        one => one.uid !== owner.metadata.uid
      )
    })

  const collect = (owner: ApiObject) => {
    for (const { type, object } of dependentsOf(store, owner)) {
      const others = object.metadata.ownerReferences?.filter(one => one.uid !== owner.metadata.uid) ?? []
      if (others.length) release(type, object, owner)
      else if (!object.metadata.deletionTimestamp)
        remove(store, clock, type, object, { propagationPolicy: 'Background' })
    }
  }

  const progress = (owner: ApiObject) => {
    const type = typeOfKind(owner.apiVersion, owner.kind)
    if (!type) return
    if (owner.metadata.finalizers?.includes('orphan')) {
      for (const { type: of, object } of dependentsOf(store, owner)) release(of, object, owner)
      finish(type, owner, 'orphan')
    } else if (owner.metadata.finalizers?.includes('foregroundDeletion')) {
      const left = dependentsOf(store, owner)
      for (const { type: of, object } of left)
        if (!object.metadata.deletionTimestamp) remove(store, clock, of, object, { propagationPolicy: 'Foreground' })
      if (!dependentsOf(store, owner).length) finish(type, owner, 'foregroundDeletion')
    }
  }

  return {
    name: 'garbage-collector',
    concerns: ({ kind, object }) => {
      const owners = (object.metadata.ownerReferences ?? []).map(one => `owner/${one.uid}`)
      if (kind === 'DELETED') {
        gone.set(object.metadata.uid, object)
        return [`gone/${object.metadata.uid}`, ...owners]
      }
      return object.metadata.deletionTimestamp && object.metadata.finalizers?.length
        ? [`owner/${object.metadata.uid}`]
        : []
    },
    reconcile(what, uid) {
      const owner = gone.get(uid)
      if (what === 'gone' && owner) {
        collect(owner)
        gone.delete(uid)
      } else if (what === 'owner') {
        const found = stored.flatMap(type => store.list(type)).find(one => one.metadata.uid === uid)
        if (found?.metadata.deletionTimestamp) progress(found)
      }
      return undefined
    }
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
