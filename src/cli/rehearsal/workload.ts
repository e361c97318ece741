import { childProcess } from '../../sandbox/cluster/workload/child-process.ts'
import type { Workload } from '../../sandbox/cluster/workload/workload.ts'

/** Containers as processes that are told their ports: a stand-in listens wherever the program in its place would. */
export const withPorts: Workload = launch => {
  const { ports = [], readinessProbe, livenessProbe, startupProbe } = launch.container
  const probed = [readinessProbe, livenessProbe, startupProbe].map(one => (one?.httpGet ?? one?.tcpSocket)?.port)
  const all = [...ports.map(one => one.containerPort), ...probed].filter(port => typeof port === 'number')
  return childProcess({ ...launch, env: { CUTOVER_PORTS: [...new Set(all)].join(','), ...launch.env } })
}
