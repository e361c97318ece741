import { describe, expect, test } from 'vitest'
import { page } from '../../../src/cli/rehearsal/page.ts'
import { faults, writesPerMove } from '../../../src/cli/rehearsal/result.ts'
import { summaryText } from '../../../src/cli/rehearsal/text.ts'
import { lossy, sample } from './sample.ts'

describe('the verdict', () => {
  test('nothing lost and every outcome as expected passes', () => {
    expect(faults(sample())).toEqual([])
  })

  test('each lost request, each other outcome, and no traffic at all fail', () => {
    const [first, ...rest] = sample().acts
    if (!first) throw new Error('no act')
    expect(faults({ ...lossy(), acts: [{ ...first, outcome: 'TIMED_OUT' }, ...rest] })).toEqual([
      '2 requests were lost.',
      'Release 1.1.0: TIMED_OUT, where SUCCEEDED was expected.'
    ])
    expect(faults(sample({ traffic: { ...sample().traffic, answered: {} } }))).toEqual(['No request was answered.'])
  })

  test('there and back are two moves of one write each', () => {
    expect(writesPerMove(sample())).toBe(1)
  })
})

describe('the page', () => {
  test('needs nothing else: no script, no address to load from', () => {
    const html = page(sample())
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import|https?:/)
  })

  test('says what was lost first, and shows each version in its colour', () => {
    const html = page(lossy())
    expect(html).toContain('<h1>2 of 122 requests lost</h1>')
    expect(html).toContain('<p class="verdict bad">Failed</p>')
    expect(html.match(/<path fill="var\(--v\d\)"/g)).toEqual([
      '<path fill="var(--v1)"',
      '<path fill="var(--v2)"',
      '<path fill="var(--v3)"'
    ])
    expect(html.match(/class="lost"/g)).toHaveLength(1)
  })

  test('marks where traffic moved, once for all Services of a move', () => {
    const { acts } = sample()
    const both = acts.map(act => ({ ...act, moves: act.moves.flatMap(move => [move, { ...move, service: 'api' }]) }))
    const html = page(sample({ acts: both, services: ['web', 'api'] }))
    expect([...html.matchAll(/>to ([\d.]+)</g)].map(([, to]) => to)).toEqual(['1.1.0', '1.2.0', '1.1.0'])
  })

  test('foreign text is text, never markup', () => {
    const html = page(sample({ repository: '<script>alert(1)</script>', notes: ['"><img src=x>'] }))
    expect(html).not.toMatch(/<script|<img/)
  })
})

test('the terminal gets the same numbers in columns', () => {
  expect(summaryText(lossy())).toBe(`          1.0.0  1.1.0  1.2.0  lost  sent
Requests     40     60     20     2   122

                   Outcome   Took       web
Release 1.1.0    succeeded  0.2 s   1 write
  Cut over                  0.2 s
Release 1.2.0  rolled back  0.2 s  2 writes

Lost at 0.42 s: socket hang up
Failed: 2 requests were lost.`)
})
