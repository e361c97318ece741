import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { SandboxCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { ApiServer } from '../../../src/target/kubernetes/client.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'

const http = systemHttp({})

/** The cluster as somebody with these rules sees it; without rules as its administrator. */
export async function clientFor(
  sandbox: SandboxCluster,
  rules?: readonly Rule[],
  namespace = 'shop'
): Promise<Cluster> {
  const kubeconfig = rules ? sandbox.kubeconfigFor(sandbox.addUser('ci', rules), namespace) : sandbox.kubeconfig
  const files = { ...systemFiles, read: async () => Buffer.from(kubeconfig), exists: async () => true }
  const ports = { files, processes: systemProcesses, clock: systemClock, report: silent, environment: {} }
  return new ApiServer(await openAccess({ kubeconfig: 'config', namespace }, ports), http)
}
