import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import { Collection, isLater } from '../../../src/target/kubernetes/collection.ts'
import type { KubeObject, Resource } from '../../../src/target/kubernetes/objects.ts'
import type { View } from '../../../src/target/kubernetes/view.ts'
import { openView } from '../../../src/target/kubernetes/view.ts'
import { json, startApiServer } from './api-server.ts'

const pods: Resource = { apiVersion: 'v1', kind: 'Pod', name: 'pods', namespaced: true }
const services: Resource = { apiVersion: 'v1', kind: 'Service', name: 'services', namespaced: true }
const pod = (name: string, version: number, more: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, resourceVersion: String(version) },
  ...more
})

/** A cluster with pods and no Services; watches stay open until the test writes to them or ends them. */
class Pods {
  items: KubeObject[] = []
  version = 10
  /** How the next watches of pods are answered; by default they open. */
  refusals: number[] = []
  readonly #watches: ServerResponse[] = []
  #opened: () => void = () => undefined

  answer(path: string, outgoing: ServerResponse): void {
    if (!path.includes('watch=1')) {
      const items = path.includes('/pods') ? this.items : []
      json(outgoing, { metadata: { resourceVersion: String(this.version) }, items })
      return
    }
    const status = path.includes('/pods') ? this.refusals.shift() : undefined
    if (status !== undefined) {
      json(outgoing, { kind: 'Status', message: 'no' }, status)
      return
    }
    outgoing.writeHead(200).flushHeaders()
    if (path.includes('/pods')) {
      this.#watches.push(outgoing)
      this.#opened()
    }
  }

  /** The watch of pods that is open now, or the next one. */
  async watch(): Promise<ServerResponse> {
    for (;;) {
      const open = this.#watches.find(watch => !watch.writableEnded && !watch.destroyed)
      if (open) return open
      await new Promise<void>(resolve => {
        this.#opened = resolve
      })
    }
  }

  async send(type: string, object: unknown): Promise<void> {
    ;(await this.watch()).write(`${JSON.stringify({ type, object })}\n`)
  }
}

let cluster: Pods
let server: Awaited<ReturnType<typeof startApiServer>>
let warnings: string[]
let slept: number[]
let view: View
const never = new AbortController().signal

beforeEach(async () => {
  cluster = new Pods()
  warnings = []
  slept = []
  server = await startApiServer(({ path }, outgoing) => cluster.answer(path, outgoing))
})
afterEach(async () => {
  view.close()
  await server.close()
})

const open = async (signal = never): Promise<View> => {
  const sleep = async (duration: number, stop?: AbortSignal): Promise<void> => {
    slept.push(duration)
    await systemClock.sleep(1, stop)
  }
  const report = { ...silent, warning: (text: string) => void warnings.push(text) }
  view = await openView(server.cluster, [{ resource: pods, labelSelector: 'a=b' }, { resource: services }], {
    clock: { ...systemClock, sleep },
    report,
    signal
  })
  return view
}
const names = (): string[] => view.objects('Pod').map(({ metadata }) => `${metadata.name}@${metadata.resourceVersion}`)
const asked = (): string[] => server.asked.map(({ path }) => path.replace('/prefix/api/v1/namespaces/shop/', ''))
const watchOf = (resource: string, version: number, more = '') =>
  `${resource}?watch=1&allowWatchBookmarks=true&timeoutSeconds=290&resourceVersion=${version}${more}`
const listOfPods = 'pods?labelSelector=a%3Db'
const watchOfPods = (version: number) => watchOf('pods', version, '&labelSelector=a%3Db')

test('a view costs one list per resource, and one watch each from the first wait on', async () => {
  cluster.items = [pod('b', 2), pod('a', 1)]
  await open()
  expect([names(), view.find('Pod', 'a'), view.find('Pod', 'c'), view.objects('Secret')]).toEqual([
    ['a@1', 'b@2'],
    pod('a', 1),
    undefined,
    []
  ])
  expect(asked().sort()).toEqual([listOfPods, 'services'])
  const change = view.changed(never)
  await cluster.send('MODIFIED', pod('a', 11))
  await change
  expect(names()).toEqual(['a@11', 'b@2'])
  const another = view.changed(never)
  await cluster.send('DELETED', pod('b', 12))
  await another
  expect(names()).toEqual(['a@11'])
  expect(asked().sort()).toEqual([listOfPods, watchOfPods(10), 'services', watchOf('services', 10)].sort())
})

test('a wait ends at once when something changed since the last look', async () => {
  await open()
  names()
  view.put(pod('a', 11))
  await view.changed(never)
  expect(names()).toEqual(['a@11'])
})

test('news from before a write of our own does not undo it', async () => {
  cluster.items = [pod('a', 5), pod('b', 5)]
  await open()
  names()
  view.put(pod('a', 20))
  view.put(pod('b', 15))
  view.forget('Pod', 'b')
  names()
  const change = view.changed(never)
  await cluster.send('MODIFIED', pod('a', 19))
  await cluster.send('MODIFIED', pod('b', 15))
  await cluster.send('ADDED', pod('c', 21))
  await change
  expect(names()).toEqual(['a@20', 'c@21'])
})

test('a refresh lists everything anew, and keeps what is newer than the list', async () => {
  cluster.items = [pod('a', 5), pod('b', 5)]
  await open()
  view.put(pod('c', 30))
  cluster.items = [pod('a', 12)]
  cluster.version = 20
  await view.refresh()
  expect(names()).toEqual(['a@12', 'c@30'])
  expect(asked().sort()).toEqual([listOfPods, listOfPods, 'services', 'services'])
})

