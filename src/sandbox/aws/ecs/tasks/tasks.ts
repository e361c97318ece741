import type { Milliseconds } from '../../../../io/clock.ts'
import { nameIn } from '../arns.ts'
import { clusterOf } from '../clusters.ts'
import { page } from '../paging.ts'
import { refused } from '../refusals.ts'
import type { DescribeTasksRequest, ListTasksRequest, RunTaskRequest, StopTaskRequest } from '../shapes.ts'
import type { ClusterState, World } from '../world.ts'
import { TaskRunner } from './task.ts'

/** Stopped tasks are shown for at least an hour (DescribeTasks in the API reference), here for just that. */
const shownStopped: Milliseconds = 3_600_000

/** The tasks that ECS still shows, oldest first. */
function shown(world: World, cluster: ClusterState): TaskRunner[] {
  const now = world.clock.now()
  for (const [id, { at }] of cluster.tasks)
    if (at.stoppedAt !== undefined && now - at.stoppedAt > shownStopped) cluster.tasks.delete(id)
  return [...cluster.tasks.values()]
}

/**
 * Requests with one token in one cluster are one request (ECS_Idempotency in the API reference), and a token with other
 * parameters is refused. A token lives for an hour longer than its tasks, for as long as they are shown; AWS ends it after
 * 24 hours in any case.
 */
function onceByToken(world: World, run: (input: RunTaskRequest, cluster: ClusterState) => TaskRunner[]) {
  const known = new Map<string, { readonly asked: string; readonly tasks: TaskRunner[] }>()
  return (input: RunTaskRequest, cluster: ClusterState): TaskRunner[] => {
    const { clientToken } = input
    if (clientToken === undefined) return run(input, cluster)
    const key = `${cluster.name} ${clientToken}`
    const asked = JSON.stringify(input)
    const there = shown(world, cluster)
    const remembered = known.get(key)
    const tasks = remembered?.tasks.some(task => there.includes(task)) ? remembered : undefined
    if (tasks && tasks.asked !== asked) throw refused.conflict('The client token was used with other parameters.')
    const made = tasks?.tasks ?? run(input, cluster)
    known.set(key, { asked, tasks: made })
    return made
  }
}

/** Starts what RunTask asks for. */
const starter =
  (world: World) =>
  (input: RunTaskRequest, cluster: ClusterState): TaskRunner[] => {
    const { count = 1 } = input
    if (count < 1 || count > 10) throw refused.invalid('Count must be between 1 and 10.')
    const definition = world.definitions.usable(input.taskDefinition ?? '', refused.invalid)
    if (definition.networkMode === 'awsvpc' && !input.networkConfiguration)
      throw refused.invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
    const plan = {
      definition,
      group: input.group ?? `family:${definition.family}`,
      startedBy: input.startedBy,
      launchType: input.launchType,
      platformVersion: input.platformVersion,
      networkConfiguration: input.networkConfiguration,
      overrides: input.overrides,
      tags: input.tags ?? [],
      enableExecuteCommand: input.enableExecuteCommand,
      targets: [],
      digests: new Map<string, string>(),
      changed: () => undefined
    }
    return Array.from({ length: count }, () => new TaskRunner(world, cluster, plan))
  }

/** RunTask, DescribeTasks, ListTasks and StopTask. */
export const taskOperations = (world: World, run = onceByToken(world, starter(world))) => ({
  RunTask: (input: RunTaskRequest) => {
    const tasks = run(input, clusterOf(world, input.cluster))
    return { tasks: tasks.map(task => task.described()), failures: [] }
  },

  DescribeTasks: ({ cluster, tasks = [], include = [] }: DescribeTasksRequest) => {
    if (tasks.length > 100) throw refused.invalid('Tasks cannot have more than 100 elements.')
    const known = shown(world, clusterOf(world, cluster))
    const found = tasks.map(asked => ({ asked, task: known.find(({ id }) => id === nameIn(asked)) }))
    return {
      tasks: found.flatMap(({ task }) => {
        if (!task) return []
        const { tags, ...rest } = task.described()
        return [include.includes('TAGS') ? { ...rest, tags } : { ...rest, tags: [] }]
      }),
      failures: found
        .filter(({ task }) => !task)
        .map(({ asked }) => ({
          arn: asked.startsWith('arn:') ? asked : world.arns.task(clusterOf(world, cluster).name, asked),
          reason: 'MISSING'
        }))
    }
  },

  ListTasks: (input: ListTasksRequest) => {
    const cluster = clusterOf(world, input.cluster)
    const { family, serviceName, startedBy, desiredStatus = 'RUNNING' } = input
    if (serviceName !== undefined && !cluster.services.has(nameIn(serviceName))) throw refused.noService()
    const found = shown(world, cluster)
      .filter(({ plan }) => family === undefined || plan.definition.family === family)
      .filter(({ plan }) => serviceName === undefined || plan.group === `service:${nameIn(serviceName)}`)
      .filter(({ plan }) => startedBy === undefined || plan.startedBy === startedBy)
      .filter(({ wanted }) => (desiredStatus === 'STOPPED' ? !wanted : wanted))
    const { items, nextToken } = page(found, input, 100)
    return { taskArns: items.map(({ arn }) => arn), nextToken }
  },

  StopTask: ({ cluster, task: asked = '', reason }: StopTaskRequest) => {
    const task = shown(world, clusterOf(world, cluster)).find(({ id }) => id === nameIn(asked))
    if (!task) throw refused.invalid('The referenced task was not found.')
    task.stop('UserInitiated', reason ?? 'Task stopped by user')
    return { task: task.described() }
  }
})
