import type { DeploymentState } from '../deployments/deployment.ts'
import type { CreateServiceRequest, ServiceEvent, TaskDefinition } from '../shapes.ts'
import { paused } from '../tasks/container.ts'
import type { ClusterState, World } from '../world.ts'
import { Fleet, type FleetTold } from './fleet.ts'
import { newRevision, type RevisionState } from './revision.ts'

/** DescribeServices shows the latest 100 events. */
const mostEvents = 100

/** A task set of a CODE_DEPLOY or EXTERNAL service. */
export interface TaskSetState {
  readonly fleet: Fleet
  readonly externalId?: string
  readonly startedBy?: string
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING'
  /** Percent of the service's desired count. */
  scale: number
}

/** A service: its settings, its fleets (the newest first) and its history. */
export class ServiceState {
  readonly arn: string
  readonly name: string
  readonly clusterName: string
  readonly clusterArn: string
  readonly createdAt: Date
  readonly config: CreateServiceRequest
  readonly events: ServiceEvent[] = []
  readonly revisions: RevisionState[] = []
  readonly deployments: DeploymentState[] = []
  readonly #world: World
  readonly #told: FleetTold
  readonly #woken: { wake: AbortController } = { wake: new AbortController() }
  fleets: Fleet[] = []
  taskSets: TaskSetState[] = []
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE' = 'ACTIVE'
  #steady = false

  constructor(world: World, cluster: ClusterState, config: CreateServiceRequest) {
    this.#world = world
    this.name = config.serviceName ?? ''
    this.clusterName = cluster.name
    this.clusterArn = cluster.arn
    this.arn = world.arns.service(cluster.name, this.name)
    this.config = config
    this.createdAt = new Date(world.clock.now())
    this.#told = {
      name: this.name,
      cluster,
      event: message => this.event(message),
      grace: () => this.config.healthCheckGracePeriodSeconds ?? 0,
      changed: () => this.wake()
    }
    cluster.services.set(this.name, this)
    void this.#supervise()
  }

  get desired(): number {
    return this.config.desiredCount ?? 0
  }

  get controller(): string {
    return this.config.deploymentController?.type ?? 'ECS'
  }

  /** The deployment that is under way. */
  get current(): DeploymentState | undefined {
    return this.deployments.find(({ ended }) => !ended)
  }

  /** What last became of the service by a deployment that succeeded. */
  get stable(): RevisionState | undefined {
    return this.deployments.find(({ status }) => status === 'SUCCESSFUL')?.target
  }

  /** An event in AWS's form: `(service web) has reached a steady state.` */
  event(message: string, named = true): void {
    const id = this.#world.ground.id(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    const said = named ? `(service ${this.name}) ${message}` : message
    this.events.unshift({ id, createdAt: new Date(this.#world.clock.now()), message: said })
    this.events.length = Math.min(this.events.length, mostEvents)
  }

  revise(definition: TaskDefinition): RevisionState {
    const revision = newRevision(this.#world, this, definition, this.config)
    this.revisions.unshift(revision)
    return revision
  }

  /** A fleet for the revision, the first among the service's. */
  launch(revision: RevisionState): Fleet {
    const fleet = new Fleet(this.#world, this.#told, revision)
    this.fleets.unshift(fleet)
    return fleet
  }

  fleetOf(revision: RevisionState): Fleet | undefined {
    return this.fleets.find(fleet => fleet.revision === revision)
  }

  /** One turn of the scheduler; fleets that have nothing left to do go. */
  reconcile(): void {
    this.#followCount()
    for (const { fleet, scale } of this.taskSets) fleet.wanted = Math.ceil((this.desired * scale) / 100)
    for (const fleet of this.fleets) fleet.reconcile()
    const kept = (fleet: Fleet, index: number) =>
      index === 0 || !fleet.empty || fleet.wanted > 0 || this.current?.holds(fleet)
    if (this.taskSets.length === 0) this.fleets = this.fleets.filter(kept)
    this.#sayWhenSteady()
  }

  /** Lets the scheduler look at once. */
  wake(): void {
    this.#woken.wake.abort()
  }

  /** Autoscaling may change the count at any time. A rolling update follows it by itself. */
  #followCount(): void {
    const [primary] = this.fleets
    if (this.controller !== 'ECS' || this.status !== 'ACTIVE' || !primary) return
    const { current } = this
    const shifts = current && (current.config.strategy ?? 'ROLLING') !== 'ROLLING'
    const following = current ? this.fleets.filter(fleet => shifts && fleet.wanted > 0) : [primary]
    for (const fleet of following) {
      if (!fleet.launching) continue
      fleet.goal = this.desired
      fleet.wanted = this.desired
    }
  }

  #sayWhenSteady(): void {
    const steady = !this.current && this.fleets.length > 0 && this.fleets.every(fleet => fleet.settled)
    if (steady && !this.#steady) this.event('has reached a steady state.')
    this.#steady = steady
  }

  async #supervise(): Promise<void> {
    const { pace, ground } = this.#world
    while (!ground.signal.aborted && this.status !== 'INACTIVE') {
      this.reconcile()
      const moving = this.current !== undefined || !this.fleets.every(fleet => fleet.settled)
      this.#woken.wake = new AbortController()
      await paused(this.#world, moving ? pace.tick : pace.idle, moving ? undefined : this.#woken.wake.signal)
    }
  }
}
