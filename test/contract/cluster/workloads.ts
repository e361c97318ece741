import { describe, expect, test } from 'vitest'
import { deployment, type Subject, service } from './subject.ts'

/** Asks again until `done` says so; the test's own time limit ends it. */
async function eventually<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read()
    if (done(value)) return value
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

interface Item {
  metadata: { name: string; uid: string; deletionTimestamp?: string }
  spec: { replicas: number }
  status: {
    replicas?: number
    readyReplicas?: number
    observedGeneration?: number
    conditions?: { type: string; status: string; reason: string; message: string }[]
  }
}

interface Slice {
  metadata: { name: string }
  endpoints?: { conditions: { ready: boolean }; targetRef: { uid: string } }[]
  ports?: { port: number }[]
}

/** What controllers and the node do with Deployments. */
export function workloadsContract(api: Subject): void {
  const items = async <T>(path: string): Promise<T[]> => ((await api.call('GET', path)).body.items ?? []) as T[]
  const get = async (name: string) => (await api.call('GET', `apps/v1/deployments/${name}`)).body as unknown as Item
  const selected = (plural: string, name: string) => items<Item>(`${plural}?labelSelector=app%3D${name}`)

  describe('controllers', () => {
    test('a Deployment gets a ReplicaSet, and both go together', async context => {
      if (!api.served.controllers) return context.skip('no controllers run here')
      await api.call('POST', 'apps/v1/deployments', deployment('owned', 'web:1'))
      await eventually(
        () => selected('apps/v1/replicasets', 'owned'),
        found => found.length === 1
      )
      await api.call('DELETE', 'apps/v1/deployments/owned?propagationPolicy=Background')
      await eventually(
        () => selected('apps/v1/replicasets', 'owned'),
        found => found.length === 0
      )
    })

    test('a quota that forbids pods shows as ReplicaFailure', async context => {
      if (!api.served.controllers) return context.skip('no controllers run here')
      const quota = {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'tight' },
        spec: { hard: { 'requests.cpu': '100m' } }
      }
      await api.call('POST', 'resourcequotas', quota)
      await eventually(
        () => api.call('GET', 'resourcequotas/tight'),
        ({ body }) => (body.status as { hard?: unknown } | undefined)?.hard !== undefined
      )
      const large = deployment('large', 'web:1', 1)
      Object.assign(large.spec.template.spec.containers[0] ?? {}, { resources: { requests: { cpu: '1' } } })
      await api.call('POST', 'apps/v1/deployments', large)
      const failed = await eventually(
        () => get('large'),
        found => found.status?.conditions?.some(one => one.type === 'ReplicaFailure') ?? false
      )
      await api.call('DELETE', 'resourcequotas/tight')
      await api.call('DELETE', 'apps/v1/deployments/large')
      const condition = failed.status.conditions?.find(one => one.type === 'ReplicaFailure')
      const [pod] = /pods "[^"]+"/.exec(condition?.message ?? '') ?? ['none']
      expect([condition?.status, condition?.reason, condition?.message]).toEqual([
        'True',
        'FailedCreate',
        `${pod} is forbidden: exceeded quota: tight, requested: requests.cpu=1, used: requests.cpu=0, limited: requests.cpu=100m`
      ])
    })
  })

  describe('pods', () => {
    test('a Deployment becomes ready, its Service lists exactly its pods and is reached through the API', async context => {
      const { pods } = api.served
      if (!pods) return context.skip('no pods run here')
      const web = deployment('live', pods.image, 2)
      Object.assign(web.spec.template.spec.containers[0] ?? {}, {
        imagePullPolicy: 'IfNotPresent',
        ports: [{ name: 'http', containerPort: pods.port }],
        readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 1 }
      })
      await api.call(
        'POST',
        'services',
        service('live', { app: 'live' }, { ports: [{ name: 'web', port: 80, targetPort: 'http' }] })
      )
      await api.call('POST', 'apps/v1/deployments', web)
      const ready = await eventually(
        () => get('live'),
        found => found.status?.readyReplicas === 2
      )
      expect(ready.status.observedGeneration).toBe(1)

      const slices = () =>
        items<Slice>('discovery.k8s.io/v1/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dlive')
      const endpoints = async () => (await slices()).flatMap(slice => slice.endpoints ?? [])
      const seen = await eventually(endpoints, found => found.filter(one => one.conditions.ready).length === 2)
      const uids = (await selected('pods', 'live')).map(pod => pod.metadata.uid)
      expect(seen.map(one => one.targetRef.uid).sort()).toEqual(uids.sort())
      expect((await slices()).map(slice => slice.ports?.map(one => one.port))).toEqual([[pods.port]])

      const proxied = await eventually(
        () => api.text('GET', 'services/live:web/proxy/'),
        answer => answer.status !== 503
      )
      expect(proxied.status).toBe(200)

      const [first] = await selected('pods', 'live')
      const removed = await api.call('DELETE', `pods/${first?.metadata.name}`)
      expect([removed.status, typeof removed.body.metadata.deletionTimestamp]).toEqual([200, 'string'])
      await eventually(endpoints, found =>
        found.every(one => one.targetRef.uid !== first?.metadata.uid || !one.conditions.ready)
      )
      await api.call('DELETE', 'apps/v1/deployments/live?propagationPolicy=Background')
      await eventually(
        () => selected('pods', 'live'),
        found => found.length === 0
      )
      const none = await api.text('GET', 'services/live:web/proxy/')
      expect([none.status, (JSON.parse(none.body) as { message: string }).message]).toEqual([
        503,
        'no endpoints available for service "live"'
      ])
    }, 60_000)
  })
}
