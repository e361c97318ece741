import { type Code, CutoverError, clause } from '../errors.ts'
import type { PinnedImage } from '../image/image.ts'
import type { Milliseconds } from '../io/clock.ts'
import { deploymentsLedger } from '../record/deployments.ts'
import { type ForgivingLedger, forgiving, type Intent, type RecordId } from '../record/ledger.ts'
import { type OneRecord, oneRecord } from '../record/one-record.ts'
import { type Story, summaryOf } from '../record/summary.ts'
import { exitCode, type Outcome } from '../rollout/outcome.ts'
import type { Recordable, RolledOut, Surroundings } from '../rollout/rolled-out.ts'
import type { Context } from '../runner/context.ts'
import type { Report } from '../runner/report.ts'
import { type Phase, timeline } from '../runner/timeline.ts'
import { listening } from './listening.ts'
import type { Plan } from './plan.ts'
import { titled } from './waves.ts'

/** What is about to be done, as the records name it. */
export interface Facts {
  readonly task: Intent['task']
  readonly plan: Pick<Plan, 'github'> & {
    readonly settings: { readonly environment: string; readonly ecs?: unknown }
    readonly release?: Plan['release']
  }
  readonly images: readonly PinnedImage[]
  readonly set: Recordable
  /** The version that has the traffic before, where it is known. */
  readonly from?: string
  readonly reason?: string
  /** The cluster that it is about, where there are several. */
  readonly wave?: string
  /** Where it is recorded, together with others; by itself without it. */
  readonly record?: OneRecord | undefined
  /** What to do after each failure, where it is not what it is on Kubernetes. */
  readonly nextStep?: Partial<Record<Code, string>>
}

/** How it went, in every form that anybody asks for it. */
export interface Told {
  readonly outputs: {
    readonly outcome: string
    readonly version: string
    readonly environment: string
    readonly 'release-id': string
    readonly previous: string
    readonly requests: string
    readonly summary: string
    /** Each wave and its outcome, as JSON, where there are several. */
    readonly waves?: string
  }
  readonly summary: string
  readonly failure?: CutoverError
}

function ledgerOf({ report, run }: Context, { github }: Pick<Plan, 'github'>): ForgivingLedger | undefined {
  return github && forgiving(deploymentsLedger(github, run.url), report)
}

/** Does `work`, whose parts all are of one record. */
export async function recordedTogether(
  context: Context,
  plan: Pick<Plan, 'github'>,
  work: (record: OneRecord | undefined) => Promise<Told>
): Promise<Told> {
  const ledger = ledgerOf(context, plan)
  const record = ledger && oneRecord(ledger)
  try {
    const told = await work(record)
    const { outcome, waves = '[]' } = told.outputs
    const parts = (JSON.parse(waves) as { name: string; outcome: string }[]).map(part => `${part.name} ${part.outcome}`)
    await record?.close({
      outcome: outcome as Outcome,
      why: context.report.hide(told.failure?.message ?? parts.join(', '))
    })
    return told
  } catch (error) {
    await record?.close({ outcome: 'STOPPED', why: context.report.hide(whyOf(error)) })
    throw error
  }
}

const intentOf = ({ run }: Context, { task, plan, images, set, from, reason }: Facts): Intent => ({
  task,
  environment: plan.settings.environment,
  production: /^prod/i.test(plan.settings.environment),
  version: set.version,
  ref: plan.release?.ref ?? run.sha,
  releaseId: set.rid,
  images,
  actor: run.actor,
  runUrl: run.url,
  ...(from ? { from } : {}),
  ...(reason ? { reason } : {})
})

/** Does `work` between two records: what is meant before anything is touched, and how it ended, whatever that is. */
export async function recorded(
  context: Context,
  facts: Facts,
  requests: () => number,
  work: (around: Surroundings) => Promise<RolledOut>
): Promise<Told> {
  const { clock, signal } = context
  const from = clock.now()
  const ledger = facts.record ?? ledgerOf(context, facts.plan)
  const id = await ledger?.begin(intentOf(context, facts))
  const timed = timeline(context.report, clock)
  const heard = listening(timed.report)
  try {
    const title = titled(facts.task === 'deploy' ? 'Cut over' : 'Roll back', facts.wave)
    const done = await heard.report.phase(title, async () => {
      const ended = await work({ clock, signal, report: heard.report })
      if (heard.changes.length === 0) context.report.line(ended.why)
      for (const { when, name, says, asked } of ended.gates)
        if (asked > 0) context.report.line(`Gate ${when} ${name}: ${says}`)
      return discreet(ended, context.report)
    })
    await ledger?.finish(id, facts.wave ? { ...done, why: `${facts.wave}: ${done.why}` } : done)
    const { changes, evidence } = heard
    return told(context, facts, done, { requests: requests(), from, phases: timed.phases, changes, evidence })
  } catch (error) {
    await interrupted(ledger, id, error, context.report)
    throw error
  }
}

