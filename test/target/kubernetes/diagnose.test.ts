import { describe, expect, test } from 'vitest'
import { diagnose, doomed, logsOf } from '../../../src/target/kubernetes/diagnose.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'

// The statuses are those of kubelet 1.36, cut to what is read.

const pod = (name: string, container: object, status: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  status: {
    phase: 'Running',
    containerStatuses: [{ name: 'web', image: 'acme/web:1', restartCount: 0, ...container }],
    ...status
  }
})
const event = (about: string, reason: string, message: string, more: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: `${about}.1` },
  type: 'Warning',
  reason,
  message,
  involvedObject: { kind: 'Pod', name: about },
  ...more
})

const waiting = (reason: string, message?: string) => ({
  state: { waiting: { reason, ...(message ? { message } : {}) } }
})
const ended = { terminated: { exitCode: 1, reason: 'Error' } }
const running = { running: { startedAt: '2026-01-01T00:00:00Z' } }

const ready = pod('ready', { ready: true, state: running })
const starting = pod('starting', { state: running })
const looping = pod('looping', { containerID: 'x', restartCount: 2, state: ended, lastState: ended })
const backingOff = pod('backing-off', { restartCount: 3, ...waiting('CrashLoopBackOff'), lastState: ended })
const missing = pod('missing', waiting('ErrImagePull', 'rpc error: acme/web:1: not found'))
const unscheduled: KubeObject = {
  ...pod('unscheduled', {}),
  status: {
    phase: 'Pending',
    conditions: [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes are available.' }
    ]
  }
}

describe('pods are doomed', () => {
  test.each<[string, KubeObject, string]>([
    ['that crashed three times and are down', looping, 'container web exits with 1, 3 starts so far'],
    ['that wait for the next crash', backingOff, 'container web exits with 1, 4 starts so far'],
    [
      'whose program was killed again and again',
      pod('oom', { restartCount: 2, state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }),
      'container web exits with 137 (OOMKilled), 3 starts so far'
    ],
    [
      'whose init container fails',
      pod('init', waiting('PodInitializing'), {
        initContainerStatuses: [{ name: 'migrate', restartCount: 2, state: ended, lastState: ended }]
      }),
      'container migrate exits with 1, 3 starts so far'
    ],
    [
      'whose program ends again and again',
      pod('a', { restartCount: 2, state: { terminated: { exitCode: 0, reason: 'Completed' } } }),
      'container web exits with 0 (Completed), 3 starts so far'
    ],
    ['whose image is not found', missing, 'the image acme/web:1 of container web is not found'],
    [
      'whose image is not found, between two attempts',
      pod('a', waiting('ImagePullBackOff', 'Back-off pulling image "acme/web:1": ErrImagePull: acme/web:1: not found')),
      'the image acme/web:1 of container web is not found'
    ],
    [
      'whose image has no valid name',
      pod('a', { image: 'UPPER/x:1', ...waiting('InvalidImageName') }),
      'the image UPPER/x:1 of container web is no valid name'
    ],
    [
      'whose image has no valid name, as containerd says it',
      pod('a', { image: 'UPPER/x:1', ...waiting('ErrImagePull', 'failed to parse image reference "UPPER/x:1"') }),
      'the image UPPER/x:1 of container web is no valid name'
    ],
    [
      'that name configuration that is not there',
      pod('a', waiting('CreateContainerConfigError', 'configmap "absent" not found')),
      'container web can\'t be configured: configmap "absent" not found'
    ]
  ])('%s', (_, one, why) => {
    expect(doomed([one])).toBe(why)
  })

  test.each<[string, KubeObject[]]>([
    ['while one of them may still come', [looping, starting]],
    ['when they crashed twice', [pod('a', { restartCount: 1, state: ended, lastState: ended })]],
    ['while their next start runs', [pod('a', { restartCount: 5, state: running, lastState: ended })]],
    ['because a registry does not answer', [pod('a', waiting('ErrImagePull', 'dial tcp: i/o timeout'))]],
    [
      'because the kubelet has not read their configuration yet',
      [
        pod(
          'a',
          waiting('CreateContainerConfigError', 'failed to sync configmap cache: timed out waiting for the condition')
        )
      ]
    ],
    ['because they find no node', [unscheduled]],
    ['that have no status yet', [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }]]
  ])('never %s', (_, pods) => {
    expect(doomed(pods)).toBeUndefined()
  })
})

test('a diagnosis tells each trouble once, with warnings and the end of the log', () => {
  const crashes = { reason: 'BackOff', count: 4 }
  const lines = diagnose(
    [
      { ...looping, metadata: { name: 'web-1' } },
      { ...looping, metadata: { name: 'web-2' } },
      unscheduled,
      pod('probed', { containerID: 'x', state: running }),
      ready
    ],
    [
      event('probed', 'Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 500', { count: 25 }),
      event('web-1', 'BackOff', 'Back-off restarting failed container', {
        ...crashes,
        lastTimestamp: '2026-01-01T00:00:02Z'
      }),
      event('web-1', 'Failed', 'Error: x', { lastTimestamp: '2026-01-01T00:00:01Z' }),
      event('web-1', 'Pulled', 'Pulled the image', { type: 'Normal' }),
      event('other', 'Failed', 'not ours')
    ],
    [
      {
        pod: 'web-1',
        container: 'web',
        previous: false,
        text: `${Array.from({ length: 30 }, (_, i) => i).join('\n')}\n`
      },
      { pod: 'probed', container: 'web', previous: false, text: '\n' }
    ]
  )
  expect(lines).toEqual([
    'Pod web-1: container web exits with 1, 3 starts so far (1 more alike)',
    '  Failed: Error: x',
    '  BackOff: Back-off restarting failed container (4 times)',
    '  the log of web ends with:',
    ...Array.from({ length: 20 }, (_, i) => `    ${i + 10}`),
    'Pod unscheduled: finds no node (Unschedulable): 0/1 nodes are available',
    'Pod probed: container web runs but is not ready',
    '  Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 500 (25 times)'
  ])
})

test('what is long is cut, and so are pods that all suffer differently', () => {
  const pods = Array.from({ length: 9 }, (_, i) => pod(`web-${i}`, waiting(`Reason${i}`, 'x'.repeat(2000))))
  expect(diagnose(pods, [], [])).toEqual(
    [0, 1, 2].map(i => `Pod web-${i}: container web waits (Reason${i}): ${'x'.repeat(500)}...`)
  )
})

test('a pod that failed as a whole says why', () => {
  const evicted: KubeObject = { ...ready, status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }
  expect(diagnose([evicted], [], [])).toEqual(['Pod ready: failed (Evicted): low on memory'])
})

test('logs are read of containers that ran: the run that failed, and no more than one pod of a kind', () => {
  expect(logsOf([looping, { ...looping, metadata: { name: 'alike' } }, backingOff, missing, starting, ready])).toEqual([
    { pod: 'looping', container: 'web', previous: false },
    { pod: 'backing-off', container: 'web', previous: true }
  ])
})
