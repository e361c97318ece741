import { backendsIn, releaseOfCanary } from '../../src/target/kubernetes/canaries.ts'
import type { Journal } from '../../src/target/kubernetes/journal.ts'
import { type KubeObject, key } from '../../src/target/kubernetes/objects.ts'
import { type BackendRef, rulesOf, weightOf } from '../../src/target/kubernetes/routes.ts'
import { matches, selectorOf } from '../../src/target/kubernetes/seen.ts'
import type { World } from './world.ts'

/** The shop's way in: one rule, one backend. */
export const route: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'front' },
  spec: { rules: [{ backendRefs: [{ name: 'web', port: 80, weight: 1 }] }] }
}

/** The same as an Ingress, which has a canary while a release has a share of it. */
export const ingress: KubeObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'front' },
  spec: {
    ingressClassName: 'nginx',
    rules: [
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }]
        }
      }
    ]
  }
}

export const weightMark = 'nginx.ingress.kubernetes.io/canary-weight'

/** Requests come in by these, and releases share them. */
export const isWayIn = ({ kind }: KubeObject): boolean => kind === 'HTTPRoute' || kind === 'Ingress'
const waysIn = (world: World): KubeObject[] => [...world.all('HTTPRoute'), ...world.all('Ingress')]

/** What an Ingress and its canary give each release, as a route would have it. */
function ingressBackends(object: KubeObject): BackendRef[] {
  const [backend] = backendsIn(object)
  const { name = '' } = backend?.service ?? {}
  if (releaseOfCanary(object) === undefined) return [{ name }]
  const weight = Number(object.metadata.annotations?.[weightMark])
  return [
    { name: 'web', weight: 100 - weight },
    { name, weight }
  ]
}

/** Pods that every backend with a share must reach: what the shop is meant to have. */
const parity = 2

const backendsOf = (object: KubeObject): BackendRef[] =>
  (object.kind === 'Ingress'
    ? ingressBackends(object)
    : rulesOf(object).flatMap(({ backendRefs = [] }) => backendRefs)
  ).filter(ref => weightOf(ref) > 0)

/** Selectors of the Services of single releases that a route sends requests to. */
export const sharedSelectors = (world: World) =>
  waysIn(world).flatMap(object =>
    backendsOf(object)
      .map(({ name }) => world.get('Service', name))
      .filter(service => service?.metadata.labels?.[key.release] !== undefined)
      .flatMap(service => (service ? [selectorOf(service)] : []))
  )

/** One canary counts for a host and path: a second one would be given nothing, or take the place of the first. */
const canariesWithShare = (world: World): KubeObject[] =>
  world.all('Ingress').filter(object => backendsOf(object).some(({ name }) => name !== 'web'))

/** I4: a canary that is made late is refused by nobody, and so must have no share. */
export const bornWithShare = (before: World, after: World): string | undefined => {
  const [born] = canariesWithShare(after).filter(({ metadata }) => !before.get('Ingress', metadata.name))
  return born && `I4: Ingress ${born.metadata.name} was made with a share`
}

/** What must hold of routes in every state. */
export function wrongRoute(world: World): string | undefined {
  if (canariesWithShare(world).length > 1) return 'I1: an Ingress has two canaries with a share'
  for (const object of waysIn(world)) {
    const refs = backendsOf(object)
    if (refs.length === 0) return `I1: ${object.kind} ${object.metadata.name} sends nothing anywhere`
    for (const { name } of refs) {
      const service = world.get('Service', name)
      if (!service) {
        if (world.graves.has(`Service/${name}`) && !/-/.test(name)) continue
        return `I1: ${object.kind} ${object.metadata.name} sends requests to Service ${name}, which is not there`
      }
      const pods = world.derived.pods.filter(pod => matches(selectorOf(service), pod.metadata.labels))
      if (pods.length < parity)
        return `I2: ${object.kind} ${object.metadata.name} reaches ${pods.length} pods of ${name}`
      if (world.broken.size === 0 && world.endpoints(name).length < parity)
        return `I1: ${object.kind} ${object.metadata.name} reaches no ready pods of ${name}`
    }
  }
  return undefined
}

/** The share of a Service of a single release, as a part of all. */
function shareOf(object: KubeObject, name: string): number {
  const refs = backendsOf(object)
  const all = refs.reduce((sum, ref) => sum + weightOf(ref), 0)
  return refs.filter(ref => ref.name === name).reduce((sum, ref) => sum + weightOf(ref), 0) / all
}

/** Services of single releases of which a write made the share larger. */
export const risen = (from: KubeObject, to: KubeObject | undefined): BackendRef[] =>
  to === undefined ? [] : backendsOf(to).filter(({ name }) => name !== 'web' && shareOf(to, name) > shareOf(from, name))

/** The journal says how far the share of which release is to rise. */
export const plansShare = ({ phase, weight, to: release }: Journal, to: KubeObject, { name }: BackendRef): boolean =>
  phase === 'stage' && weight !== undefined && name === `web-${release}` && shareOf(to, name) * 100 === weight.to

/** I1: what gets a share is whole and ready when it gets it. */
export function unready(shown: World, { name }: BackendRef): string | undefined {
  const service = shown.get('Service', name)
  const pods = service ? shown.derived.pods.filter(pod => matches(selectorOf(service), pod.metadata.labels)) : []
  return pods.length < parity || shown.endpoints(name).length < pods.length
    ? `I1: a share went to ${name}, which reaches ${shown.endpoints(name).length} of ${pods.length} pods`
    : undefined
}
