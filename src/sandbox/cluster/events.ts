import type { Clock } from '../../io/clock.ts'
import { type ApiObject, type Meta, newMeta, timestamp } from './object.ts'
import { types } from './resources.ts'
import type { Store } from './store.ts'

/** Writes the events that people and tools read when something does not go forward. */
export class EventRecorder {
  readonly #store: Store
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** The same event again counts up, as client-go's correlator does. */
  record(
    about: ApiObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    source: string,
    fieldPath?: string
  ): void {
    const { namespace = 'default', name, uid, resourceVersion } = about.metadata
    const now = timestamp(this.#clock.now())
    const known = this.#store
      .list(types.events, namespace)
      .find(event => event.reason === reason && event.message === message && (event.involvedObject as Meta).uid === uid)
    if (known && source === scheduler) return
    if (known) {
      this.#store.modify(types.events, known, event => {
        event.count = Number(event.count) + 1
        event.lastTimestamp = now
      })
      return
    }
    if (this.#store.get(types.namespaces, undefined, namespace)?.metadata.deletionTimestamp) return
    this.#store.create(types.events, {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: newMeta({ name: `${name}.${this.#store.revision.toString(16).padStart(16, '0')}`, namespace }),
      involvedObject: {
        kind: about.kind,
        namespace,
        name,
        uid,
        apiVersion: about.apiVersion,
        resourceVersion,
        ...(fieldPath ? { fieldPath } : {})
      },
      reason,
      message,
      type,
      ...(source === scheduler ? once(source, this.#clock.now()) : counted(source, now))
    })
  }
}

const scheduler = 'default-scheduler'

/** The scheduler writes events of the newer kind: no count, no first or last time. */
const once = (source: string, instant: number) => ({
  action: 'Binding',
  source: {},
  reportingComponent: source,
  reportingInstance: source,
  eventTime: new Date(instant).toISOString().replace('Z', '000Z'),
  firstTimestamp: null,
  lastTimestamp: null
})

const counted = (source: string, now: string) => ({
  source: { component: source },
  reportingComponent: source,
  reportingInstance: '',
  count: 1,
  firstTimestamp: now,
  lastTimestamp: now,
  eventTime: null
})
