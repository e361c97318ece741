import type { Milliseconds } from '../../../io/clock.ts'
import type { EventRecorder } from '../events.ts'
import { type Condition, timestamp, withCondition } from '../object.ts'
import type { Container, Pod } from '../pods.ts'
import { types } from '../resources.ts'
import { ContainerRunner, type Told } from './container.ts'
import { missingVolume } from './environment.ts'
import { pause } from './handler.ts'
import type { Host } from './preparation.ts'

/** One pod on the node, from its first container to its last breath. */
export class PodRunner {
  readonly containers: readonly ContainerRunner[]
  readonly initContainers: readonly ContainerRunner[]
  readonly #host: Host
  readonly #events: EventRecorder
  readonly #ip: string
  readonly #gone = new AbortController()
  #pod: Pod
  #initialized = false
  #ending: Promise<void> | undefined

  constructor(pod: Pod, host: Host, events: EventRecorder, ip: string) {
    this.#pod = pod
    this.#host = host
    this.#events = events
    this.#ip = ip
    const told: Told = {
      changed: () => this.#publish(),
      event: (type, reason, message, container) => this.#event(type, reason, message, container)
    }
    const { containerStatuses = [] } = pod.status
    const runner = (container: Container) =>
      new ContainerRunner(
        container,
        host,
        () => this.#pod,
        told,
        containerStatuses.find(({ name }) => name === container.name)
      )
    this.containers = pod.spec.containers.map(runner)
    this.initContainers = (pod.spec.initContainers ?? []).map(runner)
  }

  /** A newer version of the pod: an annotation, a condition, a deletion. */
  update(pod: Pod): void {
    this.#pod = pod
    if (pod.metadata.deletionTimestamp && !this.#ending) this.#ending = this.#terminate()
  }

  async run(): Promise<void> {
    const { store, clock } = this.#host
    this.#publish()
    for (let why = missingVolume(store, this.#pod); why; why = missingVolume(store, this.#pod)) {
      this.#event('Warning', 'FailedMount', why)
      if (!(await pause(clock, 1000, this.#gone.signal))) return
    }
    if (!(await this.#initialize())) return
    this.#initialized = true
    const policy = this.#pod.spec.restartPolicy ?? 'Always'
    await Promise.all(this.containers.map(container => container.run(policy)))
    this.#publish()
  }

  /** Ends everything at once, without grace: the pod is gone from the API. */
  kill(): void {
    this.#gone.abort()
    for (const container of this.#all) container.kill()
  }

  async #initialize(): Promise<boolean> {
    const { restartPolicy } = this.#pod.spec
    for (const container of this.initContainers) {
      // An init container that restarts always is a sidecar: it only has to have started.
      if (container.container.restartPolicy === 'Always') {
        void container.run('Always')
        while (!container.started) if (!(await pause(this.#host.clock, 50, this.#gone.signal))) return false
        continue
      }
      await container.run(restartPolicy === 'Never' ? 'Never' : 'OnFailure')
      if (this.#gone.signal.aborted || container.exitCode !== 0) return false
    }
    return true
  }

  get #all(): readonly ContainerRunner[] {
    return [...this.initContainers, ...this.containers]
  }

  async #terminate(): Promise<void> {
    const { store, clock } = this.#host
    const grace: Milliseconds = (this.#pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000
    this.#gone.abort()
    for (const { running, container } of this.#all)
      if (running) this.#event('Normal', 'Killing', `Stopping container ${container.name}`, container)
    await Promise.all(this.containers.map(container => container.stop(grace)))
    await Promise.all(this.initContainers.map(container => container.stop(grace)))
    this.#publish()
    const last = store.get<Pod>(types.pods, this.#pod.metadata.namespace, this.#pod.metadata.name)
    if (last?.metadata.uid !== this.#pod.metadata.uid) return
    const { finalizers } = last.metadata
    if (!finalizers?.length)
      store.remove(types.pods, { ...last, metadata: { ...last.metadata, deletionGracePeriodSeconds: 0 } })
    else await clock.sleep(0)
  }

  #phase(): Pod['status']['phase'] {
    const failedInit = this.initContainers.some(one => (one.exitCode ?? 0) !== 0)
    if (failedInit && this.#pod.spec.restartPolicy === 'Never') return 'Failed'
    const statuses = this.containers.map(one => one.status())
    if (statuses.every(one => one.state.waiting && !one.lastState.terminated)) return 'Pending'
    const policy = this.#pod.spec.restartPolicy ?? 'Always'
    const codes = this.containers.map(one => one.exitCode)
    const ended = codes.every(code => code !== undefined)
    if (!ended || (policy === 'Always' && !this.#pod.metadata.deletionTimestamp)) return 'Running'
    if (codes.every(code => code === 0)) return 'Succeeded'
    return policy === 'OnFailure' ? 'Running' : 'Failed'
  }

  /** Writes the status that follows from the containers; conditions of others (readiness gates) stay. */
  #publish(): void {
    const { store, clock } = this.#host
    const now = timestamp(clock.now())
    const changed = store.modify<Pod>(types.pods, this.#pod, draft => {
      const phase = this.#phase()
      const finished = phase === 'Succeeded' || phase === 'Failed'
      const conditions = this.#conditions(draft, finished)
      draft.status = {
        ...draft.status,
        phase,
        conditions: conditions.reduce((list, one) => withCondition(list, one, now), draft.status.conditions ?? []),
        hostIP: '10.222.0.2',
        podIP: this.#ip,
        podIPs: [{ ip: this.#ip }],
        startTime: draft.status.startTime ?? now,
        containerStatuses: this.containers.map(one => one.status()),
        ...(this.initContainers.length ? { initContainerStatuses: this.initContainers.map(one => one.status()) } : {})
      }
    })
    if (changed) this.#pod = changed
  }

  #conditions(draft: Pod, finished: boolean): Condition[] {
    const idle = this.containers.filter(one => !one.ready).map(one => one.container.name)
    const why = finished
      ? { reason: 'PodCompleted' }
      : { reason: 'ContainersNotReady', message: `containers with unready status: [${idle.join(' ')}]` }
    const gates = draft.spec.readinessGates ?? []
    const open = gates.every(({ conditionType }) =>
      draft.status.conditions?.some(one => one.type === conditionType && one.status === 'True')
    )
    const is = (type: string, good: boolean, otherwise: object = {}): Condition =>
      good ? { type, status: 'True' } : { type, status: 'False', ...otherwise }
    return [
      is('PodReadyToStartContainers', true),
      is('Initialized', this.#initialized || !this.initContainers.length, { reason: 'ContainersNotInitialized' }),
      is('Ready', !idle.length && open, idle.length ? why : { reason: 'ReadinessGatesNotReady' }),
      is('ContainersReady', !idle.length, why)
    ]
  }

  #event(type: 'Normal' | 'Warning', reason: string, message: string, container?: Container): void {
    const path = container ? `spec.containers{${container.name}}` : undefined
    this.#events.record(this.#pod, type, reason, message, 'kubelet', path)
  }
}
