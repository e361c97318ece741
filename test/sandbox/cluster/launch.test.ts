import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { type VirtualClock, virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../src/sandbox/cluster/workload/workload.ts'
import { caller } from './api.ts'

let clock: VirtualClock
let cluster: SandboxCluster
let call: ReturnType<typeof caller>
let launches: Launch[]

beforeEach(async () => {
  clock = virtualClock()
  launches = []
  const workload = simulated(clock, launch => {
    launches.push(launch)
    return launch.container.image === 'init:1' ? { exitAfter: 2000, exitCode: 0 } : {}
  })
  cluster = await startCluster({ clock, namespaces: ['shop'], workload })
  call = caller(cluster)
})
afterEach(() => cluster.stop())

const pod = (container: object = {}, spec: object = {}) => ({
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec }
})

test('the environment is put together from values, ConfigMaps, Secrets and fields', async () => {
  await call('POST', 'configmaps', { metadata: { name: 'c' }, data: { one: '1', two: '2' } })
  await call('POST', 'secrets', { metadata: { name: 's' }, stringData: { password: 'secret' } })
  const env = [
    { name: 'PLAIN', value: 'x' },
    { name: 'EXPANDED', value: '$(PLAIN)-$$(PLAIN)-$(NOTHING)' },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 's', key: 'password' } } },
    { name: 'MAYBE', valueFrom: { configMapKeyRef: { name: 'no', key: 'no', optional: true } } },
    { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'TIER', valueFrom: { fieldRef: { fieldPath: "metadata.labels['tier']" } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'requests.cpu' } } }
  ]
  const container = {
    env,
    envFrom: [{ prefix: 'C_', configMapRef: { name: 'c' } }],
    resources: { requests: { cpu: '1' } }
  }
  await call('POST', 'pods', { ...pod(container), metadata: { name: 'web', labels: { tier: 'front' } } })
  await clock.advance(1000)
  expect(launches[0]?.env).toEqual({
    HOSTNAME: 'web',
    C_one: '1',
    C_two: '2',
    PLAIN: 'x',
    EXPANDED: 'x-$(PLAIN)-$(NOTHING)',
    PASSWORD: 'secret',
    NAME: 'web',
    TIER: 'front',
    CPU: '1'
  })
})

describe('init containers', () => {
  test('run one after the other before the others', async () => {
    const initContainers = ['a', 'b'].map(name => ({ name, image: 'init:1' }))
    await call('POST', 'pods', pod({}, { initContainers }))
    const seen: string[][] = []
    for (let step = 0; step < 3; step++) {
      await clock.advance(1500)
      seen.push(launches.map(one => one.container.name))
    }
    expect(seen).toEqual([['a'], ['a', 'b'], ['a', 'b', 'web']])
  })
})
