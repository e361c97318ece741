import type { Aws, OutputOf } from '../../aws/aws.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import type { EcsService } from './preflight-subject.ts'
import type { DeploymentSeen, Hook } from './seen.ts'

type Described = NonNullable<OutputOf<'ecs:DescribeServiceDeployments'>['serviceDeployments']>[number]
type HookDetail = NonNullable<Described['lifecycleHookDetails']>[number]

/** The list of deployments may be behind the service's own description by that much, and is read again after it. */
const oldest: Milliseconds = 10_000

/** What a list of deployments said, while the service said `of` itself. */
interface Listed {
  readonly of: string
  readonly at: Milliseconds
  readonly arn: string | undefined
}

/** Reads service deployments of ECS. What a service revision consists of never changes, and is read once. */
export class ServiceDeployments {
  readonly #aws: Aws
  readonly #cluster: string
  readonly #clock: Clock
  readonly #listed = new Map<string, Listed>()
  readonly #definitions = new Map<string, string>()
  /** By service, the revision that its newest deployment takes live. */
  readonly #targets = new Map<string, string>()

  constructor(aws: Aws, cluster: string, clock: Clock) {
    this.#aws = aws
    this.#cluster = cluster
    this.#clock = clock
  }

  /** The newest one. None for a service that has not been deployed for 90 days, or since there are any. */
  async newest(described: EcsService, signal?: AbortSignal): Promise<DeploymentSeen | undefined> {
    const service = described.serviceName ?? ''
    const arn = await this.#newestOf(service, described, signal)
    if (arn === undefined) return undefined
    const { serviceDeployments: found = [] } = await this.#aws.call(
      'ecs:DescribeServiceDeployments',
      { serviceDeploymentArns: [arn] },
      signal
    )
    const [one] = found
    if (one?.targetServiceRevision?.arn) this.#targets.set(service, one.targetServiceRevision.arn)
    return one && (await this.#seen(one, arn, signal))
  }

  /** A deployment that is new shows in the service's own description, which is read anyway. */
  async #newestOf(service: string, described: EcsService, signal?: AbortSignal): Promise<string | undefined> {
    const { deployments = [], currentServiceDeployment = '' } = described
    const of = [...deployments.map(({ id = '' }) => id), currentServiceDeployment].join()
    const now = this.#clock.monotonic()
    const known = this.#listed.get(service)
    if (known && known.of === of && now - known.at < oldest) return known.arn
    const input = { cluster: this.#cluster, service, maxResults: 20 }
    const { serviceDeployments: briefs = [] } = await this.#aws.call('ecs:ListServiceDeployments', input, signal)
    const [brief] = [...briefs].sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
    const arn = brief?.serviceDeploymentArn
    this.#listed.set(service, { of, at: now, arn })
    return arn
  }

  /** The target group that ECS gave the newest revision, which of two that is it chooses itself. */
  async groupOf(service: string, signal?: AbortSignal): Promise<string | undefined> {
    const arn = this.#targets.get(service)
    if (arn === undefined) return undefined
    const input = { serviceRevisionArns: [arn] }
    const { serviceRevisions = [] } = await this.#aws.call('ecs:DescribeServiceRevisions', input, signal)
    return serviceRevisions[0]?.resolvedConfiguration?.loadBalancers?.[0]?.targetGroupArn
  }

  async #seen(one: Described, id: string, signal?: AbortSignal): Promise<DeploymentSeen> {
    const target = one.targetServiceRevision
    const sources = (one.sourceServiceRevisions ?? []).flatMap(({ arn }) => arn ?? [])
    const [revision = '', ...from] = await this.#definitionsOf([target?.arn ?? '', ...sources], signal)
    const reason = one.rollback?.reason ?? one.statusReason
    return {
      id,
      revision,
      from,
      status: one.status ?? '',
      stage: one.lifecycleStage ?? '',
      hooks: (one.lifecycleHookDetails ?? []).map(hookOf),
      share: target?.requestedProductionTrafficWeight ?? 0,
      ...(reason ? { reason } : {}),
      ...(one.finishedAt ? { finishedAt: one.finishedAt.getTime() } : {})
    }
  }

  async #definitionsOf(arns: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const unknown = [...new Set(arns)].filter(arn => arn !== '' && !this.#definitions.has(arn))
    if (unknown.length > 0) {
      const input = { serviceRevisionArns: unknown.slice(0, 20) }
      const { serviceRevisions = [] } = await this.#aws.call('ecs:DescribeServiceRevisions', input, signal)
      for (const { serviceRevisionArn = '', taskDefinition = '' } of serviceRevisions)
        this.#definitions.set(serviceRevisionArn, taskDefinition)
    }
    return arns.map(arn => this.#definitions.get(arn) ?? '')
  }
}

const hookOf = ({ hookId = '', targetType, status, expiresAt, timeoutAction }: HookDetail): Hook => ({
  id: hookId,
  pause: targetType === 'PAUSE',
  status: status ?? '',
  ...(expiresAt ? { expiresAt: expiresAt.getTime() } : {}),
  ...(timeoutAction ? { onExpiry: timeoutAction } : {})
})
