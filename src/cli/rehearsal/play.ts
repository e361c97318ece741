import { CutoverError } from '../../errors.ts'
import type { Clock } from '../../io/clock.ts'
import { releasePipeline, rollbackStep } from '../../pipeline.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import { releaseAction, rollbackAction } from '../../runner/actions.ts'
import type { Context } from '../../runner/context.ts'
import { readInputs } from '../../runner/inputs.ts'
import { type Report, silent } from '../../runner/report.ts'
import { timeline } from '../../runner/timeline.ts'
import type { DockerOptions } from '../../sandbox/docker.ts'
import { replace } from '../../sandbox/program.ts'
import { dieAt } from './mishap.ts'
import type { RehearseOptions } from './options.ts'
import { type Act, versions } from './result.ts'
import { type Theatre, workflowInputs } from './theatre.ts'

/** What the acts share. */
export interface Stage {
  readonly theatre: Theatre
  readonly options: RehearseOptions
  readonly clock: Clock
  readonly report: Report
  readonly note: (text: string) => void
}

/** For a release that is known to have no chance. */
const shortDeadline = '12s'

type Work = (report: Report) => Promise<string | undefined>

/** Plays one act and keeps how it went. What `work` resolves with is its outcome. */
export async function act(stage: Stage, title: string, version: string, expected: Outcome, work: Work): Promise<Act> {
  const { clock, theatre, report } = stage
  const from = clock.now()
  const before = theatre.scene.moves.length
  const timed = timeline(silent, clock)
  const both: Report = {
    ...report,
    phase: (name, inner) => timed.report.phase(name, () => report.phase(name, inner))
  }
  const outcome = await report.phase(title, () => work(both))
  report.line('')
  return {
    title,
    version,
    outcome: (outcome ?? 'STOPPED') as Outcome,
    expected,
    from,
    to: clock.now(),
    phases: timed.phases,
    moves: theatre.scene.moves.slice(before)
  }
}

/** 1.1.0 goes live, whatever befalls it. */
export function goodRelease(stage: Stage): Promise<Act> {
  const { failure } = stage.options
  const [, version] = versions
  const { theatre } = stage
  if (failure.kind === 'api-500') theatre.scene.failWrite(failure.at)
  const title = failure.kind === 'crash' ? `Release ${version}, twice` : `Release ${version}`
  return act(stage, title, version, 'SUCCEEDED', async report => {
    const context = releaseContext(stage, version, {}, report)
    if (failure.kind !== 'crash') return release(context)
    const death = dieAt(context.http, theatre.scene.changes, failure.at)
    const mute = (): Report => (death.isDead() ? silent : report)
    const dying = { ...context, http: death.http, report: muted(report, mute) }
    const ended = await Promise.race([release(dying), death.died])
    if (ended !== undefined) return ended
    report.line(`The run died at its write ${failure.at}. Another one begins.`)
    return release(context)
  })
}

/** 1.2.0 is bad, and goes back by itself; one that never becomes ready gets no traffic at all. */
export function badRelease(stage: Stage): Promise<Act> {
  const { bad, failure } = stage.options
  const version = versions[2]
  const named = Object.entries(bad).map(([name, value]) => `${name}=${value}`)
  const standIn = (environment: Record<string, string>, report: Report, deadline?: string) =>
    release(releaseContext(stage, version, { adapt: one => replace(one, environment) }, report), deadline)
  if (failure.kind === 'readiness') {
    stage.note(`${version} is a stand-in that never becomes ready; it is given up after ${shortDeadline}.`)
    return act(stage, `Release ${version}, which never becomes ready`, version, 'TIMED_OUT', report =>
      standIn({ CUTOVER_UNREADY: '1' }, report, shortDeadline)
    )
  }
  return act(stage, `Release ${version}, a bad one`, version, 'ROLLED_BACK', async report => {
    if (named.length > 0) {
      stage.note(`${version} is bad because of ${named.join(', ')}.`)
      return release(releaseContext(stage, version, {}, report, bad))
    }
    stage.note(`${version} is a stand-in that becomes ready and then fails its gates.`)
    return standIn({ CUTOVER_FAILS: stage.theatre.first.gates.join(',') }, report)
  })
}

/** A person goes back to the first version by the form. */
export function rollback(stage: Stage): Promise<Act> {
  const [version] = versions
  return act(stage, `Roll back to ${version}`, version, 'SUCCEEDED', async report => {
    const { theatre } = stage
    const checkout = theatre.checkOut(versions[1])
    const event = { name: 'workflow_dispatch', payload: {} }
    const context = theatre.context(checkout, event, { version }, report)
    const given = { environment: checkout.environment, to: theatre.scene.wayBack(), reason: 'to rehearse it' }
    const { outputs, failure } = await rollbackStep(context, readInputs(rollbackAction.inputs, workflowInputs(given)))
    if (failure) report.error(failure)
    return outputs.outcome
  })
}

function releaseContext(
  { theatre, note }: Stage,
  version: string,
  docker: Partial<DockerOptions>,
  report: Report,
  bad?: Readonly<Record<string, string>>
): Context {
  const checkout = theatre.checkOut(version, bad)
  const payload = theatre.github.publishRelease(`v${version}`)
  const around = { version, environment: checkout.unset, onNote: note, ...docker }
  return theatre.context(checkout, { name: 'release', payload }, around, report)
}

async function release(context: Context, deadline?: string): Promise<string | undefined> {
  const given = workflowInputs(deadline === undefined ? {} : { deadline })
  const { outputs, failure } = await releasePipeline(context, readInputs(releaseAction.inputs, given))
  // A release that was turned back is a failure of its job: it is shown as there, and the rehearsal goes on.
  if (failure instanceof CutoverError) context.report.error(failure)
  return outputs.outcome
}

/** A report that says nothing once its run is dead. Its phases are lines: one that never ends would swallow the next run's. */
const muted = (report: Report, current: () => Report): Report => ({
  phase(title, work) {
    current().line(title)
    return work()
  },
  line: text => current().line(`  ${text}`),
  progress: text => current().progress(`  ${text}`),
  warning: (text, at) => current().warning(text, at),
  error: error => current().error(error),
  foreign: text => current().foreign(text),
  mask: secret => report.mask(secret),
  hide: text => report.hide(text)
})
