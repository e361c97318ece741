import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { RequestRecord } from '../../../src/sandbox/cluster/api/faults.ts'
import { routeOf, verbOf } from '../../../src/sandbox/cluster/api/route.ts'
import { canaryOf } from '../../../src/target/kubernetes/canaries.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { preflight } from '../../../src/target/kubernetes/preflight.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { reviewIngresses } from '../../../src/target/kubernetes/review-ingresses.ts'
import { canaryRights, mergedRights, rights } from '../../../src/target/kubernetes/rights.ts'
import { clientFor } from './client-for.ts'
import { manifests, shop, shopOptions } from './shop.ts'
import { ingressTo, Town } from './under-traffic.ts'

interface Shape {
  readonly service?: string
  readonly port?: object
  readonly path?: string
  readonly class?: string | undefined
  readonly annotations?: Record<string, string>
}

const mark = (name: string, value: string) => ({ [`nginx.ingress.kubernetes.io/${name}`]: value })

function ingress(name: string, shape: Shape = {}): KubeObject {
  const { service = 'web', port = { number: 80 }, path = '/', annotations = {} } = shape
  const ingressClassName = 'class' in shape ? shape.class : 'nginx'
  const paths = [{ path, pathType: 'Prefix', backend: { service: { name: service, port } } }]
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, annotations },
    spec: { ...(ingressClassName ? { ingressClassName } : {}), rules: [{ host: 'shop.test', http: { paths } }] }
  }
}

const at = { file: 'k8s/ingress.yaml', line: 3 }
const nginx = { name: 'nginx', controller: 'k8s.io/ingress-nginx' }

function review(
  written: readonly KubeObject[],
  live: readonly KubeObject[] = [],
  read = nginx as typeof nginx | { name: string; controller: undefined }
) {
  const all = [...manifests(shop), ...written.map(object => ({ object, at }))]
  return reviewIngresses(render(all, shopOptions), live, all, read).map(({ severity, message }) => [severity, message])
}

const ours = (): KubeObject => {
  const { app, namespace, rid, version } = render(manifests(shop), shopOptions)
  return canaryOf(ingress('front'), { app, namespace, rid, version }, ['web'])
}

describe('what weights by canaries need', () => {
  test.each<[string, readonly KubeObject[], readonly KubeObject[]]>([
    ['an Ingress of the manifests', [ingress('front')], []],
    ['one that is there', [], [ingress('front')]],
    ['one whose class the cluster chose', [ingress('front', { class: undefined })], [ingress('front')]],
    [
      'one with the class in its annotation',
      [ingress('front', { class: undefined, annotations: { 'kubernetes.io/ingress.class': 'nginx' } })],
      []
    ],
    ['one with a canary of ours', [ingress('front')], [ingress('front'), ours()]],
    [
      'one beside canaries of other places',
      [ingress('front')],
      [ingress('blog', { path: '/blog', annotations: mark('canary', 'true') })]
    ]
  ])('is %s', (_, written, live) => expect(review(written, live)).toEqual([]))

  test.each<[string, readonly KubeObject[], readonly KubeObject[], string]>([
    [
      'no Ingress at all',
      [],
      [],
      'No Ingress of class nginx sends requests to Service web: there is nothing to give weights to.'
    ],
    ['one of another class', [ingress('front', { class: 'alb' })], [], 'No Ingress of class nginx sends'],
    ['one to another Service', [ingress('front', { service: 'blog' })], [], 'No Ingress of class nginx sends'],
    [
      'a canary alone',
      [],
      [ingress('front', { annotations: mark('canary', 'true') })],
      'No Ingress of class nginx sends'
    ],
    [
      'a place that has a canary of others',
      [ingress('front')],
      [ingress('beta', { service: 'beta', annotations: mark('canary', 'true') })],
      'Ingress beta is a canary of Ingress front already: each host and path has one.'
    ],
    [
      'a port that the Service lacks',
      [ingress('front', { port: { number: 81 } })],
      [],
      'Ingress front names port 81 of Service web, which has 80, 9090.'
    ],
    [
      'a name of no port',
      [ingress('front', { port: { name: 'grpc' } })],
      [],
      'Ingress front names port grpc of Service web, which has'
    ]
  ])('is not %s', (_, written, live, says) => {
    expect(review(written, live)).toEqual([['error', expect.stringContaining(says)]])
  })

  test.each([
    ['k8s.io/ingress-nginx', 0],
    ['k8s.io/internal-ingress-nginx', 0],
    ['higress.io/higress-controller', 0],
    ['ingress.k8s.aws/alb', 1],
    ['nginx.org/ingress-controller', 1],
    ['traefik.io/ingress-controller', 1]
  ])('is a controller that honours canaries: %s', (controller, findings) => {
    expect(review([ingress('front')], [], { name: 'nginx', controller })).toHaveLength(findings)
  })

  test('is taken on trust where nobody may read who the controller is', () => {
    expect(review([ingress('front')], [], { name: 'nginx', controller: undefined })).toEqual([])
  })

  test('is less with sessions, which stay where they are', () => {
    expect(review([ingress('front', { annotations: mark('affinity', 'cookie') })])).toEqual([
      ['warning', expect.stringContaining('Ingress front keeps sessions by cookie')]
    ])
  })
})

