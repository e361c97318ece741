import type { Goal } from '../../../src/target/kubernetes/goal.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { rulesOf } from '../../../src/target/kubernetes/routes.ts'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import { Pipeline, type Stage } from '../../model/pipeline.ts'
import { goalFor, plainShop } from '../../model/shop.ts'
import { holder } from './stage.ts'

/** The weight of a rule with one backend means nothing, and is kept all the same. */
const route: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'front' },
  spec: {
    rules: [
      { matches: [{ path: { value: '/' } }], backendRefs: [{ name: 'web', port: 80, weight: 3 }] },
      { matches: [{ path: { value: '/docs' } }], backendRefs: [{ name: 'docs', port: 80, weight: 1 }] }
    ]
  }
}
export const more = [route]
export const weights = [
  { weight: 10, for: 60_000 },
  { weight: 50, for: 120_000 },
  { weight: 100, for: 0 }
]
export const first = goalFor('1.0.0', { more })
export const second = goalFor('1.1.0', { ...holder('second'), more, weights })
export const third = goalFor('1.2.0', { ...holder('third'), more, weights })

export const isOnRoute = (write: Write): boolean => write.verb === 'patch' && write.object.kind === 'HTTPRoute'
export const shares = (write: Write): boolean =>
  isOnRoute(write) && write.verb === 'patch' && write.operations.some(({ path }) => path.startsWith('/spec/rules'))

/** Who gets how much of the requests for the shop. */
export function split({ world }: Stage): Record<string, number> {
  const found = world.get('HTTPRoute', 'front')
  const [rule] = found ? rulesOf(found) : []
  return Object.fromEntries((rule?.backendRefs ?? []).map(({ name, weight = 1 }) => [name, weight]))
}

export const backends = ({ world }: Stage): string[] =>
  world
    .all('Service')
    .map(({ metadata }) => metadata.name)
    .filter(name => !['web', 'web-preview'].includes(name))

export function released(): Stage {
  const stage = { world: plainShop(['web'], more) }
  new Pipeline(stage, first).run()
  return stage
}

export const own = (goal: Goal): string => `web-${goal.set.rid}`
export const [blue, green] = [first.set.rid, second.set.rid]
