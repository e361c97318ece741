import type { Instant } from '../../../io/clock.ts'
import { AwsFault, type Ground } from '../service.ts'
import type { LogEvent } from './events.ts'

export interface Stream {
  readonly creationTime: Instant
  /** In the order of their timestamps. */
  events: LogEvent[]
}

export interface Group {
  readonly creationTime: Instant
  readonly streams: Map<string, Stream>
}

/** How requests name a group, and a stream in it. */
export interface Named {
  readonly logGroupName?: string
  /** By name, or by ARN with or without the `:*` at its end. */
  readonly logGroupIdentifier?: string
  readonly logStreamName?: string
}

/** An event as it is written. */
export type Written = Omit<LogEvent, 'ingestionTime'>

const missing = (what: 'group' | 'stream'): AwsFault =>
  new AwsFault('ResourceNotFoundException', `The specified log ${what} does not exist.`)
const exists = (what: 'group' | 'stream'): AwsFault =>
  new AwsFault('ResourceAlreadyExistsException', `The specified log ${what} already exists`)

/** Log groups, their streams and events. What is not there, or there already, is refused with an AwsFault. */
export class LogGroups {
  readonly #ground: Ground
  readonly all = new Map<string, Group>()

  constructor(ground: Ground) {
    this.#ground = ground
  }

  arn(name: string): string {
    return `arn:aws:logs:${this.#ground.region}:${this.#ground.account}:log-group:${name}`
  }

  name({ logGroupName, logGroupIdentifier = '' }: Named): string {
    return logGroupName ?? logGroupIdentifier.replace(/^arn:.*?:log-group:/, '').replace(/:\*$/, '')
  }

  group(named: Named): Group {
    const found = this.all.get(this.name(named))
    if (!found) throw missing('group')
    return found
  }

  stream(named: Named): Stream {
    const found = this.group(named).streams.get(named.logStreamName ?? '')
    if (!found) throw missing('stream')
    return found
  }

  createGroup({ logGroupName = '' }: Named): void {
    if (this.all.has(logGroupName)) throw exists('group')
    this.all.set(logGroupName, { creationTime: this.#ground.clock.now(), streams: new Map() })
  }

  createStream(named: Named): Stream {
    const { streams } = this.group(named)
    const { logStreamName: name = '' } = named
    if (streams.has(name)) throw exists('stream')
    const stream = { creationTime: this.#ground.clock.now(), events: [] }
    streams.set(name, stream)
    return stream
  }

  add(stream: Stream, events: readonly Written[]): void {
    const ingestionTime = this.#ground.clock.now()
    const added = events.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime }))
    stream.events = [...stream.events, ...added].toSorted((a, b) => a.timestamp - b.timestamp)
  }
}
