import type { Ecs } from '../ecs/ecs.ts'
import { page } from '../ecs/paging.ts'
import { AwsFault, type AwsService } from '../service.ts'
import { readAppSpec } from './app-spec.ts'
import { CodeDeployment, Halt } from './deployment.ts'
import { deploy, deployBack } from './run.ts'
import type {
  ContinueDeploymentInput,
  CreateDeploymentGroupInput,
  CreateDeploymentInput,
  DeploymentGroupInfo,
  ListDeploymentsInput,
  StopDeploymentInput
} from './shapes.ts'

interface Named {
  readonly applicationName?: string | undefined
  readonly deploymentGroupName?: string | undefined
}

/** Applications with their deployment groups, and all deployments, the newest first. */
class State {
  readonly applications = new Map<string, Map<string, DeploymentGroupInfo>>()
  readonly deployments: CodeDeployment[] = []

  application(name = ''): Map<string, DeploymentGroupInfo> {
    const found = this.applications.get(name)
    if (!found) throw new AwsFault('ApplicationDoesNotExistException', `No application found for name: ${name}`)
    return found
  }

  group({ applicationName, deploymentGroupName = '' }: Named): DeploymentGroupInfo {
    const found = this.application(applicationName).get(deploymentGroupName)
    if (found) return found
    throw new AwsFault(
      'DeploymentGroupDoesNotExistException',
      `No Deployment Group found for name: ${deploymentGroupName}`
    )
  }

  deployment(id = ''): CodeDeployment {
    const found = this.deployments.find(one => one.id === id)
    if (!found) throw new AwsFault('DeploymentDoesNotExistException', `The deployment ${id} could not be found`)
    return found
  }

  activeIn(group: DeploymentGroupInfo): CodeDeployment | undefined {
    return this.deployments.find(one => one.group === group && !one.ended)
  }
}

/** AWS CodeDeploy for Amazon ECS: the deployments of services whose controller is CODE_DEPLOY. */
export const codeDeploy = (ecs: Ecs): AwsService => {
  const state = new State()
  return {
    name: 'codedeploy',
    json: { target: 'CodeDeploy_20141006', version: '1.1' },
    operations: { ...groupOperations(state, ecs), ...deploymentOperations(state, ecs) }
  }
}

const groupOperations = (state: State, { world }: Ecs) => ({
  CreateApplication: ({ applicationName = '' }: Named) => {
    if (state.applications.has(applicationName))
      throw new AwsFault('ApplicationAlreadyExistsException', `Application already exists: ${applicationName}`)
    state.applications.set(applicationName, new Map())
    return { applicationId: world.ground.id(32) }
  },
  GetApplication: ({ applicationName }: Named) => {
    state.application(applicationName)
    return { application: { applicationName, linkedToGitHub: false, computePlatform: 'ECS' } }
  },
  ListApplications: () => ({ applications: [...state.applications.keys()] }),
  CreateDeploymentGroup: (input: CreateDeploymentGroupInput) => {
    const { deploymentGroupName = '', applicationName } = input
    const deploymentGroupId = world.ground.id(32)
    const { tags: _, ...settings } = input
    state.application(applicationName).set(deploymentGroupName, {
      ...(settings as DeploymentGroupInfo),
      deploymentGroupId,
      deploymentConfigName: input.deploymentConfigName ?? 'CodeDeployDefault.ECSAllAtOnce',
      computePlatform: 'ECS'
    })
    return { deploymentGroupId }
  },
  ListDeploymentGroups: ({ applicationName }: Named) => ({
    applicationName,
    deploymentGroups: [...state.application(applicationName).keys()]
  }),
  GetDeploymentGroup: (input: Named) => {
    const group = state.group(input)
    const [attempted, ...older] = state.deployments.filter(one => one.group === group)
    const succeeded = [attempted, ...older].find(one => one?.status === 'Succeeded')
    const last = (one: CodeDeployment) => ({ deploymentId: one.id, status: one.status, createTime: one.createTime })
    return {
      deploymentGroupInfo: {
        ...group,
        ...(attempted && { lastAttemptedDeployment: last(attempted) }),
        ...(succeeded && { lastSuccessfulDeployment: last(succeeded), targetRevision: succeeded.input.revision })
      }
    }
  }
})

