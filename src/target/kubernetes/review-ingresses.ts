import {
  backendsIn,
  canaries,
  canaryMark,
  classOf,
  type IngressBackend,
  ingressKind,
  isCanary,
  releaseOfCanary,
  specOf
} from './canaries.ts'
import { caution, type Finding, problem } from './finding.ts'
import { type KubeObject, key } from './objects.ts'
import type { ManifestObject, ReleaseSet, TrafficService } from './release-set.ts'
import { placesIn } from './review-manifests.ts'

/** The class that the strategy names, and who reads its Ingresses, where the credentials may know. */
export interface IngressClass {
  readonly name: string
  readonly controller: string | undefined
}

/**
 * Controllers whose canaries have been read about: ingress-nginx, whatever its operator has added to its name
 * (--controller-class), and Higress, which took its annotations over. To any other one a canary is an Ingress like the
 * main one, for the same hosts and paths.
 */
const honours = /(^|[/.-])(ingress-nginx|higress-controller)$/

const otherwise = 'Use strategy: blueGreen'

type Places = ReturnType<typeof placesIn>

/** What keeps Ingresses from giving a release its share; pure. Nothing is written to them: whoever else manages them need not know. */
export function reviewIngresses(
  set: ReleaseSet,
  live: readonly KubeObject[],
  manifests: readonly ManifestObject[],
  ingressClass: IngressClass
): Finding[] {
  const services = set.services.map(({ name }) => name)
  const mains = mainsAmong(set, live).filter(
    ingress => canaries.leads(ingress, services, []) && classOf(ingress) === ingressClass.name
  )
  const at = placesIn(manifests)
  return [
    ...reviewController(ingressClass),
    ...(mains.length === 0 ? [noneOf(ingressClass, services)] : []),
    ...mains.flatMap(ingress => [
      ...backendsIn(ingress).flatMap(backend => reviewPort(ingress, backend, set.services, at)),
      ...live.filter(other => isForeign(other, set.app) && overlap(ingress, other)).map(other => taken(ingress, other)),
      ...(sticks(ingress) ? [reviewSessions(ingress, at)] : [])
    ])
  ]
}

/** Those of the manifests go before those that stand; the class that the cluster chose for one is its own. */
function mainsAmong({ shared }: ReleaseSet, live: readonly KubeObject[]): KubeObject[] {
  const written = shared.filter(({ apiVersion, kind }) => apiVersion === ingressKind[0] && kind === ingressKind[1])
  const standing = new Map(live.map(ingress => [ingress.metadata.name, ingress]))
  const whole = written.map(ingress => {
    const same = standing.get(ingress.metadata.name)
    const ingressClassName = classOf(ingress) === undefined && same ? classOf(same) : undefined
    return ingressClassName === undefined ? ingress : { ...ingress, spec: { ...specOf(ingress), ingressClassName } }
  })
  return [...whole, ...live.filter(one => !written.some(({ metadata }) => metadata.name === one.metadata.name))]
}

const noneOf = ({ name }: IngressClass, services: readonly string[]): Finding =>
  problem(
    `No Ingress of class ${name} sends requests to ${services.map(service => `Service ${service}`).join(' or ') || 'a Service of the release'}: there is nothing to give weights to.`,
    `Add one to the manifests, with ingressClassName: ${name}. Leave strategy.weighted.ingressClass out where HTTPRoutes give the shares. ${otherwise} where nothing is meant to.`
  )

function reviewController({ name, controller }: IngressClass): Finding[] {
  if (controller === undefined || honours.test(controller)) return []
  return [
    problem(
      `Ingresses of class ${name} are read by ${controller}, which is not known to honour ${canaryMark}: a canary would get requests of its own choosing.`,
      `Name the class of ingress-nginx (controller k8s.io/ingress-nginx) in strategy.weighted.ingressClass. ${otherwise} where there is none.`
    )
  ]
}

/** A canary that no release of the app has made. */
const isForeign = (ingress: KubeObject, app: string): boolean =>
  isCanary(ingress) && (releaseOfCanary(ingress) === undefined || ingress.metadata.labels?.[key.app] !== app)

const taken = (ingress: KubeObject, other: KubeObject): Finding =>
  problem(
    `Ingress ${other.metadata.name} is a canary of Ingress ${ingress.metadata.name} already: each host and path has one.`,
    `Delete Ingress ${other.metadata.name}. ${otherwise} until then.`
  )

const placesOf = (ingress: KubeObject): string[] => {
  const { defaultBackend, rules = [] } = specOf(ingress)
  return [
    ...(defaultBackend ? ['*'] : []),
    ...rules.flatMap(({ host = '', http }) => (http?.paths ?? []).map(({ path = '/' }) => `${host}${path}`))
  ]
}

const overlap = (a: KubeObject, b: KubeObject): boolean => placesOf(a).some(place => placesOf(b).includes(place))

function reviewPort(
  { metadata }: KubeObject,
  { service }: IngressBackend,
  services: readonly TrafficService[],
  at: Places
): Finding[] {
  const { number, name } = service?.port ?? {}
  const known = services.find(one => one.name === service?.name)
  if (!known || (number === undefined && name === undefined)) return []
  const ports = known.ports as { port: number; name?: string }[]
  if (ports.some(port => (number === undefined ? port.name === name : port.port === number))) return []
  const said = ports.map(port => (number === undefined ? (port.name ?? port.port) : port.port)).join(', ')
  return [
    problem(
      `Ingress ${metadata.name} names port ${number ?? name} of Service ${known.name}, which has ${said}.`,
      `Name one of its ports. ${otherwise}.`,
      at(ingressKind[1], metadata.name)
    )
  ]
}

const sticks = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.['nginx.ingress.kubernetes.io/affinity'] === 'cookie'

const reviewSessions = ({ kind, metadata }: KubeObject, at: Places): Finding =>
  caution(
    `Ingress ${metadata.name} keeps sessions by cookie: who has one stays on the old release at any weight, until the live Service moves.`,
    'The shares are of requests without a session. Give the steps time, or leave the cookie out.',
    at(kind, metadata.name)
  )
