import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { parse } from 'yaml'
import { systemHttp } from '../../src/io/http.ts'
import { clusterContract } from '../contract/cluster.ts'

interface Kubeconfig {
  readonly clusters: readonly { cluster: { server: string; 'certificate-authority-data': string } }[]
  readonly users: readonly { user: { token: string } }[]
}

clusterContract('a real kube-apiserver', async () => {
  const config = parse(await readFile(inject('parts').kubeconfig, 'utf8')) as Kubeconfig
  const { server = '', 'certificate-authority-data': authority = '' } = config.clusters[0]?.cluster ?? {}
  const headers = { authorization: `Bearer ${config.users[0]?.user.token}` }
  const tls = { ca: Buffer.from(authority, 'base64') }
  const namespace = `contract-${Date.now()}`
  const http = systemHttp({})
  const url = new URL(`${server}/api/v1/namespaces`)
  const body = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })
  await (
    await http.send({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, tls, body })
  ).text()
  return {
    server,
    headers,
    tls,
    namespace,
    controllers: true,
    pods: { image: 'lab/web:1', port: 8080 },
    async stop() {
      await (await http.send({ method: 'DELETE', url: new URL(`${url}/${namespace}`), headers, tls })).text()
      http.close()
    }
  }
})
