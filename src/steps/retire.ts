import { CutoverError } from '../errors.ts'
import { exitCode } from '../rollout/outcome.ts'
import type { retireAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import type { History } from '../target/kubernetes/history.ts'
import type { ReleaseSet } from '../target/kubernetes/release-set.ts'
import { openCluster } from './cluster.ts'
import { targetOf } from './deploy.ts'
import type { Plan } from './plan.ts'
import { placeOf } from './rollback.ts'

/** Puts what is kept no longer to size 0, from what the cluster itself tells: for a schedule, and for people. */
export const retireStep: WorkOf<typeof retireAction> = async (context, inputs) => {
  const { settings } = await placeOf(context, inputs)
  const { cluster, patient } = await openCluster(context, targetOf({ settings } as Plan))
  const { readHistory } = await import('../target/kubernetes/history.ts')
  const { rollOut } = await import('../target/kubernetes/rollout.ts')
  const { app } = targetOf({ settings } as Plan)
  const set = liveSet(await readHistory(patient, app), app)
  const { report, changes } = listening(context)
  const terms = {
    intent: 'retire',
    strategy: settings.strategy,
    gates: { before: [], after: [] },
    run: context.run,
    atOnce: inputs.now
  } as const
  const { clock, signal } = context
  const { outcome, why } = await report.phase('Retire', () => rollOut(cluster, set, terms, { clock, signal, report }))
  if (changes.length === 0) report.line(why)
  const { environment } = settings
  const outputs = { outcome, environment, version: set.version, changes: changes.join('\n') }
  if (exitCode(outcome) === 0) return { outputs }
  const hint = 'Nobody watches a release that was cut off. Its workflow, run again, resumes it.'
  return { outputs, failure: new CutoverError('STOPPED', `${app}: ${why}.`, { hint }) }
}

/** What is done by the way, told and kept. */
function listening({ report }: Context): { report: Context['report']; changes: string[] } {
  const changes: string[] = []
  const line = (text: string): void => {
    changes.push(text)
    report.line(text)
  }
  return { changes, report: { ...report, line } }
}

/** The release that has the traffic, as its bundle keeps it. */
function liveSet({ live, kept }: History, app: string): ReleaseSet {
  const releases = new Set(live.values())
  const found = kept.find(({ release }) => releases.has(release))
  if (found) return found.set()
  throw new CutoverError('NOT_FOUND', `No release of ${app} is live, so there is nothing to retire.`, {
    hint: 'Check the app, the namespace and the cluster.'
  })
}
