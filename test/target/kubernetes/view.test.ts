import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { View } from '../../../src/target/kubernetes/view.ts'
import { listOfPods, never, Pods, pod, viewOfPods, watchOfPods, watchOfServices } from './pods.ts'

let cluster: Pods
let opened: Awaited<ReturnType<typeof viewOfPods>>
let view: View

beforeEach(() => {
  cluster = new Pods()
})
afterEach(() => opened.close())

const open = async (signal = never): Promise<void> => {
  opened = await viewOfPods(cluster, signal)
  view = opened.view
}
const names = () => opened.names()

test('a view costs one list per resource, and one watch each from the first wait on', async () => {
  cluster.items = [pod('b', 2), pod('a', 1)]
  await open()
  expect([names(), view.find('Pod', 'a'), view.find('Pod', 'c'), view.objects('Secret')]).toEqual([
    ['a@1', 'b@2'],
    pod('a', 1),
    undefined,
    []
  ])
  expect(opened.asked().sort()).toEqual([listOfPods, 'services'])
  const change = view.changed(never)
  await cluster.send('MODIFIED', pod('a', 11))
  await change
  expect(names()).toEqual(['a@11', 'b@2'])
  const another = view.changed(never)
  await cluster.send('DELETED', pod('b', 12))
  await another
  expect(names()).toEqual(['a@11'])
  expect(opened.asked().sort()).toEqual([listOfPods, watchOfPods(10), 'services', watchOfServices(10)].sort())
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
  expect(opened.asked().sort()).toEqual([listOfPods, listOfPods, 'services', 'services'])
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
