import { describe, expect, test } from 'vitest'
import type { Resource } from '../../../src/target/kubernetes/objects.ts'
import type { startApiServer } from './api-server.ts'
import { json } from './api-server.ts'
import { deployments, refusal, start, web } from './one-server.ts'

const namespaces: Resource = { apiVersion: 'v1', kind: 'Namespace', name: 'namespaces', namespaced: false }

describe('each call is one request:', () => {
  const headers = { authorization: 'Bearer abc', accept: 'application/json' }
  const asJson = { ...headers, 'content-type': 'application/json' }
  const root = '/prefix/apis/apps/v1/namespaces/shop/deployments'
  const reader = { ...headers, 'content-type': undefined }
  const { create, replace, patch, apply } = {
    create: `${root}?fieldManager=cutover`,
    replace: `${root}/web?fieldManager=cutover`,
    patch: `${root}/web?fieldManager=cutover`,
    apply: `${root}/web?fieldManager=cutover&force=false`
  }
  type Server = Awaited<ReturnType<typeof startApiServer>>
  const operations = [{ op: 'test', path: '/a', value: 1 }] as const

  test.each<[string, (server: Server) => Promise<unknown>, object]>([
    ['get', s => s.cluster.get(deployments, 'web'), { method: 'GET', path: `${root}/web`, headers: reader }],
    [
      'get elsewhere',
      s => s.cluster.get(deployments, 'web', 'store'),
      { method: 'GET', path: '/prefix/apis/apps/v1/namespaces/store/deployments/web', headers: reader }
    ],
    [
      'get of what has no namespace',
      s => s.cluster.get(namespaces, 'shop'),
      { method: 'GET', path: '/prefix/api/v1/namespaces/shop', headers: reader }
    ],
    [
      'list',
      s => s.cluster.list(deployments, { labelSelector: 'a=b,c', fieldSelector: 'x=y' }),
      { method: 'GET', path: `${root}?labelSelector=a%3Db%2Cc&fieldSelector=x%3Dy`, headers: reader }
    ],
    ['create', s => s.cluster.create(deployments, web), { method: 'POST', path: create, headers: asJson, body: web }],
    [
      'dry create',
      s => s.cluster.create(deployments, web, { dryRun: true }),
      { method: 'POST', path: `${create}&dryRun=All`, headers: asJson, body: web }
    ],
    ['replace', s => s.cluster.replace(deployments, web), { method: 'PUT', path: replace, headers: asJson, body: web }],
    [
      'patch',
      s => s.cluster.patch(deployments, 'web', operations),
      {
        method: 'PATCH',
        path: patch,
        headers: { ...headers, 'content-type': 'application/json-patch+json' },
        body: operations
      }
    ],
    [
      'patch of the scale',
      s => s.cluster.patch(deployments, 'web', operations, { subresource: 'scale' }),
      {
        method: 'PATCH',
        path: `${root}/web/scale?fieldManager=cutover`,
        headers: { ...headers, 'content-type': 'application/json-patch+json' },
        body: operations
      }
    ],
    [
      'apply',
      s => s.cluster.apply(deployments, web),
      {
        method: 'PATCH',
        path: apply,
        headers: { ...headers, 'content-type': 'application/apply-patch+yaml' },
        body: web
      }
    ],
    [
      'remove',
      s => s.cluster.remove(deployments, 'web', { uid: 'u', resourceVersion: '7' }),
      {
        method: 'DELETE',
        path: `${root}/web`,
        headers: asJson,
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy: 'Background',
          preconditions: { uid: 'u', resourceVersion: '7' }
        }
      }
    ],
    [
      'logs',
      s => s.cluster.logs('web-1', 'web', 20, true),
      {
        method: 'GET',
        path: '/prefix/api/v1/namespaces/shop/pods/web-1/log?container=web&tailLines=20&limitBytes=65536&previous=true',
        headers: reader
      }
    ],
    [
      'proxy',
      s => s.cluster.proxy('web-preview', 'http', '/healthz?deep=1'),
      {
        method: 'GET',
        path: '/prefix/api/v1/namespaces/shop/services/web-preview:http/proxy/healthz?deep=1',
        headers: reader
      }
    ],
    [
      'may',
      s => s.cluster.may('patch', 'apps', 'deployments', 'scale'),
      {
        method: 'POST',
        path: '/prefix/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        headers: asJson,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              namespace: 'shop',
              verb: 'patch',
              group: 'apps',
              resource: 'deployments',
              subresource: 'scale'
            }
          }
        }
      }
    ]
  ])('%s', async (_, ask, expected) => {
    const server = await start((_asked, outgoing) => json(outgoing, {}))
    await ask(server)
    expect(server.asked).toEqual([expected])
  })
})

