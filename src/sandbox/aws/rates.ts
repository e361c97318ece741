import type { Clock, Milliseconds } from '../../io/clock.ts'

/** A token bucket that some calls share: so many of them at once, and so many more each second. */
export interface Quota {
  /** Tested on `ecs:UpdateService`. */
  readonly calls: RegExp
  readonly burst: number
  readonly perSecond: number
}

const ecs = (calls: string, burst: number, perSecond: number): Quota => ({
  calls: new RegExp(`^ecs:(?:${calls})$`),
  burst,
  perSecond
})

/**
 * AWS's own, per account and region (`request-throttling` in the documentation of ECS, `elb-api-throttling` in that of
 * Elastic Load Balancing). The reads of clusters in ECS and the Describes of load balancing were looked up; the others are
 * from memory of the same pages, to be looked up before a number is published that rests on them.
 */
export const documentedQuotas: readonly Quota[] = [
  ecs('DescribeClusters|ListClusters', 50, 20),
  ecs('CreateCluster|UpdateCluster|DeleteCluster', 20, 1),
  ecs('(?:Describe|List)Service.*', 100, 20),
  ecs('(?:Create|Update|Delete)Service|(?:Stop|Continue)ServiceDeployment', 50, 5),
  ecs('(?:Describe|List)TaskDefinition.*', 50, 20),
  ecs('(?:Register|Deregister|Delete)TaskDefinitions?', 20, 1),
  ecs('(?:Describe|List)Tasks', 100, 20),
  ecs('RunTask|StopTask', 100, 40),
  { calls: /^elasticloadbalancing:Describe/, burst: 40, perSecond: 10 },
  { calls: /^elasticloadbalancing:(?:Register|Deregister)Targets$/, burst: 20, perSecond: 4 },
  { calls: /^elasticloadbalancing:/, burst: 20, perSecond: 3 }
]

/** Counts calls against quotas: a call is counted against the first one that it matches. */
export class Rates {
  readonly #clock: Clock
  readonly #quotas: readonly Quota[]
  readonly #buckets = new Map<Quota, { tokens: number; at: Milliseconds }>()

  constructor(clock: Clock, quotas: readonly Quota[]) {
    this.#clock = clock
    this.#quotas = quotas
  }

  /** Takes a token for the call; false when there is none left. */
  admit(call: string): boolean {
    const quota = this.#quotas.find(({ calls }) => calls.test(call))
    if (!quota) return true
    const now = this.#clock.monotonic()
    const { tokens, at } = this.#buckets.get(quota) ?? { tokens: quota.burst, at: now }
    const refilled = Math.min(quota.burst, tokens + ((now - at) / 1000) * quota.perSecond)
    const admitted = refilled >= 1
    this.#buckets.set(quota, { tokens: admitted ? refilled - 1 : refilled, at: now })
    return admitted
  }
}
