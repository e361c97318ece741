import { describe, expect, it } from 'vitest'
import { masks } from '../../src/runner/masks.ts'
import { pace } from '../../src/runner/pace.ts'

describe('the pace of progress', () => {
  it('forgets what was waiting once it is shown or no longer true', () => {
    let time = 0
    const progress = pace({ monotonic: () => time }, 10)
    const told = [progress.next('a'), progress.next('b'), progress.next('a'), progress.rest(), progress.next('c')]
    time = 10
    told.push(progress.next('d'), progress.rest())
    expect(told).toEqual(['a', undefined, undefined, undefined, undefined, 'd', undefined])
  })
})

describe('masks', () => {
  it('hide a secret whole, though a part of it is a secret too', () => {
    const hidden = masks()
    hidden.add('ab')
    hidden.add('abc')
    expect(hidden.hide('xabcx abx')).toBe('x***x ***x')
  })

  it('are added once, and never for nothing', () => {
    const hidden = masks()
    expect([hidden.add('ab').length, hidden.add('ab'), hidden.add(''), hidden.add(' \n')]).toEqual([2, [], [], []])
    expect(hidden.hide('a b')).toBe('a b')
  })
})
