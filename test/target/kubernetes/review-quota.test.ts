import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { quantity } from '../../../src/target/kubernetes/quota.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import type { Live } from '../../../src/target/kubernetes/review-namespace.ts'
import { reviewNamespace } from '../../../src/target/kubernetes/review-namespace.ts'
import { manifests, shop, shopOptions } from './shop.ts'

const empty: Live = {
  services: [],
  deployments: [],
  replicaSets: [],
  pods: [],
  autoscalers: [],
  budgets: [],
  quotas: []
}

const object = (kind: string, name: string, more: object = {}, metadata: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, uid: `uid-${name}`, generation: 1, ...metadata },
  ...more
})
describe('a quota', () => {
  const resources = { requests: { cpu: '250m', memory: '128Mi' }, limits: { memory: '256Mi' } }
  const text = shop.replace('ports: [{ name: http, containerPort: 8080 }]', `resources: ${JSON.stringify(resources)}`)
  const hungry = manifests(text)
  const larger = render(hungry, shopOptions)
  const quota = (hard: object, used: object = {}, spec: object = {}) =>
    object('ResourceQuota', 'team', { spec, status: { hard, used } })
  const reviewed = (quotas: KubeObject[], deployments: KubeObject[] = []) =>
    reviewNamespace(larger, { ...empty, quotas, deployments }, hungry)

  test('that has room for the release beside the old one is fine', () => {
    const hard = {
      pods: '6',
      cpu: '1500m',
      'limits.memory': '1536Mi',
      'requests.memory': '1Gi',
      services: '1',
      configmaps: '1'
    }
    const used = {
      pods: '3',
      cpu: '750m',
      'limits.memory': '768Mi',
      'requests.memory': '640Mi',
      services: '1',
      configmaps: '2'
    }
    expect(reviewed([quota(hard, used)])).toEqual([])
  })

  test('that has none says what is short and by how much', () => {
    const hard = { pods: '5', 'requests.cpu': '1', 'limits.memory': '1Gi', 'requests.memory': '1Gi' }
    const used = { pods: '3', 'requests.cpu': '750m', 'limits.memory': '768Mi', 'requests.memory': '384Mi' }
    expect(reviewed([quota(hard, used)])).toEqual([
      {
        severity: 'error',
        message:
          'ResourceQuota team has no room for the new release beside the old one: pods 3 of 5 used, 3 more needed; requests.cpu 750m of 1 used, 750m more needed; limits.memory 768Mi of 1Gi used, 768Mi more needed.',
        hint: 'Raise the quota for the time of the release, lower replicas or requests, or use strategy: rolling.'
      }
    ])
  })

  test('that is for some pods only, or counts the release already, is left to the API server', () => {
    const full = quota({ pods: '3' }, { pods: '3' })
    const live = larger.deployments.map(({ object }) => object)
    expect([reviewed([quota({ pods: '0' }, {}, { scopes: ['BestEffort'] })]), reviewed([full], live)]).toEqual([[], []])
  })

  test('counts in the quantities of Kubernetes', () => {
    const written = ['100m', '1', '1.5Gi', '2e3', '5k', '1M', '250u', 'nonsense', '1X'].map(quantity)
    expect(written).toEqual([0.1, 1, 1.5 * 2 ** 30, 2000, 5000, 1e6, expect.closeTo(2.5e-4), Number.NaN, Number.NaN])
    fc.assert(fc.property(fc.nat(), n => quantity(`${n}Mi`) === n * 2 ** 20))
  })
})
