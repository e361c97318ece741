import type { Outcome } from '../../src/rollout/outcome.ts'
import { arrivals, movesOf } from './actors.ts'
import { worlds } from './effects.ts'
import { accidents, landings } from './environment.ts'
import { Graph } from './graph.ts'
import { Revival } from './revival.ts'
import { violation } from './standing.ts'
import { type Kind, keyOf, type Luck, type Move, type Sent, type Setting, type State } from './story.ts'
import type { World } from './world.ts'

export interface Exploration extends Setting {
  readonly name: string
  readonly world: World
  /** Requests of a run that died, sent and not yet landed. */
  readonly flight?: readonly Sent[]
  readonly luck: Luck
}

export interface Explored {
  readonly states: number
  /** Distinct contents of the namespace among them. */
  readonly worlds: number
  readonly moves: number
  readonly depth: number
  /** True when every reachable state was seen. */
  readonly complete: boolean
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  /** Namespaces without a run in them from which each goal was driven to its end. */
  readonly revived: number
  /** The shortest story that ends in what must not be. */
  readonly counterexample?: readonly string[]
}

/** All that can happen next. */
const moves = (state: State, setting: Setting): Move[] => [
  ...state.actors.flatMap((_, index) => movesOf(state, setting, index)),
  ...landings(state),
  ...arrivals(state, setting),
  ...accidents(state)
]

/**
 * Breadth first through everything that can happen, so that the first story that breaks an invariant is a shortest one.
 * Ends at `limit` states.
 */
export function explore(exploration: Exploration, limit: number): Explored {
  const { luck, flight = [], services } = exploration
  const known = new Map<string, number>()
  const queue: (State | undefined)[] = []
  const graph = new Graph()
  const outcomes: Partial<Record<Outcome, number>> = {}
  const counts: Partial<Record<Kind, number>> = {}
  const revival = new Revival(exploration)
  worlds.clear()
  const add = (state: State, from: number): number => {
    const key = keyOf(state)
    const at = known.get(key)
    if (at !== undefined) return at
    known.set(key, queue.length)
    queue.push(state)
    graph.found(from)
    return queue.length - 1
  }
  const start: State = { world: worlds.one(exploration.world), actors: [], flight, acted: false, luck }
  const told = (end: number): string[] => storyOf(graph.pathTo(end), start, exploration, known)
  const result = (complete: boolean, counterexample?: readonly string[]): Explored => ({
    states: known.size,
    worlds: worlds.size,
    moves: graph.edges,
    depth: graph.depth,
    complete,
    outcomes,
    kinds: counts,
    revived: revival.worlds,
    ...(counterexample ? { counterexample } : {})
  })
  add(start, -1)
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State
    queue[at] = undefined
    const stuck = state.actors.length === 0 ? revival.from(state) : undefined
    if (stuck) return result(false, [...told(at), ...stuck])
    const possible = moves(state, exploration)
    for (const { kind, says, next, ended, breach } of possible) {
      counts[kind] = (counts[kind] ?? 0) + 1
      if (ended) outcomes[ended] = (outcomes[ended] ?? 0) + 1
      const broken = breach ?? violation(next.world, services)
      if (broken) return result(false, [...told(at), says, broken])
      graph.edge(at, add(next, at))
    }
    if (state.actors.length > 0 && !possible.some(({ next }) => next.luck === state.luck))
      return result(false, [...told(at), 'liveness: a run waits, and nothing will ever happen'])
    if (known.size >= limit) return result(false)
  }
  const endless = graph.cycle()
  return endless === undefined
    ? result(true)
    : result(false, [...told(endless), 'liveness: from here on it can go round for ever'])
}

/** What happened on the way along `path`, worked out again: stories are rare, states are many. */
function storyOf(path: readonly number[], start: State, setting: Exploration, known: Map<string, number>): string[] {
  let state = start
  return [
    setting.name,
    ...path.slice(1).map(end => {
      const move = moves(state, setting).find(({ next }) => known.get(keyOf(next)) === end)
      state = move?.next ?? state
      return move?.says ?? 'nobody knows how'
    })
  ]
}
