import type { Aws } from '../../aws/aws.ts'
import type { Clock } from '../../io/clock.ts'
import { type Finding, present, reviewed } from './finding.ts'
import { reviewBalancers } from './preflight-balancers.ts'
import { reviewImages } from './preflight-images.ts'
import { reviewLogs } from './preflight-logs.ts'
import { reviewRepositories } from './preflight-repository.ts'
import { reviewRoles } from './preflight-roles.ts'
import { reviewSecrets } from './preflight-secrets.ts'
import { readServices, reviewService } from './preflight-service.ts'
import { reviewSize } from './preflight-size.ts'
import { type Asking, type EcsService, type ImageReader, onFargate, type Revision } from './preflight-subject.ts'
import type { EcsRelease } from './release.ts'

export type { Finding } from './finding.ts'

export interface PreflightTerms {
  readonly clock: Clock
  /** Of two services: the listener rules between which weights move. */
  readonly rules?: readonly string[]
  readonly testRule?: string
  /** Whether gates are to be asked before traffic moves. */
  readonly gatedBefore?: boolean
  /** Reads images that are not in the ECR of this region; without it they are not looked at. */
  readonly registry?: ImageReader
  readonly signal?: AbortSignal
}

/**
 * Everything that stands in the way of `release`, at once, errors first, notes last. Reads only, and no secret values. A right
 * that is missing is a finding with the statement to paste. CLOUD_UNREACHABLE when what is needed does not answer.
 */
export async function preflight(aws: Aws, release: EcsRelease, terms: PreflightTerms): Promise<Finding[]> {
  const { clock, rules = [], testRule, gatedBefore = false, registry, signal } = terms
  const asking = { aws, clock, ...(registry ? { registry } : {}), ...(signal ? { signal } : {}) }
  const mine = { ...release, gatedBefore }
  const seen: { services: readonly EcsService[] } = { services: [] }
  const named = await reviewed(`The services ${release.services.join(', ')}`, 'needed', async () => {
    const { services, findings } = await readServices(asking, mine)
    seen.services = services
    return findings
  })
  const { services } = seen
  const { revision } = release
  const fargate = onFargate(revision, services)
  const live = services.filter(({ status }) => status === 'ACTIVE')
  const found = await Promise.all([
    ...services.map(service =>
      reviewed(`What the service ${service.serviceName} is doing`, 'needed', () => reviewService(asking, mine, service))
    ),
    reviewed('The load balancer', 'needed', () =>
      reviewBalancers(asking, revision, live, { rules, ...(testRule ? { testRule } : {}) })
    ),
    reviewRoles(asking, revision, fargate),
    reviewSecrets(asking, revision),
    reviewLogs(asking, revision, fargate),
    reviewImages(asking, revision),
    reviewed('The revision that is live', 'needed', () => reviewKept(asking, live))
  ])
  const all = [...named, ...(fargate ? reviewSize(revision) : []), ...found.flat()]
  const told = new Map(all.map(finding => [finding.message, finding]))
  return [...told.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

const order: readonly Finding['severity'][] = ['error', 'warning', 'note']

/** What a rollback goes back to: the live revisions, which are the same where there are two services mostly. */
async function reviewKept(
  asking: Asking & { readonly clock: Clock; readonly registry?: ImageReader },
  services: readonly EcsService[]
): Promise<Finding[]> {
  const { aws, signal } = asking
  const revisions = [...new Set(services.flatMap(({ taskDefinition }) => taskDefinition ?? []))]
  const found = await Promise.all(
    revisions.map(async taskDefinition => {
      const known = await present(() => aws.call('ecs:DescribeTaskDefinition', { taskDefinition }, signal))
      return known?.taskDefinition ? reviewRepositories(asking, known.taskDefinition as Revision) : []
    })
  )
  return found.flat()
}
