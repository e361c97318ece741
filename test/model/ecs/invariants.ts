import type { Outcome } from '../../../src/rollout/outcome.ts'
import { type Call, type Cloud, going, isUp, reached, type Service, serviceIn, shareOf, usersRules } from './cloud.ts'
import { isLive } from './see.ts'
import type { Actor, Sent, State, Wanted } from './story.ts'

/** What must hold in every state; the sentence says what does not. */
export function violation({ cloud }: State): string | undefined {
  if (cloud.mode !== 'weights') return undefined
  const bare = cloud.services.find(({ name, desired }) => desired === 0 && reached(cloud, name))
  return bare && `E2: requests go to ${bare.name}, which has no tasks`
}

export interface Sending {
  readonly state: State
  readonly call: Call
  readonly actor: Actor
  readonly goal: Wanted
  /** What it was decided on. */
  readonly shown: Cloud
  readonly holder: string
}

/** What is wrong with sending this now, if anything. */
export function breachOf(sending: Sending): string | undefined {
  const { state, call, goal, holder, actor } = sending
  const { cloud } = state
  const { lock } = cloud
  if (call.verb === 'lock')
    return lock &&
      lock.holder !== '' &&
      lock.holder !== holder &&
      state.actors.some(one => `run ${one.goal}.${one.attempt}` === lock.holder) &&
      actor.lockAge < 90
      ? `lock: taken from ${lock.holder}, which lives`
      : undefined
  if (goal.locked && lock?.holder !== holder)
    return `lock: ${holder} changes something, and ${lock?.holder || 'nobody'} holds it`
  return unjournaled(sending) ?? ungated(sending) ?? overwrites(sending) ?? unready(sending) ?? unsized(sending)
}

/** E3: the journal comes first, and says what was live. */
function unjournaled({ state: { cloud }, call, goal, actor }: Sending): string | undefined {
  if (call.verb !== 'update' || goal.intent !== 'release' || call.to !== actor.found) return undefined
  const journal = cloud.registered.find(({ arn }) => arn === call.to)
  if (journal?.previous === undefined) return `E3: ${call.to} has no journal`
  const single = cloud.mode !== 'weights'
  const bases = cloud.services.flatMap(one =>
    single ? [one.revision, one.whole] : reached(cloud, one.name) ? one.revision : []
  )
  return !single || actor.memory.back || actor.view || actor.pending || bases.includes(journal.previous)
    ? undefined
    : `E3: ${call.to} says that it follows ${journal.previous}, and ${bases} is live`
}

/** A promise of the gates: no request of users before those `before` have passed. */
function ungated({ state: { cloud }, call, goal, actor, shown }: Sending): string | undefined {
  if (!goal.gates.before || goal.intent !== 'release' || actor.before === 'passed' || actor.memory.back)
    return undefined
  if (call.verb === 'weigh') {
    const rule = shown.rules.find(({ arn }) => arn === call.rule)
    const green = actor.memory.roles?.green ?? ''
    const first = !usersRules(shown).some(one => shareOf(one, green) > 0)
    return rule && !rule.test && first && (call.to[green] ?? 0) > 0
      ? 'gates: users meet what no gate has passed'
      : undefined
  }
  if (call.verb !== 'answer' || call.action !== 'CONTINUE') return undefined
  const last = cloud.hooks.filter(hook => cloud.stages.indexOf(hook) < shiftAt(cloud)).at(-1)
  const own = shown.services.some(
    ({ deployment: one }) => one?.id === call.deployment && one.revision === actor.found && one.stage === last
  )
  return own ? 'gates: users meet what no gate has passed' : undefined
}

const shiftAt = ({ stages, mode }: Cloud): number =>
  stages.indexOf(mode === 'codedeploy' ? 'BAKE_TIME' : 'PRODUCTION_TRAFFIC_SHIFT')

/** E5: what somebody else has changed since is left so. */
function overwrites({ call, actor, state }: Sending): string | undefined {
  if (actor.view || actor.pending) return undefined
  const subject =
    call.verb === 'update' || call.verb === 'scale' ? call.service : call.verb === 'weigh' ? call.rule : undefined
  if (subject === undefined || !actor.crossed.includes(subject) || state.flight.length > 0) return undefined
  return `E5: ${subject} was changed by somebody else, and is changed again`
}

/** E1: weights rise only on a service all of whose targets are healthy; for the way back, one that serves. */
function unready({ call, shown, actor }: Sending): string | undefined {
  if (call.verb !== 'weigh') return undefined
  const rule = shown.rules.find(({ arn }) => arn === call.rule)
  if (!rule || rule.test) return undefined
  const risen = shown.services.find(({ name }) => (call.to[name] ?? 0) > shareOf(rule, name))
  if (!risen) return undefined
  const first = !reached(shown, risen.name) && !actor.memory.back
  // Another revision of the service is seen by the next look: what is read again are the weights.
  if (actor.pending && actor.disturbed) return undefined
  const bad = first
    ? troubleOf(risen)
    : risen.desired === 0 || risen.trouble === 'ill' || risen.trouble === 'down' || risen.trouble === 'starting'
  return bad ? `E1: ${risen.name} gets requests, and is not healthy` : undefined
}

