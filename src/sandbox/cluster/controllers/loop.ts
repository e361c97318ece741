import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Change, Store } from '../store.ts'

/** Brings one object nearer to what it should be, again and again, from what the store shows. */
export interface Controller {
  readonly name: string
  /** Keys (`namespace/name`) of the objects to look at after a change. */
  concerns(change: Change): readonly string[]
  /** One step. A number asks to be called again after so many milliseconds. */
  reconcile(namespace: string, name: string): Milliseconds | undefined
}

export const keyOf = (object: { metadata: { namespace?: string; name: string } }): string =>
  `${object.metadata.namespace ?? ''}/${object.metadata.name}`

/** Runs controllers: changes are gathered for `delay`, then each object concerned is looked at once. */
export class ControlLoop {
  readonly #clock: Clock
  readonly #delay: Milliseconds
  readonly #stopped = new AbortController()
  readonly #pending = new Map<Controller, Set<string>>()

  constructor(store: Store, clock: Clock, controllers: readonly Controller[], delay: Milliseconds) {
    this.#clock = clock
    this.#delay = delay
    const stop = store.onChange(change => {
      for (const controller of controllers)
        for (const key of controller.concerns(change)) this.#enqueue(controller, key)
    })
    this.#stopped.signal.addEventListener('abort', stop)
  }

  stop(): void {
    this.#stopped.abort()
  }

  #enqueue(controller: Controller, key: string): void {
    const waiting = this.#pending.get(controller)
    if (waiting) waiting.add(key)
    else {
      this.#pending.set(controller, new Set([key]))
      this.#after(this.#delay, () => this.#drain(controller))
    }
  }

  #drain(controller: Controller): void {
    const keys = this.#pending.get(controller) ?? new Set()
    this.#pending.delete(controller)
    for (const key of keys) {
      const [namespace = '', name = ''] = key.split('/')
      const again = controller.reconcile(namespace, name)
      if (again !== undefined) this.#after(Math.max(again, 1), () => this.#enqueue(controller, key))
    }
  }

  /** Only stopping ends a sleep early, and then there is nothing left to do. */
  #after(duration: Milliseconds, next: () => void): void {
    const { signal } = this.#stopped
    this.#clock.sleep(duration, signal).then(
      () => {
        if (!signal.aborted) next()
      },
      () => undefined
    )
  }
}
