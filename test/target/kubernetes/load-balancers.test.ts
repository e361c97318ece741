import { expect, test } from 'vitest'
import { silent } from '../../../src/runner/report.ts'
import { hasEndpointGroup, overlapsFor } from '../../../src/target/kubernetes/load-balancers.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { rendered } from '../../model/shop.ts'
import { json } from './api-server.ts'
import { start } from './one-server.ts'

const group = { resources: [{ name: 'targetgroupbindings', kind: 'TargetGroupBinding', namespaced: true, verbs: [] }] }
const binding = (name: string, targetType?: string) => ({
  metadata: { name },
  spec: { serviceRef: { name, port: 80 }, ...(targetType ? { targetType } : {}) }
})
const service = (name: string, neg?: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, annotations: neg === undefined ? {} : { 'cloud.google.com/neg': neg } }
})
const set = rendered('1.0.0', ['web', 'api'])
const automatic = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 0 } as const

/** What is found in a cluster whose bindings are these; `undefined` where it has no such kind. */
async function found(bindings: readonly object[] | undefined, live: readonly KubeObject[] = [], status = 200) {
  const { cluster } = await start(({ path }, outgoing) => {
    if (bindings === undefined) return json(outgoing, { kind: 'Status', message: 'not found' }, 404)
    if (!path.includes('/namespaces/')) return json(outgoing, group)
    return json(outgoing, { metadata: { resourceVersion: '1' }, items: bindings }, status)
  })
  const warnings: string[] = []
  const report = { ...silent, warning: (text: string) => void warnings.push(text) }
  return { overlaps: await overlapsFor(cluster, live, set, automatic, report), warnings }
}

test('a Service whose pods are targets of an AWS load balancer overlaps for a minute; one by node ports does not', async () => {
  expect(await found([binding('web', 'ip'), binding('api', 'instance'), binding('other')])).toEqual({
    overlaps: { web: 60_000 },
    warnings: []
  })
})

test('a Service with a network endpoint group overlaps, in a cluster that has no target groups', async () => {
  expect(await found(undefined, [service('web'), service('api', '{"ingress": true}')])).toEqual({
    overlaps: { api: 60_000 },
    warnings: []
  })
})

test('where the right to look is missing that is said, and nothing overlaps', async () => {
  const { overlaps, warnings } = await found([], [], 403)
  expect([overlaps, warnings.length, warnings[0]]).toEqual([{}, 1, expect.stringContaining('TargetGroupBindings')])
})

test.each([
  [undefined, false],
  ['{"ingress": true}', true],
  ['{"ingress": false}', false],
  ['{"exposed_ports": {"80": {}}}', true],
  ['{"exposed_ports": {}}', false],
  ['yes', false]
])('the annotation %s is an endpoint group: %s', (text, group) =>
  expect(hasEndpointGroup(service('web', text))).toBe(group)
)

test('a length that is said goes for every Service, and 0 for none, without looking', async () => {
  const { cluster, asked } = await start((_asked, outgoing) => json(outgoing, {}, 500))
  const so = (overlap: number) => overlapsFor(cluster, [], set, { ...automatic, overlap }, silent)
  expect([await so(5_000), await so(0), asked.length]).toEqual([{ web: 5_000, api: 5_000 }, {}, 0])
})
