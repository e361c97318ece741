import type { Settings } from '../config/settings.ts'
import { CutoverError } from '../errors.ts'
import { exitCode } from '../rollout/outcome.ts'
import type { retireAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { Report } from '../runner/report.ts'
import type { WorkOf } from '../runner/step.ts'
import type { History } from '../target/kubernetes/history.ts'
import type { ReleaseSet } from '../target/kubernetes/release-set.ts'
import { openCluster } from './cluster.ts'
import { targetOf } from './kubernetes.ts'
import type { Plan } from './plan.ts'
import { placeOf } from './rollback.ts'
import { allReady, type Place, placesOf, titled } from './waves.ts'

/** Puts what is kept no longer to size 0, from what the cluster itself tells: for a schedule, and for people. */
export const retireStep: WorkOf<typeof retireAction> = async (context, inputs) => {
  const { settings } = await placeOf(context, inputs)
  const { report, changes } = listening(context)
  const places = placesOf(targetOf({ settings } as Plan))
  // Every cluster is looked after, whatever another one has to say.
  const done = await allReady(places, place => retireIn(context, report, settings, place, inputs.now))
  for (const { why } of done) context.report.line(why)
  const outputs = {
    outcome: done.find(({ outcome }) => exitCode(outcome) !== 0)?.outcome ?? 'SUCCEEDED',
    environment: settings.environment,
    version: [...new Set(done.map(({ version }) => version))].join(', '),
    changes: changes.join('\n')
  }
  const failures = done.filter(({ outcome }) => exitCode(outcome) !== 0).map(({ why }) => why)
  if (failures.length === 0) return { outputs }
  const hint = 'Nobody watches a release that was cut off. Its workflow, run again, resumes it.'
  return { outputs, failure: new CutoverError('STOPPED', `${failures.join('; ')}.`, { hint }) }
}

async function retireIn(
  context: Context,
  report: Report,
  { strategy }: Settings,
  { wave, target }: Place,
  atOnce: boolean
) {
  const { clock, signal, run } = context
  const { cluster, patient } = await openCluster(context, target)
  const { readHistory } = await import('../target/kubernetes/history.ts')
  const { rollOut } = await import('../target/kubernetes/rollout.ts')
  const set = liveSet(await readHistory(patient, target.app), target.app)
  const terms = { intent: 'retire', strategy, gates: { before: [], after: [] }, outside: context, run, atOnce } as const
  const { outcome, why } = await report.phase(titled('Retire', wave), () =>
    rollOut(cluster, set, terms, { clock, signal, report })
  )
  const where = wave ? `${target.app} in ${wave}` : target.app
  return { outcome, why: `${where}: ${why}`, version: set.version }
}

/** What is done by the way, told and kept. */
function listening({ report }: Context): { report: Report; changes: string[] } {
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
