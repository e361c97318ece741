import type { Aws, InputOf } from '../../aws/aws.ts'
import type { OneOffTask } from '../../config/ecs.ts'
import { CutoverError, quoted } from '../../errors.ts'
import { contentHash, slug } from '../release-id.ts'
import { primaryOf, type Service } from './task-definition/base.ts'
import type { Revision } from './task-definition/revision.ts'

/** A task that runs once in a release, on the release's own revision, as the tasks of a service do. */
export interface OneOff {
  readonly cluster: string
  /** The service whose network, capacity and tags it gets. */
  readonly service: string
  readonly revision: Revision
  readonly rid: string
  readonly task: OneOffTask
}

/** Names that look alike are told apart by a hash. */
export const idOf = (name: string): string => `${slug(name, 40)}-${contentHash(name, 6)}`

/** What the task is found by again: at most 128 letters, digits, dashes and slashes. */
export const startedByOf = ({ rid, task: { name } }: OneOff): string => `cutover/${rid}/${idOf(name)}`

interface ToRun {
  readonly task: OneOffTask
  readonly revision: Pick<Revision, 'definition' | 'family'>
}

/** The container whose exit code counts. Fails with CONFIG_INVALID where it is not clear which. */
export function containerOf({ task, revision }: ToRun): string {
  const containers = revision.definition.containerDefinitions ?? []
  const main = containers.filter(({ essential = true, firelensConfiguration: router }) => essential && !router)
  const [only] = task.container === undefined ? main : containers.filter(({ name }) => name === task.container)
  if (only?.name !== undefined && (main.length === 1 || task.container !== undefined)) return only.name
  const which =
    task.container === undefined
      ? 'does not say which container it runs in'
      : `has no container ${quoted(task.container)}`
  throw new CutoverError('CONFIG_INVALID', `The task ${task.name} ${which}.`, {
    hint: `The containers of ${revision.family} are ${containers.map(({ name = '' }) => quoted(name)).join(', ')}.`
  })
}

/** `attempt` counts those that failed in earlier runs: each has a token of its own, and is started once. */
export async function runInput(
  aws: Aws,
  oneOff: OneOff,
  attempt: number,
  signal?: AbortSignal
): Promise<InputOf<'ecs:RunTask'>> {
  const { cluster, service, revision, task } = oneOff
  const input = { cluster, services: [service], include: ['TAGS' as const] }
  const { services = [] } = await aws.call('ecs:DescribeServices', input, signal)
  const found = services.find(({ status }) => status !== 'INACTIVE')
  if (!found)
    throw new CutoverError('NOT_FOUND', `There is no service ${service} in the cluster ${cluster} in ${aws.region}.`, {
      hint: `The task ${task.name} runs as its tasks do. Look at the names, and at the region.`
    })
  const override = { name: containerOf(oneOff), ...(task.command && { command: [...task.command] }) }
  const wanted = {
    ...{ cluster, taskDefinition: revision.arn, count: 1, startedBy: startedByOf(oneOff) },
    overrides: { containerOverrides: [override] },
    ...placement(found),
    ...tagging(found)
  }
  // Of all that is asked for: ECS refuses a token that comes again with something else, such as another network.
  return { ...wanted, clientToken: contentHash([wanted, attempt], 32) }
}

/** A strategy of capacity providers takes the place of a launch type: ECS refuses both at once. */
function placement(service: Service): Partial<InputOf<'ecs:RunTask'>> {
  const {
    networkConfiguration,
    capacityProviderStrategy: strategy = [],
    launchType,
    platformVersion
  } = primaryOf(service)
  return {
    ...(networkConfiguration && { networkConfiguration }),
    ...(strategy.length > 0 ? { capacityProviderStrategy: strategy } : launchType && { launchType }),
    ...(platformVersion && { platformVersion }),
    ...(service.enableExecuteCommand && { enableExecuteCommand: true })
  }
}

/** RunTask takes no tags from a service, so that these are given one by one. */
function tagging({ propagateTags, enableECSManagedTags, tags = [] }: Service): Partial<InputOf<'ecs:RunTask'>> {
  const own = tags.filter(({ key }) => !key?.startsWith('aws:'))
  return {
    ...(enableECSManagedTags && { enableECSManagedTags }),
    ...(propagateTags === 'TASK_DEFINITION' && { propagateTags }),
    ...(propagateTags === 'SERVICE' && own.length > 0 && { tags: own })
  }
}
