import { messageOf } from '../../../errors.ts'
import type { Milliseconds } from '../../../io/clock.ts'
import type { LogLine } from '../api/log.ts'
import { timestamp } from '../object.ts'
import type { Container, ContainerState, ContainerStatus, Pod } from '../pods.ts'
import type { Image, Running } from '../workload/workload.ts'
import { end } from './ending.ts'
import { expand } from './environment.ts'
import { pause } from './handler.ts'
import { watchHealth } from './health.ts'
import { configured, type Host, type Preparing, pauseOf, pull } from './preparation.ts'

/** What a container tells its pod. */
export interface Told {
  changed(): void
  event(type: 'Normal' | 'Warning', reason: string, message: string, container: Container): void
}

/** A container that ran so long starts again without a pause (the kubelet's MaxContainerBackOff, twice). */
const forgivenAfter = 600_000
/** Lines kept of each run of a container. */
const keptLines = 2000

/** One container of a pod through all its starts. */
export class ContainerRunner {
  readonly container: Container
  readonly #host: Host
  readonly #pod: () => Pod
  readonly #told: Told
  readonly #stopping = new AbortController()
  #running: Running | undefined
  #state: ContainerState = { waiting: { reason: 'ContainerCreating' } }
  #lastState: ContainerState = {}
  #restarts = 0
  #ready = false
  #started = false
  #image: Image | undefined
  #lines: LogLine[] | undefined
  #previousLines: LogLine[] | undefined
  readonly followers = new Set<(line: LogLine) => void>()

