import type { Aws } from '../../../aws/aws.ts'
import { tagNames } from '../release.ts'
import { type Definition, nameOf, type Revision, revisionOf, tagOf } from './revision.ts'
import { covers } from './same.ts'

/**
 * How many of the newest ACTIVE revisions are looked at. A run that died after registering is resumed long before others
 * have registered so many; and where it is not, the same is registered once more, which harms nothing. Each costs a call.
 */
const newest = 20

/** Calls under way at once: DescribeTaskDefinition is throttled for the whole account. */
const atOnce = 5

/** ARNs of a family's ACTIVE revisions, the newest first, at most `limit`. */
export async function activeArns(aws: Aws, family: string, limit: number, signal?: AbortSignal): Promise<string[]> {
  const input = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', maxResults: Math.min(limit, 100) } as const
  const found: string[] = []
  let nextToken: string | undefined
  do {
    const page = await aws.call('ecs:ListTaskDefinitions', { ...input, ...(nextToken && { nextToken }) }, signal)
    // Whatever familyPrefix finds beside the family itself is another app's.
    found.push(...(page.taskDefinitionArns ?? []).filter(arn => nameOf(arn).family === family))
    nextToken = page.nextToken
  } while (nextToken && found.length < limit)
  return found.slice(0, limit)
}

/** Revisions of these ARNs, a few at a time and in their order. */
export async function* revisionsOf(aws: Aws, arns: readonly string[], signal?: AbortSignal): AsyncGenerator<Revision> {
  for (let at = 0; at < arns.length; at += atOnce)
    yield* await Promise.all(arns.slice(at, at + atOnce).map(arn => revisionOf(aws, arn, signal)))
}

/**
 * The newest ACTIVE revision that `wanted` was registered as: by the tag of its release, and with all that it says, since
 * a revision that somebody made from another in the console has that one's tags.
 */
export async function findRevision(aws: Aws, wanted: Definition, signal?: AbortSignal): Promise<Revision | undefined> {
  const rid = tagOf(wanted, tagNames.release)
  if (rid === undefined) return undefined
  const arns = await activeArns(aws, wanted.family ?? '', newest, signal)
  for await (const revision of revisionsOf(aws, arns, signal)) {
    const { status, definition } = revision
    if (status === 'ACTIVE' && tagOf(definition, tagNames.release) === rid && covers(definition, wanted))
      return revision
  }
  return undefined
}
