import type { statusAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import { openCluster } from './cluster.ts'
import { targetOf } from './kubernetes.ts'
import type { Plan } from './plan.ts'
import { placeOf } from './rollback.ts'
import { allReady, type Place, placesOf } from './waves.ts'

/** What runs in one cluster, since when, and what can be gone back to: as the cluster tells it. */
async function statusOf(context: Context, environment: string, { wave, target }: Place) {
  const { cluster, patient } = await openCluster(context, target)
  const { readHistory } = await import('../target/kubernetes/history.ts')
  const { journal, holder, live, kept } = await readHistory(patient, target.app)
  const versionOf = (release: string | undefined) =>
    kept.find(one => one.release === release)?.version ?? release ?? 'unknown'
  const releases = [...new Set(live.values())]
  const healthy = journal?.phase === 'done' && releases.length === 1
  // Nobody looking for a way back at night should take what was just turned back.
  const turnedBack = journal?.phase === 'done' && journal.outcome !== 'SUCCEEDED' ? journal.to : undefined
  const status = {
    app: target.app,
    namespace: cluster.namespace,
    environment,
    live: releases.map(versionOf),
    services: Object.fromEntries(live),
    last: journal && {
      intent: journal.intent,
      version: journal.version,
      phase: journal.phase,
      outcome: journal.outcome ?? null,
      why: journal.why ?? null,
      since: new Date(journal.endedAt ?? journal.startedAt).toISOString(),
      by: journal.run.actor ?? null,
      run: journal.run.url ?? null
    },
    lockedBy: holder || null,
    kept: kept.map(({ release, version, at }) => ({ release, version, at })),
    healthy
  }
  const where = wave ? `${status.namespace} of ${wave}` : status.namespace
  const lines = [
    `${status.app} in ${where}: ${status.live.join(', ') || 'nothing released yet'}${healthy ? '' : ' (not settled)'}`,
    ...(journal
      ? [
          `Last: ${journal.intent} of ${journal.version}, ${journal.outcome ?? journal.phase}${journal.why ? `: ${journal.why}` : ''}`
        ]
      : []),
    ...kept.map(
      one =>
        `Kept: ${one.version} (${one.release}), stored ${one.at}${one.release === turnedBack ? `, was ${journal?.outcome}` : ''}`
    )
  ]
  return { wave, status, lines }
}

/** What runs where. */
export const statusStep: WorkOf<typeof statusAction> = async (context, inputs) => {
  const plan = await placeOf(context, inputs)
  const { ecs, environment } = plan.settings
  const { status, lines, healthy } = ecs
    ? await (await import('./ecs-status.ts')).statusOf(context, environment, ecs)
    : await inClusters(context, plan)
  for (const line of inputs.format === 'json' ? JSON.stringify(status, null, 2).split('\n') : lines)
    context.report.line(line)
  return { outputs: { json: JSON.stringify(status), healthy: String(healthy) } }
}

/** Several clusters are healthy when each is, and all are on one version. */
async function inClusters(context: Context, plan: Awaited<ReturnType<typeof placeOf>>) {
  const { environment } = plan.settings
  const places = placesOf(targetOf(plan as Plan))
  const found = await allReady(places, place => statusOf(context, environment, place))
  const [only] = found
  const versions = [...new Set(found.flatMap(({ status }) => status.live))]
  const healthy = found.every(({ status }) => status.healthy) && versions.length <= 1
  const waves = Object.fromEntries(found.map(({ wave, status }) => [wave, status]))
  const status = only && found.length === 1 ? only.status : { environment, live: versions, waves, healthy }
  const told = found.length > 1 && versions.length > 1 ? [`The waves differ: ${versions.join(', ')}`] : []
  return { status, lines: [...found.flatMap(one => one.lines), ...told], healthy }
}
