import type { Outcome } from '../../src/rollout/outcome.ts'
import { Graph } from './graph.ts'

/** Something that can happen next. */
export interface Move<State, Kind extends string> {
  readonly kind: Kind
  readonly says: string
  readonly next: State
  /** Set where the move is a run's end. */
  readonly ended?: Outcome
  /** What must not happen, and does with this move. */
  readonly breach?: string | undefined
  /** Nothing but time goes on: a way back to the same state by it is no endless work. */
  readonly idle?: true
}

/** What is searched. */
export interface Space<State, Kind extends string> {
  readonly name: string
  readonly start: State
  /** Equal keys mean that the same can happen from here on. */
  readonly keyOf: (state: State) => string
  readonly moves: (state: State) => readonly Move<State, Kind>[]
  /** Which of the moves happens where nothing goes wrong any more. */
  readonly fair?: (state: State, moves: readonly Move<State, Kind>[]) => Move<State, Kind> | undefined
  /** What does not hold in a state. */
  readonly violation: (state: State) => string | undefined
  /** The rest of a story that goes wrong from here on. */
  readonly stuck: (state: State) => readonly string[] | undefined
  /** Why it is wrong that nothing else can happen. */
  readonly halted: (state: State, moves: readonly Move<State, Kind>[]) => string | undefined
}

export interface Found<Kind extends string> {
  readonly states: number
  readonly moves: number
  readonly depth: number
  /** True when every reachable state was seen. */
  readonly complete: boolean
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  /** The shortest story that ends in what must not be. */
  readonly counterexample?: readonly string[]
}

/**
 * Breadth first through everything that can happen, so that the first story that breaks an invariant is a shortest one.
 * Ends at `limit` states.
 */
export function search<State, Kind extends string>(space: Space<State, Kind>, limit: number): Found<Kind> {
  const known = new Map<string, number>()
  const queue: (State | undefined)[] = []
  const graph = new Graph()
  const fair: number[] = []
  const outcomes: Partial<Record<Outcome, number>> = {}
  const kinds: Partial<Record<Kind, number>> = {}
  const add = (state: State, from: number): number => {
    const key = space.keyOf(state)
    const at = known.get(key)
    if (at !== undefined) return at
    known.set(key, queue.length)
    queue.push(state)
    graph.found(from)
    return queue.length - 1
  }
  const told = (end: number): string[] => storyOf(graph.pathTo(end), space, known)
  const result = (complete: boolean, counterexample?: readonly string[]): Found<Kind> => ({
    ...{ states: known.size, moves: graph.edges, depth: graph.depth, complete, outcomes, kinds },
    ...(counterexample ? { counterexample } : {})
  })
  add(space.start, -1)
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State
    queue[at] = undefined
    const stuck = space.stuck(state)
    if (stuck) return result(false, [...told(at), ...stuck])
    const possible = space.moves(state)
    const chosen = space.fair?.(state, possible)
    for (const move of possible) {
      const { kind, says, next, ended, breach, idle } = move
      kinds[kind] = (kinds[kind] ?? 0) + 1
      if (ended) outcomes[ended] = (outcomes[ended] ?? 0) + 1
      const broken = breach ?? space.violation(next)
      if (broken) return result(false, [...told(at), says, broken])
      const to = add(next, at)
      graph.edge(at, to, idle === true)
      if (move === chosen) fair[at] = to
    }
    const halted = space.halted(state, possible)
    if (halted) return result(false, [...told(at), halted])
    if (known.size >= limit) return result(false)
  }
  const endless = graph.cycle() ?? cycleIn(fair, queue.length)
  return endless === undefined
    ? result(true)
    : result(false, [...told(endless), 'liveness: from here on it can go round for ever'])
}

/** A state from which the chosen moves lead round in a circle, though nothing goes wrong any more. */
function cycleIn(next: readonly (number | undefined)[], states: number): number | undefined {
  const walk = new Int32Array(states)
  for (let first = 0; first < states; first++) {
    let at: number | undefined = first
    for (; at !== undefined && walk[at] === 0; at = next[at]) walk[at] = first + 1
    if (at !== undefined && walk[at] === first + 1) return at
  }
  return undefined
}

/** What happened on the way along `path`, worked out again: stories are rare, states are many. */
function storyOf<State, Kind extends string>(
  path: readonly number[],
  { name, start, moves, keyOf }: Space<State, Kind>,
  known: ReadonlyMap<string, number>
): string[] {
  let state = start
  return [
    name,
    ...path.slice(1).map(end => {
      const move = moves(state).find(({ next }) => known.get(keyOf(next)) === end)
      state = move?.next ?? state
      return move?.says ?? 'nobody knows how'
    })
  ]
}
