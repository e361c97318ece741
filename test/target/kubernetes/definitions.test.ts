import { describe, expect, test } from 'vitest'
import { CutoverError } from '../../../src/errors.ts'
import { decide } from '../../../src/target/kubernetes/decide.ts'
import { definedBy, onceServed } from '../../../src/target/kubernetes/definitions.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { reviewManifests } from '../../../src/target/kubernetes/review-manifests.ts'
import { Pipeline, see } from '../../model/pipeline.ts'
import { goalFor, manifests as shopOf } from '../../model/shop.ts'
import { fresh, untilWrite } from './stage.ts'

const widgets: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.acme.dev' },
  spec: {
    group: 'acme.dev',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [{ name: 'v1alpha1', served: false }, { name: 'v1', served: true }, { name: 'v2' }]
  }
}
const shared: KubeObject[] = [
  { apiVersion: 'acme.dev/v1', kind: 'Widget', metadata: { name: 'one' } },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'web' } },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'web' } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } },
  widgets
]
const options = { app: 'shop', namespace: 'shop', version: '1.0.0', tag: '1.0.0', images: [] }
const objects = [...shared, ...shopOf('registry.test/web:1.0.0')].map(object => ({ object }))

describe('the objects that releases share', () => {
  test('are there in the order in which they need each other: definitions, identities, rights, and custom resources last', () => {
    const set = render(objects, options)
    const pipeline = new Pipeline(fresh(), goalFor('1.0.0', { set }))
    expect(pipeline.run()).toBe('SUCCEEDED')
    const begun = pipeline.said.findIndex(line => line.startsWith('Staged Deployment'))
    expect(pipeline.said.slice(1, begun)).toEqual([
      'Applied CustomResourceDefinition/widgets.acme.dev',
      'Staged shared objects: ServiceAccount/web, Role/web',
      'Staged shared objects: RoleBinding/web',
      'Staged shared objects: Widget/one',
      `Staged configuration and bundle: Secret/cutover-shop-${set.rid}`
    ])
  })

  test('of a kind that is listed before it can be written are tried again; of any other they are refused', async () => {
    const set = render(objects, options)
    const [widget, account] = [shared[0] as KubeObject, shared[3] as KubeObject]
    const refused = (object: KubeObject, code: 'NOT_FOUND' | 'CLUSTER_DENIED') =>
      onceServed(set, [object], Promise.reject(new CutoverError(code, 'not here', { hint: '' }))).catch(
        (error: CutoverError) => error.code
      )
    expect([
      await refused(widget, 'NOT_FOUND'),
      await refused(widget, 'CLUSTER_DENIED'),
      await refused(account, 'NOT_FOUND')
    ]).toEqual(['CONFLICT', 'CLUSTER_DENIED', 'NOT_FOUND'])
  })

  test('wait until the API server serves what their definitions say', () => {
    const stage = fresh()
    const goal = goalFor('1.0.0', { set: render(objects, options) })
    const pipeline = new Pipeline(stage, goal)
    const write = untilWrite(pipeline, ({ verb }) => verb === 'apply')
    pipeline.land(write)
    const seen = { ...see(stage.world, goal, pipeline.memory), served: new Set<string>() }
    expect(decide(goal, seen, stage.world.now)).toEqual({
      wait: 500,
      why: 'Waiting for the API server to serve widgets.acme.dev'
    })
  })

  test('of a kind that is new are served in each version that is', () => {
    const resource = { kind: 'Widget', name: 'widgets', namespaced: true }
    expect(definedBy(widgets)).toEqual([
      { apiVersion: 'acme.dev/v1', ...resource },
      { apiVersion: 'acme.dev/v2', ...resource }
    ])
  })

  test('do not include the namespace, which is told', () => {
    const namespace = { object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } } }
    const set = render([...objects, namespace], options)
    expect(set.shared.filter(({ kind }) => kind === 'Namespace')).toEqual([])
    expect(reviewManifests(set, [...objects, namespace]).map(({ message }) => message)).toContain(
      'Namespace shop is left out of the release, which goes on within it.'
    )
  })
})

test('many objects are applied some at a time, so that the lock is renewed in between', () => {
  const many = Array.from({ length: 23 }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `map-${index}` }
  }))
  const pipeline = new Pipeline(fresh(), goalFor('1.0.0', { more: many }))
  expect(pipeline.run()).toBe('SUCCEEDED')
  const applied = pipeline.said.filter(line => line.startsWith('Applied'))
  expect(applied.map(line => line.split(', ').length)).toEqual([10, 10, 3])
})
