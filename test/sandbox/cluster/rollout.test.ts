import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ClusterOptions, type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import type { Deployment, Job, ReplicaSet } from '../../../src/sandbox/cluster/kinds.ts'
import type { Pod } from '../../../src/sandbox/cluster/pods.ts'
import { type VirtualClock, virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'
import { deployment, service } from '../../contract/cluster/subject.ts'
import { caller, merge } from './api.ts'

let clock: VirtualClock
let cluster: SandboxCluster
let call: ReturnType<typeof caller>

const start = async (options: ClusterOptions = {}) => {
  clock = (options.clock as VirtualClock | undefined) ?? virtualClock()
  const workload = simulated(clock, ({ image, container }) => ({
    readyAfter: container.image.includes('never') ? 'never' : image.env.SLOW ? 30_000 : 5000,
    drain: 1000
  }))
  cluster = await startCluster({ clock, namespaces: ['shop'], workload, ...options })
  call = caller(cluster)
}

beforeEach(() => start())
afterEach(async () => {
  await cluster.stop()
})

const probed = (name: string, image: string, replicas: number, spec: object = {}) => {
  const plain = deployment(name, image, replicas)
  const probe = { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 }
  Object.assign(plain.spec.template.spec.containers[0] ?? {}, { readinessProbe: probe })
  return { ...plain, spec: { ...plain.spec, ...spec } }
}

const image = (name: string) => ({ spec: { template: { spec: { containers: [{ name: 'web', image: name }] } } } })
const strategic = 'application/strategic-merge-patch+json'
const web = () => cluster.objects<Deployment>('Deployment')[0]
const condition = (type: string) => {
  const found = web()?.status.conditions?.find(one => one.type === type)
  return found && [found.status, found.reason]
}
const pods = () => cluster.objects<Pod>('Pod', 'shop')
const ready = (pod: Pod) => pod.status.conditions?.some(one => one.type === 'Ready' && one.status === 'True')

describe('a Deployment', () => {
  test('is available when its probes say so and not before', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 3))
    await clock.advance(4000)
    expect([web()?.status.replicas, web()?.status.readyReplicas, condition('Available')]).toEqual([
      3,
      undefined,
      ['False', 'MinimumReplicasUnavailable']
    ])
    await clock.advance(2000)
    expect([web()?.status.readyReplicas, condition('Available'), condition('Progressing')]).toEqual([
      3,
      ['True', 'MinimumReplicasAvailable'],
      ['True', 'NewReplicaSetAvailable']
    ])
  })

  test('rolls within its surge and never below its minimum', async () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 3, { strategy }))
    await clock.advance(10_000)
    await call('PATCH', 'apps/v1/deployments/web', image('web:2'), strategic)
    const seen = { most: 0, least: Number.POSITIVE_INFINITY }
    for (let second = 0; second < 40; second++) {
      await clock.advance(1000)
      const live = pods().filter(pod => !pod.metadata.deletionTimestamp)
      seen.most = Math.max(seen.most, live.length)
      seen.least = Math.min(seen.least, live.filter(ready).length)
    }
    expect(seen).toEqual({ most: 4, least: 3 })
    expect(pods().map(pod => pod.spec.containers[0]?.image)).toEqual(['web:2', 'web:2', 'web:2'])
    const sizes = cluster.objects<ReplicaSet>('ReplicaSet').map(set => set.spec.replicas)
    expect(sizes.sort()).toEqual([0, 3])
    expect(web()?.metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '2' })
  })

  test('that is recreated has no old pod left when the first new one starts', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 2, { strategy: { type: 'Recreate' } }))
    await clock.advance(10_000)
    await call('PATCH', 'apps/v1/deployments/web', image('web:2'), strategic)
    let mixed = false
    for (let step = 0; step < 60; step++) {
      await clock.advance(50)
      mixed ||= new Set(pods().map(pod => pod.spec.containers[0]?.image)).size > 1
    }
    await clock.advance(10_000)
    expect([mixed, pods().map(pod => pod.spec.containers[0]?.image), web()?.status.readyReplicas]).toEqual([
      false,
      ['web:2', 'web:2'],
      2
    ])
  })

  test('that makes no progress says so when its deadline has passed', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'never:1', 1, { progressDeadlineSeconds: 60 }))
    await clock.advance(55_000)
    expect(condition('Progressing')).toEqual(['True', 'ReplicaSetUpdated'])
    await clock.advance(10_000)
    expect(condition('Progressing')).toEqual(['False', 'ProgressDeadlineExceeded'])
  })

  test('goes back to the ReplicaSet that it had when its template goes back', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    await clock.advance(10_000)
    const [first] = pods()
    await call('PATCH', 'apps/v1/deployments/web', image('web:2'), strategic)
    await clock.advance(20_000)
    await call('PATCH', 'apps/v1/deployments/web', image('web:1'), strategic)
    await clock.advance(20_000)
    const hash = (pod: Pod | undefined) => pod?.metadata.labels?.['pod-template-hash']
    expect([cluster.objects('ReplicaSet').length, hash(pods()[0])]).toEqual([2, hash(first)])
  })

  test('scales down the pod that is not ready before a younger one that is', async () => {
    await cluster.stop()
    clock = virtualClock()
    let started = 0
    await start({ clock, workload: simulated(clock, () => ({ readyAfter: ++started === 1 ? 'never' : 0 })) })
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    await clock.advance(10_000)
    const [old] = pods()
    await call('PATCH', 'apps/v1/deployments/web', { spec: { replicas: 2 } }, merge)
    await clock.advance(10_000)
    const young = pods().find(pod => pod.metadata.uid !== old?.metadata.uid)
    await call('PATCH', 'apps/v1/deployments/web', { spec: { replicas: 1 } }, merge)
    await clock.advance(10_000)
    expect(pods().map(pod => pod.metadata.name)).toEqual([young?.metadata.name])
  })

  test('that is paused keeps its pods when its template changes', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    await clock.advance(10_000)
    await call('PATCH', 'apps/v1/deployments/web', { spec: { paused: true } }, merge)
    await call('PATCH', 'apps/v1/deployments/web', image('web:2'), strategic)
    await clock.advance(20_000)
    expect(pods().map(pod => pod.spec.containers[0]?.image)).toEqual(['web:1'])
  })
})

