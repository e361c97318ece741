import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { silent } from '../../src/runner/report.ts'
import { ApiServer } from '../../src/target/kubernetes/client.ts'
import { openAccess } from '../../src/target/kubernetes/kubeconfig.ts'
import { clientContract } from '../contract/client.ts'

clientContract('a real kube-apiserver', async () => {
  const { kubeconfig } = inject('parts')
  const ports = { files: systemFiles, processes: systemProcesses, clock: systemClock, report: silent, environment: {} }
  const http = systemHttp({})
  const cluster = new ApiServer(await openAccess({ kubeconfig }, ports), http)
  const namespaces = await cluster.resource('v1', 'Namespace')
  const namespace = `client-${Date.now()}`
  const { metadata } = await cluster.create(namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace }
  })
  return {
    kubeconfig: await readFile(kubeconfig, 'utf8'),
    namespace,
    async stop() {
      await cluster.remove(namespaces, namespace, { uid: metadata.uid ?? '' })
      http.close()
    }
  }
})
