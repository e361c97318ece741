import { afterEach, expect, test } from 'vitest'
import { capabilitiesOf } from '../../../src/target/kubernetes/capabilities.ts'
import { type Answer, json, startApiServer } from './api-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function asked(answer: Answer) {
  const server = await startApiServer(answer)
  closing.push(() => server.close())
  return { server, found: capabilitiesOf(server.access, server.http) }
}

const version = { gitVersion: 'v1.36.3+k3s1' }
const kinds = (...names: string[]) => names.map(kind => ({ resource: `${kind}s`, responseKind: { group: '', kind } }))
const group = (name: string, versions: Record<string, string[]>) => ({
  metadata: name === '' ? {} : { name },
  versions: Object.entries(versions).map(([one, all]) => ({ version: one, resources: kinds(...all) }))
})

test('a chart can ask for every version and kind that the cluster serves, for three requests', async () => {
  const { server, found } = await asked(({ path }, outgoing) => {
    if (path.endsWith('/version')) return json(outgoing, version)
    if (path.endsWith('/api')) return json(outgoing, { items: [group('', { v1: ['Pod', 'Service'] })] })
    const metrics = { metadata: { name: 'metrics.k8s.io' }, versions: [{ version: 'v1beta1', freshness: 'Stale' }] }
    json(outgoing, { items: [group('apps', { v1: ['Deployment'], v1beta1: [] }), metrics] })
  })
  expect(await found).toEqual({
    version: 'v1.36.3+k3s1',
    apis: ['v1', 'v1/Pod', 'v1/Service', 'apps/v1', 'apps/v1/Deployment', 'apps/v1beta1', 'metrics.k8s.io/v1beta1']
  })
  expect(server.asked.map(({ path }) => path).sort()).toEqual(['/prefix/api', '/prefix/apis', '/prefix/version'])
  expect(server.asked[0]?.headers.accept).toBe(
    'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json'
  )
})

test('a server that can not tell its kinds at once tells its versions', async () => {
  const { found } = await asked(({ path }, outgoing) => {
    if (path.endsWith('/version')) return json(outgoing, version)
    if (path.endsWith('/api')) return json(outgoing, { kind: 'APIVersions', versions: ['v1'] })
    const versions = [{ groupVersion: 'apps/v1', version: 'v1' }]
    json(outgoing, { kind: 'APIGroupList', groups: [{ name: 'apps', versions }] })
  })
  expect((await found).apis).toEqual(['v1', 'apps/v1'])
})

test('credentials without that right are told so', async () => {
  const { found } = await asked((_, outgoing) => json(outgoing, { kind: 'Status', message: 'no' }, 403))
  await expect(found).rejects.toMatchObject({
    code: 'CLUSTER_DENIED',
    message: expect.stringMatching(
      /^The credentials may not read \/\w+ of the API server, which a chart is rendered for\.$/
    ),
    hint: 'Bind them to the ClusterRole system:discovery, which Kubernetes binds to every authenticated user by itself.'
  })
})
