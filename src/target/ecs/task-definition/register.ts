import type { Aws } from '../../../aws/aws.ts'
import { CutoverError } from '../../../errors.ts'
import { releaseId } from '../../release-id.ts'
import { tagNames } from '../release.ts'
import { findRevision } from './find.ts'
import { type Definition, type Revision, registrable, revisionOf, tagOf } from './revision.ts'
import { normal } from './same.ts'

export interface Registered {
  readonly revision: Revision
  /** False where it was there already. */
  readonly isNew: boolean
}

/**
 * Registers a definition that carries the tag of its release, once: a revision with that tag and content is taken as it
 * is, and where it is unknown what became of the call (CLOUD_UNREACHABLE) it is looked for again. A call that arrives
 * later still makes a revision that is the same, and that nothing uses.
 */
export async function register(aws: Aws, definition: Definition, signal?: AbortSignal): Promise<Registered> {
  const there = await findRevision(aws, definition, signal)
  if (there) return { revision: there, isNew: false }
  try {
    const { taskDefinition, tags } = await aws.call('ecs:RegisterTaskDefinition', definition, signal)
    if (!taskDefinition?.taskDefinitionArn) throw unanswered(definition)
    const { taskDefinitionArn: arn, family = '', revision: number = 0, status = 'ACTIVE' } = taskDefinition
    return { revision: { arn, family, number, status, definition: registrable(taskDefinition, tags) }, isNew: true }
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code !== 'CLOUD_UNREACHABLE') throw error
    const late = await findRevision(aws, definition, signal)
    if (late) return { revision: late, isNew: true }
    throw error
  }
}

const unanswered = ({ family }: Definition): CutoverError =>
  new CutoverError('CLOUD_UNREACHABLE', `ECS did not say which revision of ${family} it registered.`, {
    hint: 'Run the same release again: it finds the revision if there is one.'
  })

/**
 * The revision of `arn` as one that services may use: itself while it is ACTIVE, else its content registered again. What
 * no release registered gets the tag of one then (`revision-12-0a1b2c3d`), so that this too happens once.
 *
 * Fails with NOT_FOUND where it was deleted.
 */
export async function activeRevision(aws: Aws, arn: string, signal?: AbortSignal): Promise<Registered> {
  const revision = await revisionOf(aws, arn, signal)
  if (revision.status === 'ACTIVE') return { revision, isNew: false }
  const { definition, number } = revision
  const tags = definition.tags ?? []
  const isOurs = tagOf(definition, tagNames.release) !== undefined
  const own = { key: tagNames.release, value: releaseId(`revision-${number}`, normal(definition)) }
  return register(aws, isOurs ? definition : { ...definition, tags: [...tags, own] }, signal)
}
