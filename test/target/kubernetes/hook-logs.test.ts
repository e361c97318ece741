import { expect, test } from 'vitest'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import { HookLogs } from '../../../src/target/kubernetes/hook-logs.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { json } from './api-server.ts'
import { start } from './one-server.ts'

const job: KubeObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'smoke', uid: 'job' },
  status: { conditions: [{ type: 'Failed', status: 'True', message: 'it failed' }] }
}
const pod = {
  metadata: { name: 'smoke-x', uid: 'pod' },
  spec: { containers: [{ name: 'smoke' }] },
  status: { phase: 'Failed', containerStatuses: [{ name: 'smoke', state: { terminated: { exitCode: 1 } } }] }
}
const resources = [{ name: 'pods', kind: 'Pod', namespaced: true, verbs: [] }]

test('a log that never comes does not keep what follows from a failed hook', async () => {
  const { cluster, asked } = await start(({ path }, outgoing) => {
    if (path.endsWith('/v1')) json(outgoing, { resources })
    else if (!path.includes('/log')) json(outgoing, { metadata: { resourceVersion: '1' }, items: [pod] })
  })
  const waited: number[] = []
  const isAsked = () => expect.poll(() => asked.some(({ path }) => path.includes('/log'))).toBe(true)
  const sleep = async (duration: number) => {
    await isAsked()
    waited.push(duration)
  }
  const logs = new HookLogs(cluster, silent, { ...systemClock, sleep })
  await logs.follow([job], [], () => true)
  expect(waited).toEqual([3_000])
})
