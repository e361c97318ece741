import type { Aws, OutputOf } from '../../aws/aws.ts'
import { CutoverError, clause } from '../../errors.ts'
import type { Milliseconds } from '../../io/clock.ts'
import type { Surroundings } from '../../rollout/rolled-out.ts'
import { formatDuration } from '../../runner/duration.ts'
import { containerOf, type OneOff, runInput, startedByOf } from './one-off-input.ts'
import { logTail } from './one-off-log.ts'
import { assertKnown, readRecord, writeRecord } from './one-off-record.ts'

type Task = NonNullable<OutputOf<'ecs:DescribeTasks'>['tasks']>[number]

/** Milliseconds between looks: the first is soon, and an image that takes minutes to pull is not asked after each second. */
const pauses = { first: 1_000, longest: 10_000 }

/**
 * Runs a task to its end, once in a release: one that an earlier run of the release started is found and waited for, and
 * one that ended well is not run again. One that failed in an earlier run is tried again. ECS shows tasks for an hour
 * after their end; what became of older ones is on the release's revision, where each start and each end is written.
 *
 * Fails with STOPPED when the task fails, TIMED_OUT when it has not ended at its deadline (it is stopped then), NOT_FOUND
 * when it ended so long ago that nobody knows how, and CONFIG_INVALID or CLOUD_INVALID when it can't be started.
 */
export async function runOneOff(aws: Aws, oneOff: OneOff, around: Surroundings): Promise<void> {
  const { report, clock, signal } = around
  const { name } = oneOff.task
  const container = containerOf(oneOff)
  const record = readRecord(oneOff)
  const ran = `Task ${name} ran in an earlier run of this release`
  if (record.state === 'done') return report.line(ran)
  const write: Write = (state, failed) => writeRecord(aws, oneOff, { state, failed, at: clock.now() }, signal)
  const earlier = await tasksOf(aws, oneOff, signal)
  const running = earlier.find(({ lastStatus }) => lastStatus !== 'STOPPED')
  const failed = Math.max(record.failed, earlier.length - (running ? 1 : 0))
  if (earlier.some(one => succeeded(one, container))) {
    await write('done', failed)
    return report.line(ran)
  }
  if (earlier.length === 0) assertKnown(oneOff, record, clock.now())
  if (!running && (record.state !== 'begun' || record.failed !== failed)) await write('begun', failed)
  await finish(aws, oneOff, running?.taskArn, failed, write, around)
  await write('done', failed)
  report.line(`Task ${name} ended with exit code 0`)
}

/** Writes on the revision what became of the task. */
type Write = (state: 'begun' | 'failed' | 'done', failed: number) => Promise<void>

/** From where it stands to its good end. */
async function finish(
  aws: Aws,
  oneOff: OneOff,
  running: string | undefined,
  failed: number,
  write: Write,
  around: Surroundings
): Promise<void> {
  const { report, clock, signal } = around
  const { task } = oneOff
  const container = containerOf(oneOff)
  const deadline = clock.monotonic() + task.deadline
  const arn = running ?? (await start(aws, oneOff, failed, deadline, write, around))
  report.line(`Task ${task.name} ${running ? 'runs already' : 'started'}: ${arn}`)
  const ended = await end(aws, oneOff, arn, deadline, around)
  if (ended && succeeded(ended, container)) return
  await write('failed', failed + 1)
  if (!ended) throw await stopped(aws, oneOff, arn, around)
  for (const line of await logTail(aws, oneOff.revision, container, arn, signal)) report.foreign(line)
  throw new CutoverError('STOPPED', `The task ${task.name} failed: ${reasonOf(ended)}.`, {
    hint: `Its last lines are in the log of this run. It is run again when this release is. The task is ${arn}.`
  })
}

const succeeded = ({ lastStatus, containers = [] }: Task, container: string): boolean =>
  lastStatus === 'STOPPED' && containers.some(({ name, exitCode }) => name === container && exitCode === 0)

/** All exit codes: a sidecar that is stopped with the task has one of its own, which says nothing. */
const reasonOf = ({ stoppedReason, stopCode, containers = [] }: Task): string =>
  [
    clause(stoppedReason ?? stopCode ?? 'ECS does not say why'),
    ...containers.map(
      ({ name, exitCode, reason }) =>
        `${name} ${exitCode === undefined ? 'never ran' : `exit code ${exitCode}`}${reason ? ` (${clause(reason)})` : ''}`
    )
  ].join('; ')

