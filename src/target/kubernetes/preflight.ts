import type { Strategy } from '../../config/settings.ts'
import { reviewAccess } from './access-review.ts'
import type { Cluster } from './cluster.ts'
import { definedBy, isDefinition } from './definitions.ts'
import { unless } from './denied.ts'
import { reviewByDryRun } from './dry-run.ts'
import { caution, type Finding } from './finding.ts'
import { findLeftOver } from './left-over.ts'
import { bindingsRight, servesBindings } from './load-balancers.ts'
import { type KubeObject, key, type Resource } from './objects.ts'
import type { ManifestObject, ReleaseSet } from './release-set.ts'
import { placesIn, reviewManifests } from './review-manifests.ts'
import type { Live } from './review-namespace.ts'
import { reviewNamespace } from './review-namespace.ts'
import { reviewShares } from './review-shares.ts'
import { canaryRights, mergedRights, rightsFor, rightsToApply, rightsToSweep, weightedRights } from './rights.ts'

export type { Finding } from './finding.ts'

/** Objects of a kind; undefined where the right to list them is missing, which the access review tells. */
const listed = (cluster: Cluster, apiVersion: string, kind: string): Promise<readonly KubeObject[] | undefined> =>
  unless(['CLUSTER_DENIED'], async () => (await cluster.list(await cluster.resource(apiVersion, kind))).items)

/** What runs already; undefined to those who may not see what it is made of: of the rest, wrong things would be said. */
async function readNamespace(cluster: Cluster): Promise<Live | undefined> {
  const [services, deployments, replicaSets, pods, autoscalers, budgets, quotas] = await Promise.all([
    listed(cluster, 'v1', 'Service'),
    listed(cluster, 'apps/v1', 'Deployment'),
    listed(cluster, 'apps/v1', 'ReplicaSet'),
    listed(cluster, 'v1', 'Pod'),
    listed(cluster, 'autoscaling/v2', 'HorizontalPodAutoscaler'),
    listed(cluster, 'policy/v1', 'PodDisruptionBudget'),
    listed(cluster, 'v1', 'ResourceQuota')
  ])
  if (!services || !deployments || !replicaSets || !pods) return undefined
  return {
    services,
    deployments,
    replicaSets,
    pods,
    autoscalers: autoscalers ?? [],
    budgets: budgets ?? [],
    quotas: quotas ?? []
  }
}

/** The API server refuses what a quota has no room for; the review of quotas says that of all objects at once. */
const isToldOfQuota = ({ message }: Finding, known: readonly Finding[]): boolean => {
  const [, quota] = /exceeded quota: ([^\s,]+)/.exec(message) ?? []
  return quota !== undefined && known.some(finding => finding.message.startsWith(`ResourceQuota ${quota} `))
}

/** The resources of objects that are applied in place, those that they define included; other unknown kinds show in the dry run. */
async function resourcesOf(cluster: Cluster, objects: readonly KubeObject[]): Promise<Resource[]> {
  const found = await Promise.allSettled(objects.map(({ apiVersion, kind }) => cluster.resource(apiVersion, kind)))
  const defined = objects.filter(isDefinition).flatMap(definedBy)
  const known = found.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  const isUsed = ({ apiVersion, kind }: Resource): boolean =>
    objects.some(object => object.apiVersion === apiVersion && object.kind === kind)
  return [...known, ...defined.filter(isUsed)].filter(({ namespaced }) => namespaced)
}

const leaving = ({ kind, metadata }: KubeObject): Finding =>
  caution(
    `${kind} ${metadata.name} left the manifests: it is deleted when the release is committed.`,
    `Annotate it in the cluster with ${key.prune}: never to keep it.`
  )

/** What of a release is not in its manifests, and decides what it needs. */
export interface ReleaseManner {
  readonly strategy?: Strategy['kind']
  /** With weights: the class of the Ingresses that give them; HTTPRoutes where it is not said. */
  readonly ingressClass?: string
  /** Whether gates are asked. */
  readonly gated?: boolean
}

/**
 * Everything that stands in the way of releasing `set`, at once, errors first: reads and server-side dry runs only. `manifests` are
 * what it was rendered from, for the lines to show. CLUSTER_UNREACHABLE when the API server does not answer.
 */
export async function preflight(
  cluster: Cluster,
  set: ReleaseSet,
  manifests: readonly ManifestObject[],
  { strategy = 'blueGreen', ingressClass, gated = false }: ReleaseManner = {}
): Promise<Finding[]> {
  const [resources, left] = await Promise.all([
    resourcesOf(cluster, [...set.shared, ...set.followers]),
    findLeftOver(cluster, set)
  ])
  const balanced = strategy === 'blueGreen' && (await servesBindings(cluster))
  const needed = mergedRights([
    ...rightsFor({ gated, hooks: set.hooks.length > 0 }),
    ...(balanced ? [bindingsRight] : []),
    ...(strategy === 'weighted' ? (ingressClass === undefined ? weightedRights : canaryRights) : []),
    ...rightsToApply(resources)
  ])
  const [access, trials, live, routed] = await Promise.all([
    reviewAccess(cluster, [...needed, ...rightsToSweep(await resourcesOf(cluster, left))]),
    reviewByDryRun(cluster, set, placesIn(manifests)),
    strategy === 'rolling' ? undefined : readNamespace(cluster),
    strategy === 'weighted' ? reviewShares(cluster, set, manifests, ingressClass) : []
  ])
  const known = [
    ...(strategy === 'rolling' ? [] : reviewManifests(set, manifests)),
    ...(live ? reviewNamespace(set, live, manifests) : []),
    ...routed
  ]
  const findings = [...known, ...left.map(leaving), ...access, ...trials.filter(trial => !isToldOfQuota(trial, known))]
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}
