import { startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { clusterContract } from '../../contract/cluster.ts'

clusterContract('the sandbox', async () => {
  const cluster = await startCluster({ namespaces: ['contract'] })
  return {
    server: cluster.url,
    headers: { authorization: `Bearer ${cluster.token}` },
    namespace: 'contract',
    controllers: true,
    pods: { image: 'web:1', port: 8080 },
    stop: () => cluster.stop()
  }
})
