import type { Readable } from 'node:stream'
import { CutoverError } from '../../errors.ts'
import type { WatchEvent } from './cluster.ts'
import type { KubeObject } from './objects.ts'
import type { Call } from './status.ts'
import { statusError } from './status.ts'

interface Line {
  readonly type: string
  readonly object: KubeObject & { readonly code?: number }
}

/** Each line of a stream of UTF-8 text, however the network cut it up. */
async function* lines(body: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) if (line.trim() !== '') yield line
  }
  if (rest.trim() !== '') yield rest
}

function parsed(line: string, call: Call): Line {
  try {
    return JSON.parse(line) as Line
  } catch (error) {
    throw new CutoverError(
      'CLUSTER_UNREACHABLE',
      `A watch of ${call.resource.kind} objects broke off within an event.`,
      {
        hint: 'Nothing to do: the watch is opened again.',
        cause: error
      }
    )
  }
}

/** Hands on the events of a watch until it ends. An expired resourceVersion is the event GONE, the last one. */
export async function readEvents(body: Readable, call: Call, onEvent: (event: WatchEvent) => void): Promise<void> {
  for await (const line of lines(body)) {
    const { type, object } = parsed(line, call)
    if (type === 'ERROR') {
      if (object.code !== 410) throw statusError(call, object.code ?? 500, JSON.stringify(object))
      return onEvent({ type: 'GONE' })
    }
    if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED' || type === 'BOOKMARK') onEvent({ type, object })
  }
}
