import type { KubernetesSettings } from '../config/settings.ts'
import type { OneRecord } from '../record/one-record.ts'
import type { Context } from '../runner/context.ts'
import type { History } from '../target/kubernetes/history.ts'
import type { ReleaseSet } from '../target/kubernetes/release-set.ts'
import { openCluster } from './cluster.ts'
import type { Plan } from './plan.ts'
import { recorded, type Told, untouched } from './record.ts'
import { pinnedImage } from './swap.ts'

/** Where a rollback goes, and on whose word. */
export interface Back {
  readonly plan: Pick<Plan, 'settings' | 'github'>
  readonly target: KubernetesSettings
  readonly wave?: string | undefined
  /** A version; the one before the live one where none is named. */
  readonly to?: string | undefined
  readonly reason?: string | undefined
  /** What it is a part of, where several clusters go back. */
  readonly record?: OneRecord | undefined
  readonly dryRun: boolean
}

/** What was rolled in place goes back in place: to come back to, if that fails, is what runs now. */
function rolledFrom({ journal, kept }: History, set: ReleaseSet): { fallback?: ReleaseSet } {
  if (set.services.length > 0) return {}
  const now = kept.find(({ release }) => release === journal?.to)
  return { fallback: now ? now.set() : set }
}

/** Takes one cluster back, from what it keeps itself. The output `previous` is what was live. */
export async function goBack(context: Context, back: Back): Promise<Told> {
  const { plan, target, wave, to, reason, record, dryRun } = back
  const { cluster, patient, requests } = await openCluster(context, target)
  const { readHistory, wayBack } = await import('../target/kubernetes/history.ts')
  const { planned } = await import('../target/kubernetes/prepare.ts')
  const { rollOut } = await import('../target/kubernetes/rollout.ts')
  const history = await readHistory(patient, target.app)
  const set = wayBack(history, target.app, to)
  const from = history.journal?.version ?? ''
  const why = reason ? { reason } : {}
  const images = set.images.flatMap(({ name, reference }) =>
    reference.includes('@') ? pinnedImage(`${name}=${reference}`) : []
  )
  const facts = {
    task: 'rollback',
    plan,
    images,
    set,
    record,
    ...(from ? { from } : {}),
    ...why,
    ...(wave ? { wave } : {})
  } as const
  const terms = {
    intent: 'rollback',
    strategy: plan.settings.strategy,
    gates: { before: [], after: [] },
    run: context.run,
    ...why,
    ...rolledFrom(history, set)
  } as const
  const told = dryRun
    ? untouched(context, facts, planned(set))
    : await recorded(context, facts, requests, around => rollOut(cluster, set, terms, around))
  return { ...told, outputs: { ...told.outputs, previous: from } }
}
