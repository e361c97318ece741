import type { Verdict } from '../../gate/gate.ts'
import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Outcome } from '../../rollout/outcome.ts'

/** How a cutover goes here, as the services themselves say. */
export type Mode = 'rolling' | 'native' | 'codedeploy' | 'weights' | 'refused'

/** A place where a deployment stops for a word from outside. */
export interface Hook {
  readonly id: string
  /** Ours to answer. Others (Lambda functions) are waited for. */
  readonly pause: boolean
  readonly status: string
  readonly expiresAt?: Instant
  /** What AWS does by itself then: CONTINUE or ROLLBACK. */
  readonly onExpiry?: string
}

/** A service deployment; one of CodeDeploy in the words of ECS, so that both are decided by the same rules. */
export interface DeploymentSeen {
  readonly id: string
  /** ARN of the task definition that it takes live. */
  readonly revision: string
  /** ARNs of those that it takes over from. */
  readonly from: readonly string[]
  /** Of ServiceDeploymentStatus; an open string. */
  readonly status: string
  /** Of ServiceDeploymentLifecycleStage; an open string, empty for rolling ones. */
  readonly stage: string
  readonly reason?: string
  readonly hooks: readonly Hook[]
  /** Percentage of the requests that its revision gets. */
  readonly share: number
  readonly finishedAt?: Instant
}

/** The tasks of the newest revision, as DescribeServices counts them. */
export interface Primary {
  readonly revision: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  /** COMPLETED, IN_PROGRESS, FAILED; empty where ECS does not say. */
  readonly state: string
  readonly reason?: string
}

export interface Targets {
  readonly healthy: number
  readonly initial: number
  readonly unhealthy: number
  readonly draining: number
}

export interface ServiceSeen {
  readonly name: string
  /** ARN of the live task definition. */
  readonly revision: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly primary: Primary
  /** The newest one, whatever became of it. */
  readonly deployment?: DeploymentSeen
  /** Of each target group that it registers its tasks in. */
  readonly targets: readonly Targets[]
  /** Where its size is autoscaled. */
  readonly bounds?: { readonly min: number; readonly max: number }
  /** Stages that PAUSE hooks (or CodeDeploy's wait) stop at. */
  readonly pauses: readonly string[]
  /** How long its own configuration lets the shift take, and the watch after it. */
  readonly shifting: Milliseconds
  readonly baking: Milliseconds
  /** Nothing starts a deployment of CodeDeploy but a group that was found. */
  readonly group?: { readonly application: string; readonly name: string }
}

/** A listener rule, or the default action of a listener. */
export interface RuleSeen {
  readonly arn: string
  /** By service, in percent. */
  readonly shares: Readonly<Record<string, number>>
  /** It sends requests to target groups of neither service, or to none at all. */
  readonly foreign: boolean
  readonly test: boolean
}

export interface LockSeen {
  readonly holder: string
  readonly epoch: number
  readonly url?: string
  /** Of the object: what a write is compared with. Absent: there is no object. */
  readonly etag?: string
  /** Its holder has not renewed it for as long as it must. */
  readonly idle: boolean
  readonly renewDue: boolean
}

/** A call whose answer got lost: until then its effect may still appear. */
export interface Lost {
  /** As `effectOf` names it. */
  readonly effect: string
  readonly until: Instant
}

/** The share of the requests that green is to have now, and what each rule gave it before. */
export interface Aim {
  readonly share: number
  readonly from: Readonly<Record<string, number>>
  /** When it was set. */
  readonly at: Instant
  /** Since when all rules show it. */
  readonly since?: Instant
}

/** Everything that a run knows beyond what it sees. A later run has none of it, and need not. */
export interface Memory {
  /** By service, the newest deployment when the run began, where that was over: none of this run's. */
  readonly stale: Readonly<Record<string, string>>
  readonly held?: true
  /** When everything that comes before was done. */
  readonly preparedAt?: Instant
  readonly actedAt?: Instant
  /** By service: the revision that was asked for last, after which deployment, and when. */
  readonly sent: Readonly<Record<string, { readonly to: string; readonly after?: string; readonly at: Instant }>>
  /** By service, the deployment that turned out to be this run's. */
  readonly mine: Readonly<Record<string, string>>
  /** Since when a deployment has begun to move requests of users. */
  readonly shareSince?: Instant
  /** Which service becomes the release's, the size that it had, and the share that each rule of users gave it. */
  readonly roles?: {
    readonly green: string
    readonly blue: string
    readonly idle: number
    readonly shares: Readonly<Record<string, number>>
  }
  readonly aim?: Aim
  readonly cutAt?: Instant
  /** Since when no task of a release under traffic has been seen to run. */
  readonly downSince?: Instant | undefined
  /** Since when nothing reaches the side that is to be scaled in. */
  readonly clearSince?: Instant
  readonly back?: { readonly outcome: Outcome; readonly why: string; readonly since: Instant }
  /** On the way back the tasks that were raised have been taken away: who raises them again is somebody else. */
  readonly givenBack?: true
  readonly lost: readonly Lost[]
  /** Until then a call of another kind whose answer got lost may still take effect. */
  readonly unheardUntil?: Instant
  /** Hooks that were answered: ECS shows for a moment that they still wait. */
  readonly answered: readonly string[]
  /** What was refused for good on the way; and that stopping a deployment is. */
  readonly refused?: string
  readonly unstoppable?: true
}

export interface Seen {
  readonly mode: Mode
  /** Why the mode is refused. */
  readonly trouble?: string
  /** ARN of the goal's revision, once it is registered for this cutover. */
  readonly revision?: string
  /** What that revision's journal says was live before. */
  readonly previous?: string
  readonly services: readonly ServiceSeen[]
  readonly rules: readonly RuleSeen[]
  /** Revisions that carry a release of this app: what a cutover may drop. */
  readonly known: readonly string[]
  readonly lock?: LockSeen
  readonly before: Verdict
  readonly after: Verdict
  readonly memory: Memory
}

export const blank: Memory = { stale: {}, sent: {}, mine: {}, lost: [], answered: [] }

const ended = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']
export const isOver = ({ status }: DeploymentSeen): boolean => ended.includes(status)

export const isTurning = ({ status }: DeploymentSeen): boolean =>
  status === 'ROLLBACK_REQUESTED' || status === 'ROLLBACK_IN_PROGRESS' || status === 'STOP_REQUESTED'

/**
 * No task runs, and more failed than the circuit breaker of ECS lets pass (half of those wanted, at least 3 and at most 200):
 * there is none, and nothing ends the deployment.
 */
export const isHopeless = ({ running, failed, desired }: Primary): boolean =>
  running === 0 && failed > Math.min(200, Math.max(3, desired / 2))

/** The hook of ours that waits for a word, and has had none. */
export const awaiting = ({ memory }: Seen, { hooks }: DeploymentSeen): Hook | undefined =>
  hooks.find(({ id, pause, status }) => pause && status === 'AWAITING_ACTION' && !memory.answered.includes(id))

/** The newest deployment, unless it was over before this run began. */
export const currentOf = ({ memory }: Seen, { name, deployment }: ServiceSeen): DeploymentSeen | undefined =>
  deployment && deployment.id !== memory.stale[name] ? deployment : undefined
