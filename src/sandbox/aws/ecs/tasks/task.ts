import { messageOf } from '../../../../errors.ts'
import type { Instant } from '../../../../io/clock.ts'
import type { Target } from '../balancer.ts'
import type {
  LaunchType,
  NetworkConfiguration,
  Tag,
  Task,
  TaskDefinition,
  TaskOverride,
  TaskStopCode
} from '../shapes.ts'
import type { ClusterState, World } from '../world.ts'
import { ContainerRunner, type ContainerTold, paused } from './container.ts'
import { describeTask } from './described.ts'
import { uninitialized } from './initialization.ts'
import { startInOrder } from './order.ts'

/** What is to run, for whom. */
export interface TaskPlan {
  readonly definition: TaskDefinition
  /** `service:web` or `family:web`. */
  readonly group: string
  readonly startedBy?: string | undefined
  readonly launchType?: LaunchType | undefined
  readonly platformVersion?: string | undefined
  readonly networkConfiguration?: NetworkConfiguration | undefined
  readonly overrides?: TaskOverride | undefined
  readonly tags: readonly Tag[]
  readonly enableExecuteCommand?: boolean | undefined
  /** Where each container's traffic comes from. */
  readonly targets: readonly { readonly group: string; readonly container: string; readonly port: number }[]
  /** Digests of the service revision, by container: the version consistency of a service. */
  readonly digests: Map<string, string>
  readonly changed: () => void
  /** It has been registered with its target groups. */
  readonly registered?: (task: TaskRunner) => void
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED'

export type Moment =
  | 'createdAt'
  | 'pullStartedAt'
  | 'pullStoppedAt'
  | 'startedAt'
  | 'stoppingAt'
  | 'executionStoppedAt'
  | 'stoppedAt'

/** One task through its life, in the order of `task-lifecycle-explanation.html` of the developer guide. */
export class TaskRunner {
  readonly id: string
  readonly arn: string
  readonly plan: TaskPlan
  readonly containers: readonly ContainerRunner[]
  readonly address: string
  readonly at: Partial<Record<Moment, Instant>> = {}
  readonly #world: World
  readonly #cluster: ClusterState
  readonly #stopping = new AbortController()
  readonly #targets: { readonly group: string; readonly target: Target }[] = []
  status: TaskStatus = 'PROVISIONING'
  version = 1
  stopCode: TaskStopCode | undefined
  stoppedReason: string | undefined
  /** It has been of use once: RUNNING and passing all its health checks. */
  proven = false

  constructor(world: World, cluster: ClusterState, plan: TaskPlan) {
    this.#world = world
    this.#cluster = cluster
    this.plan = plan
    this.id = world.ground.id(32)
    this.arn = world.arns.task(cluster.name, this.id)
    this.address = world.nextAddress()
    this.containers = (plan.definition.containerDefinitions ?? []).map(
      definition =>
        new ContainerRunner(world, definition, world.arns.container(cluster.name, this.id, world.ground.id(32)))
    )
    cluster.tasks.set(this.id, this)
    this.at.createdAt = world.clock.now()
    void this.#live()
  }

  get clusterArn(): string {
    return this.#cluster.arn
  }

  get stopped(): boolean {
    return this.status === 'STOPPED'
  }

  get wanted(): boolean {
    return !this.#stopping.signal.aborted
  }

  /** From its essential containers that have a health check. */
  get health(): 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN' {
    const checked = this.containers.filter(one => one.essential && one.definition.healthCheck)
    if (checked.some(one => one.health === 'UNHEALTHY')) return 'UNHEALTHY'
    return checked.length > 0 && checked.every(one => one.health === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN'
  }

  get targets(): readonly { readonly group: string; readonly target: Target }[] {
    return this.#targets
  }

  /** RUNNING, its containers healthy, and healthy behind every target group. */
  get healthy(): boolean {
    if (this.status !== 'RUNNING' || !this.wanted) return false
    const checked = this.containers.some(one => one.essential && one.definition.healthCheck)
    if (checked && this.health !== 'HEALTHY') return false
    const { balancer } = this.#world
    return this.#targets.every(({ group, target }) => balancer.health(group, target).state === 'healthy')
  }

  stop(stopCode: TaskStopCode, reason: string): void {
    if (!this.wanted) return
    this.stopCode = stopCode
    this.stoppedReason = reason
    this.#stopping.abort()
  }

