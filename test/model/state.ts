import { key } from '../../src/target/kubernetes/objects.ts'
import { named, selectorOf } from '../../src/target/kubernetes/seen.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import { canonical } from './patch.ts'
import type { State } from './story.ts'

/** What must hold in every state; the sentence says what does not. */
export function violation({ world }: State, services: readonly string[]): string | undefined {
  for (const name of services) {
    const service = world.get('Service', name)
    if (!service) return `I7: Service ${name} is gone`
    const selector = selectorOf(service)
    const pods = world.derived.pods.filter(pod =>
      Object.entries(selector).every(([label, value]) => pod.metadata.labels?.[label] === value)
    )
    const releases = new Set(pods.map(pod => pod.metadata.labels?.[key.podTemplateHash]))
    if (releases.size !== 1)
      return `I1: Service ${name} reaches ${releases.size} releases, selecting ${JSON.stringify(selector)}`
    if (pods.length < 2) return `I2: Service ${name} reaches ${pods.length} pods of what had 2`
    if (world.broken.size === 0 && world.endpoints(name).length < 2) return `I1: Service ${name} reaches no ready pods`
  }
  return named(world.all('Deployment'), 'web') ? undefined : 'I7: the adopted Deployment is gone'
}

const ids = new Map<string, number>()
const texts = new WeakMap<object, number>()

/** A small number for each distinct content; versions are left out, so that equal worlds are equal whatever led there. */
function contentId(object: object): number {
  const known = texts.get(object)
  if (known !== undefined) return known
  const text = canonical(object).replaceAll(/"resourceVersion":"\d+",?/g, '')
  const id = ids.get(text) ?? ids.size
  ids.set(text, id)
  texts.set(object, id)
  return id
}

/** Equal keys mean that the same can happen from here on. */
export function keyOf({ world, actors, flight, luck }: State): string {
  const objects = [...world.objects]
    .filter(([id]) => !id.startsWith('Secret/'))
    .map(([, object]) => contentId(object))
    .sort((a, b) => a - b)
  const waiting = flight.map(
    write =>
      `${contentId(write)}${'object' in write && world.objects.get(placedKey(write.object))?.metadata.resourceVersion === write.object.metadata.resourceVersion ? '=' : '!'}`
  )
  const who = actors.map(({ goal, memory, late }) =>
    [
      goal,
      memory.wasHolder,
      memory.leaseIdle,
      memory.before.state,
      memory.after.state,
      late,
      contentId([...memory.placed].sort())
    ].join(':')
  )
  return [objects, [...world.broken], waiting.sort(), who, Object.values(luck)].map(part => part.join(',')).join('|')
}
