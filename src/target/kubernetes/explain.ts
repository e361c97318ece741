import { messageOf } from '../../errors.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import type { Log, LogSource } from './diagnose.ts'
import { diagnose, logsOf } from './diagnose.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import { isReady } from './seen.ts'
import type { View } from './view.ts'
import { podLabelsOf, selects } from './workload.ts'

const mostLogLines = 20

async function readLog(cluster: Cluster, source: LogSource): Promise<Log> {
  const text = await cluster.logs(source.pod, source.container, mostLogLines, source.previous)
  return { ...source, text }
}

/** The pods of a release that are not ready, whatever keeps them. */
function waitingPods(view: View, set: ReleaseSet): KubeObject[] {
  const labels = [...set.deployments.map(({ object }) => object), ...set.followers].map(podLabelsOf)
  return view.objects('Pod').filter(pod => !isReady(pod) && labels.some(own => selects(own, pod.metadata.labels ?? {})))
}

/**
 * Tells why the pods of `set` are not ready: one list of events and the logs of a few containers. Never fails: what it can't
 * read it says, because whatever comes next must not depend on it.
 */
export async function explain(cluster: Cluster, view: View, set: ReleaseSet, report: Report): Promise<void> {
  const pods = waitingPods(view, set)
  if (pods.length === 0) return
  const unread = (error: unknown): void => report.line(`Not everything could be read: ${messageOf(error)}`)
  const events = await cluster
    .resource('v1', 'Event')
    .then(resource => cluster.list(resource, { fieldSelector: 'involvedObject.kind=Pod' }))
    .then(
      listing => listing.items,
      error => {
        unread(error)
        return []
      }
    )
  const logs = await Promise.allSettled(logsOf(pods).map(source => readLog(cluster, source)))
  for (const log of logs) if (log.status === 'rejected') unread(log.reason)
  const read = logs.flatMap(log => (log.status === 'fulfilled' ? [log.value] : []))
  for (const line of diagnose(pods, events, read)) report.foreign(line)
}