/** What the cluster and the gates said goes into records and summaries, where nobody masks it. */
const discreet = (ended: RolledOut, { hide }: Report): RolledOut => ({
  ...ended,
  why: hide(ended.why),
  gates: ended.gates.map(gate => ({ ...gate, says: hide(gate.says) }))
})

async function interrupted(
  ledger: ForgivingLedger | undefined,
  id: RecordId | undefined,
  error: unknown,
  { hide }: Report
): Promise<void> {
  await ledger?.finish(id, { outcome: 'STOPPED', why: hide(whyOf(error)) })
}

const whyOf = (error: unknown): string =>
  error instanceof CutoverError ? error.message : 'The run ended by an error of its own.'

interface Course {
  readonly requests: number
  readonly from: Milliseconds
  readonly phases: readonly Phase[]
  readonly changes: readonly string[]
  readonly evidence: readonly string[]
}

function told(context: Context, facts: Facts, done: RolledOut, course: Course): Told {
  const { task, plan, images, set, reason } = facts
  const { environment } = plan.settings
  const failure = failureOf(done, facts)
  const { run } = context
  const story: Story = {
    task,
    outcome: done.outcome,
    why: done.why,
    version: set.version,
    environment,
    images,
    from: course.from,
    to: context.clock.now(),
    phases: course.phases,
    changes: course.changes,
    evidence: course.evidence,
    gates: done.gates,
    ...(done.previous === undefined ? {} : { previous: done.previous }),
    ...(reason ? { reason } : {}),
    ...(failure ? { failure } : {}),
    ...(run.repository ? { rollbackForm: `${run.server}/${run.repository}/actions/workflows/${formOf(plan)}` } : {}),
    ...(plan.release?.url ? { releaseUrl: plan.release.url } : {})
  }
  const summary = summaryOf(story)
  return {
    outputs: outputsOf(done, set, environment, course.requests, summary),
    summary,
    ...(failure ? { failure } : {})
  }
}

/** The name of the template: where it goes is left as it is by most. */
const formOf = ({ settings }: Facts['plan']): string => (settings.ecs ? 'rollback-ecs.yml' : 'rollback.yml')

const outputsOf = (done: RolledOut, set: Recordable, environment: string, requests: number, summary: string) => ({
  outcome: done.outcome,
  version: set.version,
  environment,
  'release-id': set.rid,
  previous: done.previous ?? '',
  requests: String(requests),
  summary
})

const nextStep: Partial<Record<Code, string>> = {
  STOPPED:
    'No user has met it. Mend the cause; then publish a new version, or run this one again if it was not to blame.',
  ROLLED_BACK: 'The version before it has the traffic. Mend the cause and publish a new version.',
  ROLLBACK_FAILED: 'Look at the Services and pods now; a rollback by hand to a named version may help.',
  TIMED_OUT:
    'Mend what it waits for (the log above and kubectl describe tell more), or give it more time with the input deadline.',
  LOCK_HELD: 'Wait for that run to end, or cancel it; then run this one again.',
  SUPERSEDED: 'The other run, or whoever changed it, has the last word; the log above tells more.'
}

function failureOf({ outcome, why, code }: RolledOut, { set, nextStep: own }: Facts): CutoverError | undefined {
  if (exitCode(outcome) === 0) return undefined
  const ended = code ?? (outcome as Code)
  const subject = why.startsWith(`${set.version} `) ? set.app : `${set.app} ${set.version}:`
  return new CutoverError(ended, `${subject} ${clause(why)}.`, {
    hint: own?.[ended] ?? nextStep[ended] ?? 'The log above tells more.'
  })
}

/** The answer of a dry run: what would be done, and that nothing was. */
export function untouched(context: Context, facts: Facts, planned: readonly string[]): Told {
  for (const line of planned) context.report.line(line)
  const now = context.clock.now()
  const { plan, images, set, task } = facts
  const { environment } = plan.settings
  const why = 'Dry run: nothing was changed'
  const story: Story = {
    task,
    outcome: 'SUCCEEDED',
    why,
    version: set.version,
    environment,
    images,
    from: now,
    to: now,
    phases: [],
    changes: planned,
    dryRun: true
  }
  const summary = summaryOf(story)
  const done: RolledOut = { outcome: 'SUCCEEDED', why, previous: undefined, gates: [] }
  return { outputs: { ...outputsOf(done, set, environment, 0, summary), outcome: 'PLANNED' }, summary }
}
