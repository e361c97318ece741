import { ingressKind } from './canaries.ts'
import type { Cluster } from './cluster.ts'
import { unless } from './denied.ts'
import type { Finding } from './finding.ts'
import type { KubeObject } from './objects.ts'
import type { ManifestObject, ReleaseSet } from './release-set.ts'
import { reviewIngresses } from './review-ingresses.ts'
import { readRoutes, reviewRoutes } from './review-routes.ts'

/** What keeps a release from getting its shares, by the way in that its strategy names. */
export async function reviewShares(
  cluster: Cluster,
  set: ReleaseSet,
  manifests: readonly ManifestObject[],
  ingressClass: string | undefined
): Promise<Finding[]> {
  if (ingressClass === undefined) return reviewRoutes(set, await readRoutes(cluster), manifests)
  const [live, controller] = await Promise.all([readIngresses(cluster), controllerOf(cluster, ingressClass)])
  return reviewIngresses(set, live, manifests, { name: ingressClass, controller })
}

/** None where the right to list them is missing: that is a finding of its own. */
async function readIngresses(cluster: Cluster): Promise<readonly KubeObject[]> {
  const resource = await cluster.resource(...ingressKind)
  const { items = [] } = (await unless(['CLUSTER_DENIED'], () => cluster.list(resource))) ?? {}
  return items.map(item => ({ ...item, apiVersion: resource.apiVersion, kind: resource.kind }))
}

/** Classes belong to the whole cluster: a Role can't give the right to read them, and one can do without. */
async function controllerOf(cluster: Cluster, ingressClass: string): Promise<string | undefined> {
  const found = await unless(['CLUSTER_DENIED', 'NOT_FOUND'], async () =>
    cluster.get(await cluster.resource(ingressKind[0], 'IngressClass'), ingressClass)
  )
  return (found?.spec as { controller?: string } | undefined)?.controller
}