  /** Ends it at once: the sandbox stops. */
  kill(): void {
    this.#stopping.abort()
    for (const container of this.containers) container.kill()
  }

  described(): Task {
    return describeTask(this)
  }

  async #live(): Promise<void> {
    await this.#start()
    if (this.wanted && !this.#world.ground.signal.aborted) await this.#stopAsked()
    await this.#end()
  }

  #stopAsked(): Promise<void> {
    const either = AbortSignal.any([this.#stopping.signal, this.#world.ground.signal])
    return either.aborted
      ? Promise.resolve()
      : new Promise(resolve => either.addEventListener('abort', () => resolve()))
  }

  async #start(): Promise<void> {
    const { pace, clock } = this.#world
    if (!(await this.#pause(pace.provisioning))) return
    this.#become('PENDING')
    this.at.pullStartedAt = clock.now()
    const [failure] = (await Promise.all(this.containers.map(one => one.pull(this.plan.digests.get(one.name))))).filter(
      one => one !== undefined
    )
    await this.#pause(pace.pulling)
    this.at.pullStoppedAt = clock.now()
    const unready = failure ?? uninitialized(this.#world, this.plan.definition.containerDefinitions ?? [])
    if (unready !== undefined) return this.stop('TaskFailedToStart', unready)
    for (const { name, digest } of this.containers)
      if (digest && !this.plan.digests.has(name)) this.plan.digests.set(name, digest)
    const told: ContainerTold = { ended: one => this.#ended(one), write: (name, text) => this.#write(name, text) }
    const wrong = await startInOrder(this.#world, this, told, this.#stopping.signal)
    if (wrong !== undefined) return this.stop('TaskFailedToStart', wrong)
    if (!this.wanted) return
    await this.#activate()
    if (!this.wanted) return
    this.at.startedAt = clock.now()
    this.#become('RUNNING')
  }

  async #activate(): Promise<void> {
    if (this.plan.targets.length === 0) return
    this.#become('ACTIVATING')
    for (const { group, container, port } of this.plan.targets) {
      const runner = this.containers.find(({ name }) => name === container)
      const answers = runner?.running?.answers
      const target: Target = {
        id: this.address,
        port,
        address: () => runner?.running?.address(port),
        ...(answers && { answers: (path: string) => answers({ httpGet: { path, port } }) })
      }
      try {
        this.#world.balancer.register(group, target)
      } catch (error) {
        const where = `failed to register targets in (target-group ${group})`
        return this.stop('TaskFailedToStart', `${where} with (error ${messageOf(error)})`)
      }
      this.#targets.push({ group, target })
    }
    this.plan.registered?.(this)
    await this.#pause(this.#world.pace.activating)
  }

  async #end(): Promise<void> {
    const { pace, clock, balancer } = this.#world
    this.at.stoppingAt = clock.now()
    if (this.#targets.length > 0) {
      this.#become('DEACTIVATING')
      await Promise.all(this.#targets.map(({ group, target }) => balancer.deregister(group, target)))
    }
    this.#become('STOPPING')
    await Promise.all(this.containers.map(one => one.stop()))
    for (const one of this.containers) one.abandon()
    this.at.executionStoppedAt = clock.now()
    this.#become('DEPROVISIONING')
    await paused(this.#world, pace.deprovisioning)
    this.at.stoppedAt = clock.now()
    this.#become('STOPPED')
  }

  #ended(container: ContainerRunner): void {
    if (container.essential) this.stop('EssentialContainerExited', 'Essential container in task exited')
    this.plan.changed()
  }

  #write(name: string, text: string): void {
    const container = this.containers.find(one => one.name === name)
    const { logDriver, options = {} } = container?.definition.logConfiguration ?? {}
    const group = options['awslogs-group']
    if (logDriver !== 'awslogs' || group === undefined) return
    const prefix = options['awslogs-stream-prefix'] ?? 'ecs'
    this.#world.write({ group, stream: `${prefix}/${name}/${this.id}`, at: this.#world.clock.now(), text })
  }

  #become(status: TaskStatus): void {
    this.status = status
    this.version += 1
    this.plan.changed()
  }

  #pause(duration: number): Promise<boolean> {
    return paused(this.#world, duration, this.#stopping.signal)
  }
}
