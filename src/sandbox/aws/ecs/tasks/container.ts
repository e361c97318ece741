import { messageOf } from '../../../../errors.ts'
import { carryOut } from '../../../cluster/kubelet/handler.ts'
import type { Image, Running } from '../../../cluster/workload/workload.ts'
import type { Container, ContainerDefinition, TaskOverride } from '../shapes.ts'
import type { World } from '../world.ts'
import { type LaunchedTask, launchOf } from './launch.ts'

type Health = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN'

/** What a container tells its task. */
export interface ContainerTold {
  readonly ended: (container: ContainerRunner) => void
  readonly write: (container: string, text: string) => void
}

/** One container of one task. ECS starts it once: what ends has ended. */
export class ContainerRunner {
  readonly definition: ContainerDefinition
  readonly #world: World
  readonly #arn: string
  readonly #runtimeId: string
  readonly #over = new AbortController()
  #image: Image | undefined
  #running: Running | undefined
  #status: 'PENDING' | 'RUNNING' | 'STOPPED' = 'PENDING'
  #exitCode: number | undefined
  #reason: string | undefined
  #health: Health = 'UNKNOWN'

  constructor(world: World, definition: ContainerDefinition, arn: string) {
    this.#world = world
    this.definition = definition
    this.#arn = arn
    this.#runtimeId = world.ground.id(32)
  }

  get name(): string {
    return this.definition.name ?? ''
  }

  get essential(): boolean {
    return this.definition.essential !== false
  }

  get running(): Running | undefined {
    return this.#status === 'RUNNING' ? this.#running : undefined
  }

  get exitCode(): number | undefined {
    return this.#exitCode
  }

  get stopped(): boolean {
    return this.#status === 'STOPPED'
  }

  get digest(): string | undefined {
    return this.#image?.digest
  }

  get health(): Health {
    return this.#health
  }

  /** Gets its image; resolves to what went wrong. */
  async pull(digest: string | undefined): Promise<string | undefined> {
    const reference = this.definition.image ?? ''
    const pinned = digest && !reference.includes('@') ? `${reference.replace(/:[^/:]*$/, '')}@${digest}` : reference
    const found = await this.#world.resolveImage(pinned)
    if (!('error' in found)) {
      this.#image = found
      return undefined
    }
    const reason = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${pinned}: ${found.message}`
    this.#reason = reason
    return reason
  }

  /** Starts its program; resolves to what went wrong. */
  async start(
    task: LaunchedTask,
    overrides: TaskOverride | undefined,
    told: ContainerTold
  ): Promise<string | undefined> {
    if (this.#over.signal.aborted || !this.#image) return 'the task was stopped'
    const override = overrides?.containerOverrides?.find(({ name }) => name === this.name)
    const write = (text: string) => told.write(this.name, text)
    try {
      this.#running = await this.#world.workload(launchOf(task, this.definition, override, this.#image, write))
    } catch (error) {
      this.#reason = `CannotStartContainerError: ${messageOf(error)}`
      this.#status = 'STOPPED'
      return this.#reason
    }
    this.#status = 'RUNNING'
    if (this.definition.healthCheck) void this.#watch(this.definition.healthCheck, this.#running)
    void this.#running.exit.then(({ code }) => this.#ended(code, told))
    return undefined
  }

  /** SIGTERM, then SIGKILL when its stop timeout (30 s unless given) is over; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#over.abort()
    const { clock, pace } = this.#world
    const running = this.running
    if (!running) return
    const ended = new AbortController()
    running.signal('SIGTERM')
    void clock
      .sleep((this.definition.stopTimeout ?? 30) * pace.second, ended.signal)
      .then(() => running.signal('SIGKILL'))
      .catch(() => undefined)
    await running.exit
    ended.abort()
    await Promise.resolve()
  }

  kill(): void {
    this.#over.abort()
    this.running?.signal('SIGKILL')
  }

  /** Ends it before it ran. */
  abandon(): void {
    if (this.#status === 'PENDING') this.#status = 'STOPPED'
  }

  described(taskArn: string, address: string): Container {
    const exposed = this.#status !== 'PENDING'
    return {
      containerArn: this.#arn,
      taskArn,
      name: this.name,
      image: this.definition.image,
      ...(this.#image?.digest && { imageDigest: this.#image.digest }),
      ...(exposed && { runtimeId: this.#runtimeId }),
      lastStatus: this.#status,
      ...(this.#exitCode !== undefined && { exitCode: this.#exitCode }),
      ...(this.#reason !== undefined && { reason: this.#reason }),
      networkBindings: [],
      networkInterfaces: exposed ? [{ attachmentId: this.#arn.slice(-36), privateIpv4Address: address }] : [],
      healthStatus: this.#health,
      cpu: String(this.definition.cpu ?? 0)
    }
  }

  #ended(code: number, told: ContainerTold): void {
    this.#over.abort()
    this.#status = 'STOPPED'
    this.#exitCode = code
    told.ended(this)
  }

  /**
   * The container health check as Docker does it: unhealthy after `retries` failures in a row, those within the start
   * period not counted (HealthCheck in the API reference: interval 30, timeout 5, retries 3, start period off).
   */
  async #watch(check: NonNullable<ContainerDefinition['healthCheck']>, running: Running): Promise<void> {
    const { clock, pace } = this.#world
    const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = check
    const startedAt = clock.monotonic()
    const asked = httpGetOf(check.command ?? [])
    const container = { name: this.name, image: '' }
    let failures = 0
    while (!this.#over.signal.aborted) {
      if (!(await paused(this.#world, interval * pace.second, this.#over.signal))) return
      const failure =
        asked && (await carryOut(running, container, { httpGet: asked }, timeout * pace.second, '127.0.0.1'))
      const starting = clock.monotonic() - startedAt < startPeriod * pace.second
      if (failure === undefined) failures = 0
      else if (!starting || this.#health === 'HEALTHY') failures += 1
      if (failure === undefined) this.#health = 'HEALTHY'
      else if (failures >= retries) this.#health = 'UNHEALTHY'
    }
  }
}

/** What a check's command asks over HTTP; one that asks nothing is taken to succeed: no command runs in a container here. */
function httpGetOf(command: readonly string[]): { path: string; port: number } | undefined {
  const [, found] = /(https?:\/\/[^\s'"]+)/.exec(command.join(' ')) ?? []
  if (found === undefined || !URL.canParse(found)) return undefined
  const { port, pathname, search } = new URL(found)
  return { path: pathname + search, port: Number(port || 80) }
}

/** Sleeps on the world's clock; false when it was ended early. */
export async function paused({ clock, ground }: World, duration: number, signal?: AbortSignal): Promise<boolean> {
  const ended = signal ? AbortSignal.any([signal, ground.signal]) : ground.signal
  return clock.sleep(duration, ended).then(
    () => true,
    () => false
  )
}
