import { createHash } from 'node:crypto'
import { canonical, same } from '../json.ts'
import type { Deployment, PodTemplate, ReplicaSet } from '../kinds.ts'
import { controllerOf, type Meta, newMeta, ownedBy } from '../object.ts'
import { types } from '../resources.ts'
import type { Store } from '../store.ts'

/** The label that tells the pods of one template from those of another. */
export const hashLabel = 'pod-template-hash'
export const revisionKey = 'deployment.kubernetes.io/revision'
const desiredKey = 'deployment.kubernetes.io/desired-replicas'
const maxKey = 'deployment.kubernetes.io/max-replicas'

const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

/** Ten letters that stand for a template. The real one hashes Go's memory layout: no two clusters need agree. */
export function templateHash(template: PodTemplate): string {
  const digest = createHash('sha256').update(canonical(template)).digest()
  return [...digest.subarray(0, 10)].map(byte => alphabet[byte % alphabet.length]).join('')
}

function bareTemplate({ metadata, ...rest }: PodTemplate): unknown {
  const { [hashLabel]: _, ...labels } = metadata?.labels ?? {}
  return { ...rest, metadata: { ...metadata, labels } }
}

export const setsOf = (store: Store, deployment: Deployment): ReplicaSet[] =>
  store
    .list<ReplicaSet>(types.replicasets, deployment.metadata.namespace)
    .filter(set => controllerOf(set)?.uid === deployment.metadata.uid)
    .sort((a, b) => revisionOf(a) - revisionOf(b))

export const revisionOf = (object: { metadata: Meta }): number =>
  Number(object.metadata.annotations?.[revisionKey] ?? 0)

/** The set whose template is the Deployment's now. */
export const currentSet = (deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined =>
  sets.find(set => same(bareTemplate(set.spec.template), bareTemplate(deployment.spec.template)))

/** What a ReplicaSet carries of its Deployment: its annotations, but not what kubectl keeps there. */
function annotationsFor(deployment: Deployment, revision: number, most: number): Record<string, string> {
  const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...kept } = deployment.metadata.annotations ?? {}
  return {
    ...kept,
    [revisionKey]: String(revision),
    [desiredKey]: String(deployment.spec.replicas),
    [maxKey]: String(most)
  }
}

export function newSet(deployment: Deployment, replicas: number, revision: number, most: number): ReplicaSet {
  const hash = templateHash(deployment.spec.template)
  const { template, selector, minReadySeconds } = deployment.spec
  const labels = { ...template.metadata?.labels, [hashLabel]: hash }
  const name = `${deployment.metadata.name}-${hash}`
  const { namespace } = deployment.metadata
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: newMeta({
      name,
      ...(namespace ? { namespace } : {}),
      labels,
      generation: 1,
      annotations: annotationsFor(deployment, revision, most),
      ownerReferences: [ownedBy(deployment)]
    }),
    spec: {
      replicas,
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } }
    },
    status: { replicas: 0 }
  }
}

/** Keeps the annotations of the current set in step with its Deployment. */
export function annotate(
  store: Store,
  deployment: Deployment,
  set: ReplicaSet,
  revision: number,
  most: number
): ReplicaSet {
  const changed = store.modify(types.replicasets, set, draft => {
    draft.metadata.annotations = annotationsFor(deployment, revision, most)
  })
  return changed ?? set
}
