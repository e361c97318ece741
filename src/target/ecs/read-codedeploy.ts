import type { Aws, OutputOf } from '../../aws/aws.ts'
import type { EcsService } from './preflight-subject.ts'
import type { DeploymentSeen, ServiceSeen } from './seen.ts'

type Info = NonNullable<OutputOf<'codedeploy:GetDeployment'>['deploymentInfo']>
type Group = NonNullable<OutputOf<'codedeploy:GetDeploymentGroup'>['deploymentGroupInfo']>

const minute = 60_000
const active = ['Created', 'Queued', 'InProgress', 'Ready', 'Baking'] as const

/** Reads deployments of CodeDeploy, in the words of ECS. */
export class CodeDeployments {
  readonly #aws: Aws
  readonly #cluster: string
  #group: { application: string; name: string } | undefined

  constructor(aws: Aws, cluster: string) {
    this.#aws = aws
    this.#cluster = cluster
  }

  /** What CodeDeploy adds to a service: its group, where that stops, how long that waits, and the newest deployment. */
  async of(service: EcsService, signal?: AbortSignal): Promise<Partial<ServiceSeen>> {
    this.#group ??= await this.#groupOf(service.serviceName ?? '', signal)
    if (!this.#group) return {}
    const named = { applicationName: this.#group.application, deploymentGroupName: this.#group.name }
    const { deploymentGroupInfo: info } = await this.#aws.call('codedeploy:GetDeploymentGroup', named, signal)
    const { deploymentReadyOption: ready } = info?.blueGreenDeploymentConfiguration ?? {}
    const deployment = await this.#newest(named, info, service, signal)
    return {
      group: this.#group,
      pauses: ready?.actionOnTimeout === 'STOP_DEPLOYMENT' ? ['READY'] : [],
      shifting: shiftingOf(info?.deploymentConfigName ?? ''),
      ...(deployment ? { deployment } : {})
    }
  }

  async #newest(
    named: { applicationName: string; deploymentGroupName: string },
    info: Group | undefined,
    service: EcsService,
    signal?: AbortSignal
  ): Promise<DeploymentSeen | undefined> {
    const input = { ...named, includeOnlyStatuses: [...active] }
    const { deployments: running = [] } = await this.#aws.call('codedeploy:ListDeployments', input, signal)
    const id = running[0] ?? info?.lastAttemptedDeployment?.deploymentId
    if (id === undefined) return undefined
    const newest = await this.#get(id, signal)
    const cause =
      newest.creator === 'codeDeployRollback' ? newest.rollbackInfo?.rollbackTriggeringDeploymentId : undefined
    const one = cause === undefined ? newest : await this.#get(cause, signal)
    const backId = one.rollbackInfo?.rollbackDeploymentId
    const back = cause === undefined ? backId && (await this.#get(backId, signal)) : newest
    return seenOf(one, back || undefined, service)
  }

  async #get(deploymentId: string, signal?: AbortSignal): Promise<Info> {
    const { deploymentInfo } = await this.#aws.call('codedeploy:GetDeployment', { deploymentId }, signal)
    return deploymentInfo ?? { deploymentId }
  }

  /** By the names that the console gives first; then by asking each group whom it deploys to. */
  async #groupOf(service: string, signal?: AbortSignal) {
    const cluster = this.#cluster.replace(/^.*\//, '')
    const { applications = [] } = await this.#aws.call('codedeploy:ListApplications', {}, signal)
    const likely = `AppECS-${cluster}-${service}`
    for (const applicationName of [...applications].sort((a, b) => Number(b === likely) - Number(a === likely))) {
      const { deploymentGroups = [] } = await this.#aws.call(
        'codedeploy:ListDeploymentGroups',
        { applicationName },
        signal
      )
      for (const deploymentGroupName of deploymentGroups) {
        const named = { applicationName, deploymentGroupName }
        const { deploymentGroupInfo } = await this.#aws.call('codedeploy:GetDeploymentGroup', named, signal)
        const its = deploymentGroupInfo?.ecsServices ?? []
        if (its.some(one => one.serviceName === service && one.clusterName === cluster))
          return { application: applicationName, name: deploymentGroupName }
      }
    }
    return undefined
  }
}

