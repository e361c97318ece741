import type { EcsSettings } from '../config/settings.ts'
import { pauses } from '../config/strategy.ts'
import { type Code, CutoverError } from '../errors.ts'
import { type PinnedImage, unbuilt } from '../image/image.ts'
import { parseReference } from '../image/reference.ts'
import type { Context } from '../runner/context.ts'
import { silent } from '../runner/report.ts'
import type { Finding } from '../target/ecs/finding.ts'
import { preflight } from '../target/ecs/preflight.ts'
import type { EcsRelease } from '../target/ecs/release.ts'
import { rollOut, type Terms } from '../target/ecs/rollout.ts'
import { type Account, openAccount } from './account.ts'
import { assertSchedules, settleAfter, tasksBefore } from './ecs-beside.ts'
import { type Readied, readyRelease, shortOf } from './ecs-release.ts'
import type { Plan } from './plan.ts'
import { recorded, type Told, untouched } from './record.ts'
import { loginFor, registryFor } from './registry.ts'

/** What to do after a failure, where services of ECS have other words for it. */
export const nextStep: Partial<Record<Code, string>> = {
  ROLLBACK_FAILED: 'Look at the service and its deployments now; a rollback by hand to a named version may help.',
  TIMED_OUT: 'Mend what it waits for (the log above tells more), or give it more time with the input deadline.'
}

/** What would stop the release after its build, found before it: no login, no service, no container for an image. */
export async function foresee(context: Context, plan: Plan, ecs: EcsSettings): Promise<void> {
  const { mask, hide } = context.report
  const quietly = { ...context, report: { ...silent, mask, hide } }
  const { verify, images: built } = plan.settings
  const images = built.map(({ name, repository }) => ({ name, repository, digest: unbuilt, tag: '0' }))
  if (verify) await (await import('./verify.ts')).askedFor(context, plan, verify)
  const { steady } = await openAccount(quietly, ecs)
  await readyRelease(quietly, steady, ecs, plan.release.version, images)
}

/** Takes a release of these images live on the services, once they were found fit for it, and records how it went. */
export async function goLive(
  context: Context,
  plan: Plan,
  ecs: EcsSettings,
  images: readonly PinnedImage[],
  dryRun: boolean
): Promise<Told> {
  const { release: published, settings } = plan
  const account = await openAccount(context, ecs)
  const { aws, steady, requests } = account
  const ready = await context.report.phase('Swap', async () => {
    const found = await readyRelease(context, steady, ecs, published.version, images)
    for (const change of found.changes) context.report.line(change)
    return found
  })
  const { release } = ready
  await context.report.phase('Preflight', () => assertFit(context, plan, ecs, account, ready))
  const facts = { task: 'deploy', plan, images, set: release, nextStep } as const
  if (dryRun) return untouched(context, facts, planned(ecs, ready))
  const { strategy, gates } = settings
  const pause = pauses(strategy, ready.staged, context.event.name === 'workflow_dispatch')
  const terms: Terms = {
    ...termsOf(context, ecs, account),
    ...{ intent: 'release', strategy, gates, pause },
    ...tasksBefore(aws, ecs, ready)
  }
  const told = await recorded(context, facts, requests, around => rollOut(aws, release, terms, around))
  return settleAfter(context, steady, ecs, told)
}

/** What every rollout on these services has alike. */
export function termsOf(context: Context, { rules, testRule, lock }: EcsSettings, { inRegion }: Account) {
  return {
    run: context.run,
    outside: { http: context.http, processes: context.processes, aws: inRegion },
    rules,
    ...(testRule === undefined ? {} : { testRule }),
    ...(lock ? { lock } : {})
  }
}

/** @throws PREFLIGHT_FAILED with everything that stands in the way, at once */
async function assertFit(
  context: Context,
  plan: Plan,
  ecs: EcsSettings,
  { steady: aws }: Account,
  { release }: Readied
) {
  const { clock, signal } = context
  const { gates } = plan.settings
  const references = release.images.map(({ reference }) => parseReference(reference))
  const registry = registryFor(context, await loginFor(context, plan.token, references))
  const { rules, testRule } = ecs
  const findings = await preflight(aws, release, {
    ...{ clock, signal, registry, rules, gatedBefore: gates.before.length > 0 },
    ...(testRule === undefined ? {} : { testRule })
  })
  await assertSchedules(aws, ecs, release, signal)
  tell(context, release, findings)
}

/** Warnings and notes are told; errors end the run. */
export function tell({ report }: Context, { app, version }: EcsRelease, findings: readonly Finding[]): void {
  for (const { severity, message, hint } of findings) {
    if (severity === 'warning') report.warning(`${message} ${hint}`)
    if (severity === 'note') report.line(message)
  }
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const counted = errors.length === 1 ? 'nothing was changed' : `${errors.length} findings; nothing was changed`
  const lines = errors.map(({ message }) => `- ${message}`)
  throw new CutoverError('PREFLIGHT_FAILED', `${app} ${version} can't be released (${counted}):\n${lines.join('\n')}`, {
    hint: [...new Set(errors.map(({ hint }) => hint.trimEnd()))].join('\n')
  })
}

/** What a release would do, in words and in order. */
function planned({ services, tasks, schedules, keepRevisions, rules }: EcsSettings, ready: Readied): string[] {
  const { release, live, active } = ready
  const { family = '' } = release.revision
  const idle = services.find(service => service !== active) ?? active
  const unchanged = release.arn !== undefined
  return [
    unchanged ? `Nothing to register: ${shortOf(live)} is the same` : `Would register a revision of ${family}`,
    ...(unchanged ? [] : tasks.map(({ name }) => `Would run the task ${name}`)),
    ...(unchanged ? [] : [`Would take service ${idle} from ${shortOf(live)} to it`]),
    ...rules.map(rule => `Would move the weights of ${rule} to service ${idle}`),
    ...schedules.map(({ rule }) => `Would let the schedule ${rule} start it`),
    ...(keepRevisions === undefined ? [] : [`Would keep ${keepRevisions} revisions of Cutover beside it`])
  ]
}