const troubleOf = ({ trouble, desired, deployment }: Service): boolean =>
  trouble !== undefined || desired === 0 || (going(deployment) && isUp(deployment))

/** E2, E4 and E7: whose tasks are changed, when, and by how much. */
function unsized({ state, call, goal, holder, shown }: Sending): string | undefined {
  const { cloud, flight } = state
  if (call.verb !== 'scale' && !(call.verb === 'update' && call.size !== undefined)) return undefined
  const service = serviceIn(cloud, call.service)
  if (cloud.mode !== 'weights') return `E7: the size of ${service.name} is not ours`
  const raised = call.verb === 'scale' && service.desired === 0 && call.to > 0
  if (reached(cloud, service.name) && !raised) return `E2: the tasks of ${service.name} are changed under its requests`
  const late = flight.find(
    ({ call: other, by }) => by.holder === holder && other.verb === 'weigh' && (other.to[service.name] ?? 0) > 0
  )
  if (late && call.verb === 'scale') return `E2: a call on its way can still give requests to ${service.name}`
  if (call.verb === 'scale' && service.bounds) return `E7: the tasks of ${service.name} are its autoscaling's`
  if (call.verb === 'update' && service.bounds && (call.size ?? 0) > service.bounds.max)
    return `E7: ${service.name} is made larger than its autoscaling allows`
  const isBlue = usersRules(shown).every(rule => shareOf(rule, service.name) === 0) && call.verb === 'scale'
  const kept = isBlue && goal.keepPrevious > 0 && call.to === 0 && service.whole !== goal.arn && service.name === 'a'
  return kept ? `E4: ${service.name} was to keep its tasks` : undefined
}

/** A call of somebody who is gone or waits no more takes effect while another holds the lock. */
export function breachOfLanding({ cloud }: State, { by, call }: Sent, locked: boolean): string | undefined {
  if (!locked || call.verb === 'register' || !cloud.lock || cloud.lock.holder === '' || cloud.lock.holder === by.holder)
    return undefined
  return `lock: a late call of ${by.holder} takes effect while ${cloud.lock.holder} holds it`
}

interface Ending {
  readonly state: State
  readonly actor: Actor
  readonly goal: Wanted
  readonly shown: Cloud
  readonly holder: string
}

/** What an outcome says that is not so. */
export function brokenEnd(
  { state, actor, goal, shown, holder }: Ending,
  outcome: Outcome,
  coded: boolean
): string | undefined {
  const late = state.flight.find(
    ({ by, call }) => by.holder === holder && ['update', 'scale', 'weigh'].includes(call.verb)
  )
  if (late && outcome !== 'SUPERSEDED') return `E2: the run ends, and its ${late.call.verb} can still take effect`
  const { memory, found, disturbed } = actor
  const nothing = Object.keys(memory.sent).length === 0 && Object.keys(memory.mine).length === 0
  if (outcome === 'SUCCEEDED' && !isLive(shown, found)) return `outcome: ${outcome}, and ${found} is not live`
  if (
    outcome === 'SUCCEEDED' &&
    goal.intent === 'release' &&
    goal.gates.after &&
    !['passed', 'due'].includes(actor.after) &&
    !nothing &&
    memory.cutAt !== undefined &&
    goal.bake > 0
  )
    return `outcome: ${outcome}, and the gates after it have not passed`
  if (outcome === 'STAGED' && meets(shown, found)) return 'outcome: STAGED, and users meet it'
  if (outcome === 'SUPERSEDED')
    return disturbed || shown.touched ? undefined : 'E5: superseded, and nobody has changed anything'
  if (coded || disturbed || shown.touched || nothing) return undefined
  if (outcome === 'STOPPED' || outcome === 'ROLLED_BACK' || outcome === 'TIMED_OUT')
    return meets(shown, found) ? `outcome: ${outcome}, and users still meet ${found}` : undefined
  return undefined
}

/** Users' requests go to that revision, or are about to. */
function meets(cloud: Cloud, revision: string | undefined): boolean {
  if (cloud.mode === 'weights') return cloud.services.some(one => one.revision === revision && reached(cloud, one.name))
  return cloud.services.some(({ revision: live, deployment: one }) =>
    going(one) && isUp(one) && one.revision === revision
      ? one.share > 0 || !one.waits
      : live === revision && !(going(one) && isUp(one))
  )
}
