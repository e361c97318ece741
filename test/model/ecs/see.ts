import type { Verdict } from '../../../src/gate/gate.ts'
import type { Decision } from '../../../src/rollout/engine.ts'
import { decide } from '../../../src/target/ecs/decide.ts'
import { afterAnswer } from '../../../src/target/ecs/memory.ts'
import type { DeploymentSeen, Primary, Seen, ServiceSeen, Targets } from '../../../src/target/ecs/seen.ts'
import type { Step } from '../../../src/target/ecs/step.ts'
import {
  type Cloud,
  clouds,
  etagOf,
  going,
  hasEnded,
  hookOf,
  isUp,
  reached,
  type Service,
  shareOf,
  usersRules
} from './cloud.ts'
import { type Actor, actors, type Told, type Wanted } from './story.ts'
import { long, now, older } from './time.ts'

const none: Targets = { healthy: 0, initial: 0, unhealthy: 0, draining: 0 }

/** How many tasks of the newest revision run, and how many of the service's are healthy. */
function tasksOf(
  { mode, stages }: Cloud,
  { desired, trouble, deployment, revision }: Service
): { running: number; targets: Targets } {
  if (going(deployment) && isUp(deployment)) {
    // Before the first stage is over nothing of it runs; what is replaced goes on.
    const started = deployment.stage !== '' && deployment.stage !== stages[0]
    const healthy = mode === 'weights' ? 0 : desired
    return { running: started ? desired : 0, targets: { ...none, healthy, initial: started ? 0 : desired } }
  }
  if (deployment?.status === 'STOPPED' && deployment.revision === revision)
    return { running: 0, targets: mode === 'weights' ? none : { ...none, healthy: desired } }
  if (trouble === 'starting') return { running: 0, targets: { ...none, initial: desired } }
  if (trouble === 'down') return { running: 0, targets: none }
  if (trouble === 'ill') return { running: desired, targets: { ...none, unhealthy: desired } }
  if (trouble === 'one') return { running: desired, targets: { ...none, healthy: desired - 1, unhealthy: 1 } }
  return { running: desired, targets: { ...none, healthy: desired } }
}

const deploymentOf = (one: NonNullable<Service['deployment']>): DeploymentSeen => ({
  ...{ id: one.id, revision: one.revision, from: [one.from], status: one.status, stage: one.stage, share: one.share },
  hooks: one.waits ? [{ id: hookOf(one), pause: true, status: 'AWAITING_ACTION' }] : [],
  ...(hasEnded(one) ? { finishedAt: now - one.age * 1_000 } : {})
})

function serviceOf(cloud: Cloud, service: Service): ServiceSeen {
  const { name, revision, desired, deployment, bounds } = service
  const { running, targets } = tasksOf(cloud, service)
  const up = going(deployment) && isUp(deployment)
  const stopped = deployment?.status === 'STOPPED' && deployment.revision === revision
  const newest = up ? deployment.revision : revision
  const state: Primary['state'] = up ? 'IN_PROGRESS' : stopped ? 'FAILED' : 'COMPLETED'
  return {
    ...{ name, revision, desired, running, pending: desired - running, targets: [targets], pauses: cloud.hooks },
    primary: { revision: newest, desired, running, pending: desired - running, failed: 0, state },
    ...{ shifting: 0, baking: 0 },
    ...(deployment ? { deployment: deploymentOf(deployment) } : {}),
    ...(bounds ? { bounds } : {}),
    ...(cloud.mode === 'codedeploy' ? { group: { application: 'app', name: 'group' } } : {})
  }
}

const verdicts: Readonly<Record<Told, Verdict>> = {
  pending: { state: 'pending', says: '', next: now },
  unread: { state: 'pending', says: '', next: now + 10_000 },
  passed: { state: 'passed', says: '', next: Number.MAX_SAFE_INTEGER },
  due: { state: 'passed', says: '', next: now },
  failed: { state: 'failed', says: '', next: Number.MAX_SAFE_INTEGER }
}

