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
  const from = Number(options.resourceVersion ?? 0)
  const past = from > 0 ? store.since(from) : []
  if (!past) {
    const { body } = expired(`too old resource version: ${from} (${store.revision})`)
    send({ type: 'ERROR', object: body })
    stream.push(null)
    return stream
  }
  if (from === 0)
    for (const object of store.list(type, options.namespace))
      if (options.matches(object)) send({ type: 'ADDED', object: options.shape(object) })
  for (const change of past) pass(change)
  const stopListening = store.onChange(pass)
  const over = AbortSignal.any([options.signal])
  const end = () => {
    stopListening()
    if (!stream.readableEnded) stream.push(null)
  }
  stream.on('close', stopListening)
  void pace(clock, options, over, () => send({ type: 'BOOKMARK', object: bookmark(store, type) })).then(end, end)
  return stream
}

/** Sends bookmarks until the time is up; the clock's refusal at an abort ends it as well. */
async function pace(clock: Clock, options: WatchOptions, signal: AbortSignal, mark: () => void): Promise<void> {
  let left = options.timeout
  while (left > 0) {
    const step = Math.min(left, bookmarkInterval)
    await clock.sleep(step, signal)
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
  return was ? { type: 'DELETED', object: options.shape(object) } : undefined
}

const bookmark = (store: Store, type: ResourceType): unknown => ({
  kind: type.kind,
  apiVersion: apiVersionOf(type),
  metadata: { resourceVersion: String(store.revision), creationTimestamp: null }
})
