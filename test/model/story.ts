import type { Verdict } from '../../src/gate/gate.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { type Phase, readLock } from '../../src/target/kubernetes/journal.ts'
import { key } from '../../src/target/kubernetes/objects.ts'
import { releaseOf, selectorOf } from '../../src/target/kubernetes/seen.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { Refusal } from './patch.ts'
import { blank, decideIn, type Memory, remembering, see } from './pipeline.ts'
import type { World } from './world.ts'

/** A run in the story: which goal it has, and what it knows. */
export interface Actor {
  readonly goal: number
  readonly memory: Memory
  /** Its deadline has passed. */
  readonly late: boolean
}

/** What may still go wrong. */
export interface Luck {
  readonly crashes: number
  readonly losses: number
  readonly starts: number
  readonly flaps: number
  readonly edits: number
}

/** Everything that decides what can happen next. */
export interface State {
  readonly world: World
  readonly actors: readonly Actor[]
  /** Writes that were sent, got no answer, and have not landed. */
  readonly flight: readonly Write[]
  readonly luck: Luck
}

export interface Move {
  readonly says: string
  readonly next: State
  /** Set where the move is a run's end. */
  readonly ended?: Outcome
}

const hours = 3_600_000

/** All that can happen next. Time is a choice: a run waits, or its deadline passes, or another's lock looks idle to it. */
export function moves(state: State, goals: readonly Goal[]): Move[] {
  return [
    ...state.actors.flatMap((_, index) => ofActor(state, goals, index)),
    ...landings(state),
    ...arrivals(state, goals),
    ...accidents(state)
  ]
}

function ofActor(state: State, goals: readonly Goal[], index: number): Move[] {
  const actor = state.actors[index] as Actor
  const goal = goals[actor.goal] as Goal
  const who = `run ${actor.goal}`
  const world = actor.late ? state.world.later(hours) : state.world
  const decision = decideIn(world, goal, actor.memory)
  const memory = { ...actor.memory, wasHolder: see(world, goal, actor.memory).wasHolder }
  const become = (change: Partial<Actor>, rest: Partial<State> = {}): State => ({
    ...state,
    ...rest,
    actors: state.actors.map((other, at) => (at === index ? { ...actor, memory, ...change } : other))
  })
  const leave = state.actors.filter((_, at) => at !== index)
  const died: Move[] =
    state.luck.crashes > 0
      ? [
          {
            says: `${who} dies`,
            next: { ...state, actors: leave, luck: { ...state.luck, crashes: state.luck.crashes - 1 } }
          }
        ]
      : []
  if ('done' in decision)
    return [
      { says: `${who}: ${decision.done}: ${decision.why}`, next: { ...state, actors: leave }, ended: decision.done }
    ]
  if ('wait' in decision) {
    const overdue = actor.late
      ? []
      : [{ says: `${who}: the deadline passes (${decision.why})`, next: become({ late: true }) }]
    const idle =
      memory.leaseIdle || memory.wasHolder
        ? []
        : [{ says: `${who}: finds the lock idle`, next: become({ memory: { ...memory, leaseIdle: true } }) }]
    return [...died, ...overdue, ...idle]
  }
  if (decision.act.verb === 'gate') {
    const { when } = decision.act
    const verdict = (state: Verdict['state']): Verdict => ({
      state,
      says: state,
      next: state === 'passed' ? Number.MAX_SAFE_INTEGER : 0
    })
    const judged = (['passed', 'failed'] as const).map(said => ({
      says: `${who}: the gate ${when} ${said}`,
      next: become({ memory: { ...memory, [when]: verdict(said) } })
    }))
    return [...died, ...judged]
  }
  return [...died, ...sent(state, decision.act, `${who}: ${decision.why}`, memory, become)]
}

type Become = (change: Partial<Actor>, rest?: Partial<State>) => State

