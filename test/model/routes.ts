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

/** Pods that every backend with a share must reach: what the shop is meant to have. */
const parity = 2

const backendsOf = (object: KubeObject): BackendRef[] =>
  rulesOf(object)
    .flatMap(({ backendRefs = [] }) => backendRefs)
    .filter(ref => weightOf(ref) > 0)

/** Selectors of the Services of single releases that a route sends requests to. */
export const sharedSelectors = (world: World) =>
  world.all('HTTPRoute').flatMap(object =>
    backendsOf(object)
      .map(({ name }) => world.get('Service', name))
      .filter(service => service?.metadata.labels?.[key.release] !== undefined)
      .flatMap(service => (service ? [selectorOf(service)] : []))
  )

/** What must hold of routes in every state. */
export function wrongRoute(world: World): string | undefined {
  for (const object of world.all('HTTPRoute')) {
    const refs = backendsOf(object)
    if (refs.length === 0) return `I1: HTTPRoute ${object.metadata.name} sends nothing anywhere`
    for (const { name } of refs) {
      const service = world.get('Service', name)
      if (!service) {
        if (world.graves.has(`Service/${name}`) && !/-/.test(name)) continue
        return `I1: HTTPRoute ${object.metadata.name} sends requests to Service ${name}, which is not there`
      }
      const pods = world.derived.pods.filter(pod => matches(selectorOf(service), pod.metadata.labels))
      if (pods.length < parity) return `I2: HTTPRoute ${object.metadata.name} reaches ${pods.length} pods of ${name}`
      if (world.broken.size === 0 && world.endpoints(name).length < parity)
        return `I1: HTTPRoute ${object.metadata.name} reaches no ready pods of ${name}`
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
