import { loadConfig } from '../config/load.ts'
import { settings } from '../config/settings.ts'
import type { rollbackAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import type { History } from '../target/kubernetes/history.ts'
import type { ReleaseSet } from '../target/kubernetes/release-set.ts'
import { openCluster } from './cluster.ts'
import { targetOf } from './deploy.ts'
import { githubFor, overridesOf, type Plan, type PlanInputs } from './plan.ts'
import { recorded, untouched } from './record.ts'
import { pinnedImage } from './swap.ts'

/** The place that a step without a release works on: everything that the config says of the environment asked for. */
export async function placeOf(context: Context, inputs: PlanInputs): Promise<Pick<Plan, 'settings' | 'github'>> {
  const file = await loadConfig(context.files, inputs.config)
  const occasion = { kind: 'dispatch', ref: '', prerelease: false } as const
  const environment = inputs.environment ?? (file ? undefined : 'production')
  // Gates are not asked on the way back, and so nothing is read for them.
  const overrides = {
    ...overridesOf(inputs),
    environment,
    gates: [],
    ...(inputs.namespace && !file ? { manifests: [] } : {})
  }
  return {
    settings: settings(overrides, file, occasion, context.environment),
    github: await githubFor(context, inputs.token)
  }
}

/** What was rolled in place goes back in place: to come back to, if that fails, is what runs now. */
function rolledFrom({ journal, kept }: History, set: ReleaseSet): { fallback?: ReleaseSet } {
  if (set.services.length > 0) return {}
  const now = kept.find(({ release }) => release === journal?.to)
  return { fallback: now ? now.set() : set }
}

/** Back to the version before, or to the one that is named: from what the cluster keeps, without a build or a checkout. */
export const rollbackStep: WorkOf<typeof rollbackAction> = async (context, inputs) => {
  const place = await placeOf(context, inputs)
  const target = targetOf(place as Plan)
  const { cluster, patient, requests } = await openCluster(context, target)
  const { readHistory, wayBack } = await import('../target/kubernetes/history.ts')
  const { planned } = await import('../target/kubernetes/prepare.ts')
  const { rollOut } = await import('../target/kubernetes/rollout.ts')
  const history = await readHistory(patient, target.app)
  const set = wayBack(history, target.app, inputs.to)
  const from = history.journal?.version ?? ''
  const facts = {
    task: 'rollback',
    plan: place,
    images: set.images.flatMap(({ name, reference }) =>
      reference.includes('@') ? pinnedImage(`${name}=${reference}`) : []
    ),
    set,
    ...(from ? { from } : {}),
    ...(inputs.reason ? { reason: inputs.reason } : {})
  } as const
  const terms = {
    intent: 'rollback',
    strategy: place.settings.strategy,
    gates: { before: [], after: [] },
    run: context.run,
    ...(inputs.reason ? { reason: inputs.reason } : {}),
    ...rolledFrom(history, set)
  } as const
  const told = inputs['dry-run']
    ? untouched(context, facts, planned(set))
    : await recorded(context, facts, requests, around => rollOut(cluster, set, terms, around))
  const { outcome, environment, summary } = told.outputs
  return { ...told, outputs: { outcome, environment, summary, from, to: set.version } }
}
