import type { Selector } from '../../src/target/kubernetes/journal.ts'
import { key } from '../../src/target/kubernetes/objects.ts'
import { widened } from '../../src/target/kubernetes/overlap.ts'
import { equal, matches, selectorOf } from '../../src/target/kubernetes/seen.ts'
import { lockIn } from './invariants.ts'
import { wrongRoute } from './routes.ts'
import type { World } from './world.ts'

/** Pods that a Service must reach: what the shop is meant to have. */
const parity = 2

const held = new WeakMap<World, Map<string, string | undefined>>()

/** What must hold in every state; the sentence says what does not. A Service that a person deleted is not ours to keep. */
export function violation(world: World, services: readonly string[]): string | undefined {
  const known = held.get(world) ?? new Map<string, string | undefined>()
  held.set(world, known)
  const by = services.join()
  if (!known.has(by))
    known.set(by, twice(world) ?? wrongRoute(world) ?? services.map(name => wrong(world, name)).find(Boolean))
  return known.get(by)
}

function wrong(world: World, name: string): string | undefined {
  const service = world.get('Service', name)
  if (!service) return world.graves.has(`Service/${name}`) ? undefined : `I7: Service ${name} is gone`
  const selector = selectorOf(service)
  const pods = world.derived.pods.filter(pod => matches(selector, pod.metadata.labels))
  const releases = new Set(pods.map(pod => pod.metadata.labels?.[key.podTemplateHash]))
  if (releases.size !== 1 && !(releases.size === 2 && overlaps(world, name, selector)))
    return `I1: Service ${name} reaches ${releases.size} releases, selecting ${JSON.stringify(selector)}`
  if (pods.length < parity) return `I2: Service ${name} reaches ${pods.length} pods of what had ${parity}`
  if (world.broken.size === 0 && world.endpoints(name).length < parity)
    return `I1: Service ${name} reaches no ready pods`
  return undefined
}

/** The journal says that the Service selects two releases for a while, or that it was found so. */
function overlaps(world: World, name: string, selector: Selector): boolean {
  const { from, overlap, wide } = lockIn(world)?.journal?.services[name] ?? {}
  return (overlap !== undefined || wide === true) && !!from && equal(selector, widened(from))
}

/** I5: the same release is never there twice. */
function twice(world: World): string | undefined {
  const ids = world.all('Deployment').flatMap(({ metadata }) => metadata.labels?.[key.release] ?? [])
  const again = ids.find((id, index) => ids.indexOf(id) !== index)
  return again && `I5: there are two Deployments of ${again}`
}
