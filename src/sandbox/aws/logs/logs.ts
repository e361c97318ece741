import type { Instant } from '../../../io/clock.ts'
import { AwsFault, type AwsService, type Ground } from '../service.ts'
import { type DescribeLogGroups, type DescribeLogStreams, describeGroups, describeStreams } from './describe.ts'
import { page, type Reading } from './events.ts'
import { LogGroups, type Named, type Written } from './groups.ts'

export interface Logs {
  readonly service: AwsService
  /** Makes a group; one that exists stays as it is. */
  createGroup(name: string): void
  hasGroup(name: string): boolean
  /**
   * Writes messages as the awslogs driver does, into a stream that is made when it is needed; all at `at`, or now.
   * @throws AwsFault ResourceNotFoundException without the group
   */
  append(group: string, stream: string, messages: readonly string[], at?: Instant): void
  /** All messages of a stream so far. */
  messages(group: string, stream: string): readonly string[]
}

/** Amazon CloudWatch Logs: groups, streams, and reading a stream page by page. */
export function logs(ground: Ground): Logs {
  const groups = new LogGroups(ground)
  const existing = (group: string, stream: string) => groups.all.get(group)?.streams.get(stream)
  return {
    service: {
      name: 'logs',
      json: { target: 'Logs_20140328', version: '1.1' },
      operations: {
        CreateLogGroup: (input: Named) => groups.createGroup(input) ?? {},
        CreateLogStream: (input: Named) => {
          groups.createStream(input)
          return {}
        },
        PutLogEvents: (input: Named & { logEvents: readonly Written[] }) => put(groups, input),
        GetLogEvents: (input: Named & Reading) => read(groups, input),
        DescribeLogGroups: (input: DescribeLogGroups) => describeGroups(groups, input),
        DescribeLogStreams: (input: DescribeLogStreams) => describeStreams(groups, input)
      }
    },
    createGroup: name => void (groups.all.has(name) || groups.createGroup({ logGroupName: name })),
    hasGroup: name => groups.all.has(name),
    append(logGroupName, logStreamName, messages, timestamp = ground.clock.now()) {
      const stream = existing(logGroupName, logStreamName) ?? groups.createStream({ logGroupName, logStreamName })
      groups.add(
        stream,
        messages.map(message => ({ timestamp, message }))
      )
    },
    messages: (group, stream) => existing(group, stream)?.events.map(event => event.message) ?? []
  }
}

const invalid = (message: string): AwsFault => new AwsFault('InvalidParameterException', message)

function put(groups: LogGroups, input: Named & { readonly logEvents: readonly Written[] }): object {
  const stream = groups.stream(input)
  const ordered = input.logEvents.every(({ timestamp }, at, all) => timestamp >= (all[at - 1]?.timestamp ?? 0))
  if (!ordered) throw invalid('Log events in a single PutLogEvents request must be in chronological order.')
  groups.add(stream, input.logEvents)
  return { nextSequenceToken: String(stream.events.length) }
}

function read(groups: LogGroups, input: Named & Reading): object {
  const found = page(groups.stream(input).events, input)
  if (!found) throw invalid('The specified nextToken is invalid.')
  return found
}
