import { Readable } from 'node:stream'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { ApiObject } from '../object.ts'
import { apiVersionOf, type ResourceType } from '../resources.ts'
import { expired } from '../status.ts'
import type { Change, Store } from '../store.ts'

export interface WatchOptions {
  readonly namespace?: string | undefined
  readonly matches: (object: ApiObject) => boolean
  /** Absent or "0": all present objects come first, as ADDED. */
  readonly resourceVersion: string | undefined
  readonly bookmarks: boolean
  /** `sendInitialEvents`: the present objects first, then a bookmark that says that this was all (KEP-3157). */
  readonly initialEvents: boolean
  readonly timeout: Milliseconds
  readonly signal: AbortSignal
  /** How an object is written: whole, or as a Table. */
  readonly shape: (object: ApiObject) => unknown
}

/** Once a minute, as the real server does: a client that sees nothing else learns where it stands. */
const bookmarkInterval = 60_000

interface Event {
  readonly type: string
  readonly object: unknown
}

/** The lines of a watch: JSON, one event a line, until the time is up or the client is gone. */
export function watch(store: Store, clock: Clock, type: ResourceType, options: WatchOptions): Readable {
  const stream = new Readable({ read() {} })
  const send = (event: Event): void => void stream.push(`${JSON.stringify(event)}\n`)
  const pass = (change: Change): void => {
    const event = eventOf(change, type, options)
    if (event) send(event)
  }
  if (!begin(store, type, options, send, pass)) {
    stream.push(null)
    return stream
  }
  const stopListening = store.onChange(pass)
  const end = () => {
    stopListening()
    if (!stream.destroyed) stream.push(null)
  }
  stream.on('close', stopListening)
  void pace(clock, options, () => send(bookmark(store, type))).then(end, end)
  return stream
}

/** Sends what the client has not seen yet; false when that is no longer known. */
function begin(
  store: Store,
  type: ResourceType,
  options: WatchOptions,
  send: (event: Event) => void,
  pass: (change: Change) => void
): boolean {
  const from = Number(options.resourceVersion ?? 0)
  if (from === 0 || options.initialEvents) {
    for (const object of store.list(type, options.namespace))
      if (options.matches(object)) send({ type: 'ADDED', object: options.shape(object) })
    if (options.initialEvents) send(bookmark(store, type, { 'k8s.io/initial-events-end': 'true' }))
    return true
  }
  const past = store.since(from)
  if (!past) send({ type: 'ERROR', object: expired(`too old resource version: ${from} (${store.revision})`).body })
  past?.forEach(pass)
  return past !== undefined
}

/** Sends bookmarks until the time is up; the clock's refusal at an abort ends it as well. */
async function pace(clock: Clock, options: WatchOptions, mark: () => void): Promise<void> {
  let left = options.timeout
  while (left > 0) {
    const step = Math.min(left, bookmarkInterval)
    await clock.sleep(step, options.signal)
    left -= step
    if (options.bookmarks) mark()
  }
}

function eventOf(change: Change, type: ResourceType, options: WatchOptions): Event | undefined {
  if (change.type !== type) return undefined
  const { object, before, kind } = change
  if (options.namespace !== undefined && object.metadata.namespace !== options.namespace) return undefined
  const [was, is] = [before !== undefined && options.matches(before), kind !== 'DELETED' && options.matches(object)]
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object: options.shape(object) }
  if (!was || !before) return undefined
  // What has left the selection is shown as it was, at the version of the change.
  const { resourceVersion } = object.metadata
  const last = kind === 'DELETED' ? object : { ...before, metadata: { ...before.metadata, resourceVersion } }
  return { type: 'DELETED', object: options.shape(last) }
}

const bookmark = (store: Store, type: ResourceType, annotations?: Record<string, string>): Event => ({
  type: 'BOOKMARK',
  object: {
    kind: type.kind,
    apiVersion: apiVersionOf(type),
    metadata: {
      resourceVersion: String(store.revision),
      creationTimestamp: null,
      ...(annotations ? { annotations } : {})
    }
  }
})
