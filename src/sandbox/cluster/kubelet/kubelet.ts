import type { LogLine, Logs } from '../api/log.ts'
import { isFinished } from '../controllers/pods.ts'
import type { EventRecorder } from '../events.ts'
import type { Pod } from '../pods.ts'
import { types } from '../resources.ts'
import type { Addresses } from '../schema/service-defaults.ts'
import type { Change } from '../store.ts'
import type { Address, Pods } from '../traffic/endpoints.ts'
import type { ContainerRunner } from './container.ts'
import { PodRunner } from './pod.ts'
import type { Host } from './preparation.ts'

/** The node: runs every pod that is assigned to it, and knows where each one listens and what it wrote. */
export class Kubelet implements Pods, Logs {
  readonly #host: Host
  readonly #events: EventRecorder
  readonly #addresses: Addresses
  readonly #pods = new Map<string, PodRunner>()
  readonly #lives = new Set<Promise<void>>()
  readonly #unsubscribe: () => void
  #stopped = false

  constructor(host: Host, events: EventRecorder, addresses: Addresses) {
    this.#host = host
    this.#events = events
    this.#addresses = addresses
    this.#unsubscribe = host.store.onChange(change => this.#onChange(change))
  }

  address(uid: string, port: number): Address | undefined {
    for (const one of this.#pods.get(uid)?.containers ?? []) {
      const address = one.running?.address(port)
      if (address) return address
    }
    return undefined
  }

  log(uid: string, container: string, previous: boolean): readonly LogLine[] | undefined {
    return this.#container(uid, container)?.lines(previous)
  }

  follow(uid: string, container: string, onLine: (line: LogLine) => void): () => void {
    const followers = this.#container(uid, container)?.followers
    followers?.add(onLine)
    return () => followers?.delete(onLine)
  }

  /** Kills all pods and waits until they have ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#unsubscribe()
    for (const pod of this.#pods.values()) pod.kill()
    await Promise.all(this.#lives)
  }

  #container(uid: string, name: string): ContainerRunner | undefined {
    const pod = this.#pods.get(uid)
    return [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].find(one => one.container.name === name)
  }

  /** Within the write that changed the pod: nothing may be written before the next turn. */
  #onChange({ type, kind, object }: Change): void {
    if (type !== types.pods || this.#stopped) return
    const pod = object as Pod
    const { uid } = pod.metadata
    const known = this.#pods.get(uid)
    if (kind === 'DELETED') {
      known?.kill()
      this.#pods.delete(uid)
    } else if (known) queueMicrotask(() => known.update(pod))
    else if (pod.spec.nodeName && !isFinished(pod)) this.#begin(pod)
  }

  #begin(pod: Pod): void {
    const runner = new PodRunner(pod, this.#host, this.#events, pod.status.podIP ?? this.#addresses.nextPod())
    this.#pods.set(pod.metadata.uid, runner)
    const life = Promise.resolve()
      .then(() => runner.run())
      .finally(() => this.#lives.delete(life))
    this.#lives.add(life)
  }
}
