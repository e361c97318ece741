import type { Aws, OutputOf } from '../../../aws/aws.ts'
import { CutoverError } from '../../../errors.ts'
import { type Revision, revisionOf } from './revision.ts'

export type Service = NonNullable<OutputOf<'ecs:DescribeServices'>['services']>[number]

/** A service as it is described. Fails with NOT_FOUND where there is none, or none any more. */
export async function serviceOf(aws: Aws, cluster: string, service: string, signal?: AbortSignal): Promise<Service> {
  const { services = [] } = await aws.call('ecs:DescribeServices', { cluster, services: [service] }, signal)
  const [found] = services
  if (found && found.status !== 'INACTIVE') return found
  throw new CutoverError('NOT_FOUND', `There is no service ${service} in the cluster ${cluster} in ${aws.region}.`, {
    hint: 'Look at the names of the cluster and the service, and at the region: Cutover creates no services.'
  })
}

/** The task set that a service of CodeDeploy has its traffic on, or the service itself where it needs none. */
export const primaryOf = (service: Service) => service.taskSets?.find(({ status }) => status === 'PRIMARY') ?? service

/**
 * The revision that a service runs, by its ARN: the newest of the family may be anybody's, and not be deployed at all.
 * Fails with NOT_FOUND.
 */
export async function liveRevision(
  aws: Aws,
  cluster: string,
  service: string,
  signal?: AbortSignal
): Promise<Revision> {
  const { taskDefinition } = primaryOf(await serviceOf(aws, cluster, service, signal))
  if (taskDefinition) return revisionOf(aws, taskDefinition, signal)
  throw new CutoverError('NOT_FOUND', `The service ${service} in the cluster ${cluster} has no task definition yet.`, {
    hint: 'Deploy it once, or name a file in taskDefinition.'
  })
}
