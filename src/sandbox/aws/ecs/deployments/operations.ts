import { nameIn } from '../arns.ts'
import { clusterOf } from '../clusters.ts'
import { page } from '../paging.ts'
import { refused } from '../refusals.ts'
import { summary } from '../services/described.ts'
import { describeRevision } from '../services/revision.ts'
import type {
  ContinueServiceDeploymentRequest,
  DescribeServiceDeploymentsRequest,
  DescribeServiceRevisionsRequest,
  ListServiceDeploymentsRequest,
  ServiceDeployment,
  ServiceDeploymentBrief,
  ServiceRevisionSummary,
  StopServiceDeploymentRequest
} from '../shapes.ts'
import type { World } from '../world.ts'
import { type DeploymentState, Turn } from './deployment.ts'
import { describeMonitors } from './monitors.ts'

const all = ({ clusters }: World): DeploymentState[] =>
  [...clusters.values()].flatMap(({ services }) => [...services.values()].flatMap(({ deployments }) => deployments))

const times = ({ createdAt, startedAt, finishedAt }: DeploymentState) => ({
  createdAt,
  ...(startedAt && { startedAt }),
  ...(finishedAt && { finishedAt })
})

const brief = (deployment: DeploymentState): ServiceDeploymentBrief => ({
  serviceDeploymentArn: deployment.arn,
  serviceArn: deployment.service.arn,
  clusterArn: deployment.service.clusterArn,
  ...times(deployment),
  targetServiceRevisionArn: deployment.target.arn,
  status: deployment.status,
  ...(deployment.statusReason !== undefined && { statusReason: deployment.statusReason })
})

function described(world: World, deployment: DeploymentState): ServiceDeployment {
  const { service, target, sources, weights, stoppedAt, rollback, hooks, stage } = deployment
  const summarized = (
    arn: string,
    fleet: ReturnType<typeof service.fleetOf>,
    wanted?: number
  ): ServiceRevisionSummary => ({
    ...summary(arn, fleet, wanted),
    ...(weights.test.has(arn) && { requestedTestTrafficWeight: weights.test.get(arn) }),
    ...(weights.production.has(arn) && { requestedProductionTrafficWeight: weights.production.get(arn) })
  })
  // A list tells the target's ARN; a description tells the target.
  const { targetServiceRevisionArn: _, ...told } = brief(deployment)
  return {
    ...told,
    updatedAt: deployment.updatedAt,
    ...(stoppedAt && { stoppedAt }),
    sourceServiceRevisions: sources.map(one => summarized(one.arn, service.fleetOf(one))),
    targetServiceRevision: summarized(target.arn, service.fleetOf(target), service.desired),
    ...(stage && { lifecycleStage: stage as ServiceDeployment['lifecycleStage'] }),
    ...(hooks.length > 0 && { lifecycleHookDetails: hooks.map(({ detail }) => ({ ...detail })) }),
    deploymentConfiguration: deployment.config,
    ...(rollback && { rollback }),
    ...describeMonitors(world, deployment)
  }
}

/** Timestamps come in as seconds. */
type ListInput = Omit<ListServiceDeploymentsRequest, 'createdAt'> & {
  readonly createdAt?: { readonly before?: number; readonly after?: number }
}

function list(world: World, input: ListInput) {
  const service = clusterOf(world, input.cluster).services.get(nameIn(input.service ?? ''))
  if (!service) throw refused.noService()
  const { before, after } = input.createdAt ?? {}
  const found = service.deployments
    .filter(({ status }) => !input.status?.length || input.status.includes(status))
    .filter(({ createdAt }) => before === undefined || createdAt.getTime() <= before * 1000)
    .filter(({ createdAt }) => after === undefined || createdAt.getTime() >= after * 1000)
  const { items, nextToken } = page(found, { maxResults: 20, ...input }, 100)
  return { serviceDeployments: items.map(brief), nextToken }
}

function stop(world: World, { serviceDeploymentArn = '', stopType = 'ROLLBACK' }: StopServiceDeploymentRequest) {
  const found = all(world).find(({ arn }) => arn === serviceDeploymentArn)
  if (!found) throw refused.noServiceDeployment()
  if (stopType === 'ABORT')
    throw refused.unsupported('ECS StopServiceDeployment API with ABORT stopType is not supported.')
  if (found.ended)
    throw refused.conflict('Stopping a service deployment is not allowed for service deployment in terminal states.')
  if (found.status === 'PENDING' || found.status === 'IN_PROGRESS') {
    found.become('ROLLBACK_REQUESTED')
    found.turn(new Turn('rollback', 'Service deployment rolled back because of a StopServiceDeployment request.'))
  }
  return { serviceDeploymentArn }
}

function proceed(world: World, input: ContinueServiceDeploymentRequest) {
  const { serviceDeploymentArn = '', hookId = '', action = 'CONTINUE' } = input
  const found = all(world).find(({ arn }) => arn === serviceDeploymentArn)
  if (!found) throw refused.noServiceDeployment()
  if (!/^ecs-[a-z]+-.+/.test(hookId))
    throw refused.invalid('Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}')
  if (found.ended)
    throw refused.invalid('Continuing a service deployment is not allowed for service deployment in terminal states.')
  const hook = found.hooks.find(({ detail }) => detail.hookId === hookId)
  if (hook?.detail.status !== 'AWAITING_ACTION' || hook.answered || found.status !== 'IN_PROGRESS')
    throw refused.invalid(
      'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN'
    )
  hook.answered = action
  if (action === 'ROLLBACK') found.become('ROLLBACK_REQUESTED')
  return { serviceDeploymentArn }
}

/** Lists, describes, stops and continues service deployments, and describes revisions. */
export const deploymentOperations = (world: World) => ({
  ListServiceDeployments: (input: ListInput) => list(world, input),

  DescribeServiceDeployments: ({ serviceDeploymentArns = [] }: DescribeServiceDeploymentsRequest) => {
    if (serviceDeploymentArns.length > 20) throw refused.invalid('At most 20 service deployments can be described.')
    const known = new Map(all(world).map(one => [one.arn, one]))
    return {
      serviceDeployments: serviceDeploymentArns.flatMap(arn => {
        const found = known.get(arn)
        return found ? [described(world, found)] : []
      }),
      failures: missing(serviceDeploymentArns, known)
    }
  },

  DescribeServiceRevisions: ({ serviceRevisionArns = [] }: DescribeServiceRevisionsRequest) => {
    if (serviceRevisionArns.length > 20) throw refused.invalid('At most 20 service revisions can be described.')
    const services = [...world.clusters.values()].flatMap(cluster => [...cluster.services.values()])
    const known = new Map(services.flatMap(({ revisions }) => revisions).map(one => [one.arn, one]))
    return {
      serviceRevisions: serviceRevisionArns.flatMap(arn => {
        const found = known.get(arn)
        return found ? [describeRevision(found)] : []
      }),
      failures: missing(serviceRevisionArns, known)
    }
  },

  StopServiceDeployment: (input: StopServiceDeploymentRequest) => stop(world, input),

  ContinueServiceDeployment: (input: ContinueServiceDeploymentRequest) => proceed(world, input)
})

const missing = (arns: readonly string[], known: ReadonlyMap<string, unknown>) =>
  arns.filter(arn => !known.has(arn)).map(arn => ({ arn, reason: 'MISSING' }))
