import type { Aws, InputOf, OutputOf } from '../../aws/aws.ts'
import { CutoverError, clause } from '../../errors.ts'
import { canonical } from '../release-id.ts'
import { nameOf } from './task-definition/revision.ts'

/** A rule of EventBridge; on the default bus where none is named. */
export interface Schedule {
  readonly rule: string
  readonly bus?: string
}

export type Target = NonNullable<InputOf<'events:PutTargets'>['Targets']>[number]

/** A rule's targets, whole, as they were read. */
export interface ScheduleSeen {
  readonly schedule: Schedule
  readonly targets: readonly Target[]
}

const asked = ({ rule, bus }: Schedule) => ({ Rule: rule, ...(bus !== undefined && { EventBusName: bus }) })

/** All targets of a rule. */
export async function seeSchedule(aws: Aws, schedule: Schedule, signal?: AbortSignal): Promise<ScheduleSeen> {
  const targets: Target[] = []
  let next: string | undefined
  do {
    const input = { ...asked(schedule), ...(next && { NextToken: next }) }
    const page = await aws.call('events:ListTargetsByRule', input, signal)
    targets.push(...(page.Targets ?? []))
    next = page.NextToken
  } while (next)
  return { schedule, targets }
}

/** Revisions that a rule's targets start, by the targets' ids. */
export const startedBy = ({ targets }: ScheduleSeen): ReadonlyMap<string, string> =>
  new Map(
    targets.flatMap(({ Id = '', EcsParameters: ecs }) =>
      ecs?.TaskDefinitionArn ? [[Id, ecs.TaskDefinitionArn] as const] : []
    )
  )

/**
 * Lets every target of the rule that starts the family of `revision` start just this one, and answers the targets as they
 * are then. The targets are written whole, with nothing but TaskDefinitionArn changed; others are not written. Done again,
 * it writes nothing. With the ARN of the previous revision it is its own reverse.
 *
 * Fails with NOT_FOUND where no target starts the family, CONFLICT where they are no longer as `seen`, and CLOUD_INVALID
 * for what EventBridge refuses.
 */
export async function moveSchedule(
  aws: Aws,
  seen: ScheduleSeen,
  revision: string,
  signal?: AbortSignal
): Promise<ScheduleSeen> {
  const { family } = nameOf(revision)
  const started = startedBy(seen)
  const ids = [...started].flatMap(([id, arn]) => (nameOf(arn).family === family ? [id] : []))
  if (ids.length > 0) return place(aws, seen, new Map(ids.map(id => [id, revision])), signal)
  const families = [...new Set([...started.values()].map(arn => nameOf(arn).family))]
  throw new CutoverError(
    'NOT_FOUND',
    `No target of the rule ${seen.schedule.rule} starts the task definition ${family}.`,
    {
      hint: families.length > 0 ? `They start ${families.join(', ')}.` : 'None of its targets is an ECS task.'
    }
  )
}

/** EventBridge compares nothing itself: so it is read right before and right after. */
async function place(aws: Aws, seen: ScheduleSeen, arns: ReadonlyMap<string, string>, signal?: AbortSignal) {
  const { schedule } = seen
  const wanted = seen.targets.map(target => withRevision(target, arns.get(target.Id ?? '')))
  const due = wanted.filter((target, index) => target !== seen.targets[index])
  if (due.length === 0) return seen
  if (!equal(await seeSchedule(aws, schedule, signal), seen.targets)) throw changed(schedule, 'Nothing was written.')
  const unknown = await put(aws, schedule, due, signal)
  const after = await seeSchedule(aws, schedule, signal)
  if (equal(after, wanted)) return after
  throw unknown ?? changed(schedule, 'Look at its targets.')
}

const withRevision = (target: Target, arn: string | undefined): Target =>
  arn === undefined || target.EcsParameters?.TaskDefinitionArn === arn
    ? target
    : { ...target, EcsParameters: { ...target.EcsParameters, TaskDefinitionArn: arn } }

const equal = ({ targets }: ScheduleSeen, others: readonly Target[]): boolean => ordered(targets) === ordered(others)

const ordered = (targets: readonly Target[]): string => targets.map(canonical).sort().join()

/** The error of a call of which it is unknown what became. */
async function put(
  aws: Aws,
  schedule: Schedule,
  targets: readonly Target[],
  signal?: AbortSignal
): Promise<CutoverError | undefined> {
  try {
    const { FailedEntries = [] } = await aws.call(
      'events:PutTargets',
      { ...asked(schedule), Targets: [...targets] },
      signal
    )
    if (FailedEntries.length > 0) throw refused(schedule, FailedEntries)
    return undefined
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'CLOUD_UNREACHABLE') return error
    throw error
  }
}

type Failed = NonNullable<OutputOf<'events:PutTargets'>['FailedEntries']>[number]

const refused = ({ rule }: Schedule, entries: readonly Failed[]): CutoverError => {
  const each = entries.map(one => clause(`${one.TargetId}: ${one.ErrorCode ?? 'no code'} ${one.ErrorMessage ?? ''}`))
  return new CutoverError(
    'CLOUD_INVALID',
    `EventBridge did not take targets of the rule ${rule}: ${each.join('; ')}.`,
    {
      hint: 'Targets that it took start the new revision already; run the same release again, or roll back.'
    }
  )
}

const changed = ({ rule }: Schedule, state: string): CutoverError =>
  new CutoverError('CONFLICT', `Somebody else changed the targets of the rule ${rule} at the same time. ${state}`, {
    hint: 'Run the same release again: it takes the targets as they are then.'
  })
