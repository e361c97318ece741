import type { Gates, Strategy } from '../../config/settings.ts'
import { CutoverError } from '../../errors.ts'
import type { Outside } from '../../gate/open.ts'
import { randomHex } from '../../io/random.ts'
import { reconcile } from '../../rollout/engine.ts'
import type { RolledOut, Surroundings } from '../../rollout/rolled-out.ts'
import { bundleSecret } from './bundle.ts'
import { ingressKind } from './canaries.ts'
import { cancelledAt } from './cancelled.ts'
import type { Cluster } from './cluster.ts'
import { decide } from './decide.ts'
import { decideRolling } from './decide-rolling.ts'
import { gatesFor } from './gates.ts'
import type { Goal, Weight } from './goal.ts'
import { type Journal, leaseName, readLock } from './journal.ts'
import { overlapsFor } from './load-balancers.ts'
import type { KubeObject } from './objects.ts'
import { openNamespace, type WayIn } from './open-namespace.ts'
import type { ReleaseSet } from './release-set.ts'
import { routeKind } from './routes.ts'
import { named } from './seen.ts'
import { KubernetesTarget } from './target.ts'
import type { View } from './view.ts'

/** Everything about a rollout that is not what is rolled out. */
export interface Terms {
  readonly intent: Goal['intent']
  readonly reason?: string
  readonly strategy: Strategy
  readonly gates: Gates
  /** What gates reach beyond the cluster; without it they can ask Services alone. */
  readonly outside?: Outside
  readonly run: { readonly id: string; readonly url: string; readonly actor: string }
  /** Ends STAGED, before any traffic. */
  readonly pause?: boolean
  /** For the intent `retire`: what is still kept goes as well. */
  readonly atOnce?: boolean
  /** For `rolling`: what to apply again when the release fails. */
  readonly fallback?: ReleaseSet
}

const keptReleases = 3
/** Long enough to see that a holder is gone (its Lease lasts 15 s); one that lives retires by itself. */
const lockWaitOfRetire = 20_000
/** After its deadline a release may still be turned back; an API server that is gone for longer ends the run. */
const graceForReversal = 600_000

const timeOf = (weights: readonly Weight[]): number => weights.reduce((sum, step) => sum + step.for, 0)

function goalOf(set: ReleaseSet, terms: Terms, now: number): Goal {
  const { strategy, gates, run } = terms
  const blueGreen = strategy.kind === 'rolling' ? { ...strategy, drain: 0, keepPrevious: 0 } : strategy
  const { steps: weights = [], ingressClass } = strategy.kind === 'weighted' ? strategy : {}
  return {
    intent: terms.intent,
    set,
    run: {
      holder: `${run.id || 'local'}-${randomHex(4)}`,
      ...(run.url ? { url: run.url } : {}),
      ...(run.actor ? { actor: run.actor } : {})
    },
    ...(terms.reason ? { reason: terms.reason } : {}),
    ...(terms.pause ? { pause: true } : {}),
    ...(terms.atOnce ? { atOnce: true } : {}),
    startedAt: now,
    deadline: blueGreen.deadline,
    // As long as a run like this one may take; then somebody should look.
    lockWait:
      terms.intent === 'retire'
        ? lockWaitOfRetire
        : blueGreen.deadline + timeOf(weights) + blueGreen.bake + blueGreen.drain,
    ...(weights.length > 0 ? { weights } : {}),
    ...(ingressClass === undefined ? {} : { ingressClass }),
    bake: blueGreen.bake,
    drain: blueGreen.drain,
    keepPrevious: blueGreen.keepPrevious,
    history: (strategy.kind === 'rolling' ? undefined : strategy.keepReleases) ?? keptReleases,
    gates: { before: gates.before.length > 0, after: gates.after.length > 0 || gates.pods !== undefined },
    bundle: bundleSecret(set),
    ...(terms.fallback ? { fallback: terms.fallback, fallbackBundle: bundleSecret(terms.fallback) } : {})
  }
}

/** Takes `set` live, or the traffic back where it was. The namespace has been found fit for it before. */
export async function rollOut(
  cluster: Cluster,
  set: ReleaseSet,
  terms: Terms,
  around: Surroundings
): Promise<RolledOut & { readonly set: ReleaseSet }> {
  const { clock, report, signal } = around
  const view = await openedFor(cluster, set, terms, around)
  try {
    const overlaps = await overlapsFor(cluster, view.objects('Service'), set, terms.strategy, report)
    const goal = { ...goalOf(set, terms, clock.now()), overlaps }
    const gates = await gatesFor(cluster, view, set, terms, around)
    const protocol = terms.fallback ? decideRolling : decide
    const target = new KubernetesTarget(cluster, view, goal, protocol, gates, around)
    const until =
      clock.now() +
      goal.lockWait +
      timeOf(goal.weights ?? []) +
      2 * goal.deadline +
      goal.bake +
      goal.drain +
      graceForReversal
    const work = () => reconcile(target, { until, signal }, { clock, report })
    const ended = await freeing(cluster, view, goal, work).finally(gates.close)
    return { ...ended, set, previous: journalOf(view, set.app)?.fromVersion, gates: gates.records() }
  } finally {
    view.close()
  }
}

/** Routes are looked at where they are to be moved, or where a run that was cut off may have left them half-way. */
async function openedFor(cluster: Cluster, set: ReleaseSet, { strategy }: Terms, around: Surroundings): Promise<View> {
  const weighted = strategy.kind === 'weighted' ? strategy : undefined
  const opened = waysFor(weighted && weighted.ingressClass === undefined, weighted?.ingressClass !== undefined)
  const view = await openNamespace(cluster, set, around, opened)
  const { routed, canaries } = journalOf(view, set.app) ?? {}
  const left = waysFor(routed, canaries).filter(way => !opened.includes(way))
  if (left.length === 0) return view
  view.close()
  return openNamespace(cluster, set, around, [...opened, ...left])
}

const waysFor = (routes = false, ingresses = false): WayIn[] => [
  ...(routes ? [routeKind] : []),
  ...(ingresses ? [ingressKind] : [])
]

const journalOf = (view: View, app: string): Journal | undefined => {
  const lease = named(view.objects('Lease'), leaseName(app))
  return lease && readLock(lease).journal
}

/**
 * A run that is cancelled lets go of the lock, so that the next one need not wait for it to expire. Nothing depends on it:
 * what was begun stays as the journal says, for the next run to finish or undo.
 */
async function freeing<T>(cluster: Cluster, view: View, goal: Goal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    const lease = named(view.objects('Lease'), leaseName(goal.set.app))
    const ours = lease && readLock(lease).holder === goal.run.holder ? lease : undefined
    const lock = ours && (await freed(cluster, ours)) ? 'free' : 'kept'
    throw error.code === 'CANCELLED'
      ? cancelledAt(ours && readLock(ours).journal, view.objects('Service'), lock)
      : error
  }
}

async function freed(cluster: Cluster, lease: KubeObject): Promise<boolean> {
  const { holderIdentity: _holder, ...spec } = lease.spec as Record<string, unknown>
  const resource = await cluster.resource(lease.apiVersion, lease.kind)
  return cluster.replace(resource, { ...lease, spec }).then(
    () => true,
    () => false
  )
}
