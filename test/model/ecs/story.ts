import type { Goal } from '../../../src/target/ecs/goal.ts'
import type { Memory } from '../../../src/target/ecs/seen.ts'
import { Pool } from '../identity.ts'
import { canonical } from '../patch.ts'
import type { Move as Happening } from '../search.ts'
import { type Call, type Caller, type Cloud, clouds } from './cloud.ts'

/** What a run knows of its gates: `due` has passed, and is to be asked again; `unread` was asked in vain. */
export type Told = 'pending' | 'unread' | 'passed' | 'due' | 'failed'

/** A run in the story. */
export interface Actor {
  readonly goal: number
  /** Tells apart the runs of one goal; the lowest that nobody and nothing names any more. */
  readonly attempt: number
  /** Its instants are seconds before or after `now`, as far as they matter. */
  readonly memory: Memory
  readonly before: Told
  readonly after: Told
  /** What its journal has found, and what a rollback leaves. */
  readonly found?: string
  readonly left?: string
  /** Its deadline is over. */
  readonly old: boolean
  /** For how long the lock has not changed. */
  readonly lockAge: number
  /** Decided, and not yet sent: it stands still. */
  readonly pending?: Call
  /** What it is shown while AWS tells of the past. */
  readonly view?: Cloud
  /** What it has changed or taken on; of that, what somebody else has changed since. */
  readonly touched: readonly string[]
  readonly crossed: readonly string[]
  /** Somebody else has changed anything since it began. */
  readonly disturbed: boolean
}

export const actors = new Pool<Actor>(({ memory, view, ...rest }) =>
  canonical([rest, memories.idOf(memory), view && clouds.idOf(view)])
)
export const memories = new Pool<Memory>(canonical)

/** What may still go wrong. */
export interface Luck {
  readonly starts: number
  readonly crashes: number
  /** Calls without an answer, throttled ones included. */
  readonly losses: number
  readonly denials: number
  /** Runs that stand still between what they see and what they do. */
  readonly stalls: number
  /** Looks at what was, not what is. */
  readonly lags: number
  /** Tasks that fail after they were whole. */
  readonly troubles: number
  /** Deployments that ECS gives up. */
  readonly breaks: number
  readonly expiries: number
  /** Gates that are asked again, or in vain. */
  readonly looks: number
  readonly edits: number
  readonly loads: number
}

export const noLuck: Luck = {
  ...{ starts: 0, crashes: 0, losses: 0, denials: 0, stalls: 0, lags: 0 },
  ...{ troubles: 0, breaks: 0, expiries: 0, looks: 0, edits: 0, loads: 0 }
}

export const spent = (luck: Luck, what: keyof Luck): Luck => ({ ...luck, [what]: luck[what] - 1 })

/** A call on its way whose sender has given up waiting for the answer. */
export interface Sent {
  readonly call: Call
  readonly by: Caller
  /** Seconds for which it can still take effect. */
  readonly left: number
}

/** Everything that decides what can happen next. */
export interface State {
  readonly cloud: Cloud
  readonly actors: readonly Actor[]
  readonly flight: readonly Sent[]
  readonly luck: Luck
}

export interface Wanted extends Goal {
  readonly release: string
  /** Of a rollback: the revision that it goes to. */
  readonly arn?: string
}

/** What stays the same in a story. */
export interface Setting {
  readonly goals: readonly Wanted[]
  /** Two runs of the same goal at once. */
  readonly twins?: boolean
}

export const kinds = [
  ...(['begin', 'step', 'conflict', 'gate passes', 'gate fails', 'gate unread', 'gate due again', 'end'] as const),
  ...([
    'crash',
    'throttled',
    'answer lost',
    'call hangs',
    'late landing',
    'late refusal',
    'denied',
    'denied to death'
  ] as const),
  ...(['stands still', 'shown the past', 'shown the present', 'time passes', 'a long time passes'] as const),
  ...([
    'deployment goes on',
    'deployment ends',
    'ECS gives up',
    'ECS stops',
    'rollback fails',
    'hook expires'
  ] as const),
  ...(['tasks ready', 'tasks fail', 'autoscaling resizes'] as const),
  ...(['person deploys', 'person sets weights', 'person stops', 'person answers', 'person removes the lock'] as const)
] as const
export type Kind = (typeof kinds)[number]
export type Move = Happening<State, Kind>

/** Equal keys mean that the same can happen from here on. */
export function keyOf({ cloud, actors: runs, flight, luck }: State): string {
  const waiting = flight.map(({ call, by, left }) => `${canonical(call)}${by.holder}${left}`).sort()
  return [
    clouds.idOf(cloud),
    runs.map(one => actors.idOf(one)).join(),
    waiting.join(),
    Object.values(luck).join('')
  ].join('|')
}
