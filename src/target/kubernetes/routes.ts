import type { KubeObject } from './objects.ts'
import { backendName, type Change, type Sharing } from './share.ts'

/** Gateway API, v1: https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export const routeKind = ['gateway.networking.k8s.io/v1', 'HTTPRoute'] as const

/** Where a rule sends requests; those of one rule share them by their weights. */
export interface BackendRef {
  readonly group?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name: string
  readonly port?: number
  /** 1 where it is not said. */
  readonly weight?: number
  readonly [field: string]: unknown
}

interface Rule {
  readonly backendRefs?: readonly BackendRef[]
}

export const rulesOf = (route: KubeObject): readonly Rule[] =>
  (route.spec as { rules?: readonly Rule[] } | undefined)?.rules ?? []

export const weightOf = ({ weight = 1 }: BackendRef): number => weight

/** Names a Service of the route's own namespace. */
export const namesService = (route: KubeObject, ref: BackendRef, name: string): boolean =>
  ref.name === name &&
  (ref.group ?? '') === '' &&
  (ref.kind ?? 'Service') === 'Service' &&
  (ref.namespace === undefined || ref.namespace === route.metadata.namespace)

/** The rules of a route that send requests to a Service, or to one of its releases. */
function rulesFor(route: KubeObject, services: readonly string[], releases: readonly string[]) {
  const names = services.flatMap(service => [service, ...releases.map(release => backendName(service, release))])
  return rulesOf(route)
    .map(({ backendRefs = [] }, index) => ({ path: `/spec/rules/${index}/backendRefs`, refs: backendRefs }))
    .filter(({ refs }) => refs.some(ref => names.some(name => namesService(route, ref, name))))
}

export const concerns = (route: KubeObject, services: readonly string[], releases: readonly string[]): boolean =>
  rulesFor(route, services, releases).length > 0

/** Sends requests to the backends of a release by itself, whichever Service that is for. */
export const givesShare = (route: KubeObject, release: string): boolean =>
  rulesOf(route).some(({ backendRefs = [] }) =>
    backendRefs.some(ref => weightOf(ref) > 0 && ref.name.endsWith(`-${release}`))
  )

const total = (refs: readonly BackendRef[]): number => refs.reduce((sum, ref) => sum + weightOf(ref), 0)

const bare = ({ name: _name, weight: _weight, ...rest }: BackendRef): string =>
  JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What one rule gives a release, in percent; undefined for what no release of ours has written, and may not write over. */
function shareIn(refs: readonly BackendRef[], services: readonly string[], release: string): number | undefined {
  const [own, twin] = refs
  if (!own || !services.includes(own.name)) return undefined
  if (!twin) return weightOf(own) > 0 ? 0 : undefined
  const paired = refs.length === 2 && twin.name === backendName(own.name, release) && bare(own) === bare(twin)
  const sum = total(refs)
  const share = (weightOf(twin) * 100) / sum
  return paired && sum > 0 && sum % 100 === 0 && Number.isInteger(share) ? share : undefined
}

/**
 * What a route gives a release of the requests for `services`, in percent; undefined where its rules differ, or somebody
 * else has changed them.
 */
export function shareOf(route: KubeObject, services: readonly string[], release: string): number | undefined {
  const shares = rulesFor(route, services, [release]).map(({ refs }) => shareIn(refs, services, release))
  return shares.every(share => share === shares[0]) ? shares[0] : undefined
}

/**
 * Gives a release its share in every rule. The weight that a rule had is kept: both weights are multiples of it, so that
 * the rule alone says what it was, whoever puts it back.
 */
export function sharing(route: KubeObject, services: readonly string[], release: string, percent: number): Change[] {
  return rulesFor(route, services, [release]).flatMap(({ path, refs }) => {
    const [own] = refs
    if (!own) return []
    const unit = refs.length === 1 ? weightOf(own) : total(refs) / 100
    const twin = { ...own, name: backendName(own.name, release), weight: unit * percent }
    return [{ path, from: refs, to: [{ ...own, weight: unit * (100 - percent) }, twin] }]
  })
}

/** Takes every share of `releases` back, whoever has changed the weights since: no rule names their backends any more. */
export function whole(route: KubeObject, services: readonly string[], releases: readonly string[]): Change[] {
  const owners = new Map(services.flatMap(name => releases.map(release => [backendName(name, release), name] as const)))
  return rulesFor(route, services, releases).flatMap(({ path, refs }) => {
    const isShare = (ref: BackendRef): boolean => owners.has(ref.name) && namesService(route, ref, ref.name)
    const twin = refs.find(isShare)
    if (!twin) return []
    const rest = refs.filter(ref => !isShare(ref))
    const name = owners.get(twin.name) ?? ''
    const unit = total(refs) % 100 === 0 ? Math.max(1, total(refs) / 100) : 1
    const own = { ...(rest.find(ref => ref.name === name) ?? twin), name, weight: unit }
    return [{ path, from: refs, to: rest.length < 2 || total(rest) === 0 ? [own] : rest }]
  })
}

/** By the weights of the backends in its rules: the route itself holds the shares. */
export const httpRoutes: Sharing = {
  leads: concerns,
  concerns,
  givesShare,
  shareOf,
  sharing,
  whole,
  names: (route, service) =>
    rulesOf(route).some(({ backendRefs = [] }) => backendRefs.some(ref => namesService(route, ref, service)))
}
