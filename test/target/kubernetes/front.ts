import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { ingress } from '../../model/routes.ts'

/** One path leads to the shop, another to what is none of the release. */
export const pathTo = (path: string, name: string) => ({
  path,
  pathType: 'Prefix',
  backend: { service: { name, port: { number: 80 } } }
})
export const front: KubeObject = {
  ...ingress,
  metadata: { name: 'front', annotations: { 'nginx.ingress.kubernetes.io/affinity': 'cookie', owner: 'ada' } },
  spec: {
    ingressClassName: 'nginx',
    tls: [{ hosts: ['shop.test'], secretName: 'shop-tls' }],
    rules: [{ host: 'shop.test', http: { paths: [pathTo('/', 'web'), pathTo('/docs', 'docs')] } }]
  }
}
