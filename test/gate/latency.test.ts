import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '../../src/gate/latency.ts'

const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })

test('a percentile is the smallest value that so many per cent do not exceed', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (all, p) => {
      const atMost = (bound: number): number => all.filter(value => value <= bound).length
      const naive = Math.min(...all.filter(value => atMost(value) * 100 >= p * all.length))
      expect(percentile(all, p)).toBe(naive)
    })
  )
})

test('the order of the values does not matter, and they stay as they were', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (all, p) => {
      const copy = [...all]
      expect(percentile([...all].reverse(), p)).toBe(percentile(all, p))
      expect(all).toEqual(copy)
    })
  )
})