const deploymentOperations = (state: State, ecs: Ecs) => ({
  CreateDeployment: (input: CreateDeploymentInput) => {
    const group = state.group(input)
    if (!input.revision) throw new AwsFault('RevisionRequiredException', 'A revision must be specified.')
    readAppSpec(input.revision)
    const active = state.activeIn(group)
    if (active)
      throw new AwsFault(
        'DeploymentLimitExceededException',
        `The Deployment Group '${group.deploymentGroupName}' already has an active Deployment '${active.id}'`
      )
    const deployment = new CodeDeployment(ecs.world, group, input)
    state.deployments.unshift(deployment)
    void run(state, ecs, deployment)
    return { deploymentId: deployment.id }
  },

  GetDeployment: ({ deploymentId }: { readonly deploymentId?: string }) => ({
    deploymentInfo: state.deployment(deploymentId).described()
  }),

  ListDeployments: (input: ListDeploymentsInput) => {
    const { applicationName, deploymentGroupName, includeOnlyStatuses } = input
    const group = applicationName === undefined ? undefined : state.group({ applicationName, deploymentGroupName })
    const found = state.deployments
      .filter(one => group === undefined || one.group === group)
      .filter(({ status }) => !includeOnlyStatuses?.length || includeOnlyStatuses.includes(status))
    const { items, nextToken } = page(found, { nextToken: input.nextToken }, 100)
    return { deployments: items.map(({ id }) => id), nextToken }
  },

  ContinueDeployment: ({ deploymentId, deploymentWaitType = 'READY_WAIT' }: ContinueDeploymentInput) => {
    const deployment = state.deployment(deploymentId)
    refuseEnded(deployment)
    if (deployment.waitsFor !== deploymentWaitType)
      throw new AwsFault(
        'DeploymentIsNotInReadyStateException',
        `The deployment ${deployment.id} is not waiting for ${deploymentWaitType}.`
      )
    deployment.continued.add(deploymentWaitType)
    return {}
  },

  StopDeployment: ({ deploymentId, autoRollbackEnabled = false }: StopDeploymentInput) => {
    const deployment = state.deployment(deploymentId)
    refuseEnded(deployment)
    const message = `Deployment ${deployment.id} was stopped by the user.`
    deployment.halt(new Halt('Stopped', { code: 'MANUAL_STOP', message }, autoRollbackEnabled))
    return { status: 'Pending', statusMessage: 'Stop requested.' }
  }
})

function refuseEnded({ ended, id, status }: CodeDeployment): void {
  if (!ended) return
  throw new AwsFault(
    'DeploymentAlreadyCompletedException',
    `Deployment ${id} is already in a terminal state: ${status}`
  )
}

async function run(state: State, ecs: Ecs, deployment: CodeDeployment): Promise<void> {
  try {
    await deploy(ecs, deployment)
    deployment.become('Succeeded')
  } catch (thrown) {
    if (!(thrown instanceof Halt)) throw thrown
    deployment.error = thrown.error
    const back = rollbackAfter(state, ecs, deployment, thrown)
    deployment.become(thrown.status)
    if (back) await runBack(ecs, back, deployment)
  }
}

const events = { Failed: 'DEPLOYMENT_FAILURE', Stopped: 'DEPLOYMENT_STOP_ON_REQUEST' } as const

/** The rollback deployment that a halt asks for, when something was made that has to go and the group or caller wants it. */
function rollbackAfter({ deployments }: State, ecs: Ecs, deployment: CodeDeployment, halt: Halt) {
  const { enabled, events: on = [] } =
    deployment.input.autoRollbackConfiguration ?? deployment.group.autoRollbackConfiguration ?? {}
  const asked = halt.status === 'Stopped' ? halt.rollback : halt.rollback && enabled && on.includes(events.Failed)
  if (!asked || !deployment.green || ecs.world.ground.signal.aborted) return undefined
  const description = `Rollback of deployment ${deployment.id}`
  const back = new CodeDeployment(ecs.world, deployment.group, { ...deployment.input, description }, deployment)
  deployments.unshift(back)
  const rollbackMessage = `Deployment ${back.id} is rolling back ${deployment.id}.`
  deployment.rollbackInfo = { rollbackDeploymentId: back.id, rollbackMessage }
  return back
}

async function runBack(ecs: Ecs, back: CodeDeployment, triggering: CodeDeployment): Promise<void> {
  try {
    await deployBack(ecs, back, triggering)
    back.become('Succeeded')
  } catch (thrown) {
    if (!(thrown instanceof Halt)) throw thrown
    back.error = thrown.error
    back.become(thrown.status)
  }
}
