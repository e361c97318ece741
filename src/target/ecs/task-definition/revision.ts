import type { Aws, InputOf, OutputOf } from '../../../aws/aws.ts'
import { CutoverError } from '../../../errors.ts'
import type { Instant } from '../../../io/clock.ts'
import { oneOffTag, tagNames } from '../release.ts'

/** What is registered: a task definition without what only its description has. */
export type Definition = InputOf<'ecs:RegisterTaskDefinition'>
export type Described = NonNullable<OutputOf<'ecs:DescribeTaskDefinition'>['taskDefinition']>
export type Tag = NonNullable<Definition['tags']>[number]

/** A revision that is registered. */
export interface Revision {
  readonly arn: string
  readonly family: string
  readonly number: number
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS'
  /** Tells the age of revisions of several families, whose numbers do not. */
  readonly registeredAt?: Instant
  /** What it would be registered by again, with all its tags but AWS's own. */
  readonly definition: Definition
}

/** What AWS adds to a definition when it describes it. */
export const describedOnly = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'deregisteredAt',
  'deleteRequestedAt',
  'registeredBy'
] as const satisfies readonly (keyof Described)[]

/** A description as the input that registers the same again. */
export function registrable(described: Described, tags: readonly Tag[] = []): Definition {
  const left = Object.entries(described).filter(
    ([field, value]) => value !== undefined && value !== null && !describedOnly.some(one => one === field)
  )
  const carried = tags.filter(({ key }) => !key?.startsWith('aws:'))
  return { ...Object.fromEntries(left), ...(carried.length > 0 && { tags: carried }) } as Definition
}

/** The value of a tag of a revision. */
export const tagOf = ({ tags = [] }: Pick<Definition, 'tags'>, name: string): string | undefined =>
  tags.find(({ key }) => key === name)?.value

/** A definition without the tags that make it a release's. */
export function withoutJournal({ tags = [], ...rest }: Definition): Definition {
  const journal: readonly string[] = Object.values(tagNames)
  const own = tags.filter(({ key = '' }) => !journal.includes(key) && !key.startsWith(oneOffTag))
  return own.length > 0 ? { ...rest, tags: own } : rest
}

/** `web` and 12 of `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:12`; no number where the newest is meant. */
export function nameOf(arn: string): { readonly family: string; readonly number?: number } {
  const [family = '', number] = (arn.split('/').at(-1) ?? '').split(':')
  return number === undefined ? { family } : { family, number: Number(number) }
}

/** The revision of this ARN (or `family:number`), whatever its status. Fails with NOT_FOUND where it was deleted. */
export async function revisionOf(aws: Aws, arn: string, signal?: AbortSignal): Promise<Revision> {
  const input = { taskDefinition: arn, include: ['TAGS' as const] }
  const { taskDefinition, tags } = await aws.call('ecs:DescribeTaskDefinition', input, signal)
  if (!taskDefinition?.taskDefinitionArn || !taskDefinition.family)
    throw new CutoverError('NOT_FOUND', `There is no task definition ${arn} in ${aws.region}.`, {
      hint: 'It may have been deleted: a deleted revision can not be registered again.'
    })
  return {
    arn: taskDefinition.taskDefinitionArn,
    family: taskDefinition.family,
    number: taskDefinition.revision ?? 0,
    status: taskDefinition.status ?? 'ACTIVE',
    ...(taskDefinition.registeredAt ? { registeredAt: taskDefinition.registeredAt.getTime() } : {}),
    definition: registrable(taskDefinition, tags)
  }
}