describe('the rights of a release by canaries', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.open()
  })
  afterEach(() => town.sandbox.stop())

  const rulesOf = (some: typeof rights): Rule[] =>
    mergedRights(some).map(({ group, resource, verbs }) => ({ apiGroups: [group], resources: [resource], verbs }))
  const asked = ({ method, path, query }: RequestRecord): string[] => {
    const found = routeOf(path)
    if (!found?.namespace || !['ingresses', 'services'].includes(found.type.plural)) return []
    return [`${verbOf(method, found, new URLSearchParams(query).has('watch'))} ${found.type.plural}`]
  }

  test('are those of the Role and its own, and no others', async () => {
    await town.release('1.0.0')
    const administrator = town.cluster
    await administrator.create(await administrator.resource('networking.k8s.io/v1', 'Ingress'), ingressTo('web'))
    const limited = new Town(town.sandbox, await clientFor(town.sandbox, rulesOf([...rights, ...canaryRights])))
    const from = town.sandbox.requests.length
    const steps = [
      { weight: 50, for: 100 },
      { weight: 100, for: 0 }
    ]
    const common = { bake: 0, keepPrevious: 0, drain: 100, deadline: 20_000, ingressClass: 'nginx' }
    const { outcome } = await limited.release('1.1.0', {}, { kind: 'weighted', ...common, steps })
    const sent = town.sandbox.requests.slice(from)
    const denied = sent.filter(({ status, path }) => status === 403 && !path.includes('ingressclasses'))
    expect([outcome, denied]).toEqual(['SUCCEEDED', []])
    const own = canaryRights.flatMap(({ resource, verbs }) => verbs.map(verb => `${verb} ${resource}`))
    expect(own.filter(right => !sent.flatMap(asked).includes(right))).toEqual([])
  })

  test('are named where they are missing, and only by such a release', async () => {
    const cluster = await clientFor(town.sandbox, rulesOf(rights))
    const all = manifests(shop).filter(({ object }) => ['Deployment', 'Service'].includes(object.kind))
    const lacking = async (ingressClass?: string) =>
      (
        await preflight(cluster, render(all, shopOptions), all, {
          strategy: 'weighted',
          ...(ingressClass ? { ingressClass } : {})
        })
      )
        .filter(({ message }) => message.includes('lack rights'))
        .map(({ message, hint }) => [
          message.includes('ingresses'),
          hint.includes('verbs: ["list", "watch", "create", "patch", "delete"]'),
          message.includes('httproutes')
        ])
    expect(await lacking('nginx')).toEqual([[true, true, false]])
    expect(await lacking()).toEqual([[false, false, true]])
  })
})