test('a watch that comes too late is followed by a list and the next watch', async () => {
  cluster.items = [pod('a', 5)]
  await open()
  names()
  const change = view.changed(never)
  cluster.items = [pod('b', 40)]
  cluster.version = 40
  const watch = await cluster.watch()
  await cluster.send('ERROR', { kind: 'Status', code: 410 })
  watch.end()
  await change
  expect(names()).toEqual(['b@40'])
  const another = view.changed(never)
  await cluster.send('ADDED', pod('c', 41))
  await another
  expect(names()).toEqual(['b@40', 'c@41'])
  expect(asked().filter(path => path.startsWith('pods'))).toEqual([
    listOfPods,
    watchOfPods(10),
    listOfPods,
    watchOfPods(40)
  ])
})

test('a watch that ends or breaks goes on where it stood, with no list', async () => {
  await open()
  names()
  const first = view.changed(never)
  await cluster.send('BOOKMARK', pod('', 15))
  await cluster.send('ADDED', pod('a', 16))
  await first
  names()
  ;(await cluster.watch()).end()
  const second = view.changed(never)
  await cluster.send('ADDED', pod('b', 17))
  await second
  names()
  const broken = await cluster.watch()
  const ended = new Promise(resolve => broken.on('close', resolve))
  server.drop()
  await ended
  const third = view.changed(never)
  await cluster.send('ADDED', pod('c', 18))
  await third
  expect(names()).toEqual(['a@16', 'b@17', 'c@18'])
  expect(asked().filter(path => path.startsWith('pods'))).toEqual([
    listOfPods,
    watchOfPods(10),
    watchOfPods(16),
    watchOfPods(17)
  ])
})

test('a server that fails is tried again ever more rarely, and people are told once', async () => {
  cluster.refusals = [500, 503, 500, 429, 500, 500, 500, 500]
  await open()
  names()
  const change = view.changed(never)
  await cluster.send('ADDED', pod('a', 11))
  await change
  expect(slept.map((duration, i) => duration >= Math.min(15_000, 500 * 2 ** i))).toEqual(Array(8).fill(true))
  expect(warnings).toEqual(["Watching Pod objects fails: Can't watch Pod objects in namespace shop: no (HTTP 429)."])
})

test('who may not watch asks every two seconds instead, and is told once', async () => {
  cluster.refusals = [403, 403]
  await open()
  names()
  const change = view.changed(never)
  cluster.items = [pod('a', 50)]
  cluster.version = 50
  await change
  expect(names()).toEqual(['a@50'])
  const another = view.changed(never)
  cluster.items = []
  cluster.version = 51
  await another
  expect(names()).toEqual([])
  expect(slept.slice(1).every(duration => duration === 2_000)).toBe(true)
  expect(warnings).toEqual(['No right to watch Pod objects: asking every 2 s instead. Grant watch on pods.'])
})

test('credentials that were renewed in time keep the watch', async () => {
  cluster.refusals = [401]
  await open()
  names()
  const change = view.changed(never)
  await cluster.send('ADDED', pod('a', 11))
  await change
  expect([names(), warnings]).toEqual([['a@11'], []])
})

test('what waiting does not cure ends the wait with the reason', async () => {
  cluster.refusals = [404]
  await open()
  names()
  await expect(view.changed(never)).rejects.toMatchObject({ code: 'NOT_FOUND' } satisfies Partial<CutoverError>)
})

describe('a wait ends with', () => {
  test('its own signal', async () => {
    await open()
    names()
    const stop = new AbortController()
    const change = view.changed(stop.signal)
    stop.abort()
    await expect(change).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('the signal of the view, and so do its watches', async () => {
    const stop = new AbortController()
    await open(stop.signal)
    names()
    const change = view.changed(never)
    const watch = await cluster.watch()
    const ended = new Promise(resolve => watch.on('close', resolve))
    stop.abort()
    await expect(change).rejects.toMatchObject({ code: 'CANCELLED' })
    await ended
  })
})

describe('a collection', () => {
  test('compares versions as the integers that they are, and takes others for news', () => {
    expect([
      isLater('10', '9'),
      isLater('9', '10'),
      isLater('10', '10'),
      isLater('x', '10'),
      isLater('x', 'x')
    ]).toEqual([true, false, false, true, false])
  })

  test('ends with the last state of every object, however lists, events and answers are mixed', () => {
    const step = fc.record({
      name: fc.constantFrom('a', 'b'),
      gone: fc.boolean(),
      own: fc.option(fc.integer({ min: -40, max: 40 }))
    })
    const list = fc.record({ after: fc.nat(15), told: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.array(list), (steps, lists) => {
        const collection = new Collection()
        collection.absorb({ items: [], resourceVersion: '0' })
        const truth = new Map<string, KubeObject>()
        const news: { at: number; tell: () => unknown }[] = []
        // Events of a watch come in the order of versions; answers and lists come earlier or later than these.
        steps.forEach(({ name, gone, own }, i) => {
          const object = pod(name, i + 1)
          const type = gone ? 'DELETED' : 'MODIFIED'
          if (truth.has(name) || !gone) news.push({ at: 10 * i, tell: () => collection.accept({ type, object }) })
          if (own !== null && !gone) news.push({ at: 10 * i + own, tell: () => collection.put(object) })
          if (gone) truth.delete(name)
          else truth.set(name, object)
          for (const { told } of lists.filter(({ after }) => after === i)) {
            const listing = { items: [...truth.values()], resourceVersion: String(i + 1) }
            news.push({ at: 10 * i - 30 + told, tell: () => collection.absorb(listing) })
          }
        })
        for (const { tell } of news.sort((a, b) => a.at - b.at)) tell()
        expect(new Map(collection.values().map(object => [object.metadata.name, object]))).toEqual(truth)
      })
    )
  })
})