/** Those that ECS shows: running and stopped ones are listed apart. */
async function tasksOf(aws: Aws, oneOff: OneOff, signal: AbortSignal): Promise<Task[]> {
  const { cluster } = oneOff
  const lists = await Promise.all(
    (['RUNNING', 'STOPPED'] as const).map(desiredStatus =>
      aws.call('ecs:ListTasks', { cluster, startedBy: startedByOf(oneOff), desiredStatus }, signal)
    )
  )
  const arns = [...new Set(lists.flatMap(({ taskArns = [] }) => taskArns))]
  return arns.length === 0 ? [] : described(aws, cluster, arns, signal)
}

async function described(aws: Aws, cluster: string, tasks: string[], signal: AbortSignal): Promise<Task[]> {
  return (await aws.call('ecs:DescribeTasks', { cluster, tasks }, signal)).tasks ?? []
}

/** The same token asks for the same task, so that a call of which nobody knows what became is simply made again. */
async function start(
  aws: Aws,
  oneOff: OneOff,
  attempt: number,
  deadline: Milliseconds,
  write: Write,
  { clock, signal }: Surroundings
): Promise<string> {
  const input = await runInput(aws, oneOff, attempt, signal)
  for (;;) {
    try {
      const { tasks = [], failures = [] } = await aws.call('ecs:RunTask', input, signal)
      const arn = tasks[0]?.taskArn
      if (arn !== undefined) return arn
      throw refused(oneOff, failures)
    } catch (error) {
      const passes = error instanceof CutoverError && error.code === 'CLOUD_UNREACHABLE'
      // What was refused has not run: it may be started at any time.
      if (!passes && !signal.aborted) await write('failed', attempt)
      if (!passes || clock.monotonic() >= deadline) throw error
      await clock.sleep(pauses.longest, signal)
    }
  }
}

type Failure = NonNullable<OutputOf<'ecs:RunTask'>['failures']>[number]

const refused = ({ task, cluster }: OneOff, failures: readonly Failure[]): CutoverError => {
  const reasons = failures.map(({ reason, detail }) => clause([reason, detail].filter(Boolean).join(' ')))
  return new CutoverError(
    'CLOUD_INVALID',
    `ECS could not place the task ${task.name} in ${cluster}: ${reasons.join('; ') || 'it gave no reason'}.`,
    { hint: 'RESOURCE names what the instances have too little of; AGENT that none of them is connected.' }
  )
}

/** The task when it has ended; nothing at its deadline. */
async function end(
  aws: Aws,
  oneOff: OneOff,
  arn: string,
  deadline: Milliseconds,
  { clock, report, signal }: Surroundings
): Promise<Task | undefined> {
  const { cluster, task } = oneOff
  let seen = false
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.5, pauses.longest)) {
    const [found] = await described(aws, cluster, [arn], signal)
    if (found?.lastStatus === 'STOPPED') return found
    const left = deadline - clock.monotonic()
    if (left <= 0) return undefined
    // A task that was just started may not be shown at once; one that was shown, or is long over, is gone for good.
    if (!found && (seen || task.deadline - left > settling)) throw gone(oneOff, arn)
    seen = found !== undefined
    const status = found?.lastStatus ?? 'not shown yet'
    report.progress(`Task ${task.name} is ${status.toLowerCase()}, ${formatDuration(left)} left`)
    await clock.sleep(Math.min(pause, left), signal)
  }
}

/** Milliseconds until what ECS has started is shown by it: its lists may be behind for a few seconds. */
const settling = 30_000

const gone = ({ task }: OneOff, arn: string): CutoverError =>
  new CutoverError('NOT_FOUND', `The task ${task.name} ended in an earlier run, and ECS no longer shows how: ${arn}.`, {
    hint: 'Look at its log. To run it again, give it another name in tasks; if it ended well, take it out for this release.'
  })

async function stopped(aws: Aws, { cluster, task, revision }: OneOff, arn: string, { report, signal }: Surroundings) {
  await aws.call(
    'ecs:StopTask',
    { cluster, task: arn, reason: `Cutover: not ended after ${formatDuration(task.deadline)}` },
    signal
  )
  const container = containerOf({ task, revision })
  for (const line of await logTail(aws, revision, container, arn, signal)) report.foreign(line)
  return new CutoverError(
    'TIMED_OUT',
    `The task ${task.name} had not ended after ${formatDuration(task.deadline)}, and was stopped.`,
    {
      hint: `Its last lines are in the log of this run. Give it a longer deadline, or make it quicker. The task is ${arn}.`
    }
  )
}
