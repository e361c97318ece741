import {
  applied,
  type Call,
  type Cloud,
  clouds,
  type Deployment,
  going,
  isUp,
  type Service,
  serviceIn,
  shareOf,
  type Trouble,
  usersRules,
  without,
  withRule,
  withService
} from './cloud.ts'
import { crossing } from './crossing.ts'
import { type Kind, type Luck, type Move, type State, spent } from './story.ts'

interface Change {
  readonly kind: Kind
  readonly says: string
  readonly cloud: Cloud
  readonly costs?: keyof Luck
  /** What somebody else has changed with it. */
  readonly crosses?: string
  readonly call?: Call
}

/** What AWS, tasks, autoscaling and people do by themselves. */
export function accidents(state: State): Move[] {
  const { cloud, luck } = state
  const changes = [
    ...cloud.services.flatMap(service => [
      ...deploymentOf(cloud, service),
      ...tasksOf(cloud, service),
      ...loadOn(cloud, service),
      ...persons(cloud, service)
    ]),
    ...weighers(cloud),
    ...unlockers(cloud)
  ]
  return changes.flatMap(({ kind, says, cloud: next, costs, crosses, call }): Move[] => {
    if (costs && luck[costs] === 0) return []
    const after = { ...state, cloud: clouds.one(next), ...(costs ? { luck: spent(luck, costs) } : {}) }
    return [{ kind, says, next: crosses === undefined ? after : crossing(after, crosses, undefined, call) }]
  })
}

const inCodeDeploy = ({ mode }: Cloud): boolean => mode === 'codedeploy'

/** A service deployment goes its way, or back. */
function deploymentOf(cloud: Cloud, service: Service): Change[] {
  const { deployment: one, name } = service
  if (!going(one)) return []
  const becoming = (change: Partial<Deployment>, rest: Partial<Service> = {}): Cloud =>
    withService(cloud, { ...service, ...rest, deployment: { ...one, ...change } })
  if (one.status === 'ROLLBACK_REQUESTED') {
    const cloudBack = becoming({ status: 'ROLLBACK_IN_PROGRESS', waits: false, share: 0 }, { revision: one.from })
    return [{ kind: 'deployment goes on', says: `ECS begins to take ${one.id} back`, cloud: cloudBack }]
  }
  if (one.status === 'ROLLBACK_IN_PROGRESS')
    return [
      {
        kind: 'deployment ends',
        says: `ECS has taken ${one.id} back`,
        cloud: becoming({ status: 'ROLLBACK_SUCCESSFUL', age: 0 })
      },
      {
        kind: 'rollback fails',
        says: `ECS can't take ${one.id} back`,
        cloud: becoming({ status: 'ROLLBACK_FAILED', age: 0 }),
        costs: 'breaks'
      }
    ]
  if (!isUp(one)) return []
  const given = { status: 'ROLLBACK_REQUESTED', waits: false }
  const fails: Change[] = [
    { kind: 'ECS gives up', says: `ECS gives ${one.id} up`, cloud: becoming(given), costs: 'breaks' }
  ]
  if (cloud.mode === 'rolling')
    fails.push({
      kind: 'ECS stops',
      says: `ECS stops ${one.id} where it is`,
      cloud: becoming({ status: 'STOPPED', age: 0 }),
      costs: 'breaks'
    })
  if (one.waits)
    return [
      {
        kind: 'hook expires',
        says: `the hook of ${one.id} expires: ROLLBACK`,
        cloud: becoming(given),
        costs: 'expiries'
      },
      {
        kind: 'hook expires',
        says: `the hook of ${one.id} expires: CONTINUE`,
        cloud: becoming({ waits: false }),
        costs: 'expiries'
      }
    ]
  return [onward(cloud, service, one), ...fails.filter(() => name !== '')]
}

function onward(cloud: Cloud, service: Service, one: Deployment): Change {
  const next = cloud.stages[cloud.stages.indexOf(one.stage) + 1]
  if (next === undefined) {
    const deployment = { ...one, status: 'SUCCESSFUL', share: 100, age: 0 }
    const ended = { ...service, revision: one.revision, whole: one.revision, deployment }
    return { kind: 'deployment ends', says: `${one.id} is complete`, cloud: withService(cloud, ended) }
  }
  const share = next === 'PRODUCTION_TRAFFIC_SHIFT' ? 50 : isShifted(next) ? 100 : 0
  const deployment = { ...one, stage: next, share, waits: cloud.hooks.includes(next) }
  const revision = inCodeDeploy(cloud) && share === 100 ? one.revision : service.revision
  return {
    kind: 'deployment goes on',
    says: `${one.id} reaches ${next}`,
    cloud: withService(cloud, { ...service, revision, deployment })
  }
}

