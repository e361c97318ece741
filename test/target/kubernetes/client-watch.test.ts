import { describe, expect, test } from 'vitest'
import type { WatchEvent } from '../../../src/target/kubernetes/cluster.ts'
import type { Answer } from './api-server.ts'
import { json } from './api-server.ts'
import { deployments, refusal, start, web } from './one-server.ts'

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
