import { asCutoverError, type Place } from '../../errors.ts'
import type { Cluster } from './cluster.ts'
import { claimsIn, conflictError, handOver } from './conflicts.ts'
import { isDefinedBy } from './definitions.ts'
import type { Finding } from './finding.ts'
import { caution, problem } from './finding.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import type { Places } from './review-manifests.ts'

/** An object to be tried, how, and the name that it has in the manifests. */
interface Trial {
  readonly object: KubeObject
  readonly by: 'create' | 'apply'
  readonly base: string
  /** Fields that others own are taken over, as the release takes them. */
  readonly takeOver?: boolean
}

const withoutSuffix = (name: string, suffix: string): string =>
  name.endsWith(`-${suffix}`) ? name.slice(0, -suffix.length - 1) : name

/** What the release writes first: everything new. What exists already is no surprise to anybody. */
function trialsOf(set: ReleaseSet): Trial[] {
  const own = (object: KubeObject): Trial => ({
    object,
    by: 'create',
    base: withoutSuffix(object.metadata.name, set.rid)
  })
  const hashed = (object: KubeObject): Trial => ({
    object,
    by: 'create',
    base: object.metadata.name.replace(/-[0-9a-f]{10}$/, '')
  })
  return [
    ...set.config.map(hashed),
    ...set.deployments.map(({ base, object }) => ({ object, by: 'create' as const, base })),
    ...[...set.autoscalers, ...set.budgets, ...set.hooks.map(hook => hook.object)].map(own),
    ...set.services.map(({ name, object }) => ({ object, by: 'create' as const, base: name })),
    ...[...set.shared, ...set.followers].map(object => ({ ...own(object), by: 'apply' as const }))
  ]
}

async function write({ object, by, takeOver = false }: Trial, cluster: Cluster): Promise<void> {
  const resource = await cluster.resource(object.apiVersion, object.kind)
  if (by === 'create') await cluster.create(resource, object, { dryRun: true })
  else await cluster.apply(resource, object, { dryRun: true, takeOver })
}

const isAboveNamespaces = (cluster: Cluster, { apiVersion, kind }: KubeObject): Promise<boolean> =>
  cluster.resource(apiVersion, kind).then(
    ({ namespaced }) => !namespaced,
    () => false
  )

/** No Role grants what belongs to the whole cluster. */
const needsMore = ({ kind, metadata }: KubeObject, message: string, at: Place | undefined): Finding =>
  problem(
    `${kind} ${metadata.name} belongs to the whole cluster: ${message}`,
    `Leave it out of the manifests and let a cluster's administrator apply it, or grant get, create and patch on its kind by a ClusterRole.`,
    at
  )

async function attempt(trial: Trial, set: ReleaseSet, cluster: Cluster, places: Places): Promise<Finding[]> {
  const { object, by, base, takeOver } = trial
  try {
    await write(trial, cluster)
    return []
  } catch (thrown) {
    const error = asCutoverError(thrown)
    const { code, message, hint } = error
    const at = places(object.kind, base)
    if (code === 'CONFLICT' && by === 'create') return []
    if (code === 'CONFLICT') {
      const claims = claimsIn(message)
      const told = conflictError(object, claims, error)
      if (claims.length > 0 && !handOver(claims, object)) return [problem(told.message, told.hint ?? '', at)]
      // Owners are asked about before values: as the release does, it is tried again as the new owner.
      return takeOver ? [] : attempt({ ...trial, takeOver: true }, set, cluster, places)
    }
    if (code === 'CLUSTER_DENIED' && (await isAboveNamespaces(cluster, object))) return [needsMore(object, message, at)]
    // The access review tells all missing rights at once.
    if (code === 'CLUSTER_DENIED' && /cannot \w+ resource/.test(message)) return []
    // What comes with the same manifests can't be tried before it is there.
    if (code === 'NOT_FOUND' && isDefinedBy(set, object)) return []
    if (code === 'CLUSTER_UNREACHABLE' || code === 'CREDENTIALS_UNUSABLE') throw error
    if (/namespaces "[^"]*" not found/.test(message)) {
      return [
        problem(
          `Namespace ${cluster.namespace} does not exist.`,
          `Create it first: kubectl create namespace ${cluster.namespace}`
        )
      ]
    }
    if (/does not support dry run/.test(message)) {
      return [caution(message, 'Its webhook has side effects, so that only the release itself shows what it says.', at)]
    }
    return [problem(message, hint, at)]
  }
}

/**
 * Lets the API server try every object of the set without storing it: schemas, immutable fields, admission and quotas speak
 * before anything is changed. CLUSTER_UNREACHABLE when it does not answer.
 */
export async function reviewByDryRun(cluster: Cluster, set: ReleaseSet, places: Places): Promise<Finding[]> {
  const found = await Promise.all(trialsOf(set).map(trial => attempt(trial, set, cluster, places)))
  const findings = found.flat()
  // A preview has the ports of its Service, and would only say the same again.
  if (findings.length === 0) {
    const previews = set.services.map(({ name, preview }): Trial => ({ object: preview, by: 'create', base: name }))
    findings.push(...(await Promise.all(previews.map(trial => attempt(trial, set, cluster, places)))).flat())
  }
  return [...new Map(findings.map(finding => [finding.message, finding])).values()]
}