const isShifted = (stage: string): boolean => ['POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'].includes(stage)

function tasksOf(cloud: Cloud, service: Service): Change[] {
  const { trouble, name, desired, deployment } = service
  if (trouble)
    return [
      {
        kind: 'tasks ready',
        says: `the tasks of ${name} are healthy`,
        cloud: withService(cloud, without(service, 'trouble'))
      }
    ]
  if (desired === 0 || going(deployment)) return []
  const kinds: readonly Trouble[] = cloud.mode === 'weights' ? ['ill', 'one', 'down'] : ['down']
  return kinds.map(one => ({
    ...{ kind: 'tasks fail', says: `tasks of ${name} fail: ${one}`, costs: 'troubles' },
    cloud: withService(cloud, { ...service, trouble: one })
  }))
}

function loadOn(cloud: Cloud, service: Service): Change[] {
  const { bounds, desired, name } = service
  if (!bounds || desired === 0) return []
  return [bounds.min, bounds.max]
    .filter(size => size > 0 && size !== desired)
    .map(size => ({
      ...{ kind: 'autoscaling resizes', says: `autoscaling makes ${name} ${size}`, costs: 'loads' },
      cloud: withService(cloud, { ...service, desired: size })
    }))
}

const person = { holder: 'person', release: 'hotfix' }
const touched = (cloud: Cloud): Cloud => ({ ...cloud, touched: true })

function persons(cloud: Cloud, service: Service): Change[] {
  const { name, revision, whole, deployment } = service
  const found: Change[] = []
  const deploys = (to: string): Change => {
    const call: Call = { verb: 'update', service: name, from: revision, to }
    return {
      call,
      ...{ kind: 'person deploys', says: `a person deploys ${to} to ${name}`, costs: 'edits', crosses: name },
      cloud: touched(applied(cloud, call, person))
    }
  }
  if (!(inCodeDeploy(cloud) && going(deployment))) {
    if (revision !== 'hot:1') found.push(deploys('hot:1'))
    if (whole !== '' && whole !== revision) found.push(deploys(whole))
  }
  if (!going(deployment) || !isUp(deployment)) return found
  const becoming = (change: Partial<Deployment>) =>
    touched(withService(cloud, { ...serviceIn(cloud, name), deployment: { ...deployment, ...change } }))
  found.push({
    kind: 'person stops',
    says: `a person stops ${deployment.id}`,
    cloud: becoming({ status: 'ROLLBACK_REQUESTED', waits: false }),
    costs: 'edits'
  })
  if (deployment.waits)
    found.push({
      kind: 'person answers',
      says: `a person lets ${deployment.id} go on`,
      cloud: becoming({ waits: false }),
      costs: 'edits'
    })
  return found
}

/** Weights that no run sets, and all requests to the one side or the other. */
function weighers(cloud: Cloud): Change[] {
  const [one, other] = cloud.services
  if (!one || !other) return []
  const ready = ({ desired, deployment, trouble }: Service): boolean => desired > 0 && !going(deployment) && !trouble
  return usersRules(cloud).flatMap(rule =>
    [37, 100, 0].flatMap((share): Change[] => {
      if (shareOf(rule, one.name) === share || (share > 0 && !ready(one)) || (share < 100 && !ready(other))) return []
      const shares = { [one.name]: share, [other.name]: 100 - share }
      const says = `a person gives ${one.name} ${share} % of ${rule.arn}`
      return [
        {
          kind: 'person sets weights',
          says,
          cloud: touched(withRule(cloud, { ...rule, shares })),
          costs: 'edits',
          crosses: rule.arn,
          call: { verb: 'weigh', rule: rule.arn, from: rule.shares, to: shares }
        }
      ]
    })
  )
}

const unlockers = (cloud: Cloud): Change[] =>
  cloud.lock
    ? [
        {
          kind: 'person removes the lock',
          says: 'a person removes the lock',
          cloud: touched(without(cloud, 'lock')),
          costs: 'edits',
          crosses: 'lock'
        }
      ]
    : []
