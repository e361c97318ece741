import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import type { View } from '../../../src/target/kubernetes/view.ts'
import { listOfPods, never, Pods, pod, viewOfPods, watchOfPods } from './pods.ts'

let cluster: Pods
let opened: Awaited<ReturnType<typeof viewOfPods>>
let view: View

beforeEach(() => {
  cluster = new Pods()
})
afterEach(() => opened.close())

const open = async (): Promise<void> => {
  opened = await viewOfPods(cluster)
  view = opened.view
}
const names = () => opened.names()

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
  expect(opened.asked().filter(path => path.startsWith('pods'))).toEqual([
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
  opened.drop()
  await ended
  const third = view.changed(never)
  await cluster.send('ADDED', pod('c', 18))
  await third
  expect(names()).toEqual(['a@16', 'b@17', 'c@18'])
  expect(opened.asked().filter(path => path.startsWith('pods'))).toEqual([
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
  expect(opened.slept.map((duration, i) => duration >= Math.min(15_000, 500 * 2 ** i))).toEqual(Array(8).fill(true))
  expect(opened.warnings).toEqual([
    "Watching Pod objects fails: Can't watch Pod objects in namespace shop: no (HTTP 429)."
  ])
})

test('an API server that is away is told once, and not once for every kind', async () => {
  cluster.outage = 24
  await open()
  names()
  const change = view.changed(never)
  await cluster.send('ADDED', pod('a', 11))
  await change
  expect(opened.warnings).toEqual([
    expect.stringMatching(/^Watching (Pod|Service) objects fails: Can't watch .* no \(HTTP 503\)\.$/)
  ])
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
  expect(opened.slept.slice(1).every(duration => duration === 2_000)).toBe(true)
  expect(opened.warnings).toEqual(['No right to watch Pod objects: asking every 2 s instead. Grant watch on pods.'])
})

test('credentials that were renewed in time keep the watch', async () => {
  cluster.refusals = [401]
  await open()
  names()
  const change = view.changed(never)
  await cluster.send('ADDED', pod('a', 11))
  await change
  expect([names(), opened.warnings]).toEqual([['a@11'], []])
})

test('what waiting does not cure ends the wait with the reason', async () => {
  cluster.refusals = [404]
  await open()
  names()
  await expect(view.changed(never)).rejects.toMatchObject({ code: 'NOT_FOUND' } satisfies Partial<CutoverError>)
})
