import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import type { Clock } from '../../io/clock.ts'
import type { Journal } from './journal.ts'
import type { S3Lock } from './lock.ts'
import type { Place } from './ports.ts'
import type { EcsService } from './preflight-subject.ts'
import { CodeDeployments } from './read-codedeploy.ts'
import { ServiceDeployments } from './read-deployment.ts'
import { countOf, TargetHealths, undecisive } from './read-health.ts'
import { groupsOf, modeOf, serviceOf } from './read-service.ts'
import { actionsOf, sharesIn } from './rules.ts'
import type { Mode, RuleSeen, Seen, ServiceSeen, Targets } from './seen.ts'

export type Observed = Omit<Seen, 'memory' | 'before' | 'after'>

/** Reads all that a cutover is decided from; only calls that describe. */
export class Observer {
  readonly #aws: Aws
  readonly #place: Place
  readonly #journal: Journal
  readonly #lock: S3Lock | undefined
  readonly #deployments: ServiceDeployments
  readonly #codeDeployments: CodeDeployments
  readonly health: TargetHealths
  #bounds: Readonly<Record<string, { min: number; max: number }>> | undefined

  constructor(aws: Aws, place: Place, journal: Journal, lock: S3Lock | undefined, clock: Clock) {
    this.#aws = aws
    this.#place = place
    this.#journal = journal
    this.#lock = lock
    this.health = new TargetHealths(aws, clock)
    this.#deployments = new ServiceDeployments(aws, place.cluster, clock)
    this.#codeDeployments = new CodeDeployments(aws, place.cluster)
  }

  /** Target groups by service, as the last look found them. */
  groups: Readonly<Record<string, readonly string[]>> = {}

  /** ARN of the target group that the newest tasks of a service are in. */
  async groupOf(service: string, signal: AbortSignal): Promise<string | undefined> {
    return (await this.#deployments.groupOf(service, signal)) ?? this.groups[service]?.[0]
  }

  async look(signal: AbortSignal): Promise<Observed> {
    const lock = await this.#lock?.read(signal)
    const described = await describeServices(this.#aws, this.#place, signal)
    this.groups = Object.fromEntries(described.map(one => [one.serviceName ?? '', groupsOf(one)]))
    const { mode, trouble } = modeOf(described)
    const [services, rules] = await Promise.all([
      Promise.all(described.map(one => this.#service(one, mode, signal))),
      mode === 'weights' ? this.#rules(signal) : []
    ])
    const live = services.map(({ revision }) => revision)
    const related = services.flatMap(({ deployment }) => (deployment ? [deployment.revision, ...deployment.from] : []))
    const bears = ({ name }: ServiceSeen) =>
      mode !== 'weights' || rules.some(one => !one.test && (one.shares[name] ?? 0) > 0)
    const bearing = services.filter(bears).map(({ revision }) => revision)
    const journaled = await this.#journal.find(live, bearing, related, signal)
    return { mode, services, rules, ...journaled, ...(trouble ? { trouble } : {}), ...(lock ? { lock } : {}) }
  }

  async #service(described: EcsService, mode: Mode, signal: AbortSignal): Promise<ServiceSeen> {
    const seen = serviceOf(described)
    const [targets, more, bounds] = await Promise.all([
      Promise.all(groupsOf(described).map(group => this.#targets(group, mode, signal))),
      mode === 'codedeploy' ? this.#codeDeployments.of(described, signal) : this.#newest(described, signal),
      mode === 'weights' ? this.#boundsOf(seen.name, signal) : undefined
    ])
    return { ...seen, targets, ...more, ...(bounds ? { bounds } : {}) }
  }

  async #newest(service: EcsService, signal: AbortSignal): Promise<Partial<ServiceSeen>> {
    const deployment = await this.#deployments.newest(service, signal)
    return deployment ? { deployment } : {}
  }

  /** Outside of weights nothing is decided by the health of targets: it is told. */
  async #targets(group: string, mode: Mode, signal: AbortSignal): Promise<Targets> {
    return countOf(await this.health.of(group, mode === 'weights' ? 0 : undecisive, signal))
  }

  async #rules(signal: AbortSignal): Promise<RuleSeen[]> {
    const { rules, testRule } = this.#place
    const all = [...rules.map(arn => ({ arn, test: false })), ...(testRule ? [{ arn: testRule, test: true }] : [])]
    return Promise.all(
      all.map(async rule => ({ ...rule, ...sharesIn(await actionsOf(this.#aws, rule.arn, signal), this.groups) }))
    )
  }

  /** Asked once: who changes them while a release is on its way changes what comes after it. */
  async #boundsOf(service: string, signal: AbortSignal) {
    this.#bounds ??= await boundsOf(this.#aws, this.#place, signal)
    return this.#bounds[service]
  }
}

async function boundsOf(aws: Aws, { cluster, services }: Place, signal: AbortSignal) {
  const ids = services.map(service => `service/${cluster.replace(/^.*\//, '')}/${service}`)
  const { ScalableTargets = [] } = await aws.call(
    'application-autoscaling:DescribeScalableTargets',
    { ServiceNamespace: 'ecs', ResourceIds: ids, ScalableDimension: 'ecs:service:DesiredCount' },
    signal
  )
  return Object.fromEntries(
    ScalableTargets.map(({ ResourceId = '', MinCapacity = 0, MaxCapacity = 0 }) => [
      ResourceId.replace(/^.*\//, ''),
      { min: MinCapacity, max: MaxCapacity }
    ])
  )
}

/** In the order in which they are named. @throws NOT_FOUND for one that is not there, or not any more */
export async function describeServices(
  aws: Aws,
  { cluster, services }: Place,
  signal?: AbortSignal
): Promise<EcsService[]> {
  const answer = await aws.call('ecs:DescribeServices', { cluster, services: [...services] }, signal)
  return services.map(name => {
    const found = answer.services?.find(one => one.serviceName === name || one.serviceArn === name)
    if (found && found.status === 'ACTIVE') return found
    const how = found ? `is ${found.status}` : 'is not there'
    throw new CutoverError('NOT_FOUND', `Service ${name} in cluster ${cluster} ${how}.`, {
      hint: 'Check its name, the cluster, the region and the account; Cutover creates no services.'
    })
  })
}
