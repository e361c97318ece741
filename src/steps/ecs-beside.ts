import type { Aws } from '../aws/aws.ts'
import type { EcsSettings } from '../config/settings.ts'
import { asCutoverError, CutoverError } from '../errors.ts'
import type { Context } from '../runner/context.ts'
import { activeService } from '../target/ecs/active.ts'
import { runOneOff } from '../target/ecs/one-off.ts'
import type { EcsRelease } from '../target/ecs/release.ts'
import type { Terms } from '../target/ecs/rollout.ts'
import { moveSchedule, seeSchedule, startedBy } from '../target/ecs/schedules.ts'
import { liveRevision } from '../target/ecs/task-definition/base.ts'
import { prune } from '../target/ecs/task-definition/prune.ts'
import { nameOf, revisionOf } from '../target/ecs/task-definition/revision.ts'
import type { Readied } from './ecs-release.ts'
import type { Told } from './record.ts'

/** The tasks that a release has before its cutover, one after another on its own revision. They fail with STOPPED, TIMED_OUT. */
export function tasksBefore(
  aws: Aws,
  { cluster, tasks }: EcsSettings,
  { release: { rid }, active }: Readied
): Pick<Terms, 'before'> {
  if (tasks.length === 0) return {}
  return {
    before: {
      patience: tasks.reduce((sum, { deadline }) => sum + deadline, 0),
      async run(arn, around) {
        const revision = await revisionOf(aws, arn, around.signal)
        for (const task of tasks) await runOneOff(aws, { cluster, service: active, revision, rid, task }, around)
      }
    }
  }
}

/** A schedule that starts nothing of this family is found before anything is changed. @throws PREFLIGHT_FAILED */
export async function assertSchedules(
  aws: Aws,
  { schedules }: EcsSettings,
  { revision: { family } }: EcsRelease,
  signal: AbortSignal
): Promise<void> {
  for (const schedule of schedules) {
    const started = [...startedBy(await seeSchedule(aws, schedule, signal)).values()]
    if (started.some(arn => nameOf(arn).family === family)) continue
    throw new CutoverError(
      'PREFLIGHT_FAILED',
      `No target of the rule ${schedule.rule} starts the task definition ${family}.`,
      {
        hint: `Nothing was changed. ${started.length > 0 ? `Its targets start ${started.join(', ')}.` : 'None of its targets is an ECS task.'}`
      }
    )
  }
}

/**
 * What follows a release that has the traffic: schedules start the same revision, and old revisions go. A schedule that can't
 * be moved makes the run fail, though the release stays: nobody should take the two for the same.
 */
export async function settleAfter(context: Context, aws: Aws, ecs: EcsSettings, told: Told): Promise<Told> {
  if (told.failure || told.outputs.outcome !== 'SUCCEEDED') return told
  const { report, signal } = context
  const { cluster, services, schedules, keepRevisions } = ecs
  if (schedules.length === 0 && keepRevisions === undefined) return told
  const live = await liveRevision(aws, cluster, await activeService(aws, ecs, signal), signal)
  try {
    for (const schedule of schedules) {
      await moveSchedule(aws, await seeSchedule(aws, schedule, signal), live.arn, signal)
      report.line(`Schedule ${schedule.rule} starts ${live.family}:${live.number}`)
    }
  } catch (thrown) {
    const { code, message, hint } = asCutoverError(thrown)
    const but = `${told.outputs.version} has the traffic, but a schedule does not start it: ${message}`
    return { ...told, failure: new CutoverError(code, but, { hint, cause: thrown }) }
  }
  if (keepRevisions === undefined) return told
  try {
    const gone = await prune(aws, { cluster, services, family: live.family, keep: keepRevisions }, signal)
    for (const { family, number } of gone) report.line(`Deregistered ${family}:${number}`)
  } catch (thrown) {
    const { message, hint } = asCutoverError(thrown)
    report.warning(`Old revisions of ${live.family} were not deregistered: ${message}\n${hint}`)
  }
  return told
}
