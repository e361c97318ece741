import { expect, it } from 'vitest'
import { lanes } from '../../src/image/lanes.ts'

/** Work that ends when it is told to, and remembers how many were at it at once. */
function observed() {
  const begun: string[] = []
  const open = new Map<string, { end(): void; fail(error: Error): void }>()
  return {
    begun,
    open,
    work: (item: string) =>
      new Promise<string>((resolve, reject) => {
        begun.push(item)
        open.set(item, { end: () => resolve(item.toUpperCase()), fail: reject })
      })
  }
}
const settle = () => new Promise(resolve => setImmediate(resolve))

it('never more things go on at a host than it has lanes', async () => {
  const { begun, open, work } = observed()
  const done = lanes(2).each(['a'], ['x', 'y', 'z'], work)
  await settle()
  expect(begun).toEqual(['x', 'y'])
  open.get('x')?.end()
  await settle()
  expect(begun).toEqual(['x', 'y', 'z'])
  for (const one of open.values()) one.end()
  expect(await done).toEqual(['X', 'Y', 'Z'])
})

it('what needs two hosts waits for both, and blocks nothing that needs one', async () => {
  const { begun, open, work } = observed()
  const shared = lanes(1)
  const all = [
    shared.each(['a'], ['at a'], work),
    shared.each(['a', 'b'], ['at both'], work),
    shared.each(['b'], ['at b'], work)
  ]
  await settle()
  expect(begun).toEqual(['at a', 'at b'])
  for (const one of open.values()) one.end()
  await settle()
  expect(begun).toEqual(['at a', 'at b', 'at both'])
  for (const one of open.values()) one.end()
  await Promise.all(all)
})

it('after a failure nothing new begins, and what has begun is waited for', async () => {
  const { begun, open, work } = observed()
  let ended = false
  const done = lanes(2).each(['a'], ['x', 'y', 'z'], work)
  done.catch(() => {
    ended = true
  })
  await settle()
  open.get('x')?.fail(new Error('x failed'))
  await settle()
  expect([begun, ended]).toEqual([['x', 'y'], false])
  open.get('y')?.end()
  await expect(done).rejects.toThrow('x failed')
})
