import { describe, expect, test } from 'vitest'
import { reviewDrift, reviewMarks } from '../../../src/target/kubernetes/drift.ts'
import { foreignFields } from '../../../src/target/kubernetes/managed-fields.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'

const deployment = (replicas: number, image: string, managedFields: readonly object[] = []): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { 'cutover.dev/release': '1-0-0-ab12cd34' }, managedFields },
  spec: {
    replicas,
    template: {
      metadata: { labels: { 'cutover.dev/release': '1-0-0-ab12cd34' } },
      spec: { containers: [{ name: 'web', image, resources: { limits: { cpu: '500m' } } }] }
    }
  }
})
const ownedBy = (manager: string, spec: object, more: object = {}) => ({
  manager,
  fieldsV1: { 'f:spec': spec },
  ...more
})
const ofContainer = (field: string) => ({
  'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, [field]: {} } } } }
})
const written = deployment(2, 'web:1')

describe('what others changed of the live release', () => {
  test('is told with its field and their name', () => {
    const live = deployment(5, 'web:2', [
      ownedBy('cutover', { 'f:selector': {} }),
      ownedBy('kubectl-edit', { 'f:replicas': {} }),
      ownedBy('kubectl-set', ofContainer('f:image'))
    ])
    expect(reviewDrift([{ written, live }], '1.0.0')).toEqual([
      {
        severity: 'warning',
        message:
          'Deployment web was changed since 1.0.0 was released: .spec.replicas (by kubectl-edit), .spec.template.spec.containers[web].image (by kubectl-set).',
        hint: 'The new release does not have that change: make it in the manifests to keep it.'
      }
    ])
  })

  test('is not what nobody else owns, what has the same value, or what we never wrote', () => {
    const live = deployment(2, 'web:1', [
      ownedBy('kubectl-edit', { 'f:replicas': {}, 'f:paused': {} }),
      ownedBy('kube-controller-manager', { 'f:replicas': {} }, { subresource: 'status' }),
      ownedBy('cutover', ofContainer('f:resources'))
    ])
    expect(foreignFields(deployment(2, 'web:1'), live)).toEqual([])
  })

  test('is not the size that an autoscaler sets', () => {
    const live = deployment(9, 'web:1', [
      ownedBy('kube-controller-manager', { 'f:replicas': {} }, { subresource: 'scale' })
    ])
    expect(reviewDrift([{ written, live }], '1.0.0')).toEqual([])
  })

  test('of a list whose items have keys is found by them, defaults included', () => {
    const service = (targetPort: number, protocol?: string): KubeObject => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'web',
        managedFields: [
          ownedBy('kubectl-edit', { 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:targetPort': {} } } })
        ]
      },
      spec: { ports: [{ port: 80, targetPort, ...(protocol ? { protocol } : {}) }] }
    })
    expect(foreignFields(service(8080), service(9090, 'TCP'))).toEqual([
      { path: '.spec.ports[80,TCP].targetPort', manager: 'kubectl-edit' }
    ])
  })
})

describe('marks that somebody changed', () => {
  const messages = (object: KubeObject) => reviewMarks('shop', [object]).map(({ message }) => message)
  const marked = (labels: Record<string, string>, annotations: Record<string, string> = {}): KubeObject => {
    const object = deployment(1, 'web:1')
    return { ...object, metadata: { name: 'web', labels: { 'cutover.dev/app': 'shop', ...labels }, annotations } }
  }

  test('so that epochs can no longer be told apart stop a release', () => {
    const release = { 'cutover.dev/release': '1-0-0-ab12cd34' }
    expect(messages(marked(release, { 'cutover.dev/epoch': 'seven' }))).toEqual([
      "Deployment web has the annotation cutover.dev/epoch: 'seven', which is no number: late requests could not be told from new ones."
    ])
    expect(messages(marked(release, { 'cutover.dev/epoch': '7' }))).toEqual([])
  })

  test('so that a Deployment would be taken for another release stop a release', () => {
    expect([messages(marked({ 'cutover.dev/release': '2-0-0-ab12cd34' })), messages(marked({}))]).toEqual([
      [
        'Deployment web has the label cutover.dev/release: 2-0-0-ab12cd34, and its pods 1-0-0-ab12cd34: it would be taken for another release.'
      ],
      [
        'Deployment web has the label cutover.dev/release: none, and its pods 1-0-0-ab12cd34: it would be taken for another release.'
      ]
    ])
  })
})
