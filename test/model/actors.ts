import type { Verdict } from '../../src/gate/gate.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { readLock } from '../../src/target/kubernetes/journal.ts'
import { epochOf } from '../../src/target/kubernetes/seen.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { afterAnswer, decideOn, effect, memories, requestsOf, subjects, worlds } from './effects.ts'
import { breachOf } from './invariants.ts'
import { Refusal } from './patch.ts'
import { blank, type Memory } from './pipeline.ts'
import type { Actor, Luck, Move, Sent, Setting, State } from './story.ts'
import type { World } from './world.ts'

/** A run as it is told apart from others of its goal. */
export function goalOf({ goals }: Setting, { goal, attempt }: { goal: number; attempt: number }): Goal {
  const base = goals[goal] as Goal
  const made = runs.get(base) ?? []
  runs.set(base, made)
  made[attempt] ??= { ...base, run: { holder: `${base.run.holder}#${attempt}` } }
  return made[attempt]
}

const runs = new WeakMap<Goal, Goal[]>()

export const leaseOf = (world: World) => world.all('Lease')[0]

/** The epoch of the present intent; 0 without one. */
export function epochIn(world: World): number {
  const lease = leaseOf(world)
  return lease ? readLock(lease).epoch : 0
}

type Become = (change: Partial<Actor>, rest?: Partial<State>) => State

export const spent = (luck: Luck, what: keyof Luck): Luck => ({ ...luck, [what]: luck[what] - 1 })

/** All that a run may do next, or that may befall it. Time is a choice: its deadline passes, another's lock looks idle. */
export function movesOf(state: State, setting: Setting, index: number): Move[] {
  const actor = state.actors[index] as Actor
  const goal = goalOf(setting, actor)
  const who = `run ${actor.goal}.${actor.attempt}`
  const { world, luck } = state
  const shown = actor.lag === 'all' && actor.view ? actor.view : world
  const lease = leaseOf(shown)
  const leaseIdle = actor.idle !== undefined && actor.idle === lease?.metadata.resourceVersion
  const mind = memories.one(actor.memory.leaseIdle === leaseIdle ? actor.memory : { ...actor.memory, leaseIdle })
  const { decision, memory } = decideOn(shown, actor.view ?? world, goal, mind, actor.late)
  const become: Become = (change, rest = {}) => ({
    ...state,
    ...rest,
    actors: state.actors.map((other, at) => (at === index ? { ...actor, memory, ...change } : other))
  })
  const others = state.actors.filter((_, at) => at !== index)
  const found: Move[] = []
  if (luck.crashes > 0)
    found.push({ kind: 'crash', says: `${who} dies`, next: { ...state, actors: others, luck: spent(luck, 'crashes') } })
  if (actor.view)
    found.push({ kind: 'watch catches up', says: `the watch of ${who} catches up`, next: become(upToDate) })
  else if (luck.lags > 0)
    for (const lag of ['all', 'pods'] as const) {
      const says = `the watch ${lag === 'all' ? '' : 'of pods '}of ${who} falls behind`
      found.push({ kind: 'watch lags', says, next: become({ view: world, lag }, { luck: spent(luck, 'lags') }) })
    }
  if (setting.pauses && actor.late < 2 && !('done' in decision))
    found.push({
      kind: 'deadline passes',
      says: `${who} stands still until its deadline is over`,
      next: become({ late: actor.late + 1 })
    })
  if ('done' in decision)
    return [
      ...found,
      {
        kind: 'end',
        says: `${who}: ${decision.done}: ${decision.why}`,
        next: { ...state, actors: others },
        ended: decision.done
      }
    ]
  if ('wait' in decision) {
    const { why } = decision
    if (actor.late < 2 && !setting.pauses)
      found.push({
        kind: 'deadline passes',
        says: `${who}: the deadline passes (${why})`,
        next: become({ late: actor.late + 1 })
      })
    const version = lease?.metadata.resourceVersion
    if (!leaseIdle && lease && version && readLock(lease).holder !== goal.run.holder && readLock(lease).holder !== '')
      found.push({ kind: 'lock found idle', says: `${who}: finds the lock idle`, next: become({ idle: version }) })
    return found
  }
  const misled = actor.view !== undefined || setting.people === true
  if (decision.act.verb === 'gate') return [...found, ...judged(decision.act.when, who, memory, become)]
  // What is sent at the same time lands in any order.
  for (const { act, why } of [decision, ...(decision.also ?? [])])
    if (act.verb !== 'gate')
      found.push(...sent({ state, actor, write: act, goal, memory, shown, misled }, `${who}: ${why}`, become))
  return found
}

const upToDate: Partial<Actor> = { view: undefined, lag: undefined }

function judged(when: 'before' | 'after', who: string, memory: Memory, become: Become): Move[] {
  const verdict = (state: Verdict['state']): Verdict => ({
    state,
    says: state,
    next: state === 'passed' ? Number.MAX_SAFE_INTEGER : 0
  })
  const to = (state: 'passed' | 'failed') => become({ memory: memories.one({ ...memory, [when]: verdict(state) }) })
  return [
    { kind: 'gate passes', says: `${who}: the gate ${when} passed`, next: to('passed') },
    { kind: 'gate fails', says: `${who}: the gate ${when} failed`, next: to('failed') }
  ]
}

