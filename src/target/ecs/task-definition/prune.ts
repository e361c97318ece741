import type { Aws } from '../../../aws/aws.ts'
import { tagNames } from '../release.ts'
import { serviceOf } from './base.ts'
import { activeArns, revisionsOf } from './find.ts'
import { type Revision, tagOf } from './revision.ts'

/**
 * How many of the newest ACTIVE revisions are looked at: each costs a call. Where every release prunes, ours are never so
 * many; what is older stays, and costs nothing.
 */
const newest = 60

/**
 * The revisions to deregister: ACTIVE ones with the tag of a release, but for the `keep` newest of them and for those in
 * `used`. Untagged ones are somebody else's.
 */
export function pruned(revisions: readonly Revision[], used: ReadonlySet<string>, keep: number): Revision[] {
  return revisions
    .filter(({ status, definition }) => status === 'ACTIVE' && tagOf(definition, tagNames.release) !== undefined)
    .filter(({ arn }) => !used.has(arn))
    .sort((a, b) => b.number - a.number)
    .slice(keep)
}

export interface Pruning {
  readonly cluster: string
  readonly services: readonly string[]
  readonly family: string
  /** How many are kept beside those in use and the one before the live one. */
  readonly keep: number
  /** ARNs that stay whatever uses them: of schedules, for instance. */
  readonly also?: readonly string[]
}

/**
 * Deregisters what `pruned` finds, and answers it. What is in use is read right before: the revisions of the services and
 * their deployments, of every task in the cluster, and those that the live ones have as their `cutover:previous`.
 * A revision that is deregistered can be registered again, and its tasks go on.
 */
export async function prune(aws: Aws, pruning: Pruning, signal?: AbortSignal): Promise<Revision[]> {
  const { cluster, services, family, keep, also = [] } = pruning
  const revisions: Revision[] = []
  const arns = await activeArns(aws, family, newest, signal)
  for await (const revision of revisionsOf(aws, arns, signal)) revisions.push(revision)
  const live = await liveArns(aws, cluster, services, signal)
  const previous: string[] = []
  for await (const { definition } of revisionsOf(aws, live, signal))
    previous.push(tagOf(definition, tagNames.previous) ?? '')
  const used = new Set([...also, ...live, ...previous, ...(await ofTasks(aws, cluster, family, signal))])
  const due = pruned(revisions, used, keep)
  for (const { arn } of due) await aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: arn }, signal)
  return due
}

async function liveArns(
  aws: Aws,
  cluster: string,
  services: readonly string[],
  signal?: AbortSignal
): Promise<string[]> {
  const described = await Promise.all(services.map(service => serviceOf(aws, cluster, service, signal)))
  const arns = described.flatMap(({ taskDefinition, deployments = [], taskSets = [] }) =>
    [taskDefinition, ...[...deployments, ...taskSets].map(one => one.taskDefinition)].flatMap(arn => arn ?? [])
  )
  return [...new Set(arns)]
}

/** Of running and starting tasks, whoever started them: ECS never sets the desired status PENDING. */
async function ofTasks(aws: Aws, cluster: string, family: string, signal?: AbortSignal): Promise<string[]> {
  const found: string[] = []
  let nextToken: string | undefined
  do {
    const input = { cluster, family, desiredStatus: 'RUNNING' as const, ...(nextToken && { nextToken }) }
    const page = await aws.call('ecs:ListTasks', input, signal)
    const tasks = page.taskArns ?? []
    // Both take at most 100.
    const described = tasks.length > 0 ? await aws.call('ecs:DescribeTasks', { cluster, tasks }, signal) : undefined
    found.push(...(described?.tasks ?? []).flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []))
    nextToken = page.nextToken
  } while (nextToken)
  return found
}
