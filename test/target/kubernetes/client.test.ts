import { afterEach, describe, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import type { WatchEvent } from '../../../src/target/kubernetes/cluster.ts'
import type { KubeObject, Resource } from '../../../src/target/kubernetes/objects.ts'
import type { Answer } from './api-server.ts'
import { json, startApiServer } from './api-server.ts'

const deployments: Resource = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'deployments', namespaced: true }
const namespaces: Resource = { apiVersion: 'v1', kind: 'Namespace', name: 'namespaces', namespaced: false }
const web: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } }

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

async function start(answer: Answer) {
  const server = await startApiServer(answer)
  close = server.close
  return server
}

const refusal = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    const { code, message } = error as CutoverError
    return { code, message: message.replace(/127\.0\.0\.1:\d+/g, 'HOST') }
  }
}

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

  test('asks again after a failure, not after a group that the cluster lacks', async () => {
    let answers = [503, 404]
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
      2
    ])
  })
})

describe('what goes wrong is told once, and never tried again:', () => {
  test('credentials that are refused are renewed for the next request', async () => {
    const { cluster, asked, renewals } = await start((_, outgoing) =>
      json(outgoing, { kind: 'Status', message: 'no' }, 401)
    )
    expect([await refusal(cluster.get(deployments, 'web')), asked.length, renewals]).toEqual([
      {
        code: 'CLUSTER_DENIED',
        message:
          'The API server does not accept the credentials to get Deployment web in namespace shop: no (HTTP 401).'
      },
      1,
      [1]
    ])
  })

  test('an answer that breaks off leaves the effect unknown', async () => {
    const { cluster, asked } = await start((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': 100 }).write('{')
      setImmediate(() => outgoing.destroy())
    })
    expect([await refusal(cluster.create(deployments, web)), asked.length]).toEqual([
      {
        code: 'CLUSTER_UNREACHABLE',
        message: "Can't create Deployment web in namespace shop: no answer from the API server http://HOST (aborted)."
      },
      1
    ])
  })

  test('something that is no API server is named', async () => {
    const { cluster } = await start((_, outgoing) => void outgoing.end('<html>Welcome</html>'))
    expect(await refusal(cluster.get(deployments, 'web'))).toEqual({
      code: 'CLUSTER_INVALID',
      message: 'http://HOST answered with something that is not JSON.'
    })
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

describe('a watch', () => {
  const object = (name: string, resourceVersion: string) => ({ ...web, metadata: { name, resourceVersion } })
  const line = (type: string, held: unknown): string => `${JSON.stringify({ type, object: held })}\n`
  const watching = (events: WatchEvent[], signal = new AbortController().signal, resourceVersion = '5') =>
    [
      deployments,
      { resourceVersion, labelSelector: 'a=b', signal },
      (event: WatchEvent) => void events.push(event)
    ] as const

  test('hands on events, however the network cuts them up, and ends with the server', async () => {
    const text =
      line('ADDED', object('wéb', '6')) + line('BOOKMARK', object('', '8')) + line('DELETED', object('wéb', '9'))
    const { cluster, asked } = await start(async (_, outgoing) => {
      for (const byte of Buffer.from(text)) {
        outgoing.write(Buffer.of(byte))
        await new Promise(setImmediate)
      }
      outgoing.end()
    })
    const events: WatchEvent[] = []
    await cluster.watch(...watching(events))
    expect([events, asked[0]?.path]).toEqual([
      [
        { type: 'ADDED', object: object('wéb', '6') },
        { type: 'BOOKMARK', object: object('', '8') },
        { type: 'DELETED', object: object('wéb', '9') }
      ],
      '/prefix/apis/apps/v1/namespaces/shop/deployments?watch=1&allowWatchBookmarks=true&timeoutSeconds=290&resourceVersion=5&labelSelector=a%3Db'
    ])
  })

  test.each<[string, Answer]>([
    [
      'in an event',
      (_, outgoing) => void outgoing.end(line('ERROR', { kind: 'Status', code: 410, message: 'too old' }))
    ],
    ['as an answer', (_, outgoing) => json(outgoing, { kind: 'Status', code: 410 }, 410)]
  ])('that comes too late, told %s, is GONE', async (_, answer) => {
    const { cluster } = await start(answer)
    const events: WatchEvent[] = []
    await cluster.watch(...watching(events))
    expect(events).toEqual([{ type: 'GONE' }])
  })

  test('ends quietly when its reader has enough', async () => {
    const { cluster } = await start((_, outgoing) => void outgoing.write(line('ADDED', object('web', '6'))))
    const stop = new AbortController()
    const events: WatchEvent[] = []
    await cluster.watch(deployments, { resourceVersion: '5', signal: stop.signal }, event => {
      events.push(event)
      stop.abort()
    })
    expect(events).toEqual([{ type: 'ADDED', object: object('web', '6') }])
  })

  test('that breaks, is denied or fails says so', async () => {
    const answers: Answer[] = [
      (_, outgoing) => {
        outgoing.write(line('ADDED', object('web', '6')))
        setImmediate(() => outgoing.destroy())
      },
      (_, outgoing) => json(outgoing, { kind: 'Status', message: 'no' }, 403),
      (_, outgoing) => void outgoing.end(line('ERROR', { kind: 'Status', code: 500, message: 'etcd' }))
    ]
    const { cluster } = await start((asked, outgoing) => answers.shift()?.(asked, outgoing))
    const watch = () => refusal(cluster.watch(...watching([])))
    const what = "Can't watch Deployment objects in namespace shop"
    expect([await watch(), await watch(), await watch()]).toEqual([
      { code: 'CLUSTER_UNREACHABLE', message: `${what}: no answer from the API server http://HOST (aborted).` },
      { code: 'CLUSTER_DENIED', message: `${what}: no (HTTP 403).` },
      { code: 'CLUSTER_UNREACHABLE', message: `${what}: etcd (HTTP 500).` }
    ])
  })
})
