import type { OutputOf } from '../../aws/aws.ts'
import { clause } from '../../errors.ts'

export type Task = NonNullable<OutputOf<'ecs:DescribeTasks'>['tasks']>[number]
type TaskContainer = NonNullable<Task['containers']>[number]
export type ServiceEvent = NonNullable<
  NonNullable<OutputOf<'ecs:DescribeServices'>['services']>[number]['events']
>[number]
export type TargetHealth = NonNullable<
  OutputOf<'elasticloadbalancing:DescribeTargetHealth'>['TargetHealthDescriptions']
>[number]

/** The last lines of the container of a task. */
export interface Log {
  readonly task: string
  readonly container: string
  readonly lines: readonly string[]
}

const mostKinds = 3
const mostEvents = 8
const mostLogLines = 20
const longestLine = 500

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > longestLine ? `${line.slice(0, longestLine)}...` : clause(line)
}

const because = (text: string | undefined): string => (text ? `: ${short(text)}` : '')

export const idOf = (arn: string | undefined): string => arn?.split('/').at(-1) ?? ''

/** Stopped because somebody wanted fewer of it, which is nobody's failure. */
const wasWanted = ({ stoppedReason = '', stopCode }: Task): boolean =>
  /^Scaling activity initiated by/i.test(stoppedReason) || stopCode === 'UserInitiated'

/** Of these tasks those that failed: of those that still give back what they had, too. */
export const failedOf = (tasks: readonly Task[]): Task[] =>
  tasks.filter(task => task.stopCode !== undefined && !wasWanted(task))

/** SIGKILL and SIGTERM to a container that did nothing wrong itself: the whole task was stopped. */
const wasStopped = ({ exitCode, reason }: TaskContainer): boolean =>
  !reason && (exitCode === 0 || exitCode === 143 || exitCode === 137)

/** What became of each container. One that never ran has no exit code. */
function containerSays({ name, exitCode, reason, lastStatus }: TaskContainer): string {
  const never = lastStatus === 'STOPPED' || lastStatus === 'PENDING' ? 'never ran' : 'is being stopped'
  return `container ${name} ${exitCode === undefined ? never : `exited with ${exitCode}`}${because(reason)}`
}

/** The containers whose logs tell why: those that failed themselves, or else all that ran. */
export function failedContainers({ containers = [] }: Task): string[] {
  const ran = containers.filter(({ exitCode }) => exitCode !== undefined)
  const failed = ran.filter(container => !wasStopped(container))
  return (failed.length > 0 ? failed : ran).flatMap(({ name }) => name ?? [])
}

interface Kind {
  readonly task: Task
  readonly says: readonly string[]
  alike: number
}

/** The same of all tasks that fail alike: ids are no difference. */
const general = (text: string): string => text.replaceAll(/[0-9a-f]{16,}|\d+\.\d+\.\d+\.\d+/g, '*')

/** Nothing more is to come of how its containers ended. */
const isSettled = ({ containers = [] }: Task): boolean =>
  containers.every(({ exitCode, lastStatus }) => exitCode !== undefined || lastStatus !== 'RUNNING')

const endOf = ({ stoppedAt, stoppingAt }: Task): number => (stoppingAt ?? stoppedAt)?.getTime() ?? 0

/** One task for each way to fail, the latest of those that are told in full: tasks of one revision mostly fail alike. */
export function kindsOf(tasks: readonly Task[]): Kind[] {
  const kinds = new Map<string, Kind>()
  const inOrder = failedOf(tasks).sort((a, b) => Number(isSettled(b)) - Number(isSettled(a)) || endOf(b) - endOf(a))
  for (const task of inOrder) {
    const { stopCode, stoppedReason, containers = [] } = task
    const why = `${stopCode ?? 'stopped'}${because(stoppedReason)}`
    const says = [why, ...containers.map(containerSays)]
    const key = general(says.join('\n'))
    const alike = [...kinds.values()].find(kind => general(kind.says[0] ?? '') === general(why))
    const known = kinds.get(key) ?? (isSettled(task) ? undefined : alike)
    if (known) known.alike += 1
    else kinds.set(key, { task, says, alike: 0 })
  }
  return [...kinds.values()].slice(0, mostKinds)
}

/** What ECS writes about every deployment that goes well. */
const isRoutine = ({ message = '' }: ServiceEvent): boolean =>
  /(?:has reached a steady state|has started \d+ tasks|has begun draining|registered \d+ targets|has stopped \d+ running tasks|deployment completed)/i.test(
    message
  )

/** What targets say that are not healthy, each reason once with how many say so. */
function targetLines(targets: readonly TargetHealth[]): string[] {
  const counted = new Map<string, number>()
  for (const { TargetHealth: health } of targets) {
    if (health?.State !== 'unhealthy' && health?.State !== 'unavailable') continue
    const text = `${health.State} (${health.Reason ?? 'no reason given'})${because(health.Description)}`
    counted.set(text, (counted.get(text) ?? 0) + 1)
  }
  return [...counted].map(([text, count]) => `Targets: ${count} ${text}`)
}

function eventLines(events: readonly ServiceEvent[]): string[] {
  const told = new Map<string, number>()
  const inOrder = events
    .filter(event => !isRoutine(event))
    .sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0))
  for (const { message = '' } of inOrder) told.set(general(message), (told.get(general(message)) ?? 0) + 1)
  const last = [...new Map(inOrder.map(({ message = '' }) => [general(message), message])).entries()].slice(-mostEvents)
  return last.map(([key, message]) => {
    const times = told.get(key) ?? 1
    return `Event: ${short(message)}${times > 1 ? ` (${times} times)` : ''}`
  })
}

/**
 * Why a release fails, as lines for people: how its tasks stopped, each kind once, with the exit code of every container and the
 * end of the logs, what targets say of their health, and what ECS wrote meanwhile. Everything is bounded.
 */
export function diagnose(
  tasks: readonly Task[],
  targets: readonly TargetHealth[],
  events: readonly ServiceEvent[],
  logs: readonly Log[]
): string[] {
  const stopped = kindsOf(tasks).flatMap(({ task, says, alike }) => {
    const id = idOf(task.taskArn)
    const [first = '', ...rest] = says
    const ends = logs
      .filter(log => log.task === id && log.lines.length > 0)
      .flatMap(({ container, lines }) => [
        `  the log of ${container} ends with:`,
        ...lines.slice(-mostLogLines).map(line => `    ${line.slice(0, longestLine)}`)
      ])
    return [`Task ${id}: ${first}${alike > 0 ? ` (${alike} more alike)` : ''}`, ...rest.map(one => `  ${one}`), ...ends]
  })
  return [...stopped, ...targetLines(targets), ...eventLines(events)]
}
