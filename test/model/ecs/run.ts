import { afterAnswer, afterLoss, afterRefusal, mayLetGo } from '../../../src/target/ecs/memory.ts'
import type { Step } from '../../../src/target/ecs/step.ts'
import { sharesText } from '../../../src/target/ecs/step.ts'
import { Refusal } from '../patch.ts'
import { applied, type Call, type Cloud, clouds, going, reached, serviceIn, without } from './cloud.ts'
import { crossing, subjectOf, textOf } from './crossing.ts'
import { breachOf, brokenEnd } from './invariants.ts'
import { decideOn } from './see.ts'
import {
  type Actor,
  actors,
  type Luck,
  type Move,
  memories,
  type Setting,
  type State,
  spent,
  type Told,
  type Wanted
} from './story.ts'
import { now, older } from './time.ts'

export const holderOf = ({ goal, attempt }: { goal: number; attempt: number }): string => `run ${goal}.${attempt}`

/** The state in which this run is another, or none. */
interface Turn {
  readonly state: State
  readonly index: number
  /** As it is after its look. */
  readonly actor: Actor
  readonly goal: Wanted
  readonly shown: Cloud
}

const become = ({ state, index }: Turn, actor: Actor | undefined, rest: Partial<State> = {}): State => ({
  ...state,
  ...rest,
  actors: (rest.actors ?? state.actors).flatMap((other, at) =>
    at !== index ? [other] : actor ? [actors.one(actor)] : []
  )
})

/** S3 never tells of the past: the lock is as it is. */
export const shownTo = ({ cloud }: State, { view }: Actor): Cloud => {
  if (!view) return cloud
  const bare: Cloud = without(view, 'lock')
  return clouds.one(cloud.lock ? { ...bare, lock: cloud.lock } : bare)
}

/** All that a run may do next, or that may befall it. */
export function movesOf(state: State, { goals }: Setting, index: number): Move[] {
  const from = state.actors[index] as Actor
  const goal = goals[from.goal] as Wanted
  const who = holderOf(from)
  const shown = shownTo(state, from)
  const { luck } = state
  const found: Move[] = []
  const bare: Turn = { state, index, actor: from, goal, shown }
  const dies = (kind: 'crash', says: string): Move => ({
    kind,
    says,
    next: become(bare, undefined, { luck: spent(luck, 'crashes') })
  })
  if (luck.crashes > 0) found.push(dies('crash', `${who} dies`))
  if (from.pending) return [...found, ...send(bare, from.pending, `${who} goes on: ${textOf(from.pending)}`)]
  if (from.view)
    found.push({
      kind: 'shown the present',
      says: `${who} is shown the present`,
      next: become(bare, without(from, 'view') as Actor)
    })
  else if (luck.lags > 0)
    found.push({
      kind: 'shown the past',
      says: `${who} is shown what is now for a while`,
      next: become(bare, { ...from, view: state.cloud }, { luck: spent(luck, 'lags') })
    })
  if (from.after === 'passed' && luck.looks > 0)
    found.push({
      kind: 'gate due again',
      says: `${who}: the gate after is due again`,
      next: become(bare, { ...from, after: 'due' }, { luck: spent(luck, 'looks') })
    })
  const { decision, actor } = decideOn(shown, from, goal, who)
  const turn: Turn = { ...bare, actor }
  if ('wait' in decision) return found
  if ('done' in decision) {
    const says = `${who}: ${decision.done}: ${decision.why}`
    const breach = brokenEnd({ state, actor, goal, shown, holder: who }, decision.done, 'code' in decision)
    return [...found, { kind: 'end', says, next: ended(turn, who), ended: decision.done, breach }]
  }
  const { act, why } = decision
  if (act.verb === 'note' || act.verb === 'prepare') return found
  if (act.verb === 'gate') return [...found, ...judged(turn, act.when, who)]
  if (luck.stalls > 0 && act.verb !== 'lock') {
    const next = become(turn, { ...actor, pending: act }, { luck: spent(luck, 'stalls') })
    found.push({ kind: 'stands still', says: `${who} stands still before: ${why || textOf(act)}`, next })
  }
  return [...found, ...send(turn, act, `${who}: ${why || textOf(act)}`)]
}

/** The run ends, and lets go of the lock. */
function ended(turn: Turn, holder: string): State {
  const { cloud } = turn.state
  const free = cloud.lock?.holder === holder && mayLetGo(turn.actor.memory, now)
  const beat = ((cloud.lock?.beat ?? 0) + 1) % 3
  const next = free && cloud.lock ? clouds.one({ ...cloud, lock: { ...cloud.lock, holder: '', beat } }) : cloud
  return become(turn, undefined, { cloud: next })
}

function judged(turn: Turn, when: 'before' | 'after', who: string): Move[] {
  const { actor, state } = turn
  const to = (told: Told, luck: Luck = state.luck) => become(turn, { ...actor, [when]: told }, { luck })
  const found: Move[] = [
    { kind: 'gate passes', says: `${who}: the gate ${when} passes`, next: to('passed') },
    { kind: 'gate fails', says: `${who}: the gate ${when} fails`, next: to('failed') }
  ]
  if (state.luck.looks > 0 && actor[when] === 'pending')
    found.push({
      kind: 'gate unread',
      says: `${who}: the gate ${when} can't be read`,
      next: to('unread', spent(state.luck, 'looks'))
    })
  return found
}

