import { isOver } from '../../../src/target/ecs/seen.ts'
import { type Step, sharesText } from '../../../src/target/ecs/step.ts'
import { Pool } from '../identity.ts'
import { Refusal } from '../patch.ts'

/** How the services of a world are deployed. */
export type Mode = 'rolling' | 'native' | 'codedeploy' | 'weights'

export interface Deployment {
  readonly id: string
  readonly revision: string
  readonly from: string
  readonly status: string
  readonly stage: string
  /** A hook of ours waits there. */
  readonly waits: boolean
  readonly share: number
  /** Seconds since its end, up to what anybody looks at. */
  readonly age: number
}

/** What is wrong with the tasks of a service: they start, none is healthy, one is not, none runs. */
export type Trouble = 'starting' | 'ill' | 'one' | 'down'

export interface Service {
  readonly name: string
  readonly revision: string
  /** The revision that has complete, healthy tasks: what ECS goes back to. */
  readonly whole: string
  readonly desired: number
  readonly trouble?: Trouble
  readonly deployment?: Deployment
  readonly made: number
  readonly bounds?: { readonly min: number; readonly max: number }
}

/** A revision that is registered: of which release, and after what. */
export interface Registered {
  readonly arn: string
  readonly release: string
  readonly previous?: string
}

export interface Rule {
  readonly arn: string
  /** By service, in percent. */
  readonly shares: Readonly<Record<string, number>>
  readonly test: boolean
}

export interface Lock {
  readonly holder: string
  readonly epoch: number
  /** Of the object; a few suffice to tell two writes apart. */
  readonly beat: number
}

/** All that AWS holds. A value: whatever happens makes another. */
export interface Cloud {
  readonly mode: Mode
  /** Stages of a deployment in their order; those in `hooks` stop there. */
  readonly stages: readonly string[]
  readonly hooks: readonly string[]
  readonly services: readonly Service[]
  readonly rules: readonly Rule[]
  readonly registered: readonly Registered[]
  readonly lock?: Lock
  /** Somebody else has changed something. */
  readonly touched?: true
}

const textOf = ({ name, revision, whole, desired, trouble, deployment: on, made, bounds }: Service): string =>
  [
    ...[name, revision, whole, desired, trouble, made, bounds?.max],
    ...(on ? [on.id, on.revision, on.from, on.status, on.stage, on.waits, on.share, on.age] : [])
  ].join()

export const clouds = new Pool<Cloud>(({ services, rules, registered, lock, touched, mode }) =>
  [
    mode,
    ...services.map(textOf),
    ...rules.map(({ arn, shares }) => arn + sharesText(shares)),
    ...registered.map(({ arn, release, previous }) => [arn, release, previous].join()),
    lock ? etagOf(lock) : '',
    touched ? '!' : ''
  ].join(';')
)

export const serviceIn = ({ services }: Cloud, name: string): Service =>
  services.find(one => one.name === name) as Service

export const withService = (cloud: Cloud, changed: Service): Cloud => ({
  ...cloud,
  services: cloud.services.map(one => (one.name === changed.name ? changed : one))
})

export const withRule = (cloud: Cloud, changed: Rule): Cloud => ({
  ...cloud,
  rules: cloud.rules.map(one => (one.arn === changed.arn ? changed : one))
})

export const shareOf = ({ shares }: Rule, service: string): number => shares[service] ?? 0
export const usersRules = ({ rules }: Cloud): Rule[] => rules.filter(({ test }) => !test)
export const reached = (cloud: Cloud, service: string): boolean =>
  usersRules(cloud).some(rule => shareOf(rule, service) > 0)

export const going = (deployment: Deployment | undefined): deployment is Deployment =>
  deployment !== undefined && !hasEnded(deployment)
export const hasEnded = (deployment: Deployment): boolean => isOver({ ...deployment, from: [], hooks: [] })
export const isUp = ({ status }: Deployment): boolean => status === 'PENDING' || status === 'IN_PROGRESS'

export const etagOf = ({ holder, epoch, beat }: Lock): string => `${holder}/${epoch}/${beat}`

