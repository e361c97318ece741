import { AwsFault } from '../service.ts'
import type { LogGroups, Named, Stream } from './groups.ts'

interface Page {
  readonly limit?: number
  readonly nextToken?: string
}

export interface DescribeLogGroups extends Page {
  readonly logGroupNamePrefix?: string
  readonly logGroupNamePattern?: string
}

export interface DescribeLogStreams extends Page, Named {
  readonly logStreamNamePrefix?: string
  readonly orderBy?: 'LogStreamName' | 'LastEventTime'
  readonly descending?: boolean
}

export function describeGroups(groups: LogGroups, input: DescribeLogGroups): object {
  const { logGroupNamePrefix = '', logGroupNamePattern = '' } = input
  const found = [...groups.all]
    .filter(([name]) => name.startsWith(logGroupNamePrefix) && name.includes(logGroupNamePattern))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([logGroupName, { creationTime }]) => ({
      logGroupName,
      creationTime,
      metricFilterCount: 0,
      arn: `${groups.arn(logGroupName)}:*`,
      logGroupArn: groups.arn(logGroupName),
      storedBytes: 0,
      logGroupClass: 'STANDARD'
    }))
  return listed(found, input, 'logGroups')
}

export function describeStreams(groups: LogGroups, input: DescribeLogStreams): object {
  const { orderBy = 'LogStreamName', descending = false, logStreamNamePrefix } = input
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
    throw new AwsFault('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.')
  }
  const lastOf = ({ events }: Stream) => events.at(-1)?.timestamp ?? 0
  const found = [...groups.group(input).streams]
    .filter(([name]) => name.startsWith(logStreamNamePrefix ?? ''))
    .sort(([a, one], [b, other]) => (orderBy === 'LastEventTime' && lastOf(one) - lastOf(other)) || (a < b ? -1 : 1))
    .map(([logStreamName, { creationTime, events }]) => ({
      logStreamName,
      creationTime,
      firstEventTimestamp: events[0]?.timestamp,
      lastEventTimestamp: events.at(-1)?.timestamp,
      lastIngestionTime: events.at(-1)?.ingestionTime,
      arn: `${groups.arn(groups.name(input))}:log-stream:${logStreamName}`,
      storedBytes: 0
    }))
  return listed(descending ? found.toReversed() : found, input, 'logStreams')
}

/** 50 at a time unless said otherwise; the token is where the next page begins. */
function listed(all: readonly object[], { limit = 50, nextToken }: Page, member: string): object {
  const from = Number(nextToken ?? 0)
  const next = from + limit
  return { [member]: all.slice(from, next), nextToken: next < all.length ? String(next) : undefined }
}