/** What is read again right before a call, and differs from what it was decided on; as `act.ts` does. */
function conflictOf(cloud: Cloud, call: Call, goal: Wanted, actor: Actor): string | undefined {
  const holder = holderOf(actor)
  if (call.verb === 'lock') return undefined
  if (goal.locked && cloud.lock?.holder !== holder) return 'the lock is not its own'
  if (call.verb === 'update') {
    if (serviceIn(cloud, call.service).revision !== call.from) return 'another revision'
    return call.size !== undefined && reached(cloud, call.service) ? 'requests go there' : undefined
  }
  if (call.verb === 'scale' && call.to > call.from)
    return serviceIn(cloud, call.service).desired === call.from ? undefined : 'another size'
  if (call.verb === 'scale') return reached(cloud, call.service) ? 'requests go there' : undefined
  if (call.verb !== 'weigh') return undefined
  const rule = cloud.rules.find(({ arn }) => arn === call.rule)
  return rule && sharesText(rule.shares) === sharesText(call.from) ? undefined : 'other weights'
}

/** What a run has in hand after a call: others that change it are come across. */
function handed(actor: Actor, call: Call): Actor {
  const subject = subjectOf(call)
  if (subject === undefined) return actor
  // Who stood still has found what it was decided on.
  const crossed = actor.pending ? actor.crossed.filter(one => one !== subject) : actor.crossed
  return { ...actor, crossed, touched: [...new Set([...actor.touched, subject])].sort() }
}

/** A call is answered or refused; or no answer comes, and it had its effect, never has it, or has it later. */
function send(turn: Turn, call: Call, says: string): Move[] {
  const { state, goal, actor: before } = turn
  const { luck, cloud } = state
  const holder = holderOf(before)
  const { pending, ...free } = before
  const { view, ...awake } = free
  const conflict = (why: string): Move => ({
    ...{ kind: 'conflict', says: `${says} (CONFLICT: ${why})`, next: become(turn, awake) },
    breach: pending || view ? undefined : 'liveness: what it sends is refused, and it has nothing new to see'
  })
  const why = conflictOf(cloud, call, goal, before)
  if (why !== undefined) return [conflict(why)]
  const found: Move[] = []
  const by = { holder, release: goal.release }
  const { pending: _, ...actor } = handed(before, call)
  const know = (memory: Actor['memory']): Actor => ({ ...actor, memory: older(memory, 0) })
  const lossy = { luck: spent(luck, 'losses') }
  const lost = know(afterLoss(actor.memory, call, now))
  if (luck.denials > 0 && call.verb !== 'lock') found.push(denied(turn, free, call, says))
  const breach = breachOf({ state, call, actor: before, goal, shown: turn.shown, holder })
  if (luck.losses > 0) {
    found.push({ kind: 'throttled', says: `${says} (throttled)`, next: become(turn, lost, lossy) })
    if (call.verb !== 'lock') {
      const flight = [...state.flight, { call, by, left: 60 }]
      found.push({
        kind: 'call hangs',
        says: `${says} (it hangs)`,
        next: become(turn, lost, { ...lossy, flight }),
        breach
      })
    }
  }
  const next = attempt(cloud, call, by)
  if (next instanceof Refusal) {
    const deployment =
      call.verb === 'answer' && cloud.services.find(one => one.deployment?.id === call.deployment)?.deployment
    const over = call.verb === 'answer' && !(deployment && going(deployment))
    return [...found, over ? refused({ ...turn, actor: awake }, call, says, next.message) : conflict(next.message)]
  }
  const subject = subjectOf(call)
  const others = subject === undefined || next === cloud ? state : crossing(state, subject, holder, call)
  const rest = { cloud: next, actors: others.actors }
  // A registration tells its revision.
  const own = call.verb === 'register' ? { found: (next.registered.at(-1) as { arn: string }).arn } : {}
  const answered = {
    ...know(afterAnswer(actor.memory, call, now)),
    ...own,
    lockAge: call.verb === 'lock' ? 0 : actor.lockAge
  }
  if (luck.losses > 0)
    found.push({
      kind: 'answer lost',
      says: `${says} (the answer is lost)`,
      next: become(turn, lost, { ...rest, ...lossy }),
      breach
    })
  return [{ kind: 'step', says, next: become(turn, answered, rest), breach }, ...found]
}

export function attempt(cloud: Cloud, call: Call, by: { holder: string; release: string }): Cloud | Refusal {
  try {
    return clouds.one(applied(cloud, call, by))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Refused for good: decided on, or the end of the run. */
function refused(
  turn: Turn,
  call: Step,
  says: string,
  message: string,
  code: 'CLOUD_INVALID' | 'CLOUD_DENIED' = 'CLOUD_INVALID',
  rest: Partial<State> = {}
): Move {
  const memory = afterRefusal(turn.actor.memory, call, code, 'refused')
  const text = `${says} (${code}: ${message})`
  if (memory)
    return { kind: 'denied', says: text, next: become(turn, { ...turn.actor, memory: memories.one(memory) }, rest) }
  const end = ended(turn, holderOf(turn.actor))
  return { kind: 'denied to death', says: `${text}: the run ends`, next: { ...end, ...rest } }
}

const denied = (turn: Turn, actor: Actor, call: Step, says: string): Move =>
  refused({ ...turn, actor }, call, says, 'not allowed', 'CLOUD_DENIED', { luck: spent(turn.state.luck, 'denials') })
