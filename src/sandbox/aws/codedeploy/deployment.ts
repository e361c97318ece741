import type { TaskSetState } from '../ecs/services/service.ts'
import { paused } from '../ecs/tasks/container.ts'
import type { World } from '../ecs/world.ts'
import type {
  CreateDeploymentInput,
  DeploymentGroupInfo,
  DeploymentInfo,
  DeploymentStatus,
  ErrorInformation,
  RollbackInfo
} from './shapes.ts'

/** Ends a deployment: `Failed` with an error, or `Stopped`. */
export class Halt extends Error {
  readonly status: 'Failed' | 'Stopped'
  readonly error: ErrorInformation
  /** Whether the traffic goes back. */
  readonly rollback: boolean

  constructor(status: 'Failed' | 'Stopped', error: ErrorInformation, rollback: boolean) {
    super(error.message)
    this.status = status
    this.error = error
    this.rollback = rollback
  }
}

const terminal: readonly DeploymentStatus[] = ['Succeeded', 'Failed', 'Stopped']
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** `d-` and nine letters. */
const deploymentId = (hex: string): string =>
  `d-${Array.from({ length: 9 }, (_, at) => letters[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 36]).join('')}`

/** One deployment of CodeDeploy. */
export class CodeDeployment {
  readonly id: string
  readonly group: DeploymentGroupInfo
  readonly input: CreateDeploymentInput
  readonly createTime: Date
  readonly creator: 'user' | 'codeDeployRollback'
  readonly #world: World
  #halt: Halt | undefined
  readonly #halted = new AbortController()
  status: DeploymentStatus = 'Created'
  error: ErrorInformation | undefined
  rollbackInfo: RollbackInfo | undefined
  startTime: Date | undefined
  completeTime: Date | undefined
  /** ContinueDeployment was called while it waited. */
  readonly continued = new Set<string>()
  waitsFor: 'READY_WAIT' | 'TERMINATION_WAIT' | undefined
  /** The task set that it has made. */
  green: TaskSetState | undefined

  constructor(world: World, group: DeploymentGroupInfo, input: CreateDeploymentInput, triggering?: CodeDeployment) {
    this.#world = world
    this.group = group
    this.input = input
    this.id = deploymentId(world.ground.id(18))
    this.createTime = new Date(world.clock.now())
    this.creator = triggering ? 'codeDeployRollback' : 'user'
    if (triggering) this.rollbackInfo = { rollbackTriggeringDeploymentId: triggering.id }
  }

  get ended(): boolean {
    return terminal.includes(this.status)
  }

  become(status: DeploymentStatus): void {
    this.status = status
    if (status === 'InProgress') this.startTime ??= new Date(this.#world.clock.now())
    if (this.ended) this.completeTime = new Date(this.#world.clock.now())
  }

  halt(halt: Halt): void {
    this.#halt ??= halt
    this.#halted.abort()
  }

  /** @throws Halt */
  async pause(duration: number): Promise<void> {
    await paused(this.#world, duration, this.#halted.signal)
    if (this.#halt) throw this.#halt
    if (this.#world.ground.signal.aborted)
      throw new Halt('Stopped', { code: 'MANUAL_STOP', message: 'The sandbox stops.' }, false)
  }

  /** False when `minutes` went by first. @throws Halt */
  async until(reached: () => boolean, minutes: number): Promise<boolean> {
    const end = this.#world.clock.now() + minutes * this.#world.pace.minute
    while (!reached()) {
      if (this.#world.clock.now() >= end) return false
      await this.pause(this.#world.pace.tick)
    }
    return true
  }

  described(): DeploymentInfo {
    const { group, input, error, rollbackInfo, startTime, completeTime } = this
    return {
      applicationName: group.applicationName,
      deploymentGroupName: group.deploymentGroupName,
      deploymentConfigName: input.deploymentConfigName ?? group.deploymentConfigName,
      deploymentId: this.id,
      revision: input.revision,
      status: this.status,
      ...(error && { errorInformation: error }),
      createTime: this.createTime,
      ...(startTime && { startTime }),
      ...(completeTime && { completeTime }),
      deploymentOverview: this.#overview(),
      ...(input.description !== undefined && { description: input.description }),
      creator: this.creator,
      ignoreApplicationStopFailures: false,
      ...(input.autoRollbackConfiguration && { autoRollbackConfiguration: input.autoRollbackConfiguration }),
      updateOutdatedInstancesOnly: false,
      ...(rollbackInfo && { rollbackInfo }),
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      // Never true on ECS, though the wait has started: github.com/aws/containers-roadmap/issues/269.
      instanceTerminationWaitTimeStarted: false,
      blueGreenDeploymentConfiguration: group.blueGreenDeploymentConfiguration,
      loadBalancerInfo: group.loadBalancerInfo,
      fileExistsBehavior: 'DISALLOW',
      computePlatform: 'ECS'
    }
  }

  #overview() {
    const now = (...statuses: DeploymentStatus[]) => Number(statuses.includes(this.status))
    return {
      Pending: now('Created', 'Queued'),
      InProgress: now('InProgress'),
      Succeeded: now('Succeeded'),
      Failed: now('Failed'),
      Skipped: now('Stopped'),
      Ready: now('Ready')
    }
  }
}
