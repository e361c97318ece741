import type { Clock } from '../../io/clock.ts'
import { cancelled } from '../../io/clock.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import { Collection } from './collection.ts'
import type { Following, Wanted } from './follow.ts'
import { follow, relist } from './follow.ts'
import type { KubeObject } from './objects.ts'

/** The objects of several resources in one namespace, as they are now. Reading it costs no request. */
export interface View {
  /** All objects of a kind, by name. */
  objects(kind: string): readonly KubeObject[]
  find(kind: string, name: string): KubeObject | undefined
  /** Resolves as soon as anything differs from what was last read; rejects with CANCELLED when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>
  /** Takes over the answer to a write of our own; a watch event from before it can't undo it. */
  put(object: KubeObject): void
  /** A deletion of our own was accepted. */
  forget(kind: string, name: string): void
  /** Lists everything anew, in parallel. */
  refresh(): Promise<void>
  close(): void
}

export interface ViewPorts {
  readonly clock: Clock
  readonly report: Report
  /** Ends every watch when it aborts. */
  readonly signal: AbortSignal
}

class LiveView implements View {
  readonly #followings: readonly Following[]
  readonly #closing = new AbortController()
  /** Aborts when the run does, and when the view is closed. */
  readonly #ending: AbortSignal
  readonly #waiting = new Set<() => void>()
  #version = 0
  #read = 0
  #watching = false
  #failure: unknown

  constructor(cluster: Cluster, wanted: readonly Wanted[], { clock, report, signal }: ViewPorts) {
    this.#ending = AbortSignal.any([signal, this.#closing.signal])
    const onChange = (): void => this.#wake()
    const outage = { told: false }
    this.#followings = wanted.map(one => {
      const collection = new Collection()
      return { cluster, wanted: one, collection, clock, report, signal: this.#ending, onChange, outage }
    })
  }

  objects(kind: string): readonly KubeObject[] {
    this.#read = this.#version
    const byName = new Map(
      this.#of(kind).flatMap(({ collection }) => collection.values().map(o => [o.metadata.name, o]))
    )
    return [...byName.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
  }

  find(kind: string, name: string): KubeObject | undefined {
    this.#read = this.#version
    return this.#of(kind)
      .map(({ collection }) => collection.get(name))
      .find(object => object !== undefined)
  }

  async changed(signal: AbortSignal): Promise<void> {
    this.#watch()
    while (this.#version === this.#read && this.#failure === undefined) await this.#next(signal)
    if (this.#failure !== undefined) throw this.#failure
  }

  put(object: KubeObject): void {
    const taken = this.#of(object.kind).map(({ collection }) => collection.put(object))
    if (taken.includes(true)) this.#wake()
  }

  forget(kind: string, name: string): void {
    const taken = this.#of(kind).map(({ collection }) => collection.forget(name))
    if (taken.includes(true)) this.#wake()
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#followings.map(relist))
  }

  close(): void {
    this.#closing.abort()
  }

  #of(kind: string): Following[] {
    return this.#followings.filter(({ wanted }) => wanted.resource.kind === kind)
  }

  /** Watches are opened when somebody first waits: a run that finds everything done opens none. */
  #watch(): void {
    if (this.#watching) return
    this.#watching = true
    for (const following of this.#followings) {
      follow(following).catch(error => {
        if (this.#ending.aborted) return
        this.#failure = error
        this.#wake()
      })
    }
  }

  #wake(): void {
    this.#version += 1
    for (const wake of [...this.#waiting]) wake()
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const ending = AbortSignal.any([signal, this.#ending])
      if (ending.aborted) return reject(cancelled())
      const stop = (): void => {
        this.#waiting.delete(wake)
        reject(cancelled())
      }
      const wake = (): void => {
        this.#waiting.delete(wake)
        ending.removeEventListener('abort', stop)
        resolve()
      }
      this.#waiting.add(wake)
      ending.addEventListener('abort', stop, { once: true })
    })
  }
}

/** Lists `wanted` and keeps it up to date from the first wait on; no polling while watches work. */
export async function openView(cluster: Cluster, wanted: readonly Wanted[], ports: ViewPorts): Promise<View> {
  const view = new LiveView(cluster, wanted, ports)
  await view.refresh()
  return view
}
