import { doomed } from './diagnose.ts'
import { isReady, named, observed, podsOf, replicasOf, type Seen } from './seen.ts'

interface Condition {
  type: string
  status: string
  reason?: string
  message?: string
}

interface ContainerStatus {
  state?: { waiting?: { reason?: string } }
}

/** Why a Deployment will not become ready by waiting, or nothing: its pods can't be made, or all of them are doomed. */
export function lostCause(seen: Seen, deployment: string): string | undefined {
  const live = named(seen.deployments, deployment)
  if (!live || !observed(live)) return undefined
  const conditions = (live.status as { conditions?: Condition[] } | undefined)?.conditions ?? []
  const refused = conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True')
  if (refused) return `${deployment} gets no pods: ${refused.message ?? refused.reason ?? 'ReplicaFailure'}`
  const pods = podsOf(seen, live)
  if (pods.length === 0 || pods.some(isReady)) return undefined
  const why = doomed(pods)
  return why && `${deployment}: ${why}`
}

/** How far a Deployment is, and what its slowest pod waits for: `web-1-1-0-ab12cd34 2/3 ready, ContainerCreating`. */
export function progressOf(seen: Seen, deployment: string): string {
  const live = named(seen.deployments, deployment)
  if (!live) return `${deployment} not created yet`
  const pods = podsOf(seen, live)
  const waiting = pods
    .filter(pod => !isReady(pod))
    .flatMap(pod => {
      const { containerStatuses = [], phase = 'Pending' } = (pod.status ?? {}) as {
        containerStatuses?: ContainerStatus[]
        phase?: string
      }
      return (
        containerStatuses.map(({ state }) => state?.waiting?.reason)[0] ??
        (phase === 'Running' ? 'not ready yet' : phase)
      )
    })
  return `${deployment} ${pods.filter(isReady).length}/${replicasOf(live)} ready${waiting[0] ? `, ${waiting[0]}` : ''}`
}
