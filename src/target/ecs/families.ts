import type { Aws } from '../../aws/aws.ts'
import type { EcsService } from './preflight-subject.ts'
import { nameOf } from './task-definition/revision.ts'

/** As many as DescribeServiceRevisions takes. */
const looked = 20

/** Families of the task definitions that a service was taken to by its newest deployments; ECS keeps these for 90 days. */
export async function familiesBefore(
  aws: Aws,
  cluster: string,
  { serviceName = '', deploymentController }: EcsService,
  signal?: AbortSignal
): Promise<string[]> {
  if ((deploymentController?.type ?? 'ECS') !== 'ECS') return []
  const input = { cluster, service: serviceName, maxResults: looked }
  const { serviceDeployments = [] } = await aws.call('ecs:ListServiceDeployments', input, signal)
  const arns = new Set(serviceDeployments.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []))
  if (arns.size === 0) return []
  const named = { serviceRevisionArns: [...arns].slice(0, looked) }
  const { serviceRevisions = [] } = await aws.call('ecs:DescribeServiceRevisions', named, signal)
  return serviceRevisions.flatMap(({ taskDefinition }) => (taskDefinition ? [nameOf(taskDefinition).family] : []))
}