/** What the journal finds, as `Journal.find` does. */
export function journaled(
  cloud: Cloud,
  { found, left }: Pick<Actor, 'found' | 'left'>,
  { release, arn, intent }: Wanted
) {
  const live = cloud.services.map(({ revision }) => revision)
  const related = cloud.services.flatMap(({ deployment }) =>
    going(deployment) ? [deployment.revision, ...(cloud.mode === 'weights' ? [] : [deployment.from])] : []
  )
  const asked = [...new Set([...live, ...related])].filter(one => one !== '')
  // What a release follows is what users' requests go to.
  const bases =
    cloud.mode === 'weights' ? cloud.services.filter(one => reached(cloud, one.name)).map(one => one.revision) : live
  const of = cloud.registered.filter(one => one.release === release)
  const fits = (one: string | undefined) =>
    intent === 'rollback' ||
    of.some(({ arn: at, previous = '' }) => at === one && (bases.includes(at) || bases.includes(previous)))
  const own = asked.find(one => of.some(registered => registered.arn === one) && fits(one))
  const fitting = of.find(({ previous = '' }) => intent === 'rollback' || bases.includes(previous))
  const kept = fits(found) ? found : undefined
  const revision = own ?? kept ?? arn ?? fitting?.arn
  const leaves = left ?? asked.find(one => one !== revision)
  const previous = intent === 'rollback' ? leaves : cloud.registered.find(one => one.arn === revision)?.previous
  const known = cloud.registered.filter(one => asked.includes(one.arn)).map(one => one.arn)
  return { revision, left: leaves, previous, known }
}

export function see(cloud: Cloud, actor: Actor, goal: Wanted): Seen {
  const { revision, previous, known } = journaled(cloud, actor, goal)
  const { lock } = cloud
  const { lockAge: age } = actor
  const about = lock ? { holder: lock.holder, epoch: lock.epoch, etag: etagOf(lock) } : { holder: '', epoch: 0 }
  return {
    ...{ mode: cloud.mode, services: cloud.services.map(one => serviceOf(cloud, one)), known, memory: actor.memory },
    rules: cloud.rules.map(rule => ({ ...rule, foreign: false })),
    ...{ before: verdicts[actor.before], after: verdicts[actor.after] },
    ...(goal.locked ? { lock: { ...about, idle: age >= 90, renewDue: age >= 20 } } : {}),
    ...(revision === undefined ? {} : { revision }),
    ...(previous === undefined ? {} : { previous })
  }
}

export interface Decided {
  readonly decision: Decision<Step>
  readonly actor: Actor
  readonly seen: Seen
}

const decided = new Map<string, Decided>()
export const forget = (): void => decided.clear()

/** What a run decides on one look: what it only notes is done at once, as the run does. */
export function decideOn(cloud: Cloud, from: Actor, base: Wanted, holder: string): Decided {
  const key = `${clouds.idOf(cloud)}/${actors.idOf(from)}`
  const before = decided.get(key)
  if (before) return before
  const goal = { ...base, holder, startedAt: from.old ? now - long * 1_000 : now }
  let actor = from
  for (let turn = 0; turn < 20; turn++) {
    const { revision, left } = journaled(cloud, actor, goal)
    actor = {
      ...actor,
      ...(revision === undefined ? {} : { found: revision }),
      ...(left === undefined ? {} : { left })
    }
    const seen = see(cloud, actor, goal)
    const decision = decide(goal, seen, now)
    if (!('act' in decision) || decision.act.verb !== 'note') {
      const result = { decision, actor: actors.one(actor), seen }
      decided.set(key, result)
      return result
    }
    actor = { ...actor, memory: older(afterAnswer(actor.memory, decision.act, now), 0) }
  }
  throw new RangeError(`a run notes without end: ${JSON.stringify(actor.memory)}`)
}

/** All requests of users go to the release, by the one service or by the rules. */
export function isLive(cloud: Cloud, revision: string | undefined): boolean {
  const { mode, services } = cloud
  if (mode !== 'weights')
    return services.every(one => one.revision === revision && one.deployment?.status !== 'STOPPED')
  const on = services.filter(one => one.revision === revision).map(({ name }) => name)
  return usersRules(cloud).every(rule => on.some(name => shareOf(rule, name) === 100))
}