describe('endpoints', () => {
  const endpoints = () =>
    cluster
      .objects('EndpointSlice')
      .flatMap(slice => (slice.endpoints ?? []) as { conditions: object; targetRef: { uid: string } }[])

  test('of a pod that is being deleted are no longer ready, but serve until it is gone', async () => {
    await call('POST', 'services', service('web', { app: 'web' }))
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    await clock.advance(10_000)
    const [pod] = pods()
    await call('DELETE', `pods/${pod?.metadata.name}`)
    await clock.advance(500)
    const dying = endpoints().find(one => one.targetRef.uid === pod?.metadata.uid)
    expect(dying?.conditions).toEqual({ ready: false, serving: true, terminating: true })
    await clock.advance(5000)
    expect(endpoints().some(one => one.targetRef.uid === pod?.metadata.uid)).toBe(false)
  })

  test('of a Service that selects nothing are null, as the real controller writes them', async () => {
    await call('POST', 'services', service('lonely', { app: 'nothing' }))
    await clock.advance(100)
    const [slice] = cluster.objects('EndpointSlice')
    expect([slice?.endpoints, slice?.ports]).toEqual([null, null])
  })

  test('follow a named port to the number that each pod gives it', async () => {
    const ports = [{ name: 'web', port: 80, targetPort: 'http' }]
    await call('POST', 'services', service('web', { tier: 'web' }, { ports }))
    for (const [index, name] of ['a', 'b'].entries()) {
      const container = { name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 + index }] }
      await call('POST', 'pods', { metadata: { name, labels: { tier: 'web' } }, spec: { containers: [container] } })
    }
    await clock.advance(10_000)
    const numbers = cluster
      .objects('EndpointSlice')
      .flatMap(slice => (slice.ports as { port: number }[]).map(one => one.port))
    expect(numbers.sort()).toEqual([8080, 8081])
  })
})

describe('other controllers', () => {
  test('an autoscaler holds its target between its bounds, and leaves one at zero alone', async () => {
    await cluster.stop()
    let wanted = 9
    await start({ desiredReplicas: () => wanted })
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }
    const scaler = { metadata: { name: 'web' }, spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 4 } }
    await call('POST', 'autoscaling/v2/horizontalpodautoscalers', scaler)
    await clock.advance(20_000)
    const sizes = [web()?.spec.replicas]
    wanted = 1
    await clock.advance(20_000)
    sizes.push(web()?.spec.replicas)
    await call('PATCH', 'apps/v1/deployments/web', { spec: { replicas: 0 } }, merge)
    await clock.advance(20_000)
    sizes.push(web()?.spec.replicas)
    expect(sizes).toEqual([4, 2, 0])
  })

  test('a Job runs its pod to the end and is complete', async () => {
    await cluster.stop()
    clock = virtualClock()
    await start({ clock, workload: simulated(clock, () => ({ exitAfter: 3000, exitCode: 0 })) })
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'migrate', image: 'web:1' }] } }
    await call('POST', 'batch/v1/jobs', { metadata: { name: 'migrate' }, spec: { template } })
    await clock.advance(10_000)
    const status = cluster.objects<Job>('Job')[0]?.status
    expect([status?.succeeded, status?.conditions?.map(({ type, status: is }) => `${type}=${is}`)]).toEqual([
      1,
      ['SuccessCriteriaMet=True', 'Complete=True']
    ])
  })

  test('a StatefulSet rolls one pod after the other, from the last to the first', async () => {
    const { strategy: _, ...spec } = probed('db', 'db:1', 2).spec as { strategy?: unknown }
    await call('POST', 'apps/v1/statefulsets', { metadata: { name: 'db' }, spec: { ...spec, serviceName: 'db' } })
    await clock.advance(20_000)
    await call('PATCH', 'apps/v1/statefulsets/db', image('db:2'), strategic)
    await clock.advance(5000)
    const images = () => pods().map(pod => `${pod.metadata.name} ${pod.spec.containers[0]?.image}`)
    const between = images()
    await clock.advance(30_000)
    expect([between, images()]).toEqual([
      ['db-0 db:1', 'db-1 db:2'],
      ['db-0 db:2', 'db-1 db:2']
    ])
  })

  test('a namespace that is deleted takes everything in it along', async () => {
    await call('POST', 'apps/v1/deployments', probed('web', 'web:1', 1))
    await clock.advance(10_000)
    await call('DELETE', '/api/v1/namespaces/shop')
    const refused = await call('POST', 'configmaps', { metadata: { name: 'late' } })
    await clock.advance(60_000)
    expect([refused.status, (await call('GET', '/api/v1/namespaces/shop')).status, pods()]).toEqual([403, 404, []])
  })
})
