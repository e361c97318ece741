import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { parse } from 'yaml'
import { clusterContract } from '../contract/cluster.ts'
import { registryContract } from '../contract/registry.ts'
import { kubectl } from './kubectl.ts'

registryContract('a real docker-registry', async () => ({ host: inject('parts').registry, stop: async () => {} }))

clusterContract('a real kube-apiserver', async () => {
  const { kubeconfig, registry } = inject('parts')
  const { clusters, users } = parse(await readFile(kubeconfig, 'utf8'))
  const namespace = `contract-${randomBytes(3).toString('hex')}`
  await kubectl('create', 'namespace', namespace)
  return {
    server: clusters[0].cluster.server,
    tls: { ca: Buffer.from(clusters[0].cluster['certificate-authority-data'], 'base64') },
    headers: { authorization: `Bearer ${users[0].user.token}` },
    namespace,
    controllers: true,
    pods: { image: `${registry}/base/web:1`, port: 8080 },
    stop: async () => void (await kubectl('delete', 'namespace', namespace, '--wait=false'))
  }
})
