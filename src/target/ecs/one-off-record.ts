import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import type { Instant, Milliseconds } from '../../io/clock.ts'
import { formatDuration } from '../../runner/duration.ts'
import { idOf, type OneOff } from './one-off-input.ts'
import { oneOffTag } from './release.ts'
import { tagOf } from './task-definition/revision.ts'

/** What became of a task of a release, as a tag of the release's revision says: ECS itself forgets tasks. */
export interface OneOffRecord {
  readonly state: 'none' | 'begun' | 'failed' | 'done'
  /** How many starts of it have failed. */
  readonly failed: number
  readonly at: Instant
}

/**
 * ECS shows a task for an hour after its end, and remembers its start's token for no longer: within a shorter time, what is
 * not shown was not started. ECS_Idempotency in the API reference.
 */
const remembered: Milliseconds = 3_000_000

const keyOf = ({ task: { name } }: OneOff): string => `${oneOffTag}${idOf(name)}`

/** `begun 0 2026-11-21T12:00:00.000Z`; a person may write `done` alone. */
export function readRecord(oneOff: OneOff): OneOffRecord {
  const [state = '', failed = '0', at = ''] = (tagOf(oneOff.revision.definition, keyOf(oneOff)) ?? '').split(' ')
  const known = (['begun', 'failed', 'done'] as const).find(one => one === state)
  return { state: known ?? 'none', failed: Number.parseInt(failed, 10) || 0, at: Date.parse(at) || 0 }
}

/** Safe to repeat: the value is written whole. */
export async function writeRecord(
  aws: Aws,
  oneOff: OneOff,
  { state, failed, at }: OneOffRecord,
  signal: AbortSignal
): Promise<void> {
  const value = `${state} ${failed} ${new Date(at).toISOString()}`
  const input = { resourceArn: oneOff.revision.arn, tags: [{ key: keyOf(oneOff), value }] }
  await aws.call('ecs:TagResource', input, signal)
}

/** What was begun and is no longer shown may have ended either way, and must not run twice. @throws NOT_FOUND */
export function assertKnown(oneOff: OneOff, { state, at }: OneOffRecord, now: Instant): void {
  if (state !== 'begun' || now - at < remembered) return
  const { task, revision } = oneOff
  const key = keyOf(oneOff)
  throw new CutoverError(
    'NOT_FOUND',
    `The task ${task.name} was started ${formatDuration(now - at)} ago, and ECS no longer shows how it ended.`,
    {
      hint: `Look at its log. If it ended well, say so: aws ecs tag-resource --resource-arn ${revision.arn} --tags key=${key},value=done\nTo run it again: aws ecs untag-resource --resource-arn ${revision.arn} --tag-keys ${key}`
    }
  )
}
