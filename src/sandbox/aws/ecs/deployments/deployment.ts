import type { Fleet } from '../services/fleet.ts'
import type { RevisionState } from '../services/revision.ts'
import type { ServiceState } from '../services/service.ts'
import type { DeploymentConfiguration, ServiceDeploymentLifecycleStage, ServiceDeploymentStatus } from '../shapes.ts'
import { paused } from '../tasks/container.ts'
import type { World } from '../world.ts'
import type { HookState } from './hooks.ts'

/** The SDK's enum lacks PRE_PRODUCTION_TRAFFIC_SHIFT, which the documentation and the hooks have. */
export type Stage = ServiceDeploymentLifecycleStage | 'PRE_PRODUCTION_TRAFFIC_SHIFT'

const terminal: readonly ServiceDeploymentStatus[] = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']

/** The course of a deployment changes: it is rolled back, it stops where it is, or the sandbox ends. */
export class Turn extends Error {
  readonly to: 'rollback' | 'stop' | 'end'
  readonly reason: string

  constructor(to: Turn['to'], reason: string) {
    super(reason)
    this.to = to
    this.reason = reason
  }
}

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
/** 21 letters, as service deployments are named. */
const shortId = (hex: string): string =>
  Array.from({ length: 21 }, (_, at) => idLetters[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 64]).join('')

/** One service deployment, from PENDING to its end. */
export class DeploymentState {
  readonly arn: string
  readonly service: ServiceState
  readonly target: RevisionState
  readonly sources: readonly RevisionState[]
  readonly config: DeploymentConfiguration
  readonly createdAt: Date
  readonly hooks: HookState[] = []
  /** Percent of production and of test traffic by revision ARN, as last set. */
  readonly weights = { production: new Map<string, number>(), test: new Map<string, number>() }
  readonly #world: World
  #turn: Turn | undefined
  #turned = new AbortController()
  status: ServiceDeploymentStatus = 'PENDING'
  statusReason: string | undefined
  stage: Stage | undefined
  rollback: { reason: string; startedAt: Date; serviceRevisionArn?: string } | undefined
  startedAt: Date | undefined
  finishedAt: Date | undefined
  stoppedAt: Date | undefined
  updatedAt: Date
  /** Fleets that the deployment needs although they are empty. */
  readonly held = new Set<Fleet>()
  readonly triggeredAlarms = new Set<string>()

  constructor(world: World, service: ServiceState, target: RevisionState, sources: readonly RevisionState[]) {
    this.#world = world
    this.service = service
    this.target = target
    this.sources = sources
    this.config = structuredClone(service.config.deploymentConfiguration ?? {})
    this.arn = world.arns.serviceDeployment(service.clusterName, service.name, shortId(world.ground.id(42)))
    this.createdAt = new Date(world.clock.now())
    this.updatedAt = this.createdAt
    service.deployments.unshift(this)
  }

  get ended(): boolean {
    return terminal.includes(this.status)
  }

  holds(fleet: Fleet): boolean {
    return this.held.has(fleet)
  }

  /** The revision that a rollback goes to: the last that a deployment of the service succeeded with. */
  get source(): RevisionState | undefined {
    const { stable } = this.service
    return stable && this.sources.includes(stable) ? stable : this.sources[0]
  }

  become(status: ServiceDeploymentStatus, reason?: string): void {
    this.status = status
    this.statusReason = reason ?? this.statusReason
    this.#touch()
    if (status === 'IN_PROGRESS') this.startedAt = this.updatedAt
    if (status === 'STOPPED') this.stoppedAt = this.updatedAt
    if (this.ended) this.finishedAt = this.updatedAt
  }

  enter(stage: Stage): void {
    this.stage = stage
    this.#touch()
  }

  /** Asks for another course; the first to ask is heard, but a newer deployment stops a rollback as well. */
  turn(turn: Turn): void {
    if (this.ended || (this.#turn && turn.to !== 'stop')) return
    this.#turn = turn
    this.#turned.abort()
  }

  /** The turn has been taken: what follows goes its way undisturbed. */
  taken(turn: Turn): void {
    if (this.#turn && this.#turn !== turn) return
    this.#turn = turn
    this.#turned = new AbortController()
  }

  /** @throws Turn as soon as another course is asked for. */
  async pause(duration: number): Promise<void> {
    this.#check()
    await paused(this.#world, duration, this.#turned.signal)
    this.#check()
  }

  /** Waits until `reached`. @throws Turn */
  async until(reached: () => boolean, watch: () => void = () => undefined): Promise<void> {
    for (;;) {
      watch()
      if (reached()) return
      await this.pause(this.#world.pace.tick)
    }
  }

  #check(): void {
    if (this.#world.ground.signal.aborted) throw new Turn('end', 'the sandbox stops')
    if (this.#turned.signal.aborted && this.#turn) throw this.#turn
  }

  #touch(): void {
    this.updatedAt = new Date(this.#world.clock.now())
  }
}
