import { CutoverError } from '../../errors.ts'
import type { Cluster } from './cluster.ts'
import { caution, type Finding, problem } from './finding.ts'
import { type KubeObject, key } from './objects.ts'
import type { ManifestObject, ReleaseSet } from './release-set.ts'
import { placesIn } from './review-manifests.ts'
import { concerns, namesService, routeKind, rulesOf, weightOf, whole } from './routes.ts'

/** The Gateway API's bound of a weight is 1000000, and shares are hundredths of it. */
const heaviest = 10_000

const otherwise = 'Use strategy: blueGreen'

/** Whether the cluster has routes, and those that are there; none where the right to list them is missing. */
export async function readRoutes(cluster: Cluster): Promise<readonly KubeObject[] | undefined> {
  try {
    const resource = await cluster.resource(...routeKind)
    const { items } = await cluster.list(resource)
    return items.map(item => ({ ...item, apiVersion: resource.apiVersion, kind: resource.kind }))
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    if (error.code === 'NOT_FOUND') return undefined
    if (error.code === 'CLUSTER_DENIED') return []
    throw error
  }
}

/** What keeps routes from giving a release its share; pure. `live` is undefined where the cluster has no such kind. */
export function reviewRoutes(
  set: ReleaseSet,
  live: readonly KubeObject[] | undefined,
  manifests: readonly ManifestObject[]
): Finding[] {
  const [apiVersion, kind] = routeKind
  if (!live)
    return [
      problem(`The cluster serves no ${kind} (${apiVersion}).`, `Install the Gateway API. ${otherwise} until then.`)
    ]
  const written = set.shared.filter(object => object.kind === kind && object.apiVersion === apiVersion)
  const others = live.filter(route => !written.some(({ metadata }) => metadata.name === route.metadata.name))
  const services = set.services.map(({ name }) => name)
  const routes = [...written, ...others.map(route => asPlain(route, services))].filter(route =>
    concerns(route, services, [])
  )
  if (routes.length === 0)
    return [
      problem(
        `No ${kind} sends requests to ${services.map(name => `Service ${name}`).join(' or ') || 'a Service of the release'}: there is nothing to give weights to.`,
        `Add one to the manifests, in the namespace of the release. ${otherwise} where none is meant to.`
      )
    ]
  const at = placesIn(manifests)
  const found = routes.flatMap(route =>
    reviewRoute(route, set).map(message =>
      problem(message, `Give the rule one backend, with a weight. ${otherwise}.`, at(route.kind, route.metadata.name))
    )
  )
  return [...found, ...live.filter(route => concerns(route, services, [])).flatMap(managed)]
}

/** As it is when no release has a share of it. */
function asPlain(route: KubeObject, services: readonly string[]): KubeObject {
  const active = route.metadata.annotations?.[key.active]
  const changes = active ? whole(route, services, [active]) : []
  const rules = rulesOf(route).map((rule, index) => {
    const change = changes.find(({ path }) => path === `/spec/rules/${index}/backendRefs`)
    return change ? { ...rule, backendRefs: change.to } : rule
  })
  return { ...route, spec: { ...(route.spec as object), rules } }
}

function reviewRoute(route: KubeObject, { services }: ReleaseSet): string[] {
  return rulesOf(route).flatMap(({ backendRefs = [] }, index) => {
    const rule = `Rule ${index + 1} of HTTPRoute ${route.metadata.name}`
    const own = services.flatMap(service => {
      const ref = backendRefs.find(one => namesService(route, one, service.name))
      return ref ? [{ ref, service }] : []
    })[0]
    if (!own) return []
    const { ref, service } = own
    if (backendRefs.length > 1)
      return [`${rule} shares the requests for Service ${service.name} with ${backendRefs.length - 1} other backends.`]
    if (weightOf(ref) < 1 || weightOf(ref) > heaviest)
      return [`${rule} gives Service ${service.name} the weight ${weightOf(ref)}: it must be from 1 to ${heaviest}.`]
    const ports = (service.ports as { port: number }[]).map(({ port }) => port)
    if (ref.port !== undefined && !ports.includes(ref.port))
      return [`${rule} names port ${ref.port} of Service ${service.name}, which has ${ports.join(', ')}.`]
    return []
  })
}

/** Who would set the weights back. */
function managed({ metadata }: KubeObject): Finding[] {
  const marks = Object.keys({ ...metadata.labels, ...metadata.annotations })
  const argo = marks.some(mark => /^argocd\.argoproj\.io\/(tracking-id|instance)$/.test(mark))
  const flux = marks.some(mark => /^(kustomize|helm)\.toolkit\.fluxcd\.io\/name$/.test(mark))
  if (!argo && !flux) return []
  return [
    caution(
      `${argo ? 'Argo CD' : 'Flux'} manages HTTPRoute ${metadata.name} and would set its weights back: the release would stop.`,
      argo
        ? 'Add to its Application: ignoreDifferences for kind HTTPRoute, jqPathExpressions [.spec.rules[].backendRefs[].weight, .spec.rules[].backendRefs], and the sync option RespectIgnoreDifferences=true.'
        : 'Leave the route out of what it reconciles, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent.'
    )
  ]
}
