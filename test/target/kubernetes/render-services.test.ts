import { expect, test } from 'vitest'
import type { TrafficService } from '../../../src/target/kubernetes/release-set.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { deployment, manifests, service, shopOptions } from './shop.ts'

test('Services that choose no Deployment of the set are shared', () => {
  const text = [
    deployment('web', 'web'),
    service('web', 'web'),
    service('db', 'db'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: mail }\nspec: { type: ExternalName, externalName: mail.example }'
  ].join('---\n')
  const { services, shared } = render(manifests(text), shopOptions)
  expect([services.map(({ name }) => name), shared.map(({ metadata }) => metadata.name)]).toEqual([
    ['web'],
    ['db', 'mail']
  ])
})

test('a preview is reached within the cluster only, however its Service is', () => {
  const balanced = service('web', 'web').replace('spec: {', 'spec: { type: LoadBalancer, externalIPs: [192.0.2.1],')
  const text = [deployment('web', 'web'), balanced.replace('port: 80', 'port: 80, nodePort: 30080')].join('---')
  const [{ preview, ports }] = render(manifests(text), shopOptions).services as [TrafficService]
  expect([preview.spec, ports]).toEqual([
    {
      type: 'ClusterIP',
      selector: { app: 'web', 'cutover.dev/release': expect.stringMatching(/^1-4-2-/) },
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }]
    },
    [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30080 }]
  ])
})
