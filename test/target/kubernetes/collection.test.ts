import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Collection, isLater } from '../../../src/target/kubernetes/collection.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { pod } from './pods.ts'

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
