import type { Goal } from '../../src/target/kubernetes/goal.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { memories, worlds } from './effects.ts'
import { identityOf } from './identity.ts'
import type { Memory } from './pipeline.ts'
import type { Move as Happening } from './search.ts'
import type { World } from './world.ts'

/** A run in the story: which goal it has, and what it knows. */
export interface Actor {
  readonly goal: number
  /** Tells apart the runs of one goal; the lowest that nobody and nothing names any more. */
  readonly attempt: number
  readonly memory: Memory
  /** How often its deadline has passed: its own, and what it took over. */
  readonly late: number
  /** The version of the Lease that it has found idle. */
  readonly idle?: string
  /** What its watches show while they lag behind. */
  readonly view?: World | undefined
  /** Which of them lag. */
  readonly lag?: 'all' | 'pods' | undefined
}

/** What may still go wrong. */
export interface Luck {
  readonly crashes: number
  /** Requests without an answer: that had no effect, had one, or have it when nobody thinks of it any more. */
  readonly losses: number
  readonly starts: number
  readonly flaps: number
  readonly edits: number
  readonly deletions: number
  /** Watches that fall behind. */
  readonly lags: number
  /** Changes of size by an autoscaler. */
  readonly loads: number
}

export const noLuck: Luck = {
  crashes: 0,
  losses: 0,
  starts: 0,
  flaps: 0,
  edits: 0,
  deletions: 0,
  lags: 0,
  loads: 0
}

/** A request on its way, and the epoch under which it was sent. */
export interface Sent {
  readonly write: Write
  readonly epoch: number
}

/** Everything that decides what can happen next. */
export interface State {
  readonly world: World
  readonly actors: readonly Actor[]
  /** Requests that got no answer and have not landed. */
  readonly flight: readonly Sent[]
  /** The present intent has done more than to fence. */
  readonly acted: boolean
  readonly luck: Luck
}

/** What stays the same in a story. */
export interface Setting {
  readonly goals: readonly Goal[]
  /** Services that traffic comes in by. */
  readonly services: readonly string[]
  /** Two runs of the same goal at once. */
  readonly twins?: boolean
  /** A run's deadline may pass at any moment of it, not only while it waits. */
  readonly pauses?: boolean
  /** People edit and delete. */
  readonly people?: boolean
}

export const kinds = [
  'begin',
  'step',
  'refused',
  'gate passes',
  'gate fails',
  'deadline passes',
  'lock found idle',
  'end',
  'crash',
  'answer lost',
  'request hangs',
  'late landing',
  'late refusal',
  'watch lags',
  'watch catches up',
  'pods fail',
  'pods ready',
  'hook succeeds',
  'hook fails',
  'person edits Service',
  'person edits Deployment',
  'person edits autoscaler',
  'person deletes',
  'autoscaler resizes'
] as const
export type Kind = (typeof kinds)[number]

export type Move = Happening<State, Kind>

/** Equal keys mean that the same can happen from here on. */
export function keyOf({ world, actors, flight, acted, luck }: State): string {
  const who = actors.map(({ goal, attempt, memory, late, idle, view, lag }) =>
    [goal, attempt, memories.idOf(memory), late, idle ?? '', view ? worlds.idOf(view) : '', lag ?? ''].join(':')
  )
  const waiting = flight.map(({ write, epoch }) => `${identityOf(write)}@${epoch}`).sort()
  const left = `${luck.crashes}${luck.losses}${luck.starts}${luck.flaps}${luck.edits}${luck.deletions}${luck.lags}${luck.loads}`
  return `${worlds.idOf(world)}|${who.join()}|${waiting.join()}|${acted ? 1 : 0}|${left}`
}
