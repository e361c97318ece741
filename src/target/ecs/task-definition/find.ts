import type { Aws } from '../../../aws/aws.ts'
import { nameOf, type Revision, revisionOf } from './revision.ts'

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
