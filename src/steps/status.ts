import type { statusAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'
import { openCluster } from './cluster.ts'
import { targetOf } from './deploy.ts'
import type { Plan } from './plan.ts'
import { placeOf } from './rollback.ts'

/** What runs where, since when, and what can be gone back to: as the cluster tells it. */
export const statusStep: WorkOf<typeof statusAction> = async (context, inputs) => {
  const place = await placeOf(context, inputs)
  const target = targetOf(place as Plan)
  const { cluster, patient } = await openCluster(context, target)
  const { readHistory } = await import('../target/kubernetes/history.ts')
  const { journal, holder, live, kept } = await readHistory(patient, target.app)
  const versionOf = (release: string | undefined) =>
    kept.find(one => one.release === release)?.version ?? release ?? 'unknown'
  const releases = [...new Set(live.values())]
  const healthy = journal?.phase === 'done' && releases.length === 1
  const status = {
    app: target.app,
    namespace: cluster.namespace,
    environment: place.settings.environment,
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
  const lines = [
    `${status.app} in ${status.namespace}: ${status.live.join(', ') || 'nothing released yet'}${healthy ? '' : ' (not settled)'}`,
    ...(journal
      ? [
          `Last: ${journal.intent} of ${journal.version}, ${journal.outcome ?? journal.phase}${journal.why ? `: ${journal.why}` : ''}`
        ]
      : []),
    ...kept.map(one => `Kept: ${one.version} (${one.release}), stored ${one.at}`)
  ]
  const json = JSON.stringify(status, null, 2)
  for (const line of inputs.format === 'json' ? json.split('\n') : lines) context.report.line(line)
  return { outputs: { json: JSON.stringify(status), healthy: String(healthy) } }
}
