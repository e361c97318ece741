import { digits } from '../arns.ts'
import type { DeploymentRolloutState } from '../shapes.ts'
import { TaskRunner } from '../tasks/task.ts'
import type { ClusterState, World } from '../world.ts'
import type { RevisionState } from './revision.ts'

/** What a fleet tells its service. */
export interface FleetTold {
  readonly name: string
  readonly cluster: ClusterState
  event(message: string): void
  /** Seconds within which failing health checks are forgiven. */
  grace(): number
  changed(): void
}

/** A task that has no health check is of use once it ran so many seconds. */
const provenAfter = 10
/** After so many failures in a row ECS says that it can't start tasks consistently. */
const impairedAfter = 3

const list = (tasks: readonly TaskRunner[]): string => tasks.map(({ id }) => `(task ${id})`).join(' ')

/** The tasks of one service revision under one deployment or task set: kept at a number, replaced when they end. */
export class Fleet {
  /** `ecs-svc/...`: of the deployment or the task set. */
  id: string
  readonly revision: RevisionState
  readonly createdAt: Date
  readonly #world: World
  readonly #told: FleetTold
  readonly #counted = new Set<string>()
  tasks: TaskRunner[] = []
  wanted = 0
  /** What `wanted` is on its way to, where a deployment takes it there in steps. */
  goal: number | undefined
  /** Failed in a row. */
  failed = 0
  /** All that have failed. */
  failures = 0
  /** A failed deployment launches no more tasks. */
  launching = true
  rolloutState: DeploymentRolloutState = 'IN_PROGRESS'
  rolloutReason: string
  updatedAt: Date

  constructor(world: World, told: FleetTold, revision: RevisionState) {
    this.#world = world
    this.#told = told
    this.revision = revision
    this.id = `ecs-svc/${digits(world.ground.id(15))}`
    this.createdAt = new Date(world.clock.now())
    this.updatedAt = this.createdAt
    this.rolloutReason = `ECS deployment ${this.id} in progress.`
  }

  /** Those that shall run. */
  get live(): readonly TaskRunner[] {
    return this.tasks.filter(({ wanted }) => wanted)
  }

  get healthy(): readonly TaskRunner[] {
    return this.live.filter(task => task.healthy)
  }

  get running(): number {
    return this.live.filter(({ status }) => status === 'RUNNING').length
  }

  get pending(): number {
    return this.live.length - this.running
  }

  /** At its number, and all of use. */
  get settled(): boolean {
    return this.healthy.length === this.wanted && this.tasks.length === this.wanted
  }

  get empty(): boolean {
    return this.tasks.length === 0
  }

  become(state: DeploymentRolloutState, reason: string): void {
    this.rolloutState = state
    this.rolloutReason = reason
    this.updatedAt = new Date(this.#world.clock.now())
  }

  /** One turn of the scheduler. */
  reconcile(): void {
    this.#judge()
    this.tasks = this.tasks.filter(task => !task.stopped)
    const surplus = this.live.length - this.wanted
    if (surplus > 0) this.#shrink(surplus)
    else if (surplus < 0 && this.launching) this.#grow(-surplus)
  }

  #grow(count: number): void {
    const { revision } = this
    const { config } = revision
    const targets = revision.groups.map((group, index) => {
      const { containerName = '', containerPort = 80 } = config.loadBalancers?.[index] ?? {}
      return { group, container: containerName, port: containerPort }
    })
    const plan = {
      definition: revision.definition,
      group: `service:${this.#told.name}`,
      startedBy: this.id,
      launchType: config.launchType,
      platformVersion: config.platformVersion,
      networkConfiguration: config.networkConfiguration,
      enableExecuteCommand: config.enableExecuteCommand,
      tags: config.propagateTags === 'SERVICE' ? (config.tags ?? []) : [],
      targets,
      digests: revision.digests,
      changed: () => this.#told.changed(),
      registered: (task: TaskRunner) => this.#registered('registered', [task])
    }
    const started = Array.from({ length: count }, () => new TaskRunner(this.#world, this.#told.cluster, plan))
    this.tasks.push(...started)
    this.#told.event(`has started ${count} tasks: ${list(started)}.`)
  }

  #shrink(count: number): void {
    const inOrder = this.live.toSorted((a, b) => Number(a.healthy) - Number(b.healthy))
    const going = inOrder.slice(0, count)
    if (going.some(({ targets }) => targets.length > 0)) {
      const draining = going.filter(({ targets }) => targets.length > 0)
      this.#registered('deregistered', draining)
      this.#told.event(`has begun draining connections on ${draining.length} tasks.`)
    }
    for (const task of going)
      task.stop('ServiceSchedulerInitiated', `Scaling activity initiated by (deployment ${this.id})`)
    this.#told.event(`has stopped ${going.length} running tasks: ${list(going)}.`)
  }

  #registered(how: 'registered' | 'deregistered', tasks: readonly TaskRunner[]): void {
    for (const group of this.revision.groups)
      this.#told.event(`${how} ${tasks.length} targets in (target-group ${group})`)
  }

  /** Counts those that have failed, stops those that fail their health checks, and sees which have proven themselves. */
  #judge(): void {
    const { clock, pace } = this.#world
    for (const task of this.tasks) {
      if (!task.wanted) {
        this.#count(task)
        continue
      }
      const age = task.at.startedAt === undefined ? 0 : clock.now() - task.at.startedAt
      if (task.status === 'RUNNING' && age >= this.#told.grace() * pace.second) this.#checkHealth(task)
      const checked = task.targets.length > 0 || task.health === 'HEALTHY'
      if (task.proven || !task.healthy || (!checked && age < provenAfter * pace.second)) continue
      task.proven = true
      if (this.revision.config.deploymentConfiguration?.deploymentCircuitBreaker?.resetOnHealthyTask !== false)
        this.failed = 0
    }
  }

  #checkHealth(task: TaskRunner): void {
    if (task.health === 'UNHEALTHY') {
      this.#told.event(`(task ${task.id}) failed container health checks.`)
      task.stop('ServiceSchedulerInitiated', 'Task failed container health checks')
      return
    }
    const health = task.targets.map(({ group, target }) => ({
      group,
      port: target.port,
      ...this.#world.balancer.health(group, target)
    }))
    const bad = health.find(({ state }) => state === 'unhealthy')
    if (!bad) return
    const { group, port, description = 'Health checks failed' } = bad
    const where = `(port ${port}) is unhealthy in (target-group ${group.split('/').at(-2) ?? group})`
    this.#told.event(`(task ${task.id}) ${where} due to (reason ${description}).`)
    task.stop('ServiceSchedulerInitiated', `Task failed ELB health checks in (target-group ${group})`)
  }

  #count(task: TaskRunner): void {
    if (this.#counted.has(task.id)) return
    this.#counted.add(task.id)
    if (task.stopCode === 'UserInitiated' || task.stoppedReason?.startsWith('Scaling activity')) return
    this.failed += 1
    this.failures += 1
    if (task.stopCode === 'TaskFailedToStart')
      this.#told.event(`was unable to place a task. Reason: ${task.stoppedReason}.`)
    if (this.failed === impairedAfter)
      this.#told.event(
        'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'
      )
  }
}
