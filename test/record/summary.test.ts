import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { code, escaped, label, link } from '../../src/record/markdown.ts'
import { type Story, summaryOf } from '../../src/record/summary.ts'

const digest = `sha256:${'a'.repeat(64)}`
const story: Story = {
  task: 'deploy',
  outcome: 'SUCCEEDED',
  why: 'All gates passed for 5 min.',
  version: '1.4.2',
  environment: 'production',
  images: [{ name: 'web', repository: 'ghcr.io/acme/web', digest, tag: '1.4.2' }],
  previous: '1.4.1',
  from: 1_000_000,
  to: 1_095_000,
  phases: [
    { title: 'Build', from: 1_000_000, to: 1_060_000, failed: false },
    { title: 'Cut over: shop/web', from: 1_060_000, to: 1_060_000, failed: true }
  ],
  changes: ['Service shop/web: 1.4.1 -> 1.4.2'],
  rollbackForm: 'https://github.com/acme/shop/actions/workflows/rollback.yml'
}

describe('the summary', () => {
  it("has each gate's last answer, and how many were good", () => {
    const gates = [
      { when: 'before', name: 'http /a|b', state: 'good', says: '200, expected 200', good: 1, asked: 1 },
      { when: 'after', name: 'errors', state: 'bad', says: '0.02, at most <0.01>', good: 3, asked: 4 },
      { when: 'after', name: 'p95', state: 'unread', says: 'no answer', good: 0, asked: 9 },
      { when: 'after', name: 'pods', state: 'unasked', says: 'not asked', good: 0, asked: 0 }
    ] as const
    expect(summaryOf({ ...story, gates })).toContain(`
| Gate | | Last answer |
|---|---|---|
| before | \`http /a¦b\` | ✅ 200, expected 200 (1 of 1 good) |
| after | \`errors\` | ❌ 0.02, at most &#60;0.01&#62; (3 of 4 good) |
| after | \`p95\` | ❔ no answer (0 of 9 good) |
| after | \`pods\` | ➖ not asked (0 of 0 good) |

`)
  })

  it('says the outcome first, then the facts, the times, the changes and the way back', () => {
    expect(summaryOf(story)).toBe(`## ✅ 1.4.2 is live in production

All gates passed for 5 min.

| | |
|---|---|
| Outcome | SUCCEEDED |
| Version | \`1.4.2\` |
| Environment | production |
| Image web | \`ghcr.io/acme/web:1.4.2@${digest}\` |
| Previous | \`1.4.1\` |
| Duration | 1 min 35 s |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %H:%M:%S
  Build :1000000, 60000ms
  Cut over shop/web :crit, 1060000, 1ms
\`\`\`

<details>
<summary>What changed (1)</summary>

1. Service shop/web: 1.4.1 -&#62; 1.4.2

</details>

**To go back** open [the rollback form](https://github.com/acme/shop/actions/workflows/rollback.yml), choose *Run workflow*, environment \`production\`, version \`1.4.1\`.
`)
  })

  it('shows what went wrong and what to do, and offers no way back from a release that is not live', () => {
    const failure = new CutoverError('TIMED_OUT', 'The gate /healthz said 500.', {
      hint: 'Look at the log.\nThen release again.'
    })
    const text = summaryOf({
      ...story,
      outcome: 'ROLLED_BACK',
      why: 'The gate failed.',
      failure,
      phases: [],
      changes: []
    })
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      '## ↩️ 1.4.2 was bad and is rolled back in production',
      'The gate failed.',
      '> [!CAUTION]\n> The gate /healthz said 500.\n>\n> Look at the log.<br>\n> Then release again.'
    ])
    expect(text).not.toContain('To go back')
  })

  it('says that a dry run changed nothing', () => {
    const text = summaryOf({ ...story, dryRun: true })
    expect(text).toContain('## ✅ 1.4.2 is live in production (dry run: nothing was changed)')
    expect(text).toContain('What would change (1)')
    expect(text).not.toContain('To go back')
  })

  it('tells of a rollback who wanted it and why', () => {
    const text = summaryOf({ ...story, task: 'rollback', reason: 'checkout *is* slow' })
    expect(text).toContain('is live again in production')
    expect(text).toContain('| Reason | checkout &#42;is&#42; slow |')
  })
})

const hostile = fc.string({
  unit: fc.constantFrom(
    '`',
    '|',
    '\n',
    '\r',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '*',
    '#',
    '!',
    '&',
    '@',
    ':',
    '/',
    'a',
    ' ',
    '\\',
    '~',
    '-',
    'http',
    '://',
    'www.'
  ),
  maxLength: 30
})

describe('foreign text in Markdown', () => {
  it('is never markup, a link, a mention or a new line', () => {
    fc.assert(
      fc.property(hostile, text => {
        const shown = escaped(text)
        expect(shown.replaceAll(/&#\d+;/g, '·')).not.toMatch(/[`|<>[\]()*#!&@\\~\r\n]|:\/\/|www\./)
        const back = shown.replaceAll(/&#(\d+);/g, (_all, point) => String.fromCodePoint(Number(point)))
        expect(back).toBe(text.replace(/\s+/g, ' ').trim())
      })
    )
  })

  it('ends no code that it stands in', () => {
    fc.assert(
      fc.property(hostile, text => {
        const shown = code(text)
        const fence = /^`*/.exec(shown)?.[0] ?? ''
        const inside = shown.slice(fence.length, shown.length - fence.length)
        expect(inside.split(/[^`]+/)).not.toContain(fence || 'x')
        expect(shown).not.toMatch(/[|\r\n]/)
      })
    )
  })

  it('is no syntax in a diagram', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(label(text)).toMatch(/^[\p{L}\p{N} ._()/+-]+$/u)
      })
    )
  })

  it.each([
    ['https://a.example/x(1)|2', '[v1](https://a.example/x%281%29%7c2)'],
    ['javascript:alert(1)', 'v1'],
    ['no url', 'v1']
  ])('is a link only where it is a web address: %s', (url, expected) => {
    expect(link('v1', url)).toBe(expected)
  })
})
