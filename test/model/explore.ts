import { arrivals, movesOf } from './actors.ts'
import { worlds } from './effects.ts'
import { accidents, landings } from './environment.ts'
import { Revival } from './revival.ts'
import { type Found, search } from './search.ts'
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

export interface Explored extends Found<Kind> {
  /** Distinct contents of the namespace among the states. */
  readonly worlds: number
  /** Namespaces without a run in them from which each goal was driven to its end. */
  readonly revived: number
}

/** All that can happen next. */
const moves = (state: State, setting: Setting): Move[] => [
  ...state.actors.flatMap((_, index) => movesOf(state, setting, index)),
  ...landings(state),
  ...arrivals(state, setting),
  ...accidents(state)
]

/** Searches everything that can happen in one small world, up to `limit` states. */
export function explore(exploration: Exploration, limit: number): Explored {
  const { luck, flight = [], services } = exploration
  const revival = new Revival(exploration)
  worlds.clear()
  const found = search<State, Kind>(
    {
      name: exploration.name,
      start: { world: worlds.one(exploration.world), actors: [], flight, acted: false, luck },
      keyOf,
      moves: state => moves(state, exploration),
      violation: ({ world }) => violation(world, services),
      stuck: state => (state.actors.length === 0 ? revival.from(state) : undefined),
      halted: ({ actors, luck: left }, possible) =>
        actors.length > 0 && !possible.some(({ next }) => next.luck === left)
          ? 'liveness: a run waits, and nothing will ever happen'
          : undefined
    },
    limit
  )
  return { ...found, worlds: worlds.size, revived: revival.worlds }
}
