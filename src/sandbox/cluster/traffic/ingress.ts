import type { Ingress, IngressPath } from '../kinds.ts'

/** A Service and how much of the requests it gets, as a part of all that are named with it. */
export interface Backend {
  readonly name: string
  readonly port?: number | string
  readonly weight?: number
}

const mark = ({ metadata }: Ingress, name: string): string | undefined =>
  metadata.annotations?.[`nginx.ingress.kubernetes.io/${name}`]

const isCanary = (ingress: Ingress): boolean => mark(ingress, 'canary') === 'true'

interface Place {
  readonly host: string
  readonly path: IngressPath
}

const placesOf = ({ spec }: Ingress): Place[] =>
  (spec.rules ?? []).flatMap(({ host = '', http }) => (http?.paths ?? []).map(path => ({ host, path })))

const backendOf = ({ backend }: IngressPath): Backend | undefined => {
  const { service } = backend
  if (!service) return undefined
  const port = service.port?.number ?? service.port?.name
  return { name: service.name, ...(port === undefined ? {} : { port }) }
}

/** The oldest is looked at first, as ingress-nginx sorts what it reads (store.ListIngresses). */
const older = (a: Ingress, b: Ingress): number =>
  (a.metadata.creationTimestamp ?? '').localeCompare(b.metadata.creationTimestamp ?? '') ||
  a.metadata.name.localeCompare(b.metadata.name)

/**
 * The backends of an Ingress for a path, whatever the host, with their parts of 100. The rules are those of ingress-nginx: the first
 * canary for the same host, path and type alone counts, and only while its Service has endpoints (balancer.lua,
 * route_to_alternative_balancer; controller.go, mergeAlternativeBackends).
 */
export function backendsFor(
  ingress: Ingress,
  others: readonly Ingress[],
  url: string,
  hasEndpoints: (service: string) => boolean
): Backend[] {
  const fitting = placesOf(ingress).filter(({ path }) =>
    path.pathType === 'Exact' ? url === path.path : url.startsWith(path.path ?? '/')
  )
  const [place] = fitting.sort((a, b) => (b.path.path ?? '').length - (a.path.path ?? '').length)
  const main = place && backendOf(place.path)
  if (!place || !main) return []
  const isSame = ({ host, path }: Place): boolean =>
    host === place.host && path.path === place.path.path && path.pathType === place.path.pathType
  const [canary] = others.filter(other => isCanary(other) && placesOf(other).some(isSame)).sort(older)
  const path = canary && placesOf(canary).find(isSame)?.path
  const alternative = path && backendOf(path)
  if (!alternative || alternative.name === main.name || !hasEndpoints(alternative.name)) return [main]
  const weight = Math.min(100, Number(mark(canary, 'canary-weight') ?? 0))
  return [
    { ...main, weight: 100 - weight },
    { ...alternative, weight }
  ]
}
