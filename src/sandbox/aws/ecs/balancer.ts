import type { Address } from '../../cluster/traffic/endpoints.ts'

/** A task's port behind a target group. */
export interface Target {
  /** Its private address: `10.0.0.7`. */
  readonly id: string
  readonly port: number
  /** Where it is reached on this machine; undefined while nothing listens. */
  address(): Address | undefined
  /** Answers a health check itself: for containers that have no socket. */
  readonly answers?: (path: string) => boolean
}

/** ELBv2's TargetHealthStateEnum. `unused`: no rule forwards to the group, so that its targets are not checked. */
export type TargetState = 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable'

export interface TargetHealth {
  readonly state: TargetState
  /** `Health checks failed with these codes: [502]` and the like. */
  readonly description?: string
}

/** What ECS and CodeDeploy do with load balancers, through the role that the service names. */
export interface Balancer {
  /** ARN of the target group of that name. */
  groupNamed(name: string): string | undefined
  /** Target groups that a rule (or a listener's default action) forwards to, with their weights; undefined: no such rule. */
  weights(ruleArn: string): Readonly<Record<string, number>> | undefined
  /** With the ARN of a listener: on each of its rules (and its default action) that forwards to one of the groups. */
  setWeights(ruleArn: string, weights: Readonly<Record<string, number>>): void
  register(targetGroupArn: string, target: Target): void
  /** Resolves when the deregistration delay is over and nothing is under way to it any more. */
  deregister(targetGroupArn: string, target: Target): Promise<void>
  health(targetGroupArn: string, target: Target): TargetHealth
}