/** A write is answered; or its answer is lost; or it hangs, and lands when nobody thinks of it any more. */
function sent(state: State, write: Write, says: string, memory: Memory, become: Become): Move[] {
  const { luck, flight, world } = state
  const fewer = { ...luck, losses: luck.losses - 1 }
  const hangs =
    luck.losses > 0
      ? [{ says: `${says} (it hangs)`, next: become({}, { flight: [...flight, write], luck: fewer }) }]
      : []
  try {
    const after = world.write(write)
    const answered = { says, next: become({ memory: remembering(memory, write) }, { world: after }) }
    const unheard =
      luck.losses > 0 ? [{ says: `${says} (the answer is lost)`, next: become({}, { world: after, luck: fewer }) }] : []
    return [answered, ...unheard, ...hangs]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ says: `${says} (refused: ${error.message})`, next: become({}) }, ...hangs]
  }
}

function landings(state: State): Move[] {
  return state.flight.map((write, index) => {
    const flight = state.flight.filter((_, at) => at !== index)
    const what =
      write.verb === 'create' || write.verb === 'apply'
        ? write.verb
        : 'object' in write
          ? `${write.verb} of ${placedKey(write.object)}`
          : write.verb
    try {
      return { says: `a late ${what} lands`, next: { ...state, flight, world: state.world.write(write) } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { says: `a late ${what} is refused`, next: { ...state, flight } }
    }
  })
}

function arrivals(state: State, goals: readonly Goal[]): Move[] {
  if (state.luck.starts === 0 || state.actors.length >= 2) return []
  const luck = { ...state.luck, starts: state.luck.starts - 1 }
  const absent = goals.map((_, goal) => goal).filter(goal => !state.actors.some(actor => actor.goal === goal))
  return absent.map(goal => ({
    says: `run ${goal} (${goals[goal]?.intent} of ${goals[goal]?.set.version}) begins`,
    next: {
      ...state,
      luck,
      actors: [...state.actors, { goal, memory: blank, late: false }].sort((a, b) => a.goal - b.goal)
    }
  }))
}

/** Pods lose readiness and get it back; a person moves a Service to another release that stands. */
function accidents({ world, luck, ...rest }: State): Move[] {
  const found: Move[] = []
  if (world.broken.size > 0)
    found.push({ says: 'all pods are ready again', next: { ...rest, luck, world: world.breaking([]) } })
  else if (luck.flaps > 0) {
    for (const { metadata } of world.all('Deployment')) {
      if (metadata.labels?.[key.release] === undefined || isLive(world, metadata.labels[key.release])) continue
      const next = { ...rest, world: world.breaking([metadata.name]), luck: { ...luck, flaps: luck.flaps - 1 } }
      found.push({ says: `the pods of ${metadata.name} lose their readiness`, next })
    }
  }
  // Nothing can help a person who selects, past the lock, what is being retired at that moment.
  if (luck.edits > 0 && phaseOf(world) !== 'retire') {
    const service = world.get('Service', 'web')
    for (const { metadata, spec } of world.all('Deployment')) {
      const release = metadata.labels?.[key.release]
      if (
        !service ||
        release === undefined ||
        release.startsWith('adopted-') ||
        (spec as { replicas: number }).replicas < 2
      )
        continue
      if (world.broken.has(metadata.name) || releaseOf(selectorOf(service)) === release) continue
      const selector = { app: 'web', [key.release]: release }
      const edited = world.put({ ...service, spec: { ...(service.spec as object), selector } })
      found.push({
        says: `a person points Service web at ${release}`,
        next: { ...rest, world: edited, luck: { ...luck, edits: luck.edits - 1 } }
      })
    }
  }
  return found
}

const phaseOf = (world: World): Phase | undefined => {
  const lease = world.all('Lease')[0]
  return lease && readLock(lease).journal?.phase
}

const isLive = (world: World, release: string | undefined): boolean =>
  world
    .all('Service')
    .some(service => service.metadata.labels?.[key.release] === undefined && releaseOf(selectorOf(service)) === release)