/** `CodeDeployDefault.ECSLinear10PercentEvery3Minutes`, `...ECSCanary10Percent5Minutes`; configurations of one's own: an hour. */
function shiftingOf(config: string): number {
  const [, part, step] = /Linear(\d+)PercentEvery(\d+)Minutes?$/.exec(config) ?? []
  if (part && step) return Math.ceil(100 / Number(part)) * Number(step) * minute
  const [, rest] = /Canary\d+Percent(\d+)Minutes?$/.exec(config) ?? []
  if (rest) return Number(rest) * minute
  return config.startsWith('CodeDeployDefault.') || config === '' ? 0 : 60 * minute
}

const revisionIn = (text: string): string =>
  /arn:[\w-]+:ecs:[\w-]+:\d+:task-definition\/[\w-]+:\d+/.exec(text)?.[0] ?? ''

function seenOf(one: Info, back: Info | undefined, service: EcsService): DeploymentSeen {
  const id = one.deploymentId ?? ''
  const sets = service.taskSets ?? []
  const own = sets.find(({ externalId }) => externalId === id)
  const live = sets.find(({ status }) => status === 'PRIMARY')
  const said = `${one.description ?? ''} ${one.revision?.appSpecContent?.content ?? ''} ${one.revision?.string?.content ?? ''}`
  const revision = own?.taskDefinition ?? revisionIn(said)
  const hasTraffic = own !== undefined && own === live
  const reason = one.errorInformation?.message ?? back?.rollbackInfo?.rollbackMessage
  const ready = one.status === 'Ready'
  return {
    id,
    revision,
    from: sets.flatMap(set => (set !== own && set.taskDefinition ? [set.taskDefinition] : [])),
    status: statusOf(one, back, live?.taskDefinition === revision),
    stage: ready ? 'READY' : hasTraffic || one.instanceTerminationWaitTimeStarted ? 'BAKE_TIME' : '',
    hooks: ready ? [{ id: `${id} READY`, pause: true, status: 'AWAITING_ACTION', ...expiryOf(one) }] : [],
    share: hasTraffic ? 100 : 0,
    ...(reason ? { reason } : {}),
    ...(one.completeTime ? { finishedAt: one.completeTime.getTime() } : {})
  }
}

/** What the group's wait ends in: STOP_DEPLOYMENT stops there. CodeDeploy does not say since when it waits. */
const expiryOf = ({ blueGreenDeploymentConfiguration: { deploymentReadyOption } = {} }: Info) =>
  deploymentReadyOption?.actionOnTimeout === 'STOP_DEPLOYMENT' ? { onExpiry: 'ROLLBACK' } : {}

function statusOf({ status, rollbackInfo }: Info, back: Info | undefined, isLive: boolean): string {
  const words: Readonly<Record<string, string>> = {
    Created: 'PENDING',
    Queued: 'PENDING',
    InProgress: 'IN_PROGRESS',
    Ready: 'IN_PROGRESS',
    Baking: 'IN_PROGRESS',
    Succeeded: 'SUCCESSFUL'
  }
  const known = words[status ?? 'Created']
  if (known) return known
  if (back) {
    if (back.status === 'Succeeded') return 'ROLLBACK_SUCCESSFUL'
    return back.status === 'Failed' || back.status === 'Stopped' ? 'ROLLBACK_FAILED' : 'ROLLBACK_IN_PROGRESS'
  }
  // What ends before its traffic is moved needs no way back.
  if (!isLive) return 'ROLLBACK_SUCCESSFUL'
  return rollbackInfo?.rollbackMessage ? 'ROLLBACK_FAILED' : 'STOPPED'
}