  /** With `known` it goes on as a container that ran before the kubelet did. */
  constructor(container: Container, host: Host, pod: () => Pod, told: Told, known?: ContainerStatus) {
    this.container = container
    this.#host = host
    this.#pod = pod
    this.#told = told
    if (!known) return
    ;[this.#state, this.#lastState, this.#restarts] = [known.state, known.lastState, known.restartCount]
    ;[this.#ready, this.#started] = [known.ready, known.started]
  }

  get running(): Running | undefined {
    return this.#running
  }

  get ready(): boolean {
    return this.#ready
  }

  get started(): boolean {
    return this.#started
  }

  /** The code of a container that has ended for good. */
  get exitCode(): number | undefined {
    return this.#state.terminated?.exitCode
  }

  lines(previous: boolean): readonly LogLine[] | undefined {
    return previous ? this.#previousLines : this.#lines
  }

  status(): ContainerStatus {
    const { name, image } = this.container
    return {
      name,
      image,
      imageID: this.#image?.digest ? `${image.replace(/@.*|:[^/:]*$/, '')}@${this.#image.digest}` : '',
      ready: this.#ready,
      started: this.#started,
      restartCount: this.#restarts,
      state: this.#state,
      lastState: this.#lastState
    }
  }

  /** Runs until it has ended for good or is stopped. */
  async run(policy: 'Always' | 'OnFailure' | 'Never'): Promise<void> {
    let pauses = 0
    while (!this.#stopping.signal.aborted) {
      const startedAt = this.#host.clock.monotonic()
      const code = await this.#once()
      if (code === undefined || this.#stopping.signal.aborted) return
      if (policy === 'Never' || (policy === 'OnFailure' && code === 0)) return
      if (this.#host.clock.monotonic() - startedAt >= forgivenAfter) pauses = 0
      const ended = this.#state
      if (!(await this.#backOff(pauses++))) return
      this.#lastState = ended
      this.#restarts++
    }
  }

  /** preStop, SIGTERM, and SIGKILL when `grace` is over; resolves when it has ended. */
  async stop(grace: Milliseconds): Promise<void> {
    this.#stopping.abort()
    await this.#end(grace)
  }

  /** Ends it at once. */
  kill(): void {
    this.#stopping.abort()
    this.#running?.signal('SIGKILL')
  }

  /** One start to its end; undefined when it was stopped before it ran. */
  async #once(): Promise<number | undefined> {
    const image = await pull(this.#prepare())
    this.#image = image
    const env = image && (await configured(this.#prepare(), image))
    if (!image || !env) return undefined
    const { container } = this
    const base = container.command ?? image.command
    const args = container.args ?? (container.command ? [] : (image.args ?? []))
    const command = [...base, ...args].map(word => expand(word, env))
    this.#previousLines = this.#lines
    this.#lines = []
    try {
      this.#running = await this.#host.workload({
        pod: this.#pod(),
        container,
        image,
        command,
        env,
        log: line => this.#log(line)
      })
    } catch (error) {
      this.#waits('RunContainerError', messageOf(error), `Error: ${messageOf(error)}`)
      return this.#terminated(128, this.#now(), 'StartError', messageOf(error))
    }
    this.#told.event('Normal', 'Created', 'Container created', container)
    this.#told.event('Normal', 'Started', 'Container started', container)
    return this.#live(this.#running)
  }

  async #live(running: Running): Promise<number> {
    const startedAt = this.#state.running?.startedAt ?? this.#now()
    const over = new AbortController()
    this.#state = { running: { startedAt } }
    this.#watchHealth(running, over.signal)
    this.#told.changed()
    const { code } = await running.exit
    over.abort()
    this.#running = undefined
    return this.#terminated(code, startedAt, code === 0 ? 'Completed' : 'Error')
  }

  #terminated(exitCode: number, startedAt: string, reason: string, message?: string): number {
    this.#ready = false
    this.#started = false
    this.#state = {
      terminated: { exitCode, reason, startedAt, finishedAt: this.#now(), ...(message ? { message } : {}) }
    }
    this.#told.changed()
    return exitCode
  }

  #watchHealth(running: Running, over: AbortSignal): void {
    const podIP = this.#pod().status.podIP ?? ''
    watchHealth({ clock: this.#host.clock, running, container: this.container, podIP }, over, this.#stopping.signal, {
      started: () => {
        this.#started = true
        this.#told.changed()
      },
      ready: ready => {
        this.#ready = ready
        this.#told.changed()
      },
      failed: (kind, message) =>
        this.#told.event('Warning', 'Unhealthy', `${kind} probe failed: ${message}`, this.container),
      dead: kind => void this.#restart(kind)
    })
  }

  async #restart(kind: string): Promise<void> {
    const message = `Container ${this.container.name} failed ${kind.toLowerCase()} probe, will be restarted`
    this.#told.event('Normal', 'Killing', message, this.container)
    await this.#end((this.#pod().spec.terminationGracePeriodSeconds ?? 30) * 1000)
  }

  async #end(grace: Milliseconds): Promise<void> {
    if (!this.#running) return
    const failure = await end(this.#running, this.container, this.#host.clock, grace, this.#pod().status.podIP ?? '')
    if (failure) this.#told.event('Warning', 'FailedPreStopHook', `PreStopHook failed: ${failure}`, this.container)
  }

  #prepare(): Preparing {
    return {
      host: this.#host,
      pod: this.#pod,
      container: this.container,
      signal: this.#stopping.signal,
      waits: (reason, message, failure) => this.#waits(reason, message, failure),
      events: (type, reason, message) => this.#told.event(type, reason, message, this.container)
    }
  }

  #waits(reason: string, message: string, failure: string): void {
    this.#state = { waiting: { reason, message } }
    this.#told.event('Warning', 'Failed', failure, this.container)
    this.#told.changed()
  }

  /** The first start after a crash comes at once, the others after 10 s, 20 s, 40 s ... 5 min. */
  async #backOff(pauses: number): Promise<boolean> {
    if (pauses === 0) return true
    const duration = pauseOf(this.#host, pauses - 1)
    const { name, namespace, uid } = this.#pod().metadata
    const which = `failed container=${this.container.name} pod=${name}_${namespace}(${uid})`
    this.#told.event(
      'Warning',
      'BackOff',
      `Back-off restarting ${which.replace('container=', 'container ').replace('pod=', 'in pod ')}`,
      this.container
    )
    const show = () => {
      const message = `back-off ${duration / 1000}s restarting ${which}`
      this.#lastState = this.#state
      this.#state = { waiting: { reason: 'CrashLoopBackOff', message } }
      this.#told.changed()
    }
    if (this.#host.showsCrashLoop) show()
    const waited = await pause(this.#host.clock, duration, this.#stopping.signal)
    if (waited && !this.#host.showsCrashLoop) show()
    return waited
  }

  #log(text: string): void {
    const line = { at: this.#host.clock.now(), text }
    this.#lines?.push(line)
    if ((this.#lines?.length ?? 0) > keptLines) this.#lines?.shift()
    for (const follower of this.followers) follower(line)
  }

  #now(): string {
    return timestamp(this.#host.clock.now())
  }
}
