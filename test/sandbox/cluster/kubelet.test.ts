import { afterEach, describe, expect, test } from 'vitest'
import { type ClusterOptions, type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import type { Pod } from '../../../src/sandbox/cluster/pods.ts'
import { type VirtualClock, virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { type Behaviour, simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../src/sandbox/cluster/workload/workload.ts'
import { caller } from './api.ts'

let clock: VirtualClock
let cluster: SandboxCluster
let call: ReturnType<typeof caller>
let launches: Launch[]

async function start(
  behaviour: (launch: Launch) => Behaviour = () => ({}),
  options: ClusterOptions = {}
): Promise<void> {
  clock = virtualClock()
  launches = []
  const workload = simulated(clock, launch => {
    launches.push(launch)
    return behaviour(launch)
  })
  cluster = await startCluster({ clock, namespaces: ['shop'], workload, ...options })
  call = caller(cluster)
}

afterEach(() => cluster.stop())

const pod = (container: object = {}, spec: object = {}) => ({
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec }
})
const get = () => cluster.objects<Pod>('Pod')[0]
const status = () => get()?.status.containerStatuses?.[0]
const events = () => cluster.objects('Event').map(event => `${String(event.reason)}: ${String(event.message)}`)

describe('a container that crashes', () => {
  test('starts again at once, then after 10 s, then after 20 s', async () => {
    await start(() => ({ exitAfter: 1000, exitCode: 1 }))
    await call('POST', 'pods', pod())
    const counts: (number | undefined)[] = []
    for (const seconds of [1.5, 10, 2, 19, 1]) {
      await clock.advance(seconds * 1000)
      counts.push(status()?.restartCount)
    }
    expect(counts).toEqual([1, 1, 2, 2, 3])
  })

  test('is shown as ended between its starts, with the end before that as its last', async () => {
    await start(() => ({ exitAfter: 1000, exitCode: 3 }))
    await call('POST', 'pods', pod())
    await clock.advance(5000)
    const [state, last] = [status()?.state.terminated, status()?.lastState.terminated]
    expect([state?.exitCode, state?.reason, last?.exitCode, status()?.ready]).toEqual([3, 'Error', 3, false])
    const { uid } = get()?.metadata ?? {}
    expect(events()).toContain(`BackOff: Back-off restarting failed container web in pod web_shop(${uid})`)
  })

  test('says CrashLoopBackOff all the while where the cluster is told to', async () => {
    await start(() => ({ exitAfter: 1000, exitCode: 1 }), { showsCrashLoop: true })
    await call('POST', 'pods', pod())
    await clock.advance(5000)
    const { uid } = get()?.metadata ?? {}
    expect(status()?.state).toEqual({
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off 10s restarting failed container=web pod=web_shop(${uid})`
      }
    })
  })

  test('keeps the log of its last run beside that of the present one', async () => {
    await start(({ log }) => {
      log(`run ${launches.length}`)
      return launches.length === 1 ? { exitAfter: 1000, exitCode: 1 } : {}
    })
    await call('POST', 'pods', pod())
    await clock.advance(3000)
    const log = async (query: string) => {
      const answer = await cluster.serve({
        method: 'GET',
        path: '/api/v1/namespaces/shop/pods/web/log',
        query: new URLSearchParams(query),
        headers: { authorization: `Bearer ${cluster.token}` },
        body: Buffer.alloc(0),
        signal: new AbortController().signal
      })
      return answer === 'reset' ? answer : answer.body
    }
    expect([await log('previous=true'), await log('tailLines=5')]).toEqual(['run 1\n', 'run 2\n'])
  })
})

describe('a container that can not start', () => {
  test('for want of its image alternates between ErrImagePull and ImagePullBackOff until it is there', async () => {
    let there = false
    const gone = { error: 'ErrImagePull', message: 'web:1: not found' } as const
    await start(undefined, { resolveImage: async () => (there ? { command: [], cwd: '/', env: {} } : gone) })
    await call('POST', 'pods', pod())
    await clock.advance(1000)
    const first = status()?.state.waiting
    await clock.advance(10_000)
    const second = status()?.state.waiting
    there = true
    await clock.advance(30_000)
    expect([first, second, Object.keys(status()?.state ?? {})]).toEqual([
      { reason: 'ErrImagePull', message: 'web:1: not found' },
      { reason: 'ImagePullBackOff', message: 'Back-off pulling image "web:1": ErrImagePull: web:1: not found' },
      ['running']
    ])
  })

  test('for want of its configuration says what is missing, and starts when it comes', async () => {
    await start()
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }]
    await call('POST', 'pods', pod({ env }))
    await clock.advance(2000)
    const before = status()?.state.waiting
    await call('POST', 'configmaps', { metadata: { name: 'settings' }, data: { a: '1' } })
    await clock.advance(5000)
    expect([before, launches[0]?.env.A]).toEqual([
      { reason: 'CreateContainerConfigError', message: 'configmap "settings" not found' },
      '1'
    ])
  })

  test('for want of a place is reported as unschedulable', async () => {
    await start(undefined, { node: { cpu: '2' } })
    await call('POST', 'pods', pod({ resources: { requests: { cpu: '3' } } }))
    await clock.advance(1000)
    expect(get()?.status.conditions?.map(({ type, status: is, reason }) => [type, is, reason])).toEqual([
      ['PodScheduled', 'False', 'Unschedulable']
    ])
  })
})

describe('probes', () => {
  const probe = { httpGet: { path: '/', port: 8080 }, periodSeconds: 1, failureThreshold: 3 }

  test('a startup probe keeps the others back, and a liveness probe that fails restarts the container', async () => {
    await start(() => ({ readyAfter: 'never' }))
    await call('POST', 'pods', pod({ startupProbe: { ...probe, failureThreshold: 10 }, livenessProbe: probe }))
    await clock.advance(8000)
    const before = [status()?.started, status()?.restartCount]
    await clock.advance(4000)
    expect([before, status()?.restartCount]).toEqual([[false, 0], 1])
    expect(events()).toContain('Killing: Container web failed startup probe, will be restarted')
  })

  /** A cluster whose one container answers its probes as the test says. */
  async function startAnswering(): Promise<(good: boolean) => void> {
    let good = true
    const { promise: exit, resolve: end } = Promise.withResolvers<{ code: number }>()
    const running = { exit, signal: () => end({ code: 0 }), address: () => undefined, answers: () => good }
    await start(undefined, { workload: async () => running })
    return next => {
      good = next
    }
  }

  test('readiness comes and goes without a restart', async () => {
    const answer = await startAnswering()
    await call('POST', 'pods', pod({ readinessProbe: probe }))
    const seen: (boolean | undefined)[] = []
    for (const next of [true, false, true]) {
      answer(next)
      await clock.advance(5000)
      seen.push(status()?.ready)
    }
    expect([seen, status()?.restartCount]).toEqual([[true, false, true], 0])
  })

  test('a startup probe that has succeeded asks no more', async () => {
    const answer = await startAnswering()
    await call('POST', 'pods', pod({ startupProbe: probe }))
    await clock.advance(2000)
    answer(false)
    await clock.advance(60_000)
    expect([status()?.started, status()?.restartCount]).toEqual([true, 0])
  })
})

describe('the end of a pod', () => {
  test('waits for preStop, then SIGTERM, then the drain', async () => {
    await start(() => ({ drain: 4000 }))
    const lifecycle = { preStop: { exec: { command: ['/bin/sh', '-c', 'sleep 3'] } } }
    await call('POST', 'pods', pod({ lifecycle }))
    await clock.advance(1000)
    await call('DELETE', 'pods/web')
    await clock.advance(6500)
    const before = get()?.metadata.name
    await clock.advance(1000)
    expect([before, get()]).toEqual(['web', undefined])
  })

  test('comes with SIGKILL when the grace period is over, preStop included', async () => {
    await start(() => ({ drain: 60_000 }))
    const lifecycle = { preStop: { sleep: { seconds: 3 } } }
    await call('POST', 'pods', pod({ lifecycle }, { terminationGracePeriodSeconds: 5 }))
    await clock.advance(1000)
    await call('DELETE', 'pods/web')
    await clock.advance(4500)
    const before = get()?.metadata.name
    await clock.advance(1000)
    expect([before, get()]).toEqual(['web', undefined])
  })

  test('is immediate when it is forced', async () => {
    await start(() => ({ drain: 60_000 }))
    await call('POST', 'pods', pod())
    await clock.advance(1000)
    await call('DELETE', 'pods/web', { gracePeriodSeconds: 0 })
    expect(get()).toBe(undefined)
  })
})