interface Sending {
  readonly state: State
  readonly actor: Actor
  readonly write: Write
  readonly goal: Goal
  readonly memory: Memory
  /** What it was decided on. */
  readonly shown: World
  readonly misled: boolean
}

/** A write is answered or refused; or the answer is lost, or it hangs. Of several requests each may be the one. */
function sent(sending: Sending, says: string, become: Become): Move[] {
  const { state, actor, write, memory, shown } = sending
  const epoch = epochIn(shown)
  const found: Move[] = []
  let { world } = state
  let acted = state.acted
  let breach: string | undefined
  const requests = requestsOf(world, write)
  for (const [at, request] of requests.entries()) {
    const part = requests.length > 1 ? ` [${at + 1} of ${requests.length}]` : ''
    const luck = spent(state.luck, 'losses')
    const hangs = (): void => {
      if (state.luck.losses === 0) return
      const flight = [...state.flight, { write: request, epoch }]
      const next = become({}, { world, acted, flight, luck })
      found.push({ kind: 'request hangs', says: `${says}${part} (it hangs)`, next, breach })
    }
    hangs()
    const result = effect(world, request)
    if (result instanceof Refusal) return [...found, refusal(sending, says, result, become)]
    breach ??= breachOf({ before: world, after: result, write: request, epoch, acted, by: sending })
    acted = actedAfter(world, result, { write: request, epoch }, acted)
    world = result
    if (state.luck.losses > 0)
      found.push({
        kind: 'answer lost',
        says: `${says}${part} (the answer is lost)`,
        next: become({}, { world, acted, luck }),
        breach
      })
  }
  const view = actor.view && actor.lag === 'all' ? worlds.one(answered(actor.view, world, write)) : actor.view
  const knows = { memory: afterAnswer(memory, write), ...(view ? { view } : {}) }
  return [{ kind: 'step', says, next: become(knows, { world, acted }), breach }, ...found]
}

/** After a refusal everything is read afresh. Whoever is refused with nothing new to see would go on so for ever. */
function refusal({ actor, memory, state }: Sending, says: string, { message }: Refusal, become: Become): Move {
  const next = become(upToDate)
  const breach =
    actor.view || memory !== actor.memory || next.world !== state.world
      ? undefined
      : `liveness: what it sends is refused, and it has nothing new to see`
  return { kind: 'refused', says: `${says} (refused: ${message})`, next, breach }
}

/** The answer to its own write a run knows at once. */
function answered(view: World, live: World, write: Write): World {
  const keys = new Set(subjects(write))
  const objects = [...keys].flatMap(id => live.objects.get(id) ?? [])
  return view
    .without(object => keys.has(`${object.kind}/${object.metadata.name}`))
    .put(...objects)
    .with(view)
}

const isFence = (before: World, write: Write): boolean => {
  if (write.verb !== 'patch') return false
  const live = before.get(write.object.kind, write.object.metadata.name)
  return live !== undefined && epochOf(live) < epochIn(before)
}

/** Whether the present intent has done more than to fence, after one more of its writes. */
function actedAfter(before: World, after: World, { write, epoch }: Sent, acted: boolean): boolean {
  if (epochIn(before) !== epochIn(after)) return false
  return acted || (epoch === epochIn(before) && write.verb !== 'replace' && !isFence(before, write))
}

/** New runs: of any goal that has none, or with twins of any. */
export function arrivals(state: State, setting: Setting): Move[] {
  const { actors, luck, world, flight } = state
  if (luck.starts === 0 || actors.length >= 2) return []
  const named = [leaseOf(world), ...flight.map(({ write }) => write)].map(textOf).join()
  const free = (goal: number): number => {
    for (let attempt = 0; ; attempt++) {
      const taken = actors.some(actor => actor.goal === goal && actor.attempt === attempt)
      if (!taken && !named.includes(`"${goalOf(setting, { goal, attempt }).run.holder}"`)) return attempt
    }
  }
  return setting.goals.flatMap((goal, number): Move[] => {
    if (!setting.twins && actors.some(actor => actor.goal === number)) return []
    const actor: Actor = { goal: number, attempt: free(number), memory: memories.one(blank), late: 0 }
    const next = [...actors, actor].sort((a, b) => a.goal - b.goal || a.attempt - b.attempt)
    return [
      {
        kind: 'begin',
        says: `run ${number}.${actor.attempt} (${goal.intent} of ${goal.set.version}) begins`,
        next: { ...state, actors: next, luck: spent(luck, 'starts') }
      }
    ]
  })
}

const texts = new WeakMap<object, string>()

function textOf(value: object | undefined): string {
  if (!value) return ''
  const text = texts.get(value) ?? JSON.stringify(value).replaceAll('\\"', '"')
  texts.set(value, text)
  return text
}
