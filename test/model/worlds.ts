import { releaseOfCanary } from '../../src/target/kubernetes/canaries.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import type { KubeObject } from '../../src/target/kubernetes/objects.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { epochIn } from './actors.ts'
import { asSent } from './effects.ts'
import type { Exploration } from './explore.ts'
import { Pipeline } from './pipeline.ts'
import { weightMark } from './routes.ts'
import { autoscaler, goalFor, migration, plainShop } from './shop.ts'
import { noLuck, type Sent } from './story.ts'
import { variations } from './variations.ts'
import type { World } from './world.ts'

export const quick = { bake: 0, drain: 0, lockWait: 10 ** 12, history: 3, startedAt: 1_800_000_000_000 }

/** A shop after its first release. */
export function released(version: string, services: readonly string[], more: readonly KubeObject[] = []): World {
  const stage = { world: plainShop(services, more) }
  const pipeline = new Pipeline(
    stage,
    goalFor(version, { ...quick, services, more, gates: { before: false, after: false } })
  )
  pipeline.run()
  return stage.world.later(-(stage.world.now - 1_800_000_000_000))
}

export const gates = { before: false, after: true }

type Matches = (write: Write) => boolean

const patchOf = (write: Write, kind: string, path: string): boolean =>
  write.verb === 'patch' &&
  write.object.kind === kind &&
  write.operations.some(({ op, path: at }) => op !== 'test' && at === path)
const isFence: Matches = write =>
  patchOf(write, 'Service', '/metadata/annotations/cutover.dev~1epoch') && !isMove(write)
export const isMove: Matches = write =>
  patchOf(write, 'Service', '/spec/selector') && 'object' in write && write.object.metadata.name === 'web'
export const isShare: Matches = write => patchOf(write, 'HTTPRoute', '/spec/rules/0/backendRefs')
export const isCanaryMade: Matches = write =>
  write.verb === 'create' && write.objects.some(object => releaseOfCanary(object) !== undefined)
export const isCanaryShare: Matches = write =>
  patchOf(write, 'Ingress', `/metadata/annotations/${weightMark.replace('/', '~1')}`)
const isResize: Matches = write => patchOf(write, 'Deployment', '/spec/replicas')

/**
 * A run of `goal` that dies with writes under way: one for each of `hanging`, in order. All but the last have landed once
 * already, as a repeated one does; what is left in flight is the first try.
 */
export function died(world: World, goal: Goal, hanging: readonly Matches[]): { world: World; flight: Sent[] } {
  const stage = { world }
  const pipeline = new Pipeline(stage, goal, true)
  const flight: Sent[] = []
  for (let turn = 0; turn < 200 && flight.length < hanging.length; turn++) {
    const step = pipeline.next()
    if (step?.verb === 'gate') pipeline.look(step.when)
    else if (step) {
      if (hanging[flight.length]?.(step)) flight.push({ write: asSent(step), epoch: epochIn(stage.world) })
      if (flight.length < hanging.length) pipeline.land(step)
    }
  }
  return { world: stage.world, flight }
}

