import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { RequestRecord } from '../../../src/sandbox/cluster/api/faults.ts'
import { routeOf, verbOf } from '../../../src/sandbox/cluster/api/route.ts'
import { type KubeObject, key } from '../../../src/target/kubernetes/objects.ts'
import { preflight } from '../../../src/target/kubernetes/preflight.ts'
import type { ManifestObject } from '../../../src/target/kubernetes/release-set.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { reviewRoutes } from '../../../src/target/kubernetes/review-routes.ts'
import { mergedRights, rights, weightedRights } from '../../../src/target/kubernetes/rights.ts'
import { clientFor } from './client-for.ts'
import { manifests, shop, shopOptions } from './shop.ts'
import { Town } from './under-traffic.ts'

const route = (backendRefs: readonly object[], name = 'front', metadata: object = {}): KubeObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name, ...metadata },
  spec: { rules: [{ backendRefs }] }
})
const at = { file: 'k8s/route.yaml', line: 3 }
const objects = (...routes: KubeObject[]): ManifestObject[] => [
  ...manifests(shop),
  ...routes.map(object => ({ object, at }))
]
const setOf = (all: readonly ManifestObject[]) => render(all, shopOptions)
const web = { name: 'web', port: 80 }
const review = (written: readonly KubeObject[], live: readonly KubeObject[] | undefined = []) => {
  const all = objects(...written)
  return reviewRoutes(setOf(all), live, all).map(({ severity, message, at: place }) => [severity, message, place?.line])
}

describe('what weights need', () => {
  test.each<[string, readonly KubeObject[], readonly KubeObject[]]>([
    ['a route of the manifests', [route([web])], []],
    ['a route that is there', [], [route([web])]],
    ['a route that a release has a share of', [], [shared()]],
    ['routes to other Services beside it', [route([web])], [route([{ name: 'docs' }, { name: 'blog' }], 'docs')]]
  ])('is %s', (_, written, live) => expect(review(written, live)).toEqual([]))

  test.each<[string, readonly KubeObject[], readonly KubeObject[] | undefined, string]>([
    ['a cluster without routes', [], undefined, 'The cluster serves no HTTPRoute (gateway.networking.k8s.io/v1).'],
    ['no route at all', [], [], 'No HTTPRoute sends requests to Service web'],
    ['a route to another namespace', [route([{ ...web, namespace: 'other' }])], [], 'No HTTPRoute sends requests'],
    [
      'a rule that shares already',
      [],
      [route([web, { name: 'old' }])],
      'Rule 1 of HTTPRoute front shares the requests for Service web with 1 other backends.'
    ],
    [
      'a rule without weight',
      [],
      [route([{ ...web, weight: 0 }])],
      'gives Service web the weight 0: it must be from 1 to 10000.'
    ],
    [
      'a port that the Service lacks',
      [],
      [route([{ ...web, port: 81 }])],
      'names port 81 of Service web, which has 80, 9090.'
    ]
  ])('is not %s', (_, written, live, says) => {
    const all = objects(...written)
    const found = reviewRoutes(setOf(all), live, all)
    expect(found.map(({ severity }) => severity)).toEqual(['error'])
    expect(found[0]?.message).toContain(says)
  })

  test('shows the line of a route of the manifests, which goes before the one that is there', () => {
    const written = route([web, { name: 'old' }])
    expect(review([written], [route([web])]).map(([severity, , line]) => [severity, line])).toEqual([['error', 3]])
  })

  test('suffers from who would set the weights back', () => {
    const marks = (name: string) => ({ annotations: { [name]: 'shop' } })
    const live = [
      route([web], 'one', marks('argocd.argoproj.io/tracking-id')),
      route([web], 'two', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'shop' } })
    ]
    expect(review([], live).map(([severity, message]) => [severity, message])).toEqual([
      ['warning', 'Argo CD manages HTTPRoute one and would set its weights back: the release would stop.'],
      ['warning', 'Flux manages HTTPRoute two and would set its weights back: the release would stop.']
    ])
  })
})

function shared(): KubeObject {
  const twin = { ...web, name: 'web-1-0-0-abc', weight: 30 }
  return route([{ ...web, weight: 70 }, twin], 'front', { annotations: { [key.active]: '1-0-0-abc' } })
}

describe('the rights of a release by weights', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.open()
  })
  afterEach(() => town.sandbox.stop())

  const rulesOf = (some: typeof rights): Rule[] =>
    mergedRights(some).map(({ group, resource, verbs }) => ({ apiGroups: [group], resources: [resource], verbs }))
  const asked = ({ method, path, query }: RequestRecord): string[] => {
    const found = routeOf(path)
    if (!found?.namespace || !['httproutes', 'services'].includes(found.type.plural)) return []
    return [`${verbOf(method, found, new URLSearchParams(query).has('watch'))} ${found.type.plural}`]
  }

  test('are those of the Role and its own, and no others', async () => {
    await town.release('1.0.0')
    const administrator = town.cluster
    await administrator.create(
      await administrator.resource('gateway.networking.k8s.io/v1', 'HTTPRoute'),
      route([web], 'web')
    )
    const limited = new Town(town.sandbox, await clientFor(town.sandbox, rulesOf([...rights, ...weightedRights])))
    const from = town.sandbox.requests.length
    const steps = [
      { weight: 50, for: 100 },
      { weight: 100, for: 0 }
    ]
    const common = { bake: 0, keepPrevious: 0, drain: 100, deadline: 20_000 }
    const { outcome } = await limited.release('1.1.0', {}, { kind: 'weighted', ...common, steps })
    const sent = town.sandbox.requests.slice(from)
    expect([outcome, sent.filter(({ status }) => status === 403)]).toEqual(['SUCCEEDED', []])
    const own = weightedRights.flatMap(({ resource, verbs }) => verbs.map(verb => `${verb} ${resource}`))
    expect(own.filter(right => !sent.flatMap(asked).includes(right))).toEqual([])
  })

  test('are named where they are missing, and only by such a release', async () => {
    const cluster = await clientFor(town.sandbox, rulesOf(rights))
    const all = objects().filter(({ object }) => ['Deployment', 'Service'].includes(object.kind))
    const lacking = async (strategy: 'blueGreen' | 'weighted') =>
      (await preflight(cluster, setOf(all), all, { strategy }))
        .filter(({ message }) => message.includes('lack rights'))
        .map(({ message, hint }) => [message.includes('httproutes'), hint.includes('resources: ["httproutes"]')])
    expect(await lacking('weighted')).toEqual([[true, true]])
    expect((await lacking('blueGreen')).flat()).not.toContain(true)
  })
})
