import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import type { Revision } from './task-definition/revision.ts'

/** Lines that are shown of a task that failed. */
const shown = 30

/**
 * The last lines that a container of a task wrote, or one line that says why there are none here: a log is never the
 * reason for which a release fails. awslogs names streams `prefix/container/task id`.
 */
export async function logTail(
  aws: Aws,
  { definition }: Revision,
  container: string,
  taskArn: string,
  signal?: AbortSignal
): Promise<string[]> {
  const found = definition.containerDefinitions?.find(({ name }) => name === container)?.logConfiguration
  const options = found?.options ?? {}
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region = aws.region } = options
  if (found?.logDriver !== 'awslogs' || group === undefined || prefix === undefined)
    return [`(its log driver is ${found?.logDriver ?? 'that of the host'}: look for its log there)`]
  if (region !== aws.region) return [`(its log is in ${region}: ${group})`]
  const stream = `${prefix}/${container}/${taskArn.split('/').at(-1)}`
  try {
    const input = { logGroupName: group, logStreamName: stream, limit: shown, startFromHead: false }
    const { events = [] } = await aws.call('logs:GetLogEvents', input, signal)
    return events.length > 0 ? events.map(({ message = '' }) => message.trimEnd()) : [`(${group} ${stream} is empty)`]
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code === 'CANCELLED') throw error
    return [`(its log ${group} ${stream} can't be read: ${error.message})`]
  }
}
