import type { Outcome } from '../../src/rollout/outcome.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { releaseOf, selectorOf } from '../../src/target/kubernetes/seen.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { Pipeline } from './pipeline.ts'
import { keyOf, violation } from './state.ts'
import { type Luck, moves, type State } from './story.ts'
import type { World } from './world.ts'

export interface Exploration {
  readonly name: string
  readonly world: World
  /** Writes of a run that died, sent and not yet landed. */
  readonly flight?: readonly Write[]
  readonly goals: readonly Goal[]
  readonly luck: Luck
  readonly services: readonly string[]
}

export interface Explored {
  readonly states: number
  readonly moves: number
  readonly depth: number
  /** True when every reachable state was seen. */
  readonly complete: boolean
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  /** States from which a fresh run was driven to its end. */
  readonly revived: number
  /** The shortest story that ends in what must not be. */
  readonly counterexample?: readonly string[]
}

interface Seen {
  readonly state: State
  readonly from: number
  readonly says: string
  readonly depth: number
}

/** Every that many states a fresh run is driven from there to its end: faults over, somebody has to finish. */
const reviveEvery = 101

/**
 * Breadth first through everything that can happen, so that the first story that breaks an invariant is a shortest one.
 * Ends at `limit` states.
 */
export function explore(exploration: Exploration, limit: number): Explored {
  const { world, goals, luck, services, flight = [] } = exploration
  const known = new Set<string>()
  const queue: Seen[] = []
  const outcomes: Partial<Record<Outcome, number>> = {}
  let made = 0
  let revived = 0
  const add = (state: State, from: number, says: string): string | undefined => {
    const key = keyOf(state)
    if (known.has(key)) return undefined
    known.add(key)
    queue.push({ state, from, says, depth: from < 0 ? 0 : (queue[from]?.depth ?? 0) + 1 })
    return violation(state, services)
  }
  const result = (complete: boolean, counterexample?: readonly string[]): Explored => ({
    states: known.size,
    moves: made,
    depth: queue.at(-1)?.depth ?? 0,
    complete,
    outcomes,
    revived,
    ...(counterexample ? { counterexample } : {})
  })
  add({ world, actors: [], flight, luck }, -1, exploration.name)
  for (let at = 0; at < queue.length; at++) {
    const { state } = queue[at] as Seen
    for (const { says, next, ended } of moves(state, goals)) {
      made += 1
      if (ended) outcomes[ended] = (outcomes[ended] ?? 0) + 1
      const broken = add(next, at, says)
      if (broken) return result(false, [...storyOf(queue, queue.length - 1), broken])
    }
    if (at % reviveEvery === 0) {
      revived += 1
      const stuck = revive(state, exploration)
      if (stuck) return result(false, [...storyOf(queue, at), ...stuck])
    }
    if (known.size >= limit) return result(false)
  }
  return result(true)
}

function storyOf(queue: readonly Seen[], end: number): string[] {
  const story: string[] = []
  for (let at = end; at >= 0; at = queue[at]?.from ?? -1) story.unshift(queue[at]?.says ?? '')
  return story
}

/** Liveness: once nothing goes wrong any more, one more run of a release ends with every Service on it. */
function revive({ world, flight }: State, { goals, services }: Exploration): string[] | undefined {
  const goal = goals[0] as Goal
  const stage = { world: world.breaking([]) }
  const last = new Pipeline(stage, { ...goal, run: { holder: 'last' }, startedAt: world.now }, true)
  const outcome = last.run(300)
  for (const write of flight) last.land(write)
  const on = services.map(name =>
    releaseOf(selectorOf(stage.world.get('Service', name) ?? { apiVersion: '', kind: '', metadata: { name } }))
  )
  if (outcome === 'SUCCEEDED' && on.every(release => release === goal.set.rid)) return undefined
  return [
    'then nothing goes wrong any more, and a last run begins',
    ...last.said.slice(-12),
    `liveness: it ended ${outcome ?? 'never'}, on ${on.join(', ')}`
  ]
}
