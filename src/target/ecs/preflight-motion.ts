import type { Clock } from '../../io/clock.ts'
import { caution, type Finding, present, problem } from './finding.ts'
import { short } from './goal.ts'
import type { Asking, EcsService } from './preflight-subject.ts'
import { CodeDeployments } from './read-codedeploy.ts'
import { ServiceDeployments } from './read-deployment.ts'
import { serviceOf } from './read-service.ts'
import { tagNames } from './release.ts'
import { type DeploymentSeen, isHopeless, isOver, isTurning } from './seen.ts'

type Timed = Asking & { readonly clock: Clock }

/** A release as far as deployments of others are told from it. */
interface Mine {
  readonly rid: string
  readonly cluster: string
}

/** What is under way on a service, and whose it is: what a release goes on with, takes the place of, waits for, or not. */
export async function reviewMotion(asking: Timed, mine: Mine, service: EcsService): Promise<Finding[]> {
  const { deployments = [], taskSets = [] } = service
  const moving = deployments.filter(({ rolloutState }) => rolloutState === 'IN_PROGRESS')
  if (moving.length === 0 && deployments.length < 2 && taskSets.length < 2) return []
  const newest = await newestOf(asking, mine, service)
  if (newest && !isOver(newest)) return ofDeployment(asking, mine, service, newest)
  // Where there is no service deployment to ask, the service itself tells what is on its way.
  const revisions = [...new Set(moving.flatMap(({ taskDefinition }) => taskDefinition ?? []))]
  const found = await Promise.all(
    revisions.map(async revision => ofRevision(service, revision, mine, await releaseOf(asking, revision)))
  )
  return found.flat()
}

async function newestOf({ aws, clock, signal }: Timed, { cluster }: Mine, service: EcsService) {
  if (service.deploymentController?.type !== 'CODE_DEPLOY')
    return new ServiceDeployments(aws, cluster, clock).newest(service, signal)
  return (await new CodeDeployments(aws, cluster).of(service, signal)).deployment
}

/** The release that a revision is of; none of ours without one. */
async function releaseOf({ aws, signal }: Asking, taskDefinition: string): Promise<string | undefined> {
  const known = await present(() =>
    aws.call('ecs:DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] }, signal)
  )
  return known?.tags?.find(({ key }) => key === tagNames.release)?.value
}

async function ofDeployment(
  asking: Asking,
  mine: Mine,
  service: EcsService,
  deployment: DeploymentSeen
): Promise<Finding[]> {
  const { revision, stage } = deployment
  const release = await releaseOf(asking, revision)
  if (isTurning(deployment)) return [turning(mine, service, deployment, release)]
  // CodeDeploy keeps the old tasks for hours after the requests have moved: a release of ours is let go for the next.
  const isKept = service.deploymentController?.type === 'CODE_DEPLOY' && stage === 'BAKE_TIME'
  if (isKept && release !== undefined) return []
  const isFirst = deployment.from.length === 0 && !isRolling(service)
  return isFirst && release !== mine.rid ? [first(service, revision)] : ofRevision(service, revision, mine, release)
}

/** Being rolled back by AWS itself, by a run or by a person: that ends by itself, and what is live then is whole. */
function turning({ rid }: Mine, service: EcsService, deployment: DeploymentSeen, release: string | undefined): Finding {
  const { serviceName = '', deploymentController } = service
  const by = deploymentController?.type === 'CODE_DEPLOY' ? 'CodeDeploy' : 'ECS'
  const [to] = deployment.from
  const revision = short(deployment.revision)
  const whose =
    release === rid ? `this very release (${revision})` : release ? `release ${release} (${revision})` : revision
  const what = `${by} takes ${whose} of the service ${serviceName} back${to ? ` to ${short(to)}` : ''}`
  return release === rid
    ? caution(
        `${what}: this run waits for the end of that, and does not send it again.`,
        'Once it is back, run this again if the release was not to blame.'
      )
    : caution(`${what}: this release waits for the end of that.`, 'Nothing is to be done.')
}

/** A service that shifts traffic has nothing to shift it from before its first deployment is there. */
function first(service: EcsService, revision: string): Finding {
  const { primary, name } = serviceOf(service)
  const what = `The first deployment of the service ${name} (${short(revision)})`
  if (!isHopeless(primary))
    return caution(`${what} is still on its way: this release waits for its end.`, 'Nothing is to be done.')
  return problem(
    `${what} does not get there: ${primary.failed} of its tasks failed, and none runs.`,
    `Take it to a task definition that runs (aws ecs update-service --task-definition), or create it again with one; then run this again.`
  )
}

function ofRevision(service: EcsService, revision: string, { rid }: Mine, release: string | undefined): Finding[] {
  const { serviceName = '', deployments = [], taskDefinition } = service
  const shown = short(revision)
  if (release === rid) return []
  if (release !== undefined)
    return [
      caution(
        `The service ${serviceName} is still being deployed to release ${release} (${shown}): this release waits for its end.`,
        'Nothing is to be done if that is meant.'
      )
    ]
  // What ECS made when the service was created may never get there: nothing else runs there that it could be waited for.
  const isFirst = isRolling(service) && deployments.length === 1 && deployments[0]?.taskDefinition === taskDefinition
  if (isFirst)
    return [
      caution(
        `The service ${serviceName} is not stable on ${shown} yet, and nothing else runs there: this release takes its place.`,
        'If this release fails as well, there is nothing good to go back to.'
      )
    ]
  return [
    problem(
      `The service ${serviceName} is being deployed to ${shown} by somebody else.`,
      'Wait until that deployment is over, or stop it (aws ecs stop-service-deployment), and run this again.'
    )
  ]
}

const isRolling = ({ deploymentConfiguration, deploymentController }: EcsService): boolean =>
  deploymentController?.type !== 'CODE_DEPLOY' && (deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING'
