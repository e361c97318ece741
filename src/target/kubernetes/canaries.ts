import { type KubeObject, key, pointer } from './objects.ts'
import { canonical, suffixedName } from './release-id.ts'
import type { ReleaseSet } from './release-set.ts'
import { backendName, type Change, type Sharing } from './share.ts'

export const ingressKind = ['networking.k8s.io/v1', 'Ingress'] as const

/**
 * ingress-nginx attaches a canary to the backends that the main Ingress has for the same host and path, and takes one alone.
 * Whatever else the main one is annotated with counts for both.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
 */
const nginx = (name: string): string => `nginx.ingress.kubernetes.io/${name}`
export const canaryMark = nginx('canary')
const weightMark = nginx('canary-weight')
const totalMark = nginx('canary-weight-total')
const classMark = 'kubernetes.io/ingress.class'

export interface IngressBackend {
  readonly service?: { readonly name: string; readonly port?: { readonly number?: number; readonly name?: string } }
}

export interface IngressPath {
  readonly path?: string
  readonly pathType?: string
  readonly backend: IngressBackend
}

interface IngressRule {
  readonly host?: string
  readonly http?: { readonly paths: readonly IngressPath[] }
}

interface IngressSpec {
  readonly ingressClassName?: string
  readonly defaultBackend?: IngressBackend
  readonly rules?: readonly IngressRule[]
}

export const specOf = ({ spec }: KubeObject): IngressSpec => (spec ?? {}) as IngressSpec

const markOf = ({ metadata }: KubeObject, name: string): string | undefined => metadata.annotations?.[name]

export const isCanary = (ingress: KubeObject): boolean => markOf(ingress, canaryMark) === 'true'

/** The class that says which controller reads an Ingress; undefined where the cluster has a default. */
export const classOf = (ingress: KubeObject): string | undefined =>
  specOf(ingress).ingressClassName ?? markOf(ingress, classMark)

export const backendsIn = (ingress: KubeObject): IngressBackend[] => {
  const { defaultBackend, rules = [] } = specOf(ingress)
  return [
    ...(defaultBackend ? [defaultBackend] : []),
    ...rules.flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend))
  ]
}

const names = (ingress: KubeObject, service: string): boolean =>
  backendsIn(ingress).some(backend => backend.service?.name === service)

/** The release that a canary of ours was made for. */
export const releaseOfCanary = ({ kind, metadata }: KubeObject): string | undefined =>
  kind === ingressKind[1] && metadata.labels?.[key.app] !== undefined ? metadata.labels[key.release] : undefined

const leads = (ingress: KubeObject, services: readonly string[]): boolean =>
  !isCanary(ingress) && releaseOfCanary(ingress) === undefined && services.some(name => names(ingress, name))

/** Whatever has become of its backends: somebody may have changed them, and its share is to be taken back all the same. */
const concerns = (ingress: KubeObject, _services: readonly string[], releases: readonly string[]): boolean =>
  releases.includes(releaseOfCanary(ingress) ?? '')

const weightIn = (ingress: KubeObject): number => Number(markOf(ingress, weightMark) ?? 0)

function shareOf(ingress: KubeObject, _services: readonly string[], release: string): number | undefined {
  const weight = weightIn(ingress)
  const plain = isCanary(ingress) && markOf(ingress, totalMark) === undefined && Number.isInteger(weight)
  return plain && releaseOfCanary(ingress) === release ? weight : undefined
}

const weighing = (ingress: KubeObject, weight: number): Change[] => [
  { path: `/metadata/annotations/${pointer(weightMark)}`, from: markOf(ingress, weightMark), to: String(weight) }
]

/** By an Ingress beside the main one, for each release that gets a share: the main one is never written. */
export const canaries: Sharing = {
  leads,
  concerns,
  givesShare: (ingress, release) => releaseOfCanary(ingress) === release && weightIn(ingress) !== 0,
  shareOf,
  sharing: (ingress, _services, _release, percent) => weighing(ingress, percent),
  whole: ingress => (weightIn(ingress) === 0 ? [] : weighing(ingress, 0)),
  names
}

/** The backend of the release's own, for one that is a Service of the release. */
function ownBackend({ service }: IngressBackend, services: readonly string[], rid: string): IngressBackend[] {
  return service && services.includes(service.name)
    ? [{ service: { ...service, name: backendName(service.name, rid) } }]
    : []
}

/**
 * The canary of an Ingress, without a share: the same class, hosts and paths, as far as they lead to Services of the release.
 * Sessions that stick to a canary could not be taken back from it by its weight: they are left out (`legacy`).
 */
export function canaryOf(
  ingress: KubeObject,
  { app, namespace, rid, version }: Pick<ReleaseSet, 'app' | 'namespace' | 'rid' | 'version'>,
  services: readonly string[]
): KubeObject {
  const { defaultBackend, rules = [], ingressClassName } = specOf(ingress)
  const [own] = defaultBackend ? ownBackend(defaultBackend, services, rid) : []
  const led = rules.flatMap(({ http, ...rule }) => {
    const paths = (http?.paths ?? []).flatMap(path =>
      ownBackend(path.backend, services, rid).map(backend => ({ ...path, backend }))
    )
    return paths.length === 0 ? [] : [{ ...rule, http: { paths } }]
  })
  const legacyClass = markOf(ingress, classMark)
  return {
    apiVersion: ingressKind[0],
    kind: ingressKind[1],
    metadata: {
      name: suffixedName(ingress.metadata.name, rid),
      namespace,
      labels: { [key.app]: app, [key.release]: rid },
      annotations: {
        ...(legacyClass === undefined ? {} : { [classMark]: legacyClass }),
        [canaryMark]: 'true',
        [weightMark]: '0',
        [nginx('affinity-canary-behavior')]: 'legacy',
        [key.version]: version
      }
    },
    spec: {
      ...(ingressClassName === undefined ? {} : { ingressClassName }),
      ...(own ? { defaultBackend: own } : {}),
      ...(led.length === 0 ? {} : { rules: led })
    }
  }
}

/** Both send the requests for the same hosts and paths to the same backends. */
export const sendsAlike = (a: KubeObject, b: KubeObject): boolean => canonical(specOf(a)) === canonical(specOf(b))
