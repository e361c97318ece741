import { expect, test } from 'vitest'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { type Seen, settled } from '../../../src/target/kubernetes/seen.ts'

const metadata = { name: 'db', generation: 2 }
const old = { observedGeneration: 2, currentRevision: 'a', updateRevision: 'b' }
const object = (kind: string, updateStrategy: object, status: object, replicas = 3): KubeObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata,
  spec: { replicas, updateStrategy },
  status: { observedGeneration: 2, ...status }
})
const isSettled = (live: KubeObject): boolean =>
  settled({ statefulSets: [live], daemonSets: [live] } as unknown as Seen, live)

test.each([
  ['every pod is of the new revision', {}, { currentRevision: 'b', updateRevision: 'b', readyReplicas: 3 }, true],
  ['some are not', {}, { ...old, readyReplicas: 3, updatedReplicas: 2 }, false],
  [
    'a partition keeps the others back',
    { rollingUpdate: { partition: 1 } },
    { ...old, readyReplicas: 3, updatedReplicas: 2 },
    true
  ],
  [
    'a partition waits for its own',
    { rollingUpdate: { partition: 1 } },
    { ...old, readyReplicas: 3, updatedReplicas: 1 },
    false
  ],
  [
    'a partition and an unready pod',
    { rollingUpdate: { partition: 1 } },
    { ...old, readyReplicas: 2, updatedReplicas: 2 },
    false
  ],
  ['somebody is to delete its pods', { type: 'OnDelete' }, { ...old, readyReplicas: 3 }, true],
  ['its controller has not looked', { type: 'OnDelete' }, { ...old, observedGeneration: 1, readyReplicas: 3 }, false]
])('a StatefulSet, where %s, is rolled out: %#', (_, strategy, status, expected) =>
  expect(isSettled(object('StatefulSet', strategy, status))).toBe(expected)
)

test.each([
  [
    'every node has the new one',
    {},
    { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 },
    true
  ],
  ['one node has not', {}, { desiredNumberScheduled: 2, updatedNumberScheduled: 1, numberAvailable: 2 }, false],
  ['somebody is to delete its pods', { type: 'OnDelete' }, { desiredNumberScheduled: 2, numberAvailable: 2 }, true]
])('a DaemonSet, where %s, is rolled out: %#', (_, strategy, status, expected) =>
  expect(isSettled(object('DaemonSet', strategy, status))).toBe(expected)
)
