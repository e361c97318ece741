import type { Goal } from '../../src/target/kubernetes/goal.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import type { Exploration } from './explore.ts'
import { Pipeline } from './pipeline.ts'
import { goalFor, plainShop } from './shop.ts'
import type { World } from './world.ts'

const quick = { bake: 0, drain: 0, lockWait: 10 ** 12, history: 3, startedAt: 1_800_000_000_000 }

/** A shop after its first release. */
function released(version: string, services: readonly string[]): World {
  const stage = { world: plainShop(services) }
  const pipeline = new Pipeline(stage, goalFor(version, { ...quick, services, gates: { before: false, after: false } }))
  pipeline.run()
  return stage.world.later(-(stage.world.now - 1_800_000_000_000))
}

const luck = { crashes: 1, losses: 1, starts: 2, flaps: 0, edits: 0 }
const gates = { before: false, after: true }

type Matches = (write: Write) => boolean

const patchOf = (write: Write, kind: string, path: string): boolean =>
  write.verb === 'patch' &&
  write.object.kind === kind &&
  write.operations.some(({ op, path: at }) => op !== 'test' && at === path)
const isFence: Matches = write =>
  patchOf(write, 'Service', '/metadata/annotations/cutover.dev~1epoch') && !isMove(write)
const isMove: Matches = write =>
  patchOf(write, 'Service', '/spec/selector') && 'object' in write && write.object.metadata.name === 'web'
const isResize: Matches = write => patchOf(write, 'Deployment', '/spec/replicas')

/**
 * A run of `goal` that dies with writes under way: one for each of `hanging`, in order. All but the last have landed once
 * already, as a repeated one does; what is left in flight is the first try.
 */
function died(world: World, goal: Goal, hanging: readonly Matches[]): { world: World; flight: Write[] } {
  const stage = { world }
  const pipeline = new Pipeline(stage, goal, true)
  const flight: Write[] = []
  for (let turn = 0; turn < 200 && flight.length < hanging.length; turn++) {
    const step = pipeline.next()
    if (step?.verb === 'gate') pipeline.look(step.when)
    else if (step) {
      if (hanging[flight.length]?.(step)) flight.push(structuredClone(step))
      if (flight.length < hanging.length) pipeline.land(step)
    }
  }
  if (flight.length < hanging.length) throw new RangeError(`the run never came to it: ${pipeline.said.join('; ')}`)
  return { world: stage.world, flight }
}

/** The small worlds that are explored, from the plainest to the worst. */
export function explorations(): Exploration[] {
  const one = ['web']
  const two = ['api', 'web']
  const first = goalFor('1.0.0', { ...quick, gates, services: one })
  const next = goalFor('1.1.0', { ...quick, gates, services: one })
  const other = goalFor('1.2.0', { ...quick, gates, services: one })
  const back = {
    ...goalFor('1.0.0', { ...quick, gates, services: one }),
    intent: 'rollback' as const,
    run: { holder: 'run-back' }
  }
  const pair = (version: string) => goalFor(version, { ...quick, gates, services: two })
  return [
    {
      name: 'first release over a plain Deployment',
      world: plainShop(one),
      goals: [first],
      luck: { ...luck, starts: 3, crashes: 2 },
      services: one
    },
    {
      name: 'a release, and its rollback by hand',
      world: released('1.0.0', one),
      goals: [next, back],
      luck: { ...luck, starts: 3 },
      services: one
    },
    { name: 'two releases at once', world: released('1.0.0', one), goals: [next, other], luck, services: one },
    {
      name: 'two Services, tried twice',
      world: released('1.0.0', two),
      goals: [pair('1.1.0')],
      luck: { ...luck, losses: 2 },
      services: two
    },
    {
      name: 'two releases over a plain Deployment with two Services',
      world: plainShop(two),
      goals: [pair('1.0.0'), pair('1.1.0')],
      luck,
      services: two
    },
    {
      name: 'a run died while its scale-down of the old release hung',
      ...died(released('1.0.0', one), next, [isResize]),
      goals: [next, back],
      luck: { ...luck, losses: 0 },
      services: one
    },
    {
      name: 'a run died while its cutover hung',
      ...died(released('1.0.0', one), next, [isMove]),
      goals: [next, back, other],
      luck: { ...luck, losses: 0 },
      services: one
    },
    {
      name: 'a run died while the first try of its fence and its cutover hung',
      ...died(released('1.0.0', one), next, [isFence, isMove]),
      goals: [next, other],
      luck: { ...luck, losses: 0 },
      services: one
    },
    {
      name: 'pods that lose readiness, and a person who moves traffic',
      world: released('1.0.0', one),
      goals: [next, back],
      luck: { crashes: 0, losses: 1, starts: 2, flaps: 1, edits: 1 },
      services: one
    }
  ]
}