/** A member that is left out of the text of a cloud where it is undefined. */
export const without = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _left, ...rest } = value
  return rest
}

/** Whose call it is: who sent it, and for which release. */
export interface Caller {
  readonly holder: string
  readonly release: string
}

/** A step that is sent to AWS. */
export type Call = Exclude<Step, { verb: 'note' | 'gate' | 'prepare' }>

/** What AWS does with one call, whoever sent it and whenever it arrives: it compares nothing but the lock. Throws Refusal. */
export function applied(cloud: Cloud, call: Call, by: Caller): Cloud {
  switch (call.verb) {
    case 'lock':
      return locked(cloud, call, by.holder)
    case 'register': {
      const arn = `web:${cloud.registered.length + 1}`
      return { ...cloud, registered: [...cloud.registered, { arn, release: by.release, previous: call.previous }] }
    }
    case 'update':
      return updated(cloud, call)
    case 'scale':
      return withService(cloud, { ...serviceIn(cloud, call.service), desired: call.to })
    case 'weigh': {
      const rule = cloud.rules.find(({ arn }) => arn === call.rule)
      return rule ? withRule(cloud, { ...rule, shares: sorted(call.to) }) : cloud
    }
    case 'answer':
      return withDeployment(cloud, call.deployment, one => {
        const ending = call.hook.endsWith('TERMINATION_WAIT') && one.stage === 'BAKE_TIME' && isUp(one)
        if (ending) return { ...one, status: 'SUCCESSFUL', age: 0 }
        if (!one.waits || call.hook !== hookOf(one)) throw new Refusal(`hookId ${call.hook} waits no more`)
        return { ...one, waits: false, ...(call.action === 'ROLLBACK' ? { status: 'ROLLBACK_REQUESTED' } : {}) }
      })
    case 'stop':
      return withDeployment(cloud, call.deployment, one => {
        if (hasEnded(one)) throw new Refusal(`${one.id} is over`)
        return isUp(one) ? { ...one, waits: false, status: 'ROLLBACK_REQUESTED' } : one
      })
  }
}

export const hookOf = ({ id, stage }: Deployment): string => `${id} ${stage}`

const sorted = (shares: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(shares).sort(([a], [b]) => (a < b ? -1 : 1)))

function locked(cloud: Cloud, { epoch, etag }: Extract<Call, { verb: 'lock' }>, holder: string): Cloud {
  const now = cloud.lock && etagOf(cloud.lock)
  if (now !== etag) throw new Refusal('412: the lock is not as it was seen')
  return { ...cloud, lock: { holder, epoch, beat: ((cloud.lock?.beat ?? 0) + 1) % 3 } }
}

function withDeployment(cloud: Cloud, id: string, change: (one: Deployment) => Deployment): Cloud {
  const service = cloud.services.find(({ deployment }) => deployment?.id === id)
  if (!service?.deployment) throw new Refusal(`${id} is over`)
  return withService(cloud, { ...service, deployment: change(service.deployment) })
}

/** UpdateService: a deployment where the revision changes, and another size. CreateDeployment refuses a second one. */
function updated(cloud: Cloud, { service: name, to, size }: Extract<Call, { verb: 'update' }>): Cloud {
  const service = serviceIn(cloud, name)
  const { deployment, made } = service
  const desired = size ?? service.desired
  if (cloud.mode === 'codedeploy' && going(deployment)) throw new Refusal('DeploymentLimitExceeded')
  if (service.revision === to && !going(deployment))
    return withService(cloud, { ...service, desired, ...(desired > service.desired ? { trouble: 'starting' } : {}) })
  if (service.revision === to) return withService(cloud, { ...service, desired })
  return withService(cloud, {
    ...without(service, 'trouble'),
    desired,
    made: made + 1,
    // A task set of CodeDeploy is the service's only when it has the traffic.
    revision: cloud.mode === 'codedeploy' ? service.revision : to,
    deployment: {
      ...{ id: `${name}/${made + 1}`, revision: to, from: service.whole, status: 'IN_PROGRESS' },
      ...{ stage: cloud.stages[0] ?? '', waits: false, share: 0, age: 0 }
    }
  })
}
