import { startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { clientContract } from '../../contract/client.ts'

clientContract('the sandbox', async () => {
  const { kubeconfig, stop } = await startCluster({ namespaces: ['shop'] })
  return { kubeconfig, namespace: 'shop', stop }
})