/** The small worlds that are explored, from the plainest to the worst. */
export function explorations(): Exploration[] {
  const one = ['web']
  const two = ['api', 'web']
  const release = (version: string, more: Parameters<typeof goalFor>[1] = {}): Goal =>
    goalFor(version, { ...quick, gates, services: one, ...more })
  const [first, next, other] = [release('1.0.0'), release('1.1.0'), release('1.2.0')]
  const back: Goal = { ...first, intent: 'rollback', run: { holder: 'run-back' } }
  const hpa = { more: [autoscaler] }
  const hook = { more: [migration] }
  const base = { services: one }
  return [
    {
      ...base,
      name: 'first release over a plain Deployment',
      world: plainShop(one),
      goals: [first],
      luck: { ...noLuck, crashes: 2, losses: 1, starts: 3 }
    },
    {
      ...base,
      name: 'a release, and its rollback by hand',
      world: released('1.0.0', one),
      goals: [next, back],
      luck: { ...noLuck, losses: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a release that dies, its rollback by hand, and a lost request',
      world: released('1.0.0', one),
      goals: [next, back],
      luck: { ...noLuck, crashes: 1, losses: 1, starts: 2 }
    },
    {
      ...base,
      name: 'two releases at once, one of which may die',
      world: released('1.0.0', one),
      goals: [next, other],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      ...base,
      name: 'two releases at once, and a request that is lost',
      world: released('1.0.0', one),
      goals: [next, other],
      luck: { ...noLuck, losses: 1, starts: 2 }
    },
    {
      ...base,
      name: 'two runs of one release, whose watches fall behind',
      world: released('1.0.0', one),
      goals: [next],
      twins: true,
      luck: { ...noLuck, crashes: 1, lags: 2, starts: 2 }
    },
    {
      ...base,
      name: 'a release and a rollback, whose watches fall behind',
      world: released('1.0.0', one),
      goals: [next, back],
      luck: { ...noLuck, losses: 1, lags: 1, starts: 2 }
    },
    {
      name: 'two Services, tried twice',
      world: released('1.0.0', two),
      services: two,
      goals: [release('1.1.0', { services: two })],
      luck: { ...noLuck, crashes: 1, losses: 2, starts: 2 }
    },
    {
      name: 'two releases over a plain Deployment with two Services',
      world: plainShop(two),
      services: two,
      goals: [release('1.0.0', { services: two }), release('1.1.0', { services: two })],
      luck: { ...noLuck, crashes: 1, losses: 1, starts: 2 }
    },
    {
      name: 'a Service that left the manifests stays on the old release',
      world: released('1.0.0', two),
      services: two,
      goals: [next, other],
      luck: { ...noLuck, crashes: 1, losses: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a run died while its scale-down of the old release hung',
      ...died(released('1.0.0', one), next, [isResize]),
      goals: [next, back],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a run died while its cutover hung',
      ...died(released('1.0.0', one), next, [isMove]),
      goals: [next, back, other],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a run died while the first try of its fence and its cutover hung',
      ...died(released('1.0.0', one), next, [isFence, isMove]),
      goals: [next, other],
      luck: { ...noLuck, crashes: 1, starts: 2 }
    },
    {
      ...base,
      name: 'pods that start slowly, fail and die',
      world: released('1.0.0', one).with({ slow: true }),
      goals: [next, back],
      luck: { ...noLuck, crashes: 1, flaps: 2, starts: 2 }
    },
    {
      ...base,
      name: 'pods that fail while requests are lost',
      world: plainShop(one).with({ slow: true }),
      goals: [first],
      luck: { ...noLuck, flaps: 1, losses: 1, lags: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a person who edits Service, Deployment and autoscaler',
      people: true,
      world: released('1.0.0', one, [autoscaler]),
      goals: [release('1.1.0', hpa), { ...release('1.0.0', hpa), intent: 'rollback', run: { holder: 'run-back' } }],
      luck: { ...noLuck, crashes: 1, edits: 2, starts: 2 }
    },
    {
      ...base,
      name: 'a person who deletes objects',
      people: true,
      world: released('1.0.0', one, [autoscaler]),
      goals: [release('1.1.0', hpa)],
      luck: { ...noLuck, crashes: 1, losses: 1, deletions: 1, starts: 2 }
    },
    {
      ...base,
      name: 'an autoscaler that changes sizes',
      world: released('1.0.0', one, [autoscaler]).with({ slow: true }),
      goals: [release('1.1.0', hpa)],
      luck: { ...noLuck, crashes: 1, loads: 2, starts: 2 }
    },
    {
      ...base,
      name: 'an autoscaler of a plain Deployment',
      world: plainShop(one, [autoscaler]).with({ slow: true }),
      goals: [release('1.0.0', hpa)],
      luck: { ...noLuck, crashes: 1, losses: 1, loads: 2, starts: 2 }
    },
    {
      name: 'two Services, and a run that stands still over its deadline',
      world: released('1.0.0', two),
      services: two,
      pauses: true,
      goals: [release('1.1.0', { services: two })],
      luck: { ...noLuck, losses: 1, starts: 2 }
    },
    {
      name: 'a plain Deployment with two Services, and a run that stands still over its deadline',
      world: plainShop(two),
      services: two,
      pauses: true,
      goals: [release('1.0.0', { services: two })],
      luck: { ...noLuck, losses: 1, starts: 2 }
    },
    {
      ...base,
      name: 'a hook that may fail, be lost, and be tried again',
      world: released('1.0.0', one).with({ slow: true }),
      goals: [release('1.1.0', hook)],
      luck: { ...noLuck, crashes: 1, losses: 1, starts: 3 }
    },
    {
      ...base,
      name: 'a history of one release, so that older ones are deleted',
      world: released('1.0.0', one),
      goals: [
        { ...next, history: 0 },
        { ...other, history: 0 }
      ],
      luck: { ...noLuck, crashes: 1, losses: 1, starts: 2 }
    },
    ...variations()
  ]
}
