import type { Strategy } from '../../config/settings.ts'
import { CutoverError } from '../../errors.ts'
import type { Milliseconds } from '../../io/clock.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import type { Right } from './rights.ts'
import { named } from './seen.ts'

/**
 * Twice what a target group of the AWS Load Balancer Controller needs to call a target healthy (two checks, 15 seconds
 * apart, by its defaults), and what network endpoint groups need as a rule.
 */
export const overlapByDefault: Milliseconds = 60_000

const bindings = ['elbv2.k8s.aws/v1beta1', 'TargetGroupBinding'] as const

/** Asked for only where the cluster has target group bindings at all. */
export const bindingsRight: Right = {
  group: 'elbv2.k8s.aws',
  resource: 'targetgroupbindings',
  verbs: ['list'],
  why: 'see which load balancers send traffic to pods by their addresses',
  optional: true
}

/** Google's annotation on a Service whose pods are the endpoints of a load balancer: `{"ingress": true}`, or ports. */
export function hasEndpointGroup({ metadata }: KubeObject): boolean {
  const text = metadata.annotations?.['cloud.google.com/neg']
  if (text === undefined) return false
  try {
    const { ingress, exposed_ports: ports } = JSON.parse(text) as { ingress?: unknown; exposed_ports?: object }
    return ingress === true || Object.keys(ports ?? {}).length > 0
  } catch {
    // Its controller does not understand it either.
    return false
  }
}

export async function servesBindings(cluster: Cluster): Promise<boolean> {
  try {
    await cluster.resource(...bindings)
    return true
  } catch (error) {
    if (error instanceof CutoverError && (error.code === 'NOT_FOUND' || error.code === 'CLUSTER_DENIED')) return false
    throw error
  }
}

/** Services whose pods are targets of an AWS load balancer; undefined where the right to look is missing. */
async function boundServices(cluster: Cluster): Promise<ReadonlySet<string> | undefined> {
  if (!(await servesBindings(cluster))) return new Set()
  try {
    const { items } = await cluster.list(await cluster.resource(...bindings))
    return new Set(
      items.flatMap(({ spec }) => {
        const { serviceRef, targetType } = spec as { serviceRef?: { name?: string }; targetType?: string }
        return targetType === 'instance' ? [] : (serviceRef?.name ?? [])
      })
    )
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'CLUSTER_DENIED') return undefined
    throw error
  }
}

/** How long each Service of the set has to select both releases: as the settings say, else as load balancers are found. */
export async function overlapsFor(
  cluster: Cluster,
  live: readonly KubeObject[],
  set: ReleaseSet,
  strategy: Strategy,
  report: Report
): Promise<Record<string, Milliseconds>> {
  if (strategy.kind !== 'blueGreen' || set.services.length === 0) return {}
  const { overlap } = strategy
  const all = set.services.map(({ name }) => name)
  if (overlap !== undefined) return overlap === 0 ? {} : Object.fromEntries(all.map(name => [name, overlap]))
  const bound = await boundServices(cluster)
  if (!bound)
    report.warning(
      'No right to list TargetGroupBindings: grant it, or set strategy.blueGreen.overlap (0 where no load balancer knows pods by their addresses).'
    )
  const found = all.filter(name => {
    const service = named(live, name)
    return bound?.has(name) || (service !== undefined && hasEndpointGroup(service))
  })
  return Object.fromEntries(found.map(name => [name, overlapByDefault]))
}
