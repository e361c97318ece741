import type { V1LabelSelector } from '@kubernetes/client-node'
import type { KubeObject } from './objects.ts'
import { key } from './objects.ts'
import { previewName, releaseLabels, suffixedName } from './release-id.ts'
import type { TrafficService, VersionedDeployment } from './release-set.ts'
import type { Labels } from './workload.ts'
import { names, podLabelsOf, podTemplateOf, selects } from './workload.ts'

/** The release that objects are made for. */
export interface Identity {
  readonly app: string
  readonly namespace: string
  readonly rid: string
  readonly version: string
}

interface Scaled {
  replicas?: number
  selector?: V1LabelSelector
}

interface Autoscaled {
  minReplicas?: number
  scaleTargetRef?: { kind?: string; name?: string }
}

const isAutoscaler = (object: KubeObject): boolean => object.kind === 'HorizontalPodAutoscaler'
const isBudget = (object: KubeObject): boolean => object.kind === 'PodDisruptionBudget'

/** Is this the autoscaler of the Deployment named `base` in the manifests? */
export function scales(object: KubeObject, base: string): boolean {
  const target = (object.spec as Autoscaled | undefined)?.scaleTargetRef
  return isAutoscaler(object) && target?.kind === 'Deployment' && target.name === base
}

/** Is this the disruption budget of pods with these labels? */
export const budgets = (object: KubeObject, labels: Labels): boolean =>
  isBudget(object) && names((object.spec as Scaled | undefined)?.selector, labels)

const narrowed = (selector: V1LabelSelector | undefined, rid: string): V1LabelSelector => ({
  ...selector,
  matchLabels: { ...selector?.matchLabels, ...releaseLabels(rid) }
})

/** A copy that belongs to the release by name (`<base>-<rid>`), labels and version. */
function ofRelease(object: KubeObject, { app, rid, version }: Identity): KubeObject {
  const { name, labels, annotations } = object.metadata
  return {
    ...structuredClone(object),
    metadata: {
      ...structuredClone(object.metadata),
      name: suffixedName(name, rid),
      labels: { ...labels, [key.app]: app, [key.release]: rid },
      annotations: { ...annotations, [key.version]: version }
    }
  }
}

/**
 * Spread and anti-affinity rules that name the pods' own labels apply within the release: green must not be unschedulable
 * because blue stands on every node. Changes the template in place.
 */
function spreadWithinRelease(object: KubeObject, rid: string): void {
  const labels = podLabelsOf(object)
  const spec = podTemplateOf(object)?.spec
  const anti = spec?.affinity?.podAntiAffinity
  const terms = [
    ...(anti?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(anti?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(weighted => weighted.podAffinityTerm),
    ...(spec?.topologySpreadConstraints ?? [])
  ]
  for (const term of terms) {
    if (names(term?.labelSelector, labels)) term.labelSelector = narrowed(term.labelSelector, rid)
  }
}

/** The Deployment of one release: own name, own selector, own pods. */
export function versionedDeployment(
  source: KubeObject,
  all: readonly KubeObject[],
  identity: Identity
): VersionedDeployment {
  const base = source.metadata.name
  const object = ofRelease(source, identity)
  spreadWithinRelease(object, identity.rid)
  const template = podTemplateOf(object)
  if (template) {
    const labels = { ...template.metadata?.labels, [key.app]: identity.app, [key.release]: identity.rid }
    template.metadata = { ...template.metadata, labels }
  }
  const spec = object.spec as Scaled
  const least = all.filter(other => scales(other, base)).map(other => (other.spec as Autoscaled).minReplicas ?? 1)
  const replicas = Math.max(spec.replicas ?? 1, ...least)
  object.spec = { ...spec, replicas, selector: narrowed(spec.selector, identity.rid) }
  return { base, object, replicas }
}

export function versionedAutoscaler(source: KubeObject, identity: Identity): KubeObject {
  const object = ofRelease(source, identity)
  const spec = object.spec as Autoscaled
  const name = suffixedName(spec.scaleTargetRef?.name ?? '', identity.rid)
  return { ...object, spec: { ...spec, scaleTargetRef: { ...spec.scaleTargetRef, name } } }
}

export function versionedBudget(source: KubeObject, identity: Identity): KubeObject {
  const object = ofRelease(source, identity)
  const spec = object.spec as Scaled
  return { ...object, spec: { ...spec, selector: narrowed(spec.selector, identity.rid) } }
}

/** A Job's template never changes, so every release runs its own. */
export const versionedJob = ofRelease

/** A hook's Job is the record that it ran, so no time to live may remove it; it goes with its release. */
export function versionedHook(source: KubeObject, identity: Identity): KubeObject {
  const { ttlSecondsAfterFinished: _, ...spec } = source.spec as Record<string, unknown>
  return { ...ofRelease(source, identity), spec: structuredClone(spec) }
}

export interface ServiceSpec {
  readonly type?: string
  readonly clusterIP?: string
  readonly sessionAffinity?: string
  readonly selector?: Labels
  readonly ports?: readonly ServicePort[]
}

export interface ServicePort {
  readonly name?: string
  readonly port: number
  readonly protocol?: string
  readonly targetPort?: string | number
  readonly nodePort?: number
}

export const serviceSpecOf = (object: KubeObject): ServiceSpec => (object.spec as ServiceSpec | undefined) ?? {}

/** The preview is reached through the API server only: no labels that monitors select, no address outside of the cluster. */
function preview(source: KubeObject, selector: Labels, ports: readonly ServicePort[], identity: Identity): KubeObject {
  const { app, namespace, rid, version } = identity
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: previewName(source.metadata.name),
      namespace,
      labels: { [key.app]: app, [key.release]: rid },
      annotations: { [key.version]: version }
    },
    spec: { type: 'ClusterIP', selector, ports: ports.map(({ nodePort: _, ...port }) => port) }
  }
}

/** A Service of the manifests, and how it selects this release; its ports carry the defaults that the server would add. */
export function trafficService(
  source: KubeObject,
  deployments: readonly VersionedDeployment[],
  identity: Identity
): TrafficService {
  const spec = serviceSpecOf(source)
  const sel0 = { ...spec.selector }
  const selector = { ...sel0, ...releaseLabels(identity.rid) }
  const ports = (spec.ports ?? []).map(port => ({ protocol: 'TCP', targetPort: port.port, ...port }))
  const { labels } = source.metadata
  return {
    name: source.metadata.name,
    object: {
      ...source,
      metadata: { ...source.metadata, labels: { ...labels, [key.app]: identity.app } },
      spec: { ...spec, selector, ports }
    },
    sel0,
    selector,
    ports,
    deployments: deployments
      .filter(({ object }) => selects(sel0, podLabelsOf(object)))
      .map(({ object }) => object.metadata.name),
    preview: preview(source, selector, ports, identity)
  }
}