test('a list gives its items the kind that it says once', async () => {
  const items = [{ metadata: { name: 'web' }, spec: {} }]
  const { cluster } = await start((_, outgoing) => json(outgoing, { metadata: { resourceVersion: '9' }, items }))
  expect(await cluster.list(deployments)).toEqual({
    resourceVersion: '9',
    items: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: {} }]
  })
})

test('an object that is not there is undefined, and stops nothing', async () => {
  const { cluster } = await start((_, outgoing) => json(outgoing, { kind: 'Status' }, 404))
  expect([await cluster.get(deployments, 'web'), await cluster.get(deployments, 'web')]).toEqual([undefined, undefined])
})

describe('discovery', () => {
  const resources = [
    { name: 'deployments/scale', kind: 'Scale', namespaced: true },
    { name: 'deployments', kind: 'Deployment', namespaced: true }
  ]

  test('asks once per group version, however many ask at once', async () => {
    const { cluster, asked } = await start((_, outgoing) => json(outgoing, { resources }))
    const kinds = ['Deployment', 'Scale', 'Widget']
    const found = await Promise.all(kinds.map(kind => refusal(cluster.resource('apps/v1', kind))))
    expect([found, asked.map(({ path }) => path)]).toEqual([
      [
        deployments,
        { code: 'NOT_FOUND', message: 'The cluster does not serve Scale of apps/v1.' },
        { code: 'NOT_FOUND', message: 'The cluster does not serve Widget of apps/v1.' }
      ],
      ['/prefix/apis/apps/v1']
    ])
  })

  test('asks again after a failure, and for what the cluster may be about to serve', async () => {
    let answers = [503, 404, 404]
    const { cluster, asked } = await start((_, outgoing) => {
      const [status = 200, ...rest] = answers
      answers = rest
      json(outgoing, { kind: 'Status', message: 'x' }, status)
    })
    const ask = () => refusal(cluster.resource('v1', 'Pod'))
    expect([await ask(), await ask(), await ask(), asked.length]).toEqual([
      { code: 'CLUSTER_UNREACHABLE', message: "Can't get APIResourceList v1: x (HTTP 503)." },
      { code: 'NOT_FOUND', message: 'The cluster does not serve Pod of v1.' },
      { code: 'NOT_FOUND', message: 'The cluster does not serve Pod of v1.' },
      3
    ])
  })
})

describe('the Service proxy', () => {
  test("hands on the backend's answer, whatever it is", async () => {
    const { cluster } = await start((_, outgoing) => void outgoing.writeHead(403).end('not today'))
    expect(await cluster.proxy('web', 80, 'healthz')).toEqual({ status: 403, body: 'not today' })
  })

  test("is refused by the API server's own word", async () => {
    const message = 'services "web:80" is forbidden: cannot get resource "services/proxy" in API group ""'
    const { cluster } = await start((_, outgoing) => json(outgoing, { kind: 'Status', message }, 403))
    expect(await refusal(cluster.proxy('web', 80, '/'))).toEqual({
      code: 'CLUSTER_DENIED',
      message: `Can't get the proxy of Service web in namespace shop: ${message} (HTTP 403).`
    })
  })

  test('reads no more of an endless answer than it needs', async () => {
    const { cluster } = await start((_, outgoing) => {
      const chunk = 'x'.repeat(65_536)
      const more = () => {
        while (!outgoing.destroyed && outgoing.write(chunk)) {}
      }
      outgoing.on('drain', more)
      more()
    })
    expect((await cluster.proxy('web', 80, '/')).body.length).toBe(1024 * 1024)
  })
})
