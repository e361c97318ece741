import { Refusal } from '../patch.ts'
import { type Found, search } from '../search.ts'
import { arrivals } from './arrivals.ts'
import { type Cloud, clouds } from './cloud.ts'
import { crossing, subjectOf } from './crossing.ts'
import { breachOfLanding, violation } from './invariants.ts'
import { accidents } from './nature.ts'
import { Revival } from './revival.ts'
import { attempt, holderOf, movesOf, shownTo } from './run.ts'
import { decideOn, forget } from './see.ts'
import {
  actors,
  type Kind,
  keyOf,
  type Luck,
  type Move,
  memories,
  type Setting,
  type State,
  type Wanted
} from './story.ts'
import { later, long, short } from './time.ts'

export interface Exploration extends Setting {
  readonly name: string
  readonly cloud: Cloud
  readonly luck: Luck
}

export interface Explored extends Found<Kind> {
  /** Distinct contents of AWS among the states. */
  readonly worlds: number
  /** Of them those without a run in them from which each goal was driven to its end. */
  readonly revived: number
}

/** All that can happen next. */
export const moves = (state: State, setting: Setting): Move[] => [
  ...state.actors.flatMap((_, index) => movesOf(state, setting, index)),
  ...landings(state, setting),
  ...arrivals(state, setting),
  ...accidents(state),
  ...passing(state, setting)
]

/** Calls that arrive when nobody waits for them any more. */
function landings(state: State, { goals }: Setting): Move[] {
  const locked = goals.some(goal => goal.locked)
  return state.flight.map((sent, index) => {
    const flight = state.flight.filter((_, at) => at !== index)
    const { call, by } = sent
    const what = `a late ${call.verb} of ${by.holder}`
    const cloud = attempt(state.cloud, call, by)
    if (cloud instanceof Refusal)
      return { kind: 'late refusal', says: `${what} is refused`, next: { ...state, flight } }
    const breach = cloud === state.cloud ? undefined : breachOfLanding(state, sent, locked)
    const subject = subjectOf(call)
    const next = { ...state, flight, cloud }
    return {
      kind: 'late landing',
      says: `${what} takes effect`,
      next: subject ? owning(crossing(next, subject, by.holder, call), subject, by.holder) : next,
      breach
    }
  })
}

/** What its own late call has changed is a run's own again. */
const owning = (state: State, subject: string, holder: string): State => ({
  ...state,
  actors: state.actors.map(actor =>
    holderOf(actor) === holder ? actors.one({ ...actor, crossed: actor.crossed.filter(one => one !== subject) }) : actor
  )
})

/** Time passes when every run waits for it, or stands still. */
function passing(state: State, { goals }: Setting): Move[] {
  const waiting = state.actors.flatMap(actor => {
    if (actor.pending) return actor
    const found = decideOn(shownTo(state, actor), actor, goals[actor.goal] as Wanted, holderOf(actor))
    return 'wait' in found.decision ? found.actor : []
  })
  if (waiting.length < state.actors.length || (state.actors.length === 0 && state.flight.length === 0)) return []
  const lives = state.actors.some(actor => holderOf(actor) === state.cloud.lock?.holder)
  const found: Move[] = []
  for (const [by, kind, says] of [
    [short, 'time passes', '30 s pass'],
    [long, 'a long time passes', 'an hour passes']
  ] as const) {
    const next = later({ ...state, actors: waiting }, by, lives)
    if (keyOf(next) !== keyOf(state)) found.push({ kind, says, next, idle: true })
  }
  return found
}

const own = ['step', 'conflict', 'gate passes', 'end', 'denied', 'denied to death']
const onward = ['late landing', 'late refusal', 'tasks ready', 'deployment goes on', 'deployment ends']

/** What happens where nothing goes wrong any more: runs do their work, AWS does its own, and time passes. */
export function fair(state: State, possible: readonly Move[]): Move | undefined {
  const of = (kinds: readonly string[]) => possible.find(({ kind }) => kinds.includes(kind))
  const first = of(['shown the present']) ?? of(own) ?? of(onward)
  if (first) return first
  const lives = state.actors.some(actor => holderOf(actor) === state.cloud.lock?.holder)
  const matters = ({ next }: Move) => withoutLock(next, lives) !== withoutLock(state, lives)
  const [soon, late] = ['time passes', 'a long time passes'].map(kind => of([kind]))
  // AWS answers a hook that nobody answers, sooner or later.
  return soon && matters(soon) ? soon : (of(['hook expires']) ?? (late && matters(late) ? late : undefined))
}

/** A holder that lives renews its lock: that goes round, and brings nobody on. */
const withoutLock = (state: State, lives: boolean): string =>
  keyOf(lives ? { ...state, actors: state.actors.map(actor => actors.one({ ...actor, lockAge: 0 })) } : state)

/** Searches everything that can happen in one small world, up to `limit` states. */
export function explore(exploration: Exploration, limit: number): Explored {
  for (const pool of [clouds, actors, memories]) pool.clear()
  forget()
  const revival = new Revival(exploration)
  const found = search<State, Kind>(
    {
      name: exploration.name,
      start: { cloud: clouds.one(exploration.cloud), actors: [], flight: [], luck: exploration.luck },
      keyOf,
      moves: state => moves(state, exploration),
      fair,
      violation,
      stuck: state => (state.actors.length === 0 && state.flight.length === 0 ? revival.from(state.cloud) : undefined),
      halted: (state, possible) =>
        state.actors.length > 0 && !fair(state, possible)
          ? 'liveness: a run waits, and nothing will ever happen'
          : undefined
    },
    limit
  )
  return { ...found, worlds: clouds.size, revived: revival.worlds }
}
